namespace Tracker.Reading;

/// <summary>The headings that rows of a table stand under: rows across the table, and cells merged over many rows.</summary>
internal sealed class TableSections(string folded, Item? above, int columns)
{
    private readonly List<Item> _across = [];

    private readonly Item?[] _byColumn = new Item?[columns];

    private readonly Cell?[] _cells = new Cell?[columns];

    private int _made;

    /// <summary>In order.</summary>
    public List<Item> All { get; } = [];

    public Item? Now => Array.FindLast(_byColumn, s => s is not null) ?? Over;

    private Item? Over => _across.Count > 0 ? _across[^1] : above;

    /// <summary>A row across the table; a style seen again closes what was opened since.</summary>
    public void Across(Cell heading)
    {
        Array.Clear(_byColumn);
        Array.Clear(_cells);
        var mark = MarkOf(heading);
        var same = _across.FindIndex(s => s.Mark.Style == mark.Style);
        if (same >= 0)
        {
            _across.RemoveRange(same, _across.Count - same);
        }

        _across.Add(Made(heading, mark, Over));
    }

    /// <summary>A cell of a column of classes; false where it says what the one above says.</summary>
    public bool InColumn(int column, Cell heading)
    {
        if (_cells[column] is { } before && folded.AsSpan(before.Start, before.Length).SequenceEqual(folded.AsSpan(heading.Start, heading.Length)))
        {
            return false;
        }

        Array.Clear(_byColumn, column, columns - column);
        Array.Clear(_cells, column, columns - column);
        _cells[column] = heading;
        _byColumn[column] = Made(heading, MarkOf(heading), Now);
        return true;
    }

    private NumberMark MarkOf(Cell heading)
    {
        _made++;
        return NumberMark.At(folded, heading.Start, heading.End) ?? new NumberMark(MarkStyle.Chapter, _made, 0);
    }

    private Item Made(Cell heading, NumberMark mark, Item? parent)
    {
        var item = new Item(new Line(heading.Start, heading.End, mark), parent);
        All.Add(item);
        return item;
    }
}
