namespace Tracker.Gateway.Tables;

/// <summary>
/// A table to be written once, row by row, in whatever format is asked for. Rows are pulled while writing, so a table
/// of a million rows costs no more memory than one of ten:
/// <code>Table.Of(sheet, rows, (e, row) => row.Number(e.Point).Text(e.Title).Date(e.Due))</code>
/// </summary>
internal abstract class Table(TableSheet sheet)
{
    public TableSheet Sheet { get; } = sheet;

    public static Table Of<T>(TableSheet sheet, IEnumerable<T> rows, Action<T, RowWriter> cells) =>
        new OfEnumerable<T>(sheet, rows, cells);

    public static Table Of<T>(TableSheet sheet, IAsyncEnumerable<T> rows, Action<T, RowWriter> cells) =>
        new OfAsyncEnumerable<T>(sheet, rows, cells);

    public abstract Task WriteRows(RowWriter row, CancellationToken cancel);

    private static ValueTask WriteRow<T>(T item, Action<T, RowWriter> cells, RowWriter row, CancellationToken cancel)
    {
        if (!row.HasRoom) return AfterMakingRoom(item, cells, row, cancel);
        row.Begin();
        cells(item, row);
        row.End();
        return ValueTask.CompletedTask;
    }

    private static async ValueTask AfterMakingRoom<T>(T item, Action<T, RowWriter> cells, RowWriter row, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        await row.MakeRoom(cancel);
        row.Begin();
        cells(item, row);
        row.End();
    }

    private sealed class OfEnumerable<T>(TableSheet sheet, IEnumerable<T> rows, Action<T, RowWriter> cells) : Table(sheet)
    {
        public override async Task WriteRows(RowWriter row, CancellationToken cancel)
        {
            foreach (var item in rows) await WriteRow(item, cells, row, cancel);
        }
    }

    private sealed class OfAsyncEnumerable<T>(TableSheet sheet, IAsyncEnumerable<T> rows, Action<T, RowWriter> cells) : Table(sheet)
    {
        public override async Task WriteRows(RowWriter row, CancellationToken cancel)
        {
            await foreach (var item in rows.WithCancellation(cancel)) await WriteRow(item, cells, row, cancel);
        }
    }
}
