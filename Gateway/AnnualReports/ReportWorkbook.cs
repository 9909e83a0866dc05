using System.IO.Compression;
using Tracker.AnnualReports;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.AnnualReports;

/// <summary>
/// The form as a workbook to be filled in: a cover that says whose it is, a sheet a part, named by its heading so that it reads back like any report, the rules as formulas on a sheet of
/// their own and as conditional formats on the cells; last year's figures stand on a hidden sheet for the formulas, and on another what it was filled with.
/// </summary>
internal static class ReportWorkbook
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public const string Checks = "核对";

    private const string Previous = "上年";

    private static readonly string[] Headings = ["规则", "位置", "左边", "右边", "结果"];

    /// <param name="key">Null: what comes back is taken as it is.</param>
    public static async Task Write(Stream output, string title, IEnumerable<(ReportCells Cells, ReportCells? Previous)> reports, DateTimeOffset made, ReportBookKey? key = null, CancellationToken cancel = default)
    {
        using var outbox = new Outbox(output);
        using (var zip = new ZipArchive(outbox, ZipArchiveMode.Create, leaveOpen: true))
        {
            var book = new XlsxBook(zip, outbox, made);
            await Sheet(book, "封面", 2, hidden: false, (sheet, _) => Cover(sheet, title), cancel);
            foreach (var (cells, previous) in reports)
            {
                await Put(book, cells, previous, cancel);
            }

            if (key is not null)
            {
                await Sheet(book, ReportBookKey.Sheet, 1, hidden: true, (sheet, _) => Key(sheet, key), cancel);
            }

            await book.Finish(title, cancel);
        }

        await outbox.Drain(cancel);
        await output.FlushAsync(cancel);
    }

    /// <summary>Whose it is and of which year: what comes back is known by it.</summary>
    private static void Cover(WorkbookSheetXml sheet, string title)
    {
        sheet.Columns([80]);
        sheet.BeginRow(1);
        sheet.Text(0, "传回时按下面的标题认出是哪个单位哪一年的，请不要改动。各部分的表在后面的工作表里，浅黄的格填数字，没有的填0。", XlsxStyle.Note);
        sheet.EndRow();
        sheet.BeginRow(2);
        sheet.Text(0, title, XlsxStyle.Title);
        sheet.EndRow();
    }

    private static void Key(WorkbookSheetXml sheet, ReportBookKey key)
    {
        sheet.BeginRow(1);
        sheet.Text(0, key.ToString(), XlsxStyle.Text);
        sheet.EndRow();
    }

    private static async Task Put(XlsxBook book, ReportCells cells, ReportCells? previous, CancellationToken cancel)
    {
        var places = new Dictionary<(CellKey Key, bool Previous), WorkbookPlace>();
        foreach (var grid in FormGrid.All(cells.Form))
        {
            await Sheet(book, cells.Form.Part(grid.Part).Heading, grid.Rows.Length, hidden: false, (sheet, name) => Grid(sheet, name, grid, cells, places), cancel);
        }

        var shown = ReportRules.ChecksOf(cells.Form.Edition).Where(check => previous is not null || !check.AsksPrevious).ToList();
        if (previous is not null)
        {
            var keys = shown.SelectMany(check => check.Terms.Concat(check.Needs)).Where(term => term.Previous).Select(term => term.Key).Distinct().ToList();
            await Sheet(book, Previous, keys.Count, hidden: true, (sheet, name) => LastYear(sheet, name, keys, previous, places), cancel);
        }

        await Sheet(book, Checks, shown.Count + 1, hidden: false, (sheet, _) => CheckRows(sheet, shown, places), cancel);
    }

    private static async Task Sheet(XlsxBook book, string wanted, int rows, bool hidden, Action<WorkbookSheetXml, string> content, CancellationToken cancel)
    {
        var selected = book.IsFirstSheet;
        var (name, part) = book.OpenSheet(wanted);
        await using (part)
        {
            using var sheet = new WorkbookSheetXml(selected);
            content(sheet, name);
            sheet.Finish();
            await book.Send(sheet.Buffer, part, cancel);
        }

        book.SheetDone(new XlsxSheetRange(name, 1, Math.Max(rows, 1), "A", Filtered: false, hidden));
    }

    private static void Grid(WorkbookSheetXml sheet, string name, FormGrid grid, ReportCells cells, Dictionary<(CellKey, bool), WorkbookPlace> places)
    {
        sheet.Columns(grid.Columns == 10 ? [8, 14, 34, .. Enumerable.Repeat(12.0, 7)] : [.. Enumerable.Repeat(grid.Columns > 10 ? 9.0 : 20, grid.Columns)]);
        var below = new int[grid.Columns];
        for (var row = 0; row < grid.Rows.Length; row++)
        {
            sheet.BeginRow(row + 1);
            var next = 0;
            for (var column = 0; column < grid.Columns; column++)
            {
                if (below[column] > 0)
                {
                    below[column]--;
                    sheet.Blank(column, XlsxStyle.Heading);
                    continue;
                }

                var cell = grid.Rows[row][next++];
                if (cell.Cell is { } figure)
                {
                    places[(figure.Key, false)] = new WorkbookPlace(name, column, row + 1);
                    sheet.Value(column, cells[figure], XlsxStyle.EntryNumber);
                }
                else
                {
                    sheet.Text(column, cell.Text, row < grid.Head || grid.Head == 0 && cell.Across > 1 ? XlsxStyle.Heading : XlsxStyle.Text);
                }

                sheet.Merge(column, row + 1, cell.Across, cell.Down);
                below[column] = cell.Down - 1;
                for (var more = 1; more < cell.Across; more++)
                {
                    below[column + more] = cell.Down - 1;
                    sheet.Blank(column + more, cell.Cell is null ? XlsxStyle.Heading : XlsxStyle.EntryNumber);
                }

                column += cell.Across - 1;
            }

            sheet.EndRow();
        }

        foreach (var cell in cells.Form.Cells.Where(cell => cell.Table.Part == grid.Part))
        {
            sheet.Alarm(places[(cell.Key, false)].Local, WorkbookFormulas.NotAllowed(places[(cell.Key, false)].Local, cell.Column.Kind));
        }

        foreach (var check in ReportRules.ChecksOf(cells.Form.Edition).Where(check => check.Rule.Comparison is Comparison.Equal && !check.AsksPrevious && check.Terms.All(term => term.Cell!.Table.Part == grid.Part)))
        {
            sheet.Alarm(string.Join(' ', check.Terms.Select(term => places[(term.Key, false)].Local)), WorkbookFormulas.Differs(check, term => places[(term.Key, false)].Fixed));
        }
    }

    private static void LastYear(WorkbookSheetXml sheet, string name, List<CellKey> keys, ReportCells previous, Dictionary<(CellKey, bool), WorkbookPlace> places)
    {
        for (var row = 0; row < keys.Count; row++)
        {
            sheet.BeginRow(row + 1);
            sheet.Text(0, keys[row].Value, XlsxStyle.Text);
            sheet.Value(1, previous[keys[row]], XlsxStyle.Number);
            sheet.EndRow();
            places[(keys[row], true)] = new WorkbookPlace(name, 1, row + 1);
        }
    }

    private static void CheckRows(WorkbookSheetXml sheet, List<RuleCheck> checks, Dictionary<(CellKey, bool), WorkbookPlace> places)
    {
        sheet.Columns([8, 60, 16, 16, 14]);
        sheet.BeginRow(1);
        for (var column = 0; column < Headings.Length; column++)
        {
            sheet.Text(column, Headings[column], XlsxStyle.Heading);
        }

        sheet.EndRow();
        for (var i = 0; i < checks.Count; i++)
        {
            var row = i + 2;
            sheet.BeginRow(row);
            sheet.Text(0, checks[i].Rule.Id, XlsxStyle.Text);
            sheet.Text(1, checks[i].Place, XlsxStyle.Text);
            sheet.Formula(2, WorkbookFormulas.Side(checks[i].Left, Full), XlsxStyle.Number);
            sheet.Formula(3, checks[i].Right.IsEmpty ? "\"\"" : WorkbookFormulas.Side(checks[i].Right, Full), XlsxStyle.Number);
            sheet.Formula(4, WorkbookFormulas.Outcome(checks[i], $"C{row}", $"D{row}", Full), XlsxStyle.Text);
            sheet.EndRow();
        }

        sheet.Alarm($"E2:E{checks.Count + 1}", $"E2=\"{WorkbookFormulas.Inconsistent}\"");

        string Full(RuleTerm term) => places[(term.Key, term.Previous)].Full;
    }
}

/// <param name="Column">From 0.</param>
/// <param name="Row">From 1.</param>
internal sealed record WorkbookPlace(string Sheet, int Column, int Row)
{
    public string Local => $"{XlsxColumns.Letters(Column)}{Row}";

    public string Fixed => $"${XlsxColumns.Letters(Column)}${Row}";

    public string Full => $"{SheetNames.Quoted(Sheet)}!{Fixed}";
}
