using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.CommandLine;

public sealed class Supervising_by_command : IDisposable
{
    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Drafts_what_is_suggested_and_leaves_the_signature_to_another()
    {
        (await _folder.Tracker("units import", await _folder.WriteUnits(SmallPlan.Units), "--government", SmallPlan.Government)).ShouldBeDone();
        (await _folder.Tracker("import", _folder.Write("plan.txt", SmallPlan.Text), "--assign", "--leave-open")).ShouldBeDone();

        var suggested = (await _folder.Tracker("papers suggest")).ShouldBeDone();
        suggested.Results.ShouldContain("2:reminder\t市水务局\t提醒\t第2条");
        var paper = (await _folder.Tracker("papers suggest", "--draft", "2:reminder")).ShouldBeDone().LastLine;
        paper.ShouldEndWith("/paper/1");

        (await _folder.Tracker("papers list")).ShouldBeDone().Results.ShouldContain("提醒\t草稿");
        (await _folder.Tracker("papers sign", "--paper", paper)).ShouldBeRefused(4, "要由另一个账号签发");
        (await _folder.Tracker("papers issue", "--paper", paper)).ShouldBeRefused(4, "还没有签发");
        (await _folder.Tracker("papers file", "--paper", paper, "--out", _folder.PathOf("提醒.docx"))).ShouldBeDone();
        new FileInfo(_folder.PathOf("提醒.docx")).Length.ShouldBeGreaterThan(2_000);
        (await _folder.Tracker("papers withdraw", "--paper", paper, "--reason", "不用了")).ShouldBeDone();
        (await _folder.Tracker("papers register", "--out", _folder.PathOf("登记.csv"))).ShouldBeDone();
        File.ReadAllLines(_folder.PathOf("登记.csv")).Length.ShouldBe(1, "what was never issued is in no register");
    }
}
