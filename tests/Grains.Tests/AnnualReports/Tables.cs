using Tracker.AnnualReports;

namespace Tracker.Grains.Tests.AnnualReports;

/// <summary>A small made-up report whose rules all hold.</summary>
internal static class Tables
{
    public static ReportCells Sound { get; } = Made();

    public static CellKey Key(string key) => CellKey.Parse(key);

    public static ReportCells With(this ReportCells cells, string key, decimal? number) =>
        cells.With(Key(key), number is { } value ? CellValue.Of(value) : CellValue.Blank);

    public static IEnumerable<CheckResult> Failing(this ReportCells cells, ReportCells? previous = null) =>
        ReportRules.Check(cells, previous).Where(result => result.Outcome is CheckOutcome.Inconsistent);

    public static string[] Said(this IEnumerable<CheckResult> results) => [.. results.Select(r => $"{r.Rule} {r.Place} {r.Left}/{r.Right}")];

    private static ReportCells Made()
    {
        var cells = ReportCells.Blank(FormEdition.Of2021).With(ReportForm.Of2021.Cells.Select(cell => KeyValuePair.Create(cell.Key, CellValue.Of(0))));
        foreach (var (row, person, company) in new[] { ("new", 20, 5), ("carriedIn", 3, 0), ("r1", 9, 2), ("r3_5", 4, 0), ("r4_1", 6, 2), ("r6_3", 1, 0), ("r7", 20, 4), ("carriedOut", 3, 1) })
        {
            cells = cells.With($"part3.{row}.person", person).With($"part3.{row}.company", company).With($"part3.{row}.total", person + company);
        }

        return cells.With("part2.normative.made", 4).With("part2.normative.ended", 1).With("part2.normative.inForce", 23).With("part2.fees.charged", 12.3456m)
            .With("part4.review.upheld", 2).With("part4.review.pending", 1).With("part4.review.total", 3);
    }
}
