using System.Globalization;

namespace Tracker.Gateway.Tables;

/// <summary>A cell in words. Numbers and days stand in the middle of a paper's column.</summary>
internal readonly record struct CollectedCell(string Text, bool Centred = false);

/// <summary>The rows of a table in words, without hidden columns, for papers and pages: what a person reads and prints at once is never long.</summary>
internal sealed class CollectedRows(TableSheet sheet) : RowWriter(sheet.Columns.Length)
{
    private readonly decimal[] _sums = new decimal[sheet.Columns.Length];
    private readonly List<CollectedCell[]> _rows = [];
    private readonly List<CollectedCell> _row = [];

    public IReadOnlyList<CollectedCell[]> Rows => _rows;

    public static async Task<CollectedRows> Of(Table table, CancellationToken cancel)
    {
        var rows = new CollectedRows(table.Sheet);
        await table.WriteRows(rows, cancel);
        return rows;
    }

    public override bool HasRoom => true;
    public override ValueTask MakeRoom(CancellationToken cancel) => ValueTask.CompletedTask;

    /// <summary>合计 below the rows.</summary>
    public CollectedCell[] Totals()
    {
        var label = sheet.Columns.FirstOrDefault(column => !column.Hidden && column.Total is ColumnTotal.None);
        return [.. sheet.Columns.Select((column, i) => (Column: column, Sum: _sums[i])).Where(c => !c.Column.Hidden)
            .Select(c => new CollectedCell(c.Column.Total is not ColumnTotal.None ? Plain(c.Sum) : ReferenceEquals(c.Column, label) ? "合计" : "", Centred: true))];
    }

    protected override void BeginRow() => _row.Clear();
    protected override void EndRow() => _rows.Add([.. _row]);
    protected override void PutBlank(int column) => Put(column, "", false);
    protected override void PutText(int column, string text) => Put(column, text, false);
    protected override void PutNumber(int column, long number) => Put(column, number.ToString(CultureInfo.InvariantCulture), true, number);
    protected override void PutNumber(int column, decimal number) => Put(column, Plain(number), true, number);
    protected override void PutPercent(int column, decimal share) => Put(column, share.ToString("0.0%", CultureInfo.InvariantCulture), true, share);
    protected override void PutDate(int column, DateOnly date) => Put(column, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), true);
    protected override void PutMoment(int column, DateTimeOffset moment) => Put(column, moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), true);

    private void Put(int column, string text, bool centred, decimal amount = 0)
    {
        _sums[column] += sheet.Columns[column].Total switch { ColumnTotal.Count => text.Length > 0 ? 1 : 0, ColumnTotal.Sum => amount, _ => 0 };
        if (!sheet.Columns[column].Hidden) _row.Add(new CollectedCell(text, centred));
    }

    private static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
