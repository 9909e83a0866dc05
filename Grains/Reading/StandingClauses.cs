namespace Tracker.Reading;

/// <summary>A clause such as 各市政府均为责任单位,以下不再列出 adds its units to every point behind it.</summary>
internal static class StandingClauses
{
    private const string Says = "均为责任单位";

    public static void Apply(CleanText clean, List<ReadPoint> points)
    {
        var standing = new List<UnitPlace>();
        var from = 0;
        foreach (var point in points)
        {
            standing.AddRange(Before(clean.Folded, from, point.Whole.Start));
            from = Math.Max(from, point.Whole.End);
            point.Places.AddRange(standing.Where(s => !point.Places.Exists(p => Same(clean, p, s))));
            standing.AddRange(point.Units?.Standing ?? []);
        }
    }

    /// <summary>Such a clause in words between the points, as in a preamble.</summary>
    private static IEnumerable<UnitPlace> Before(string folded, int start, int end)
    {
        for (var at = start; at < end;)
        {
            at = folded.IndexOf(Says, at, end - at, StringComparison.Ordinal);
            if (at < 0)
            {
                yield break;
            }

            var from = at;
            while (from > start && from > at - 80 && !Look.IsSentenceEnd(folded[from - 1]) && folded[from - 1] is not (':' or '('))
            {
                from--;
            }

            var block = new UnitBlock(from, at + Says.Length);
            new UnitListReader(folded, block).Read(from, at + Says.Length);
            foreach (var unit in block.Standing)
            {
                yield return unit;
            }

            at += Says.Length;
        }
    }

    private static bool Same(CleanText clean, UnitPlace one, UnitPlace other) =>
        clean.Folded.AsSpan(one.Name.Start, one.Name.End - one.Name.Start).SequenceEqual(clean.Folded.AsSpan(other.Name.Start, other.Name.End - other.Name.Start));
}
