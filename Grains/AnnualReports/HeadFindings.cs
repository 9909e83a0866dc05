using System.Globalization;
using System.Text.RegularExpressions;

namespace Tracker.AnnualReports;

/// <summary>R12 to R15: who may make 规章, what parts five and six must say, which year it is, and which form.</summary>
internal static partial class HeadFindings
{
    private const int FirstYearOfForm = 2021;

    public static IEnumerable<Finding> Of(ReadReport report, int? year) => [.. Regulations(report), .. Texts(report, year), .. Years(report, year), .. Edition(report, year)];

    /// <summary>True, false, or null where the name does not tell: a government's office fills in for the government.</summary>
    internal static bool? MayMakeRegulations(string? unit) => unit is null ? null
        : NationalBody().IsMatch(unit) || HigherGovernment().IsMatch(unit) ? true
        : GovernmentOffice().IsMatch(unit) ? null
        : LowerBody().IsMatch(unit) ? false : null;

    private static IEnumerable<Finding> Regulations(ReadReport report)
    {
        var cells = report.Cells.Form.Cells.Where(c => c.Row.Key == "regulations").ToList();
        if (cells.TrueForAll(c => report.Cells[c].Number is null))
        {
            yield break;
        }

        var most = cells.Max(c => report.Cells[c].Number ?? 0);
        var may = MayMakeRegulations(report.Unit);
        var outcome = most == 0 || may is true ? CheckOutcome.Consistent : may is null ? CheckOutcome.NotComparable : CheckOutcome.Inconsistent;
        yield return Warning("R12", "规章", most, outcome is CheckOutcome.Inconsistent ? 0 : null, outcome,
            outcome is CheckOutcome.NotComparable ? new Remark("R12.unknown") : new Remark("R12.advice", report.Unit ?? "")) with { Cells = [.. cells] };
    }

    private static IEnumerable<Finding> Texts(ReadReport report, int? year)
    {
        var form = report.Cells.Form;
        yield return report.FoldedOf("part5") is not { } problems ? Warning("R13", form.Part("part5").Heading, null, null, CheckOutcome.NotComparable, new Remark("R13.part-missing"))
            : Warning("R13", form.Part("part5").Heading, null, null, SaysNothing(problems) ? CheckOutcome.Inconsistent : CheckOutcome.Consistent, new Remark("R13.problems"));
        if (form.Edition is FormEdition.Of2019 && (year ?? report.Year) is null or < FirstYearOfForm)
        {
            yield break; // the fee is younger than the form of 2019
        }

        yield return report.FoldedOf("part6") is not { } others ? Warning("R13", form.Part("part6").Heading, null, null, CheckOutcome.NotComparable, new Remark("R13.part-missing"))
            : Warning("R13", form.Part("part6").Heading, null, null, others.Replace(" ", "", StringComparison.Ordinal).Contains("处理费", StringComparison.Ordinal) ? CheckOutcome.Consistent : CheckOutcome.Inconsistent, new Remark("R13.fee"));
    }

    private static IEnumerable<Finding> Years(ReadReport report, int? year)
    {
        if (year is not null && (report.Year ?? report.Period?.From.Year) is { } own)
        {
            yield return Same(report.Year is null ? "统计期限" : "标题", own, year.Value, "R14.other-year");
        }

        if (report.Period is { } period)
        {
            if ((report.Year ?? year) is { } meant)
            {
                yield return Same("统计期限", period.From.Year, meant, "R14.period");
            }

            if (period.From != new DateOnly(period.From.Year, 1, 1) || period.To != new DateOnly(period.From.Year, 12, 31))
            {
                yield return Warning("R14", "统计期限", period.From.Year, period.To.Year, CheckOutcome.Inconsistent,
                    new Remark("R14.whole-year", period.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), period.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
            }
        }

        if ((report.Year ?? year) is { } said && report.FoldedOf("part1") is { } text && YearOfText(text, said) is { } written)
        {
            yield return Same(report.Cells.Form.Part("part1").Heading, written, said, "R14.text");
        }
    }

    /// <summary>The year that sentences of the text begin with: that of the report where any does, else the one most do.</summary>
    private static int? YearOfText(string text, int year)
    {
        var years = SentenceYear().Matches(text.Replace(" ", "", StringComparison.Ordinal)).Select(m => int.Parse(m.Groups["year"].Value, CultureInfo.InvariantCulture)).ToList();
        return years.Count == 0 ? null : years.Contains(year) ? year : years.CountBy(y => y).MaxBy(y => y.Value).Key;
    }

    private static IEnumerable<Finding> Edition(ReadReport report, int? year)
    {
        var isOld = report.OldMarks.Length > 0 || report.Cells.Form.Edition is FormEdition.Of2019;
        var meant = year ?? report.Year ?? report.Period?.From.Year;
        if (!isOld && report.Missing.All(m => m.Row is null) && report.Missing.Length == 3)
        {
            yield break; // no table, no form
        }

        var outcome = !isOld || meant < FirstYearOfForm ? CheckOutcome.Consistent : meant is null ? CheckOutcome.NotComparable : CheckOutcome.Inconsistent;
        yield return new Finding("R15", Severity.Error, report.Cells.Form.Part("part2").Heading, meant, null, outcome,
            outcome is CheckOutcome.Consistent ? [] : [new Remark(meant is null ? "R15.no-year" : "R15.advice", string.Join('、', report.OldMarks))]);
    }

    private static bool SaysNothing(string text) => Nothing().IsMatch(text.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));

    private static Finding Same(string place, int left, int right, string advice) =>
        Warning("R14", place, left, right, left == right ? CheckOutcome.Consistent : CheckOutcome.Inconsistent, new Remark(advice, $"{left}", $"{right}"));

    private static Finding Warning(string rule, string place, decimal? left, decimal? right, CheckOutcome outcome, Remark advice) =>
        new(rule, Severity.Warning, place, left, right, outcome, outcome is CheckOutcome.Consistent ? [] : [advice]);

    [GeneratedRegex("^(?:国务院|国家|中华人民共和国|中国人民银行|中国证券|海关总署)|^[^省市县区]{1,8}部$")]
    private static partial Regex NationalBody();

    [GeneratedRegex("(?:省|自治区|市|自治州)(?:人民政府|政府)?$")]
    private static partial Regex HigherGovernment();

    [GeneratedRegex("(?:省|自治区|市|自治州)(?:人民)?政府(?:办公厅|办公室)$")]
    private static partial Regex GovernmentOffice();

    [GeneratedRegex("(?:街道|办事处|镇|乡|县|区|旗|局|委|委员会|厅|办公厅|办公室|办|中心|院|处|站|所|会|队|学校|学院|大学|医院|公司)(?:人民政府|政府)?$")]
    private static partial Regex LowerBody();

    [GeneratedRegex(@"^[:。]?(?:无|暂无|没有|无问题|无存在问题|不存在(?:主要)?问题|无明显问题|/|-+)?[。.]?$")]
    private static partial Regex Nothing();

    [GeneratedRegex(@"(?:^|[\n。;)])(?:截至)?(?<year>20\d\d)年(?:度)?[,以来全我本]")]
    private static partial Regex SentenceYear();
}
