namespace Tracker.AnnualReports;

/// <summary>R1 to R9 as findings, with what would settle a failure. R8 and R9 speak only of cells that ask for a word.</summary>
internal static class TableFindings
{
    public static IEnumerable<Finding> Of(ReportCells cells, ReportCells? previous)
    {
        var results = ReportRules.Check(cells, previous);
        var settling = new Settling(cells, results);
        return results.Where(Matters).Select(result => Of(result, settling, cells));
    }

    public static IEnumerable<Finding> Of(ReadReport report, ReportCells? previous)
    {
        var unread = report.Unread.Select(u => u.Cell).ToHashSet();
        var absent = report.Missing.SelectMany(m => report.Cells.Form.Cells.Where(c => c.Table.Part == m.Part && (m.Row is null || c.Row == m.Row))).Concat(unread).ToHashSet();
        foreach (var finding in Of(report.Cells, previous).Where(f => f.Rule is not ("R8" or "R9") || !f.Cells.Any(absent.Contains)))
        {
            yield return finding.Outcome is CheckOutcome.Inconsistent && finding.Cells.Any(absent.Contains)
                ? finding with { Outcome = CheckOutcome.NotComparable, Advice = [new Remark("unread")] } // what was not read is not known to be wrong
                : finding;
        }

        foreach (var cell in report.Unread.Where(u => u.Reason is not UnreadReason.RowNotLaidOut))
        {
            var advice = cell.Reason is UnreadReason.OtherMeasure ? new Remark("R8.measure", cell.Says, cell.Cell.Column.Measure ?? "件") : new Remark("R8.text", cell.Says);
            yield return new Finding("R8", Severity.Error, cell.Cell.Place, null, null, CheckOutcome.Inconsistent, [advice]) { Cells = [cell.Cell] };
        }

        foreach (var row in report.Unread.Where(u => u.Reason is UnreadReason.RowNotLaidOut).GroupBy(u => u.Cell.Row))
        {
            yield return Blank(row.Key.Place, new Remark("R9.row-unclear", row.First().Says)) with { Cells = [.. row.Select(u => u.Cell)] };
        }

        foreach (var missing in report.Missing)
        {
            yield return missing.Row is { } row ? Blank(row.Place, new Remark("R9.row-missing")) : Blank(report.Cells.Form.Part(missing.Part).Heading, new Remark("R9.table-missing"));
        }

        foreach (var (further, number) in report.FurtherTables.Select((cells, i) => (cells, i + 2)))
        {
            yield return Blank(further.Form.Part("part3").Heading, new Remark("R9.further-table", $"{number}"));
        }
    }

    private static Finding Blank(string place, Remark advice) => new("R9", Severity.Warning, place, null, null, CheckOutcome.NotComparable, [advice]);

    private static bool Matters(CheckResult result) => result.Rule switch
    {
        "R8" => result.Outcome is CheckOutcome.Inconsistent,
        "R9" => result.Outcome is CheckOutcome.NotComparable,
        _ => true,
    };

    private static Finding Of(CheckResult result, Settling settling, ReportCells cells)
    {
        var finding = new Finding(result.Rule, result.Severity, result.Place, result.Left, result.Right, result.Outcome, []) { Cells = [.. result.Cells] };
        return finding with
        {
            Advice = result.Outcome switch
            {
                CheckOutcome.Consistent => [],
                CheckOutcome.NotComparable when result.Rule == "R9" => [new Remark(cells[finding.Cells[0]].IsNotApplicable ? "R9.not-applicable" : "R9.advice")],
                CheckOutcome.NotComparable => [new Remark("not-comparable")],
                _ when result.Difference is { } difference => [new Remark(result.Check.Rule.Advice, Number(Math.Abs(difference))), .. Settled(settling.Of(result), result)],
                _ => [new Remark(result.Check.Rule.Advice, Number(result.Left ?? 0))],
            },
        };
    }

    private static IEnumerable<Remark> Settled(IReadOnlyCollection<Settlement> settlements, CheckResult result)
    {
        if (result.Check.Rule.Comparison is not Comparison.Equal)
        {
            yield break;
        }

        if (settlements.Count == 0)
        {
            yield return new Remark(result.Check.AsksPrevious ? "settle.previous" : "settle.more");
        }

        foreach (var settlement in settlements)
        {
            var changes = settlement.Changes.SelectMany(c => new[] { c.Cell.Place, c.From.IsBlank ? "空" : $"{c.From}", Number(c.To) }).ToArray();
            yield return new Remark(settlement.Changes.Length == 1 ? "settle.single" : "settle.pair", changes);
        }
    }

    private static string Number(decimal number) => CellValue.Of(number).ToString();
}
