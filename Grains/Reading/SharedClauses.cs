namespace Tracker.Reading;

/// <summary>以上(四)至(六)项工作由X牵头,Y配合: units printed once, behind the last of several items side by side.</summary>
internal static class SharedClauses
{
    /// <summary>With these a clause speaks of everything under its heading.</summary>
    public static readonly string[] Below = ["本部分", "本章", "本节", "本条", "本项以下", "以下"];

    private static readonly string[] Above = ["以上", "上述"];

    /// <summary>More such clauses than this are not looked at.</summary>
    private const int Most = 200;

    /// <summary>一、X(本部分工作由Y牵头): units printed in a heading for the items under it, which get them where they have none of their own.</summary>
    /// <returns>Where such a clause begins, by its heading.</returns>
    public static Dictionary<Item, int> FromHeadings(string folded, List<Item> items, Dictionary<Item, List<UnitBlock>> blocks)
    {
        var found = new Dictionary<Item, int>();
        foreach (var heading in items.Where(i => i.Children.Count > 0 && blocks.ContainsKey(i)))
        {
            var clause = blocks[heading][0];
            if (blocks[heading].Count == 1 && clause.Units.Count > 0 && clause.Standing.Count == clause.Units.Count && clause.End <= heading.First.End)
            {
                blocks.Remove(heading); // 一、X(Y均为本部分任务的责任单位): no point, and its clause is found between the points
                found[heading] = clause.Start;
                continue;
            }

            if (blocks[heading].Count > 1 || clause.Start >= heading.End || Look.AnyAt(folded, clause.Start + 1, clause.End, Below) == 0 || heading.Children.Exists(c => c.Children.Count > 0))
            {
                continue;
            }

            foreach (var item in heading.Children)
            {
                blocks.TryAdd(item, [Elsewhere(clause, item.End)]);
            }

            blocks.Remove(heading);
            found[heading] = clause.Start;
        }

        return found;
    }

    /// <summary>Gives each of the items its units, where it has none of its own.</summary>
    public static void Share(string folded, List<Item> items, Dictionary<Item, List<UnitBlock>> blocks)
    {
        var left = Most;
        foreach (var item in items)
        {
            foreach (var line in item.Own)
            {
                if (line == item.First || Look.AnyAt(folded, line.Start, line.End, Above) is not (> 0 and var word) || left-- <= 0 || (Range(folded, line.Start + word, line.End) ?? All(folded, line.Start + word, line.End, item, blocks)) is not var (from, to, end))
                {
                    continue;
                }

                if (Clause(folded, line, end) is not { } clause)
                {
                    continue;
                }

                foreach (var meant in items.Where(i => i.Parent == item.Parent && i.Mark.Style == item.Mark.Style && i.Mark.Value >= from && i.Mark.Value <= to && i.Start <= line.Start))
                {
                    blocks.TryAdd(meant, [meant == item ? clause : Elsewhere(clause, meant.End)]);
                }
            }
        }
    }

    /// <summary>以上任务由X牵头, below the tasks of a section whose like carry no units themselves.</summary>
    private static (int From, int To, int End)? All(string folded, int at, int end, Item item, Dictionary<Item, List<UnitBlock>> blocks)
    {
        var what = Look.AnyAt(folded, at, end, ["各项任务", "各项工作", "任务", "工作", "事项"]);
        return what > 0 && at + what < end && folded[at + what] == '由'
            && item is { Mark.Style: MarkStyle.Arabic or MarkStyle.BracketedChinese, Parent.Mark.Style: var above and (MarkStyle.Chinese or MarkStyle.BracketedChinese or MarkStyle.Chapter) }
            && !blocks.Keys.Any(i => i.Mark.Style == above)
            ? (1, item.Mark.Value, at + what) : null;
    }

    private static UnitBlock? Clause(string folded, Line line, int from)
    {
        var by = folded.IndexOf('由', from, line.End - from);
        if (by < 0)
        {
            return null;
        }

        var stop = folded.IndexOf('。', by, line.End - by);
        var block = new UnitBlock(line.Start, line.End);
        new UnitListReader(folded, block).Read(by + 1, stop < 0 ? line.End : stop);
        return block.HasVerb && block.Units.Count > 0 && block.Units.TrueForAll(u => UnitNames.LooksLike(folded, u.Start, u.End)) ? block : null;
    }

    /// <summary>The same units for an item that does not print them.</summary>
    private static UnitBlock Elsewhere(UnitBlock clause, int at)
    {
        var block = new UnitBlock(at, at) { HasVerb = true };
        block.Units.AddRange(clause.Units);
        return block;
    }

    /// <summary>(四)至(六)项, 第4-6项.</summary>
    private static (int From, int To, int End)? Range(string folded, int at, int end)
    {
        if (Number(folded, at, end) is not var (from, link) || link >= end || folded[link] is not ('至' or '到' or '-') || Number(folded, link + 1, end) is not var (to, behind))
        {
            return null;
        }

        return from < to && Look.AnyAt(folded, behind, end, ["项", "条", "点", "工作", "任务"]) > 0 ? (from, to, behind) : null;
    }

    private static (int Value, int End)? Number(string folded, int at, int end)
    {
        at += at < end && folded[at] == '第' ? 1 : 0;
        var bracket = at < end && folded[at] == '(' ? 1 : 0;
        var (value, length) = Numerals.At(folded, at + bracket, end, 3);
        var stop = at + bracket + length;
        return length == 0 || (bracket == 1 && (stop >= end || folded[stop] != ')')) ? null : (value, stop + bracket);
    }
}
