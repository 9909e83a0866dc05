using System.IO.Compression;

namespace Tracker.Gateway.Tables;

/// <summary>
/// Writes workbooks that Excel, WPS and LibreOffice open: parts are put together by hand as UTF-8 and compressed on the
/// way out, so that nothing of a sheet is kept. A table longer than a sheet goes on in a next sheet.
/// </summary>
internal sealed class XlsxWriter : TableFormat
{
    private const int RowsOfASheet = 1_048_576;
    private const int ColumnsOfASheet = 16_384;
    private readonly int _rowsOfASheet;

    public XlsxWriter() : this(RowsOfASheet) { }

    /// <param name="rowsOfASheet">Smaller in tests, to see a table roll over.</param>
    internal XlsxWriter(int rowsOfASheet) => _rowsOfASheet = rowsOfASheet;

    public override string Ending => ".xlsx";
    public override string ContentType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public override Task Write(Stream output, Table table, DateTimeOffset made, CancellationToken cancel = default) =>
        Write(output, [table], made, cancel);

    /// <summary>Each table becomes a sheet of one workbook. The output is left open; it is only written to, never sought.</summary>
    public override async Task Write(Stream output, IReadOnlyList<Table> tables, DateTimeOffset made, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(tables.Count);
        using var outbox = new Outbox(output);
        using (var zip = new ZipArchive(outbox, ZipArchiveMode.Create, leaveOpen: true))
        {
            var book = new XlsxBook(zip, outbox, made);
            foreach (var table in tables) await WriteTable(book, table, cancel);
            await book.Finish(tables[0].Sheet.Title ?? tables[0].Sheet.Name, cancel);
        }
        await outbox.Drain(cancel);
        await output.FlushAsync(cancel);
    }

    private async Task WriteTable(XlsxBook book, Table table, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(table.Sheet.Columns.Length, ColumnsOfASheet);
        using var rows = new XlsxSheetWriter(book, table.Sheet, _rowsOfASheet);
        rows.Start();
        await table.WriteRows(rows, cancel);
        await rows.Finish(cancel);
    }
}
