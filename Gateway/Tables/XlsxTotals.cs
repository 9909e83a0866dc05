namespace Tracker.Gateway.Tables;

/// <summary>
/// The totals under a table. On each sheet they are SUBTOTAL formulas over the visible rows, with the value of all rows
/// cached for programs that don't calculate; a table of several sheets ends with the sum of its sheets.
/// </summary>
internal sealed class XlsxTotals(TableSheet sheet)
{
    private readonly ColumnTotal[] _wanted = [.. sheet.Columns.Select(column => column.Total)];
    private readonly decimal[] _onSheet = new decimal[sheet.Columns.Length];
    private readonly decimal[] _onAll = new decimal[sheet.Columns.Length];
    private readonly List<(string Sheet, int Row)> _earlier = [];

    public void Count(int column)
    {
        if (_wanted[column] is ColumnTotal.Count) _onSheet[column]++;
    }

    public void Add(int column, decimal number)
    {
        if (_wanted[column] is ColumnTotal.Count) _onSheet[column]++;
        else if (_wanted[column] is ColumnTotal.Sum) _onSheet[column] += number;
    }

    /// <summary>The lines under the sheet that ends here; the tally begins anew.</summary>
    public IEnumerable<XlsxTotalLine> Lines(XlsxSheetRange range, bool isLast)
    {
        if (!sheet.HasTotals) yield break;
        yield return Line(isLast && _earlier.Count == 0 ? "合计" : "本表小计", column => new(SubTotal(column, range), _onSheet[column]));
        for (var column = 0; column < _onSheet.Length; column++) _onAll[column] += _onSheet[column];
        Array.Clear(_onSheet);
        _earlier.Add((range.Name, range.LastRow + 1));
        if (isLast && _earlier.Count > 1) yield return Line("合计", column => new(SumOfSheets(column), _onAll[column]));
    }

    private XlsxTotalLine Line(string label, Func<int, XlsxTotalCell> cell) => new(
        label,
        Array.IndexOf(_wanted, ColumnTotal.None),
        [.. _wanted.Select((wanted, column) => wanted is ColumnTotal.None ? null : cell(column))]);

    private string? SubTotal(int column, XlsxSheetRange range)
    {
        if (range.LastRow == range.HeadingRow) return null; // no rows: the range would hold the formula itself
        var letters = XlsxColumns.Letters(column);
        var function = _wanted[column] is ColumnTotal.Count ? 103 : 109; // COUNTA and SUM over visible rows
        return $"SUBTOTAL({function},{letters}{range.HeadingRow + 1}:{letters}{range.LastRow})";
    }

    private string SumOfSheets(int column)
    {
        var letters = XlsxColumns.Letters(column);
        return string.Join('+', _earlier.Select(earlier => $"{SheetNames.Quoted(earlier.Sheet)}!{letters}{earlier.Row}"));
    }
}

/// <param name="LabelColumn">The first column without a total; -1 when there is none.</param>
internal sealed record XlsxTotalLine(string Label, int LabelColumn, XlsxTotalCell?[] Cells);

internal sealed record XlsxTotalCell(string? Formula, decimal Value);
