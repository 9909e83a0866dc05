namespace Tracker.Reading;

/// <summary>A clause such as 各市政府均为责任单位,以下不再列出 adds its units to every point behind it; behind all points, to every one.</summary>
internal static class StandingClauses
{
    public static void Apply(CleanText clean, List<ReadPoint> points)
    {
        var standing = new List<(UnitPlace Unit, (int From, int To)? Except)>();
        var from = 0;
        foreach (var point in points)
        {
            standing.AddRange(Between(clean.Folded, from, point.Whole.Start));
            from = Math.Max(from, point.Whole.End);
            Add(clean, point, standing);
            standing.AddRange((point.Units?.Standing ?? []).Select(u => (u, ((int, int)?)null)));
        }

        if (points.Count > 0 && Between(clean.Folded, from, clean.Length).ToList() is { Count: > 0 } behind)
        {
            foreach (var point in points)
            {
                Add(clean, point, behind);
            }
        }
    }

    private static void Add(CleanText clean, ReadPoint point, List<(UnitPlace Unit, (int From, int To)? Except)> standing)
    {
        foreach (var (unit, except) in standing)
        {
            if ((except is not { } left || point.Item.Mark.Value < left.From || point.Item.Mark.Value > left.To) && !point.Places.Exists(p => Same(clean, p, unit)))
            {
                point.Places.Add(unit);
            }
        }
    }

    /// <summary>Such clauses in words between the points, as in a preamble.</summary>
    private static IEnumerable<(UnitPlace Unit, (int From, int To)? Except)> Between(string folded, int start, int end)
    {
        for (var at = start; at < end && StandingWords.In(folded, at, end) is { } clause; at = clause.End + 1)
        {
            foreach (var unit in clause.Units)
            {
                yield return (unit, clause.Except);
            }
        }
    }

    private static bool Same(CleanText clean, UnitPlace one, UnitPlace other) =>
        clean.Folded.AsSpan(one.Name.Start, one.Name.End - one.Name.Start).SequenceEqual(clean.Folded.AsSpan(other.Name.Start, other.Name.End - other.Name.Start));
}
