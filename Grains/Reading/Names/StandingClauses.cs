namespace Tracker.Reading;

/// <summary>A clause such as 各市政府均为责任单位,以下不再列出 adds its units to every point behind it; behind all points, to every one.</summary>
internal static class StandingClauses
{
    public static void Apply(CleanText clean, List<ReadPoint> points)
    {
        var standing = new List<StandingClause>();
        var placed = new List<(StandingClause Clause, Item? Section)>();
        var from = 0;
        for (var i = 0; i < points.Count; i++)
        {
            var point = points[i];
            foreach (var clause in Between(clean.Folded, from, point.Whole.Start))
            {
                if (clause.Only is not null || clause.OfSection)
                {
                    var above = i > 0 && point.Item.Outermost is { } next && clause.Start < next.Start;
                    placed.Add((clause, points[above ? i - 1 : i].Item.Outermost));
                }
                else
                {
                    standing.Add(clause);
                }
            }

            from = Math.Max(from, point.Whole.End);
            standing.ForEach(c => Add(clean, point, c));
            standing.AddRange((point.Units?.Standing ?? []).Select(u => new StandingClause(u.Start, u.End, [u], null)));
        }

        if (points.Count == 0)
        {
            return;
        }

        placed.AddRange(Between(clean.Folded, from, clean.Length).Select(c => (c, c.OfSection ? points[^1].Item.Outermost : null)));
        foreach (var (clause, section) in placed)
        {
            foreach (var point in points.Where(p => !clause.OfSection || p.Item.Outermost == section))
            {
                Add(clean, point, clause);
            }
        }
    }

    private static void Add(CleanText clean, ReadPoint point, StandingClause clause)
    {
        var number = point.Item.Mark.Value;
        if ((clause.Except is { } left && number >= left.From && number <= left.To) || (clause.Only is { } only && (number < only.From || number > only.To)))
        {
            return;
        }

        point.Places.AddRange(clause.Units.Where(u => !point.Places.Exists(p => Same(clean, p, u))).ToList());
    }

    /// <summary>Such clauses in words between the points, as in a preamble.</summary>
    private static IEnumerable<StandingClause> Between(string folded, int start, int end)
    {
        for (var at = start; at < end && StandingWords.In(folded, at, end) is { } clause; at = clause.End + 1)
        {
            yield return clause;
        }
    }

    private static bool Same(CleanText clean, UnitPlace one, UnitPlace other) =>
        clean.Folded.AsSpan(one.Name.Start, one.Name.End - one.Name.Start).SequenceEqual(clean.Folded.AsSpan(other.Name.Start, other.Name.End - other.Name.Start));
}
