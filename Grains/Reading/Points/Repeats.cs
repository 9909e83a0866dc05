using Tracker.Plans;

namespace Tracker.Reading;

/// <summary>A table at the end that lists again the points of the text (任务分工表): they are no new points, and a person compares the two.</summary>
internal static class Repeats
{
    private const int Shortest = 4;

    private const int Compared = 8;

    /// <summary>Takes out of the table's points those that the text has, by the first characters of their titles.</summary>
    public static void TakeOut(CleanText clean, List<ReadPoint> inText, TablePoints inTables)
    {
        if (inText.Count == 0 || inTables.Points.Count == 0)
        {
            return;
        }

        var known = inText.Select(p => KeyOf(clean, p)).Where(k => k.Length >= Shortest).ToHashSet(StringComparer.Ordinal);
        var again = inTables.Points.Where(p => known.Contains(KeyOf(clean, p))).ToHashSet();
        if (again.Count == 0)
        {
            return;
        }

        var first = inTables.Points.Find(again.Contains)!;
        inTables.Points.RemoveAll(again.Contains);
        inTables.Doubts.RemoveAll(d => d.Point is { } point && again.Contains(point));
        inTables.Doubts.Add(new TableDoubt(QuestionKind.UnclearFact, null, "table", first.Title.Start, first.Title.End));
    }

    private static string KeyOf(CleanText clean, ReadPoint point) => KeyOf(clean, point.Title.Start, point.Title.End);

    /// <summary>The first letters of a stretch: two stretches that share them say the same.</summary>
    public static string KeyOf(CleanText clean, int start, int end)
    {
        Span<char> key = stackalloc char[Compared];
        var length = 0;
        for (var i = start; i < end && length < Compared; i++)
        {
            if (char.IsLetterOrDigit(clean.Folded[i]))
            {
                key[length++] = clean.Folded[i];
            }
        }

        return key[..length].ToString();
    }
}
