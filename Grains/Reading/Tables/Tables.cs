namespace Tracker.Reading;

/// <summary>The tables of tasks in a document, and the lines that stand outside them.</summary>
internal sealed class Tables
{
    private readonly List<TaskTable> _tables;

    private Tables(List<TaskTable> tables, List<Line> outside)
    {
        _tables = tables;
        Outside = outside;
    }

    public List<Line> Outside { get; }

    /// <summary>Where the first begins; the length of any text without one.</summary>
    public int Start => _tables.Count > 0 ? _tables[0].Start : int.MaxValue;

    public static Tables In(CleanText clean, bool knowsBlank)
    {
        var lines = Lines.In(clean.Folded);
        var tables = new TaskTables(clean, lines, knowsBlank).All();
        var outside = new List<Line>(lines.Count);
        var next = 0;
        foreach (var line in lines)
        {
            while (next < tables.Count && tables[next].End <= line.Start)
            {
                next++;
            }

            if (next >= tables.Count || line.End <= tables[next].Start)
            {
                outside.Add(next > 0 && tables[next - 1].Foot.Find(c => c.Start >= line.Start && c.End <= line.End) is { IsEmpty: false } signs ? new Line(signs.Start, signs.End, null) : line);
            }
        }

        return new Tables(tables, outside);
    }

    /// <param name="items">Of the text outside: a heading right above a table is its section.</param>
    public TablePoints Points(CleanText clean, List<Item> items, bool knowsBlank, Func<Item, string> headingOf)
    {
        var points = new TablePoints(clean, knowsBlank, headingOf);
        foreach (var table in _tables)
        {
            points.Read(table, HeadingAbove(items, table));
        }

        return points;
    }

    private static Item? HeadingAbove(List<Item> items, TaskTable table)
    {
        var at = items.FindLastIndex(i => i.Start < table.Start);
        return at >= 0 && items[at] is { } item && item.First.Length <= 60
            && !item.Own.Exists(l => l != item.First && l.Start < table.Start)
            && item.Mark.Style is MarkStyle.Chinese or MarkStyle.BracketedChinese or MarkStyle.Chapter
            ? item : null;
    }
}
