using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.CommandLine;

public sealed class Typing_something_wrong : IDisposable
{
    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("unknown", "不认识「unknown」")]
    [InlineData("read", "缺少「文件」")]
    [InlineData("ledger --plan 990100/2026/plan/1", "缺少选项「--out」")]
    [InlineData("ledger --plan 7 --out l.json", "「--plan」不能是「7」")]
    [InlineData("ledger --plan 990100/2026/plan/1 --as-of 明天 --out l.json", "「--as-of」不能是「明天」")]
    [InlineData("import plan.txt --government 99", "「--government」不能是「99」")]
    [InlineData("units", "请写明要执行的命令")]
    [InlineData("serve --lang fr", "「--lang」不能是「fr」")]
    public async Task On_the_command_line_is_said_in_Chinese(string line, string sentence) =>
        (await Typed.Run(line.Split(' '))).ShouldBeRefused(2, sentence);

    [Fact]
    public async Task Or_in_English_where_that_is_asked_for() =>
        (await TrackerProcess.Run("read", "--lang", "en")).ShouldBeRefused(2, "FILE is missing.");

    [Theory]
    [InlineData("empty.txt", "", "是空的")]
    [InlineData("words.txt", "这里没有要点。", "没有找到带编号的要点")]
    [InlineData("binary.txt", "\0\u0001\u0002\u0003", "不是文字文件")]
    public async Task A_file_that_is_no_plan_is_refused(string name, string content, string sentence)
    {
        var file = _folder.Write(name, content);

        (await Typed.Run("read", file)).ShouldBeRefused(1, sentence);
        (await _folder.Tracker("import", file)).ShouldBeRefused(1, sentence);
    }

    [Fact]
    public async Task A_file_of_100_MB_or_none_at_all_is_refused()
    {
        using (var large = File.Create(_folder.PathOf("large.txt")))
        {
            large.SetLength(100 * 1024 * 1024);
        }

        (await Typed.Run("read", _folder.PathOf("large.txt"))).ShouldBeRefused(1, "超过20MB");
        (await _folder.Tracker("import", _folder.PathOf("large.txt"))).ShouldBeRefused(1, "超过20MB");
        (await Typed.Run("read", _folder.PathOf("absent.txt"))).ShouldBeRefused(1, "读不了文件");
        (await _folder.Tracker("import", _folder.PathOf("absent.txt"))).ShouldBeRefused(1, "读不了文件");
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        (await _folder.Tracker("ledger", "--plan", "990100/2026/plan/1", "--out", _folder.PathOf("l.json"))).ShouldBeRefused(3, "没有数据目录");
        await _folder.Tracker("import", _folder.Write("plan.txt", SmallPlan.Text));
        (await _folder.Tracker("ledger", "--plan", "990100/2026/plan/1", "--out", _folder.PathOf("l.json"))).ShouldBeRefused(3, "没有这份工作要点");
        (await _folder.Tracker("ledger", "--plan", "000000/2026/plan/1", "--out", _folder.PathOf("l.json"))).ShouldBeRefused(4, "还没有下达");
        (await _folder.Tracker("ledger", "--plan", "000000/2026/plan/1", "--out", _folder.PathOf("l.pdf"))).ShouldBeRefused(1, ".xlsx、.docx、.csv或.json");
        (await _folder.Tracker("report", "--assignment", "000000/2026/plan/1/work-point/1/assignment/1", "--text", "好")).ShouldBeRefused(3, "没有这项任务");
        File.Exists(_folder.PathOf("l.json")).ShouldBeFalse();
    }

    [Fact]
    public async Task An_answer_that_cannot_be_saved_there_is_said_in_one_sentence()
    {
        await _folder.Tracker("units import", await _folder.WriteUnits(SmallPlan.Units));
        await _folder.Tracker("import", _folder.Write("plan.txt", SmallPlan.Text), "--assign", "--leave-open");

        var said = (await _folder.Tracker("ledger", "--plan", "000000/2026/plan/1", "--out", _folder.PathOf("absent/l.xlsx"))).ShouldBeRefused(1, "写不了文件");

        said.Messages.TrimEnd().ShouldNotContain('\n');
    }

    [Fact]
    public async Task A_table_of_units_with_faults_is_refused_line_by_line()
    {
        await _folder.WriteUnits(("省发展局", null), ("省发展局", null), ("有关部门", null));

        var said = (await _folder.Tracker("units import", _folder.PathOf("units.xlsx"))).ShouldBeRefused(1, "不能导入");

        said.Messages.ShouldNotContain("程序出错");
    }

    [Fact]
    public async Task An_account_that_can_be_none_is_said() =>
        (await _folder.Tracker("report", "--assignment", "000000/2026/plan/1/work-point/1/assignment/1", "--text", "好", "--as", "x\r\ny")).ShouldBeRefused(2, "「--as」不能是");

    [Fact]
    public async Task An_address_in_use_is_said_in_one_sentence()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();

        var said = (await _folder.Tracker("serve", "--urls", $"http://{taken.LocalEndpoint}")).ShouldBeRefused(5, $"「http://{taken.LocalEndpoint}」已被别的程序占用");

        said.Messages.TrimEnd().ShouldNotContain('\n');
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_refused()
    {
        File.WriteAllText(_folder.Data, "no folder");

        (await _folder.Tracker("import", _folder.Write("plan.txt", SmallPlan.Text))).ShouldBeRefused(5, $"「{_folder.Data}」是一个文件，不是目录");
    }
}
