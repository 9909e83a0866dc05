using System.Text.Json;
using System.Text.RegularExpressions;
using Tracker.Gateway.Tests.Plans;
using Tracker.Gateway.Tests.Reading;
using Tracker.Gateway.Tests.Tables;
using Tracker.Units;

namespace Tracker.Gateway.Tests.CommandLine;

public sealed partial class From_a_document_to_a_ledger : IDisposable
{
    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_step_is_a_command()
    {
        var document = _folder.Write("plan.txt", SmallPlan.Text);
        (await _folder.Tracker("units import", await _folder.WriteUnits(SmallPlan.Units), "--government", SmallPlan.Government)).ShouldBeDone();

        var plan = (await _folder.Tracker("import", document, "--assign", "--leave-open")).ShouldBeDone().LastLine;
        plan.ShouldBe($"{SmallPlan.Government}/2026/plan/1");
        var assignment = $"{plan}/work-point/2/assignment/2";
        (await _folder.Tracker("report", "--assignment", assignment, "--text", "听证材料已公开。", "--evidence", "https://example.org/a", "--evidence", document)).ShouldBeDone();

        var row = (await Ledger(_folder, plan)).Single(r => r.GetProperty("assignment").GetString() == assignment);
        row.GetProperty("status").GetString().ShouldBe("underway");
        row.GetProperty("lastReport").GetString().ShouldBe("听证材料已公开。");
        row.GetProperty("evidence").GetInt32().ShouldBe(2);
        (await _folder.Tracker("ledger", "--plan", plan, "--as-of", "2020-01-01", "--out", _folder.PathOf("before.csv"))).ShouldBeDone();
        File.ReadAllLines(_folder.PathOf("before.csv")).Length.ShouldBe(1); // headings only
    }

    [Fact]
    public async Task Who_sums_up_and_by_which_way_is_said_and_listed()
    {
        var document = _folder.Write("plan.txt", SmallPlan.Text);
        await _folder.Tracker("units import", await _folder.WriteUnits(SmallPlan.Units), "--government", SmallPlan.Government);
        var plan = (await _folder.Tracker("import", document, "--assign", "--leave-open")).ShouldBeDone().LastLine;

        (await _folder.Tracker("reporting", "--plan", plan, "--points", "2,3", "--route", "through-lead")).Code.ShouldNotBe(0); // no reason
        (await _folder.Tracker("reporting", "--plan", plan, "--points", "2，3", "--route", "through-lead", "--reason", "逐级")).ShouldBeDone();
        (await _folder.Tracker("reporting", "--plan", plan, "--points", "2", "--consolidator", "市规划局", "--reason", "议定")).ShouldBeDone();

        using var json = JsonDocument.Parse((await _folder.Tracker("reporting", "--plan", plan, "--json")).ShouldBeDone().LastLine);
        json.RootElement.GetProperty("points").EnumerateArray().Select(p => $"{p.GetProperty("consolidator").GetProperty("name")} {p.GetProperty("route")}")
            .ShouldBe(["市规划局 direct", "市规划局 through-lead", "市政务局 through-lead"]);
    }

    [Fact]
    public async Task Assigning_with_questions_open_is_refused_and_lists_them()
    {
        var document = _folder.Write("plan.txt", SmallPlan.Text);
        await _folder.Tracker("units import", await _folder.WriteUnits(SmallPlan.Units), "--government", SmallPlan.Government);

        var said = (await _folder.Tracker("import", document, "--assign")).ShouldBeRefused(4, "还有1个问题没有回答");

        said.Messages.ShouldContain("“有关部门”");
        said.LastLine.ShouldBe($"{SmallPlan.Government}/2026/plan/1"); // the draft is kept, to be answered
    }

    [Fact]
    public async Task As_another_account_only_with_its_rights()
    {
        await _folder.Tracker("units import", await _folder.WriteUnits(SmallPlan.Units), "--government", SmallPlan.Government);

        (await _folder.Tracker("import", _folder.Write("plan.txt", SmallPlan.Text), "--as", "nobody")).Code.ShouldNotBe(0);
    }

    [CasesFact]
    public async Task A_real_document_makes_exactly_the_duties_that_its_known_units_have()
    {
        using var folder = new CommandFolder(processes: true); // as people run it, from beginning to end
        var cities = Cities().Matches(Cases.Json("units.json").GetProperty("groups").ToString())[0].Groups[1].Value.Split(' ').Select(c => ($"{c}市政府", (string?)"各市政府"));
        var gold = Cases.Gold("liaoning-2021");
        var suspects = gold.GetProperty("document").GetProperty("suspectTokens").EnumerateArray().Select(t => t.GetProperty("token").GetString()).ToHashSet();
        var leads = gold.GetProperty("distinctLeadUnits").EnumerateArray().Select(u => u.GetProperty("name").GetString()!)
            .Where(name => !suspects.Contains(name) && UnitRegister.Initial.Resolve(name).Meaning is not NameMeaning.Vague).Select(name => (name, (string?)null)).ToArray();
        leads.Length.ShouldBe(7);
        (await folder.Tracker("units import", await folder.WriteUnits([.. leads, .. cities]))).ShouldBeDone();

        var imported = (await folder.Tracker("import", Cases.PathOf("plans/liaoning-2021.txt"), "--assign", "--leave-open")).ShouldBeDone();

        imported.LastLine.ShouldBe("000000/2021/plan/1");
        var rows = await Ledger(folder, imported.LastLine);
        rows.Count(r => r.GetProperty("role").GetString() == "lead").ShouldBe(31);
        rows.Count(r => r.GetProperty("role").GetString() == "responsible").ShouldBe(294);
        rows.Count.ShouldBe(325);
        foreach (var left in (string[])[.. suspects!, "省政府有关部门", "相关市政府", "省政府各部门"])
        {
            imported.Messages.ShouldContain($"“{left}”");
        }
        foreach (var row in rows.Take(3))
        {
            (await folder.Tracker("report", "--assignment", row.GetProperty("assignment").GetString()!, "--text", "已在门户网站公开。", "--evidence", "https://example.org/gk")).ShouldBeDone();
        }
        (await Ledger(folder, imported.LastLine)).Sum(r => r.GetProperty("evidence").GetInt32()).ShouldBe(3);
        if (Soffice.Path is not null)
        {
            var sheets = await Sheets(folder, imported.LastLine);
            sheets[0].ShouldContain("序号");
            sheets[0].ShouldContain("佐证材料");
            sheets[0].Split('\n').Count(line => line.Contains("已在门户网站公开。")).ShouldBe(3);
            sheets[0].ShouldContain("合计");
        }
    }

    private async Task<string[]> Sheets(CommandFolder folder, string plan)
    {
        (await folder.Tracker("ledger", "--plan", plan, "--out", folder.PathOf("l.xlsx"))).ShouldBeDone();
        return await Soffice.ToCsv(await File.ReadAllBytesAsync(folder.PathOf("l.xlsx")));
    }

    private async Task<List<JsonElement>> Ledger(CommandFolder folder, string plan)
    {
        (await folder.Tracker("ledger", "--plan", plan, "--out", folder.PathOf("l.json"))).ShouldBeDone();
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(folder.PathOf("l.json")));
        return [.. json.RootElement.Clone().EnumerateArray()];
    }

    [GeneratedRegex(@"14: ([^)]+)\)")]
    private static partial Regex Cities();
}
