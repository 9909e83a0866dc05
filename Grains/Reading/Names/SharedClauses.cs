namespace Tracker.Reading;

/// <summary>以上(四)至(六)项工作由X牵头,Y配合: units printed once, behind the last of several items side by side.</summary>
internal static class SharedClauses
{
    /// <summary>With these a clause speaks of everything under its heading.</summary>
    public static readonly string[] Below = ["本部分", "本章", "本节", "本条", "本项以下", "以下"];

    private static readonly string[] Above = ["以上", "上述", "本项工作", "本项任务"];

    /// <summary>More such clauses than this are not looked at.</summary>
    private const int Most = 200;

    /// <summary>一、X(本部分工作由Y牵头): units printed in a heading for the items under it, which get them where they have none of their own.</summary>
    /// <returns>Where such a clause begins, by its heading.</returns>
    public static Dictionary<Item, int> FromHeadings(string folded, List<Item> items, Dictionary<Item, List<UnitBlock>> blocks)
    {
        var found = new Dictionary<Item, int>();
        var runningOn = RunningOn(folded, items, blocks);
        foreach (var heading in items.Where(i => i.Children.Count > 0 && blocks.ContainsKey(i)))
        {
            var clause = blocks[heading][0];
            if (blocks[heading].Count == 1 && clause.Units.Count > 0 && clause.Standing.Count == clause.Units.Count && clause.End <= heading.First.End)
            {
                blocks.Remove(heading); // 一、X(Y均为本部分任务的责任单位): no point, and its clause is found between the points
                found[heading] = clause.Start;
                continue;
            }

            if (blocks[heading].Count > 1 || clause.Start >= heading.End || heading.Children.Exists(c => c.Children.Count > 0)
                || (Look.AnyAt(folded, clause.Start + 1, clause.End, Below) == 0 && !((clause.HasLabel || clause.HasVerb) && clause.Units.Count > 0 && IsOfHeading(heading, clause) && runningOn.Contains(heading))))
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

    /// <summary>In its line, or all of the line below it.</summary>
    private static bool IsOfHeading(Item heading, UnitBlock clause) =>
        clause.End <= heading.First.End || (heading.Own is [_, var below] && clause.Start == below.Start && clause.End >= below.End);

    /// <summary>Headings under which the numbers go on where those under the one before stopped, of which one has none but items with units, or that are all no more than headings: the items are the points, and not the words of one.</summary>
    private static HashSet<Item> RunningOn(string folded, List<Item> items, Dictionary<Item, List<UnitBlock>> blocks)
    {
        var found = new HashSet<Item>();
        foreach (var list in items.Where(i => i.Children.Count > 0).GroupBy(i => (i.Parent, i.Mark.Style)))
        {
            var headings = list.ToList();
            if (headings.Exists(h => !blocks.ContainsKey(h) && h.Children.TrueForAll(blocks.ContainsKey)) && headings.Select(h => h.Children[0].Mark.Style).Distinct().Count() == 1)
            {
                found.UnionWith(headings); // under one of them every item has units of its own
            }

            found.UnionWith(headings.Zip(headings.Skip(1)).Where(p => p.Second.Children[0].Mark is var next && p.First.Children[^1].Mark is var last && next.Style == last.Style && next.Value == last.Value + 1).SelectMany(p => (Item[])[p.First, p.Second]));
        }

        foreach (var list in items.Where(i => i.Children.Count > 0 && blocks.ContainsKey(i)).GroupBy(i => i.Mark.Style))
        {
            if (list.Count() >= FewestSections && list.All(h => IsSection(folded, h, blocks)))
            {
                found.UnionWith(list);
            }
        }

        return found;
    }

    private const int FewestSections = 3;

    private const int LongestHeading = 24;

    private const int LeastWords = 30;

    /// <summary>(一)涉企政策公开(牵头单位:X): no sentence but a short heading, and under it nothing but items that each say in sentences what is to be done.</summary>
    private static bool IsSection(string folded, Item heading, Dictionary<Item, List<UnitBlock>> blocks) =>
        blocks.TryGetValue(heading, out var own) && own.Count == 1 && own[0].End <= heading.First.End && own[0].Start - heading.First.Body is > 3 and <= LongestHeading
        && !folded.AsSpan(heading.First.Body, own[0].Start - heading.First.Body).ContainsAny('。', ',', ';') && heading.Own.Count == 1
        && heading.Children.Count > 1 && heading.Children.TrueForAll(c => c.Children.Count == 0 && c.End - c.First.Body >= LeastWords && folded[c.First.End - 1] is '。' or ')');

    /// <summary>Gives each of the items its units, where it has none of its own.</summary>
    public static void Share(string folded, List<Item> items, Dictionary<Item, List<UnitBlock>> blocks)
    {
        var left = Most;
        foreach (var item in items)
        {
            foreach (var line in item.Own)
            {
                var open = line.Start < line.End && folded[line.Start] == '(' ? 1 : 0;
                if (line == item.First || Look.AnyAt(folded, line.Start + open, line.End, Above) is not (> 0 and var word) || left-- <= 0)
                {
                    continue;
                }

                var at = line.Start + open + word;
                at -= folded[line.Start + open] == '本' ? 2 : 0; // 本项工作责任单位:X, below the items of a section
                if (Labelled(folded, line, at, item) is { } all)
                {
                    Give(items, blocks, item, line, all.From, item.Mark.Value, all.Clause);
                }
                else if ((Range(folded, at, line.End) ?? All(folded, at, line.End, item, items, blocks)) is var (from, to, end) && Clause(folded, line, end) is { } clause)
                {
                    Give(items, blocks, item, line, from, to, clause);
                }
            }
        }
    }

    private static void Give(List<Item> items, Dictionary<Item, List<UnitBlock>> blocks, Item item, Line line, int from, int to, UnitBlock clause)
    {
        if (blocks.TryGetValue(item, out var own) && own.TrueForAll(b => b.Start >= line.Start))
        {
            blocks.Remove(item); // what stands in the clause's own line is the clause
        }

        foreach (var meant in items.Where(i => i.Parent == item.Parent && i.Mark.Style == item.Mark.Style && i.Mark.Value >= from && i.Mark.Value <= to && i.Start <= line.Start))
        {
            if (!blocks.TryAdd(meant, [meant == item ? clause : Elsewhere(clause, meant.End)]) && blocks[meant].TrueForAll(b => b.Times.Count == 0))
            {
                blocks[meant][^1].Times.AddRange(clause.Times); // its units are its own, and the limit is everyone's
            }
        }
    }

    private static readonly string[] Tasks = ["各项任务", "各项工作", "各项措施", "各条", "各项", "任务", "工作", "事项"];

    /// <summary>〔以上各项牵头单位:X;责任单位:Y〕 or 以上四项责任单位:X, a line below the tasks: from which of them on.</summary>
    private static (int From, UnitBlock Clause)? Labelled(string folded, Line line, int at, Item item)
    {
        var (from, label) = Counted(folded, at, line.End, item.Mark.Value);
        label += Look.AnyAt(folded, label, line.End, ["的"]);
        if (label == at || UnitRoles.LabelAt(folded, label, line.End) is not { Role: < UnitRole.Above } words || folded[words.Words - 1] != ':')
        {
            return null;
        }

        var stop = folded[line.Start] == '(' && folded[line.End - 1] is ')' or '。' ? folded.LastIndexOf(')', line.End - 1, line.End - label) : line.End;
        var block = new UnitBlock(line.Start, line.End);
        new UnitListReader(folded, block).Read(label, stop < label ? line.End : stop);
        return block.Units.Count > 0 && block.Units.TrueForAll(u => UnitNames.LooksLike(folded, u.Start, u.End)) ? (from, block) : null;
    }

    /// <summary>各项任务, 四项, 3项工作: the first of the tasks that are meant, and where the words behind begin; the place itself where nothing of this stands.</summary>
    private static (int From, int End) Counted(string folded, int at, int end, int last)
    {
        var (count, length) = Numerals.At(folded, at, end, 2);
        (count, length) = length > 0 ? (count, length) : Numerals.ChineseAt(folded, at, end);
        var unit = length == 0 ? 0 : Look.AnyAt(folded, at + length, end, ["项任务", "项工作", "条任务", "项", "条"]);
        var all = unit > 0 ? 0 : Look.AnyAt(folded, at, end, Tasks);
        return unit > 0 ? (Math.Max(1, last + 1 - count), at + length + unit) : (1, at + all);
    }

    /// <summary>以上任务由X牵头, below the tasks of a section whose like carry no units themselves.</summary>
    private static (int From, int To, int End)? All(string folded, int at, int end, Item item, List<Item> items, Dictionary<Item, List<UnitBlock>> blocks)
    {
        var (from, by) = Counted(folded, at, end, item.Mark.Value);
        by += Look.AnyAt(folded, by, end, ["均"]);
        return by > at && by < end && folded[by] == '由'
            && (item is { Mark.Style: MarkStyle.Arabic or MarkStyle.BracketedChinese, Parent.Mark.Style: var above and (MarkStyle.Chinese or MarkStyle.BracketedChinese or MarkStyle.Chapter) }
                ? !blocks.Keys.Any(i => i.Mark.Style == above)
                : item == items[^1] && items.Count > 1 && items.TrueForAll(i => i.Parent is null && i.Mark.Style == item.Mark.Style) && blocks.Keys.All(i => i == item)) // a list without headings, of which the text may begin in the middle
            ? (from, item.Mark.Value, by) : null;
    }

    private static UnitBlock? Clause(string folded, Line line, int from)
    {
        var by = folded.IndexOf('由', from, line.End - from);
        if (by < 0)
        {
            return null;
        }

        var stop = folded.IndexOf('。', by, line.End - by);
        stop = stop < 0 ? line.End : stop;
        var block = new UnitBlock(line.Start, line.End);
        new UnitListReader(folded, block).Read(by + 1, stop);
        return block.HasVerb && block.Units.Count > 0 && block.Units.TrueForAll(u => UnitNames.LooksLike(folded, u.Start, u.End)) ? block : null;
    }

    /// <summary>The same units for an item that does not print them.</summary>
    private static UnitBlock Elsewhere(UnitBlock clause, int at)
    {
        var block = new UnitBlock(at, at) { HasVerb = true };
        block.Units.AddRange(clause.Units);
        block.Times.AddRange(clause.Times);
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
