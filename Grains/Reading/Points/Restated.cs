using Tracker.Plans;

namespace Tracker.Reading;

/// <summary>Points without units in the text, and behind them a table that says them again with who does each (任务分解): the numbers and titles are the text's, the units the table's.</summary>
internal static class Restated
{
    private const int Shortest = 8;

    /// <summary>The points of the text; none where the table's rows are other tasks.</summary>
    public static List<ReadPoint> Points(CleanText clean, List<ReadPoint> inText, TablePoints inTables)
    {
        var rows = new Dictionary<string, ReadPoint>(StringComparer.Ordinal);
        foreach (var row in inTables.Points)
        {
            rows.TryAdd(KeyOf(clean, row), row);
        }

        var same = inText.Select(p => (Point: p, Row: KeyOf(clean, p) is { Length: >= Shortest } key ? rows.GetValueOrDefault(key) : null)).ToList();
        var found = same.Select(s => s.Row).OfType<ReadPoint>().ToHashSet();
        if (found.Count < 2 || found.Count * 3 < inTables.Points.Count * 2)
        {
            return [];
        }

        inTables.Points.RemoveAll(found.Contains);
        inTables.Doubts.RemoveAll(d => d.Point is { } row && found.Contains(row));
        var named = same.Where(s => s.Row is not null).SelectMany(s => s.Row!.Places).ToList();
        if (named.Count > 0)
        {
            inTables.Doubts.Add(new TableDoubt(QuestionKind.UnclearFact, null, "unitsOfTable", named[0].Start, named[^1].End) { Names = named });
        }

        var lists = same.Where(s => s.Row is not null).Select(s => s.Point.Item.Mark.Style).ToHashSet();
        same.RemoveAll(s => !lists.Contains(s.Point.Item.Mark.Style)); // headings without items, such as the table's own
        return same.ConvertAll(s => s.Row is { } row ? With(s.Point, row) : s.Point);
    }

    private static string KeyOf(CleanText clean, ReadPoint point)
    {
        var words = point.Text.Find(t => t.End > t.Start) is { End: > 0 } text ? text : point.Title;
        return Repeats.KeyOf(clean, words.Start, words.End);
    }

    private static ReadPoint With(ReadPoint point, ReadPoint row)
    {
        var units = new UnitBlock(point.Whole.End, point.Whole.End) { HasVerb = true };
        units.Units.AddRange(row.Places);
        units.Times.AddRange(row.Units?.Times ?? []);
        units.OpenEnded.AddRange(row.Units?.OpenEnded ?? []);
        var told = new ReadPoint { Number = point.Number, Item = point.Item, Section = point.Section, Subsection = point.Subsection, Whole = point.Whole, Title = point.Title, Text = point.Text, Units = units };
        told.Places.AddRange(row.Places);
        return told;
    }
}
