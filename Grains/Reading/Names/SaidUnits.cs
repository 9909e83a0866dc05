namespace Tracker.Reading;

/// <summary>Units that a sentence of a point's own words names, where nothing else does: 由X牵头,Y配合,每月公布…</summary>
internal static class SaidUnits
{
    private static readonly string[] Joins = ["由", "由所涉及的", "会同", "并由", "分别由", "统一由", "具体由", "其中"];

    /// <summary>2023年由X牵头, 不再由X牵头: who it was, or is not.</summary>
    private static readonly string[] NotSo = ["不再", "不", "原", "原来", "曾", "仍未", "此前", "以前", "去年", "年", "上年"];

    /// <summary>The first such sentence; null for none. Its words stay the point's words.</summary>
    public static UnitBlock? In(string folded, int start, int end) => 
        By(folded, start, end) is { } by ? WithOthers(folded, by, end, By)
        : AtEnd(folded, start, end) ?? (Subject(folded, start, end) is { } subject ? WithOthers(folded, subject, end, Subject) : null);

    /// <summary>(1)…由X负责。(2)…由Y负责: who does another part, found behind the first; which part is whose is asked.</summary>
    private static UnitBlock WithOthers(string folded, UnitBlock first, int end, Func<string, int, int, UnitBlock?> next)
    {
        for (var (at, left) = (first.End, MostParts); at < end && left > 0 && next(folded, at, end) is { } more; at = Math.Max(at + 1, more.End), left--)
        {
            var others = more.Units.Where(u => !first.Units.Exists(f => folded.AsSpan(f.Start, f.End - f.Start).SequenceEqual(folded.AsSpan(u.Start, u.End - u.Start)))).ToList();
            first.Units.AddRange(others);
            first.OwnParts |= others.Count > 0;
        }

        return first;
    }

    private const int MostParts = 8;

    /// <summary>The last sentence of a paragraph that is nothing but units and what each of them does: X牵头,Y配合。</summary>
    public static UnitBlock? AtEnd(string folded, int start, int end)
    {
        var stop = end;
        while (stop > start && folded[stop - 1] is '。' or ' ')
        {
            stop--;
        }

        var from = stop;
        var least = Math.Max(start, stop - LongestSentence);
        while (from > least && !Look.IsSentenceEnd(folded[from - 1]))
        {
            from--;
        }

        if (from <= start + 4 || from == least || !Look.IsSentenceEnd(folded[from - 1]))
        {
            return null;
        }

        from = Look.SkipBlanks(folded, from, stop);
        var names = from + Look.AnyAt(folded, from, stop, Joins);
        if (Look.AnyAt(folded, from, stop, ["以上", "上述"]) > 0 || LastVerb(folded, names, stop) != stop)
        {
            return null;
        }

        from = BehindOthers(folded, Math.Max(start + 4, least), from);
        names = from + Look.AnyAt(folded, from, stop, Joins);
        var block = new UnitBlock(from, stop < end && folded[stop] == '。' ? stop + 1 : stop);
        new UnitListReader(folded, block).Read(names, stop);
        return block.HasVerb && block.Units.Count > 0 && block.Units.TrueForAll(u => UnitNames.LooksLike(folded, u.Start, u.End)) ? block : null;
    }

    /// <summary>甲办负责;乙局配合: where the first of such clauses begins.</summary>
    private static int BehindOthers(string folded, int least, int from)
    {
        while (from > least + 1 && folded[from - 1] == ';')
        {
            var before = from - 1;
            while (before > least && !Look.IsSentenceEnd(folded[before - 1]))
            {
                before--;
            }

            if (before == least || LastVerb(folded, before + Look.AnyAt(folded, before, from - 1, Joins), from - 1) != from - 1)
            {
                break;
            }

            from = before;
        }

        return from;
    }

    private const int LongestSentence = 160;

    /// <summary>环境中心负责,… · 甲处、乙处共同负责。: a clause that is nothing but units and their verb.</summary>
    private static UnitBlock? Subject(string folded, int start, int end)
    {
        for (var from = start; from < end;)
        {
            var clause = Look.ClauseEnd(folded, from, end, 120);
            var (names, stop) = Look.AnyBefore(folded, clause, from, ["负责", "牵头"]) > 0 ? Verb(folded, from, clause) : (0, 0);
            if (stop == clause && names > from && AreUnits(folded, from, names))
            {
                foreach (var last in (int[])[LastVerb(folded, from, end), stop]) // 甲处牵头,乙处、丙处配合
                {
                    var block = new UnitBlock(from, last);
                    new UnitListReader(folded, block).Read(from, last);
                    if (last >= stop && block.HasVerb && block.Units.Count > 0 && block.Units.TrueForAll(u => UnitNames.LooksLike(folded, u.Start, u.End)))
                    {
                        return block;
                    }
                }
            }

            from = clause + 1;
        }

        return null;
    }

    private static UnitBlock? By(string folded, int start, int end)
    {
        for (var at = folded.IndexOf('由', start, end - start); at >= 0; at = folded.IndexOf('由', at + 1, end - at - 1))
        {
            if ((at == start || Look.IsClauseEnd(folded[at - 1]) || folded[at - 1] == ' ' || IsLed(folded, at, end)) && Look.AnyBefore(folded, at, start, NotSo) == 0 && LastVerb(folded, at, end) is var stop && stop > at)
            {
                var block = new UnitBlock(at, stop);
                new UnitListReader(folded, block).Read(at + Math.Max(1, Look.AnyAt(folded, at, stop, Joins)), stop);
                if (block.HasVerb && block.Units.Count > 0 && block.Units.TrueForAll(u => UnitNames.LooksLike(folded, u.Start, u.End)))
                {
                    return JoinedUnits.Behind(folded, block, end);
                }
            }
            else if ((at == start || Look.IsClauseEnd(folded[at - 1])) && Look.AnyBefore(folded, at, start, NotSo) == 0 && JoinedUnits.Organising(folded, at, end) is { } organised)
            {
                return organised;
            }
        }

        return null;
    }

    /// <summary>举报案件由X牵头办理: in the middle of a clause only with this verb.</summary>
    private static bool IsLed(string folded, int at, int end)
    {
        var lead = folded.IndexOf("牵头", at, Math.Min(end - at, 24), StringComparison.Ordinal);
        return lead > at + 2 && AreUnits(folded, at + 1, lead);
    }

    /// <summary>Behind the verb of the last clause that names units; the place itself where the first does not.</summary>
    private static int LastVerb(string folded, int at, int end)
    {
        var (from, last) = (at, at);
        while (from < end)
        {
            var clause = Look.ClauseEnd(folded, from, end, 120);
            var name = from + Look.AnyAt(folded, from, clause, Joins);
            var (names, stop) = Verb(folded, name, clause);
            if (stop == 0 && clause - at < LongestSentence && clause < end && folded[clause] == ',' && clause > name && AreUnits(folded, name, clause))
            {
                from = clause + 1; // 由甲局,各区政府负责: the verb behind is of both
                continue;
            }

            if (stop == 0 || !AreUnits(folded, name, names))
            {
                return last;
            }

            if (stop < clause && UnitRoles.VerbsAtEnd(folded, stop, clause) is { } more && more.NameEnd == stop)
            {
                stop = clause; // 负责落实
            }

            last = stop;
            var behind = stop < clause ? stop : clause;
            if (behind >= end || !(folded[behind] == ',' || (stop < clause && folded[behind] == '、')))
            {
                return last;
            }

            from = behind + 1;
        }

        return last;
    }

    private static (int Names, int End) Verb(string folded, int start, int clause)
    {
        for (var i = start + 2; i < clause; i++)
        {
            if (UnitRoles.VerbAt(folded, i, clause) is { Length: > 0 and var length } && UnitRoles.VerbsAtEnd(folded, start, i + length) is { } found)
            {
                return (found.NameEnd, i + length);
            }
        }

        return UnitRoles.VerbsAtEnd(folded, start, clause) is { } atEnd ? (atEnd.NameEnd, clause) : (0, 0);
    }

    private static bool AreUnits(string folded, int start, int end)
    {
        for (var from = start; from < end;)
        {
            var mark = folded.IndexOf('、', from, end - from);
            var stop = mark < 0 ? end : mark;
            if (!UnitNames.LooksLike(folded, from, stop))
            {
                return false; // also where names are joined by 与: each of them looks like one
            }

            from = stop + 1;
        }

        return end > start;
    }
}
