using System.Collections.Immutable;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.AnnualReports;

/// <summary>The form's own workbook, read cell for cell where <see cref="ReportWorkbook"/> writes it: a blank is a blank, and what was moved is found by its labels.</summary>
internal static class ReportBook
{
    private const int LongestQuote = 30;

    private static readonly ImmutableArray<(FormGrid Grid, string Sheet, ImmutableArray<LaidCell> Cells)> Sheets =
        [.. FormGrid.All(ReportForm.Of2021).Select(grid => (grid, ReportForm.Of2021.Part(grid.Part).Heading, Laid(grid)))];

    /// <param name="content">A workbook, seekable.</param>
    /// <returns>Null: it is no such workbook, but some other file that a report may stand in.</returns>
    public static Outcome<ReportCells>? Read(Stream content)
    {
        using (var first = XlsxReader.Open(content))
        {
            if (first.Rejection is not null || Sheets.Any(s => !first.Sheets.Contains(s.Sheet)))
            {
                return null;
            }
        }

        var cells = new Dictionary<CellKey, CellValue>();
        var faults = new List<Rejection>();
        foreach (var (_, sheet, laid) in Sheets)
        {
            using var reader = XlsxReader.Open(content, sheet);
            LaidCell? merged = null;
            var rows = reader.Rows().ToDictionary(row => row.Number);
            if (reader.Rejection is { } broken)
            {
                return broken;
            }
            foreach (var cell in laid)
            {
                if (Fault(sheet, cell, rows.GetValueOrDefault(cell.Row), cells) is not { } fault)
                {
                    continue;
                }
                if (fault.Code == "annual-report.cell-moved")
                {
                    return fault; // from here on every cell stands where another belongs
                }
                var unmerges = fault.Code == "annual-report.cell-merged";
                // Side by side they are one area, which is unmerged once.
                if (!unmerges || merged is null || merged.Row != cell.Row || merged.Column != cell.Column - 1)
                {
                    faults.Add(fault);
                }
                merged = unmerges ? cell : merged;
            }
        }
        return faults.Count > 0 ? CellFaults.All(faults) : ReportCells.Of(FormEdition.Of2021, cells);
    }

    /// <summary>Where each figure of a part stands, for whoever types into the workbook.</summary>
    public static IEnumerable<(int Sheet, string At, CellKey Key)> Places() =>
        Sheets.SelectMany((s, at) => s.Cells.Where(c => c.Of.Cell is not null).Select(c => (at, c.At, c.Of.Cell!.Key)));

    private static Rejection? Fault(string sheet, LaidCell cell, XlsxRow? row, Dictionary<CellKey, CellValue> cells)
    {
        var text = row?[cell.Column] ?? "";
        if (cell.Of.Cell is not { } figure)
        {
            return Letters(text) == Letters(cell.Of.Text) ? null : new Rejection("annual-report.cell-moved", At(), Short(cell.Of.Text), Short(text));
        }
        if (row?.Formulas.Contains(cell.Column) == true)
        {
            return new Rejection("annual-report.cell-formula", At(), figure.Place);
        }
        if (row?.Merged.Contains(cell.Column) == true && cell.Of is { Across: 1, Down: 1 })
        {
            return new Rejection("annual-report.cell-merged", At(), figure.Place);
        }
        var (value, fault) = CellText.Read(text);
        cells[figure.Key] = value;
        return fault is null ? null : CellFaults.Of($"{At()} {figure.Place}", figure, text);

        string At() => $"工作表「{sheet}」{cell.At}";
    }

    /// <summary>The cells of a printed table by row and column of its sheet; those of several rows or columns once, where they begin.</summary>
    private static ImmutableArray<LaidCell> Laid(FormGrid grid)
    {
        var laid = ImmutableArray.CreateBuilder<LaidCell>();
        var below = new int[grid.Columns];
        for (var row = 0; row < grid.Rows.Length; row++)
        {
            var next = 0;
            for (var column = 0; column < grid.Columns; column++)
            {
                if (below[column] > 0)
                {
                    below[column]--;
                    continue;
                }
                var cell = grid.Rows[row][next++];
                laid.Add(new LaidCell(cell, row + 1, column));
                for (var more = 0; more < cell.Across; more++)
                {
                    below[column + more] = cell.Down - 1;
                }
                column += cell.Across - 1;
            }
        }
        return laid.DrainToImmutable();
    }

    /// <summary>What a label says, however it is set.</summary>
    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static string Short(string text) => text.Length <= LongestQuote ? text : text[..LongestQuote];

    /// <param name="Row">From 1.</param>
    /// <param name="Column">From 0.</param>
    private sealed record LaidCell(GridCell Of, int Row, int Column)
    {
        public string At => $"{XlsxColumns.Letters(Column)}{Row}";
    }
}
