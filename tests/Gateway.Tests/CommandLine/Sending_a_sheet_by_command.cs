using System.Text.Json;
using Tracker.Gateway.Tests.Plans;
using Tracker.Gateway.Tests.Returns;
using Tracker.Gateway.Tests.Units;

namespace Tracker.Gateway.Tests.CommandLine;

public sealed class Sending_a_sheet_by_command : IDisposable
{
    private const string Period = "990100~2026~period~q2";
    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_step_of_a_period_is_a_command()
    {
        await _folder.Tracker("units import", await _folder.WriteUnits(SmallPlan.Units), "--government", SmallPlan.Government);
        await _folder.Tracker("import", _folder.Write("plan.txt", SmallPlan.Text), "--assign", "--leave-open");
        (await _folder.Tracker("returns open", Period, "--due", "2026-07-08")).ShouldBeDone();
        (await _folder.Tracker("returns periods")).ShouldBeDone().LastLine.ShouldBe("990100/2026/period/q2\t2026-04-01\t2026-06-30\t2026-07-08\topen");
        (await Missing()).ShouldBe(["1", "2", "3", "4", "5"]);

        using var sheet = JsonDocument.Parse((await _folder.Tracker("returns sheet", Period, "4", "--json")).ShouldBeDone().LastLine);
        var rows = sheet.RootElement.GetProperty("rows").EnumerateArray().Select(r => new { assignment = r.GetProperty("assignment").GetString(), outcome = "progress", text = "已张贴。" });
        var file = _folder.Write("sheet.json", JsonSerializer.Serialize(new { rows }));
        (await _folder.Tracker("returns send", file, "--period", Period, "--unit", "4")).ShouldBeDone();
        (await _folder.Tracker("returns sheet", Period, "4")).ShouldBeDone().LastLine.ShouldContain("已张贴。");

        (await _folder.Tracker("workbooks down", "--period", Period, "--unit", "5", "--out", _folder.PathOf("5.xlsx"))).ShouldBeDone();
        var filled = (await File.ReadAllBytesAsync(_folder.PathOf("5.xlsx"))).With(("F4", "有进展"), ("G4", "已上墙。"));
        await File.WriteAllBytesAsync(_folder.PathOf("5.xlsx"), filled);
        (await _folder.Tracker("returns send", _folder.PathOf("5.xlsx"), "--period", Period, "--unit", "5")).ShouldBeDone();
        (await Missing()).ShouldBe(["1", "2", "3", "5 1/2"]); // it sent one of its two rows

        (await _folder.Tracker("returns return", Period, "4", "--reason", "缺少数字")).ShouldBeDone();
        (await Missing()).ShouldBe(["1", "2", "3", "4", "5 1/2"]);
    }

    [Fact]
    public async Task A_period_is_moved_closed_and_opened_again_and_a_sheet_approved_within_its_unit()
    {
        await _folder.Tracker("units import", await _folder.WriteUnits(SmallPlan.Units), "--government", SmallPlan.Government);
        await _folder.Tracker("import", _folder.Write("plan.txt", SmallPlan.Text), "--assign", "--leave-open");
        (await _folder.Tracker("returns open", Period)).ShouldBeDone();
        (await _folder.Tracker("returns due", Period, "--due", "2026-07-20", "--reason", "会议议定")).ShouldBeDone();
        (await _folder.Tracker("returns close", Period)).ShouldBeDone().Messages.ShouldContain("已关闭");
        (await _folder.Tracker("returns periods")).LastLine.ShouldBe("990100/2026/period/q2\t2026-04-01\t2026-06-30\t2026-07-20\tclosed");
        (await _folder.Tracker("returns reopen", Period, "--reason", "两个镇还没有报")).ShouldBeDone();

        (await _folder.Tracker("units approval", "4", "yes")).ShouldBeDone();
        using var sheet = JsonDocument.Parse((await _folder.Tracker("returns sheet", Period, "4", "--json")).ShouldBeDone().LastLine);
        var rows = sheet.RootElement.GetProperty("rows").EnumerateArray().Select(r => new { assignment = r.GetProperty("assignment").GetString(), outcome = "progress", text = "已张贴。" });
        var file = _folder.Write("sheet.json", JsonSerializer.Serialize(new { rows }));
        using (var accounts = await UnitsHouse.Book("名称|账号|姓名|角色", "东坪镇政府|town-clerk、town-reviewer|某甲、某乙|单位填报人、单位填报人"))
        {
            await File.WriteAllBytesAsync(_folder.PathOf("accounts.xlsx"), accounts.ToArray());
        }
        (await _folder.Tracker("units import", _folder.PathOf("accounts.xlsx"))).ShouldBeDone();
        (await _folder.Tracker("returns hand-in", Period, "4", "--rows", file)).ShouldBeRefused(3, ""); // nobody outside the unit
        (await _folder.Tracker("returns hand-in", Period, "4", "--rows", file, "--as", "town-clerk")).ShouldBeDone().Messages.ShouldContain("东坪镇政府");
        (await _folder.Tracker("returns send-back", Period, "4", "--reason", "缺少数字", "--as", "town-reviewer")).ShouldBeDone();
        (await _folder.Tracker("returns hand-in", Period, "4", "--as", "town-clerk")).ShouldBeDone();
        (await _folder.Tracker("returns approve", Period, "4", "--as", "town-clerk")).Code.ShouldNotBe(0, "never by the one who handed it in");
        (await _folder.Tracker("returns approve", Period, "4", "--as", "town-reviewer")).ShouldBeDone();
        (await Missing()).ShouldBe(["1", "2", "3", "5"]);

        (await _folder.Tracker("accounts place", "town-reviewer", "--post", "联络岗", "--units", "4,5")).ShouldBeDone();
        (await _folder.Tracker("accounts hand-over", "town-reviewer", "--person", "某丙")).ShouldBeDone().Results.ShouldContain("某丙");
        (await _folder.Tracker("accounts list")).ShouldBeDone().Results.ShouldContain("town-reviewer\t某丙\t联络岗\t4、5\t单位填报人");
    }

    [Fact]
    public async Task What_cannot_be_is_said()
    {
        await _folder.Tracker("units import", await _folder.WriteUnits(SmallPlan.Units), "--government", SmallPlan.Government);
        (await _folder.Tracker("returns open", "990100~2026~period~q9")).Code.ShouldNotBe(0);
        (await _folder.Tracker("returns open", "nonsense")).ShouldBeRefused(2, "nonsense");
        (await _folder.Tracker("returns send", _folder.Write("sheet.json", "{"), "--period", Period, "--unit", "4")).ShouldBeRefused(1, "sheet.json");
        (await _folder.Tracker("returns sheet", Period, "4")).Code.ShouldNotBe(0);
    }

    private async Task<string[]> Missing() =>
        [.. (await _folder.Tracker("returns missing", Period)).ShouldBeDone().Results.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t') is [var unit, _, _, var part] ? $"{unit} {part}" : line.Split('\t')[0])];
}
