namespace Tracker.AnnualReports;

/// <summary>R10: what the text says against what the tables hold.</summary>
internal static class TextFindings
{
    public static IEnumerable<Finding> Of(ReadReport report, int? year)
    {
        foreach (var figure in report.Texts.SelectMany(passage => TextFigures.In(passage, year ?? report.Year ?? report.Period?.From.Year)))
        {
            var table = figure.Meaning.In(report.Cells);
            var agrees = table == figure.Value || (figure.Alternative?.In(report.Cells) is { } other && other == figure.Value);
            var cells = figure.Meaning.CellsIn(report.Cells.Form).ToArray();
            var outcome = table is null ? CheckOutcome.NotComparable : agrees ? CheckOutcome.Consistent : CheckOutcome.Inconsistent;
            yield return new Finding("R10", Severity.Warning, figure.Place, figure.Value, agrees && table != figure.Value ? figure.Value : table, outcome, Advice(outcome, figure, table, report.Cells)) { Cells = [.. cells] };
        }
    }

    private static System.Collections.Immutable.ImmutableArray<Remark> Advice(CheckOutcome outcome, TextFigure figure, decimal? table, ReportCells cells) => outcome switch
    {
        CheckOutcome.Consistent => [],
        CheckOutcome.NotComparable => [new Remark("R10.no-table", Places(figure, cells))],
        _ when figure.Key is { } key => [new Remark(key, $"{figure.Value}", $"{table}", Pending(figure, cells))],
        _ => [new Remark("R10.advice", $"{figure.Value}", $"{table}", Places(figure, cells))],
    };

    private static string Places(TextFigure figure, ReportCells cells) => string.Join('、', figure.Meaning.CellsIn(cells.Form).Select(c => c.Place));

    private static string Pending(TextFigure figure, ReportCells cells) => string.Join('、', figure.Meaning.CellsIn(cells.Form)
        .SelectMany(c => c.Table.Columns.Where(column => column.Key is not ("upheld" or "total")).Select(column => cells.Form.Find(CellKey.Of("part4", c.Row.Key, column.Key))!))
        .Where(c => cells[c].Number > 0).Select(c => $"{c.Place}{cells[c]}"));
}
