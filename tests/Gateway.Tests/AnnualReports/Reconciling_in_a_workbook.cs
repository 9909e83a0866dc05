using Tracker.AnnualReports;
using Tracker.Gateway.AnnualReports;
using Tracker.Gateway.Tables;
using Tracker.Gateway.Tests.Tables;

namespace Tracker.Gateway.Tests.AnnualReports;

/// <summary>The workbook's formulas, as LibreOffice works them out, against the server: 8 random reports; <c>TRACKER_WORKBOOKS=200</c> for more.</summary>
public class Reconciling_in_a_workbook
{
    /// <summary>In one workbook.</summary>
    private const int Batch = 20;

    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("TRACKER_WORKBOOKS"), out var asked) ? asked : 8;

    [SofficeFact]
    public async Task The_formulas_say_what_the_server_says()
    {
        for (var from = 0; from < Count; from += Batch)
        {
            await Compare(from, Math.Min(Batch, Count - from));
        }
    }

    private static async Task Compare(int from, int count)
    {
        var reports = Enumerable.Range(from, count).Select(seed => new RandomReports(seed % 8 == 7 ? FormEdition.Of2019 : FormEdition.Of2021).Of(seed))
            .Select(r => (Now: Countable(r.Now), Before: r.Before is null ? null : Countable(r.Before))).ToList();
        using var book = new MemoryStream();
        await ReportWorkbook.Write(book, "核对", reports, DateTimeOffset.UnixEpoch);

        using var worked = new MemoryStream(await Soffice.Converted("book.xlsx", book.ToArray(), "xlsx"));
        using var first = XlsxReader.Open(worked);
        var sheets = first.Sheets.Where(name => name.StartsWith(ReportWorkbook.Checks, StringComparison.Ordinal)).ToList();
        sheets.Count.ShouldBe(count);
        for (var i = 0; i < count; i++)
        {
            using var sheet = XlsxReader.Open(worked, sheets[i]);
            var said = sheet.Rows().Skip(1).Select(row => $"{row[0]} {row[1]} {row[2]}/{row[3]} {row[4]}").ToList();
            said.ShouldBe([.. ReportRules.Check(reports[i].Now, reports[i].Before).Select(Said)], $"seed {from + i}");
        }
    }

    [Fact]
    public async Task A_workbook_reads_back_as_the_cells_it_was_made_of()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var (cells, before) = new RandomReports(seed % 4 == 3 ? FormEdition.Of2019 : FormEdition.Of2021).Of(seed);
            using var book = new MemoryStream();
            await ReportWorkbook.Write(book, "年度报告", [(cells, before)], DateTimeOffset.UnixEpoch);
            book.Position = 0;
            var read = ReportFile.Of(book, "年度报告.xlsx").Report.ShouldNotBeNull();
            cells.Form.Cells.Where(cell => read.Cells[cell.Key] != cells[cell]).Select(cell => $"{cell.Key} {cells[cell]} read as {read.Cells[cell.Key]}").ShouldBeEmpty($"seed {seed}");
            read.Unread.ShouldBeEmpty();
        }
    }

    /// <summary>Spreadsheets keep fifteen digits of a number; the server keeps all.</summary>
    private static ReportCells Countable(ReportCells cells) =>
        cells.With(cells.Filled.Where(f => f.Value.Number > 1_000_000_000).Select(f => KeyValuePair.Create(f.Cell.Key, CellValue.Of(7))));

    private static string Said(CheckResult result) =>
        $"{result.Rule} {result.Place} {Number(result.Left)}/{Number(result.Right)} {result.Outcome switch { CheckOutcome.Consistent => WorkbookFormulas.Consistent, CheckOutcome.Inconsistent => WorkbookFormulas.Inconsistent, _ => WorkbookFormulas.NotComparable }}";

    private static string Number(decimal? number) => number is { } value ? CellValue.Of(value).ToString() : "";
}
