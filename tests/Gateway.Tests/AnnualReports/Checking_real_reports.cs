using System.Text.Json;
using Tracker.AnnualReports;
using Tracker.Gateway.AnnualReports;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Speaking;
using Tracker.Gateway.Tests.Reading;

namespace Tracker.Gateway.Tests.AnnualReports;

/// <summary>The five real reports against what stands beside them.</summary>
public class Checking_real_reports
{
    [CasesTheory]
    [InlineData("01_hangzhou-like-city_2025")]
    [InlineData("02_shanghai-office_2019")]
    public void Cells_and_findings_are_as_given(string id)
    {
        var wanted = Case(id);
        var report = Read(id);
        using var read = JsonDocument.Parse(ReadReportJson.Text(report));
        foreach (var part in new[] { "part2", "part3", "part4" }.Where(part => wanted.TryGetProperty(part, out _)))
        {
            foreach (var row in wanted.GetProperty(part).EnumerateObject())
            {
                JsonElement.DeepEquals(read.RootElement.GetProperty(part).GetProperty(row.Name), row.Value).ShouldBeTrue($"{part} {row.Name}");
            }
        }

        var findings = ReportCheck.Of(report).Where(f => f.Rule is "R1" or "R2" or "R3" or "R4").Select(f => (f.Rule, f.Place, f.Left, f.Right, Outcome: EnumNames.Of(f.Outcome)));
        findings.ShouldBe(wanted.GetProperty("checks").EnumerateArray()
            .Select(c => (c.GetProperty("rule").GetString()!, c.GetProperty("place").GetString()!, Number(c, "left"), Number(c, "right"), c.GetProperty("outcome").GetString()!)), ignoreOrder: true);
    }

    [CasesFact]
    public void A_text_that_says_other_figures_than_its_table_is_found() =>
        ReportCheck.Of(Read("02_shanghai-office_2019")).Where(f => f is { Rule: "R10", Outcome: CheckOutcome.Inconsistent }).Select(f => (f.Left, f.Right))
            .ShouldBe([(258m, 275m), (265m, 337m), (16m, 13m)]);

    [CasesFact]
    public void A_sound_report_has_nothing_inconsistent() =>
        ReportCheck.Of(Read("01_hangzhou-like-city_2025")).ShouldAllBe(f => f.Outcome == CheckOutcome.Consistent || f.Rule == "R12");

    [CasesFact]
    public void Blank_cells_are_named_and_no_zero()
    {
        var findings = ReportCheck.Of(Read("06_xuwen-justice_blank-cells"));
        findings.ShouldNotContain(f => f.Outcome == CheckOutcome.Inconsistent);
        findings.Count(f => f.Rule == "R9" && f.Place.Contains('·')).ShouldBe(35);
        findings.Single(f => f.Rule == "R1" && f.Place == "自然人").Outcome.ShouldBe(CheckOutcome.NotComparable);
    }

    [CasesFact]
    public void Tables_that_are_not_there_are_named()
    {
        var findings = ReportCheck.Of(Read("09_yuecheng-donghu-street_2023"));
        findings.Where(f => f.Rule is "R1" or "R2" or "R3" or "R4" or "R10").ShouldAllBe(f => f.Outcome == CheckOutcome.NotComparable);
        findings.Where(f => f.Rule == "R9").Select(f => f.Place).ShouldBe(["行政许可", "行政处罚", "行政强制", "行政事业性收费", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况"]);
        findings.Where(f => f.Rule == "R10").Select(f => f.Left).ShouldBe([2, 31, 0]);
    }

    [CasesFact]
    public void The_form_of_2019_is_wrong_from_2021_on_and_without_a_year_nobody_can_say()
    {
        var report = Read("10_dizhang-street_2023");
        ReportCheck.Of(report, 2023).Where(f => f.Outcome == CheckOutcome.Inconsistent).Select(f => f.Rule).ShouldBe(["R15"]);
        ReportCheck.Of(report).Single(f => f.Rule == "R15").Outcome.ShouldBe(CheckOutcome.NotComparable);
    }

    [CasesFact]
    public void Findings_are_printed_as_agreed()
    {
        using var json = JsonDocument.Parse(FindingsJson.Text(ReportCheck.Of(Read("02_shanghai-office_2019")), Language.Chinese));
        json.RootElement.EnumerateObject().Select(p => p.Name).ShouldBe(["findings"]);
        json.RootElement.GetProperty("findings").EnumerateArray().ShouldAllBe(f => f.EnumerateObject().Select(p => p.Name).SequenceEqual(new[] { "rule", "place", "left", "right", "outcome", "advice" }));
    }

    private static ReadReport Read(string id) => ReportFile.Of(Directory.EnumerateFiles(Cases.PathOf("reports"), $"{id}*.txt").Single()).Report.ShouldNotBeNull();

    private static JsonElement Case(string id) => Cases.Json("reports/reports.json").GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("id").GetString() == id);

    private static decimal? Number(JsonElement of, string name) => of.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;
}
