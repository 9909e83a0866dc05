namespace Tracker.Reading;

/// <summary>Who does the work beside the one that leads it, in the sentence that says so: 由X牵头,联合Y、Z,开展…; and whoever organises it: 由X组织人员,开展….</summary>
internal static class JoinedUnits
{
    private static readonly string[] Joining = ["组织", "联合", "会同", "协同", "协调"];

    private static readonly string[] Conjunctions = ["和", "与", "及", "以及"];

    private static readonly string[] Persons = ["值班人员", "工作人员", "执法人员", "相关人员", "有关人员"];

    /// <summary>The same block with those of the clauses right behind it that are nothing but such a verb and names.</summary>
    public static UnitBlock Behind(string folded, UnitBlock block, int end)
    {
        var leads = block.Units.Count > 0 && block.Units.TrueForAll(u => u.Role == UnitRole.Lead);
        var at = block.End;
        while (leads && at < end && folded[at] == ',')
        {
            var verb = Look.AnyAt(folded, at + 1, end, Joining);
            var stop = ClauseEnd(folded, at + 1, end);
            if (verb == 0 || Names(folded, at + 1 + verb, stop) is not { } names)
            {
                break;
            }

            block.Units.AddRange(names.Select(n => new UnitPlace(UnitRole.Responsible, n.Start, n.End, ReadingRules.UnitVerb)));
            at = stop;
        }

        return at == block.End ? block : Until(block, at);
    }

    /// <summary>由X和Y组织…,: whoever organises something is responsible for it; null where 由X组织的 only says whose it is.</summary>
    /// <param name="by">Where 由 stands.</param>
    public static UnitBlock? Organising(string folded, int by, int end)
    {
        var stop = ClauseEnd(folded, by, end);
        var verb = folded.IndexOf("组织", by, stop - by, StringComparison.Ordinal);
        if (verb < by + 3 || verb + 3 > stop || stop >= end || folded[stop] != ',' || Look.AnyAt(folded, verb + 2, stop, ["的", "部", "处", "科", "领导", "机构"]) > 0 || Names(folded, by + 1, verb) is not { } names || names.Exists(n => IsOfPersons(folded, n.Start, n.End)))
        {
            return null;
        }

        var block = new UnitBlock(by, verb + 2) { HasVerb = true };
        block.Units.AddRange(names.Select(n => new UnitPlace(UnitRole.Responsible, n.Start, n.End, ReadingRules.UnitVerb)));
        return block;
    }

    /// <summary>A list of names and nothing else; people of a unit (值班人员) may stand among units.</summary>
    private static List<(int Start, int End)>? Names(string folded, int start, int end)
    {
        var names = new List<(int Start, int End)>();
        for (var from = start; from < end;)
        {
            var mark = folded.IndexOf('、', from, end - from);
            var stop = mark < 0 ? end : mark;
            var join = mark < 0 ? JoinIn(folded, from, stop) : default;
            names.AddRange(join.Length > 0 ? [(from, join.At), (join.At + join.Length, stop)] : [(from, stop)]);
            from = stop + 1;
        }

        var units = names.Count(n => UnitNames.LooksLike(folded, n.Start, n.End) && !UnitNames.BeginsTask(folded, n.Start, n.End));
        return units > 0 && names.TrueForAll(n => (UnitNames.LooksLike(folded, n.Start, n.End) && !UnitNames.BeginsTask(folded, n.Start, n.End)) || IsOfPersons(folded, n.Start, n.End)) ? names : null;
    }

    /// <summary>The conjunction before the last name: both sides are names by themselves, and all of it is none or ends in a class.</summary>
    private static (int At, int Length) JoinIn(string folded, int start, int end)
    {
        for (var i = start + 2; i + 2 < end; i++)
        {
            if (Look.AnyAt(folded, i, end, Conjunctions) is > 0 and var length && UnitNames.LooksLike(folded, start, i) && UnitNames.LooksLike(folded, i + length, end)
                && (Look.AnyAt(folded, i + length, end, ListPrefixes.ClassStarts) > 0 || UnitJoints.JoinsTwo(folded, start, i, i + length, end) || folded[i - 1] == folded[end - 1]))
            {
                return (i, length);
            }
        }

        return (0, 0);
    }

    private static bool IsOfPersons(string folded, int start, int end) => end - start is > 4 and <= 16 && Look.AnyBefore(folded, end, start + 1, Persons) > 0;

    private static int ClauseEnd(string folded, int at, int end) => Look.ClauseEnd(folded, at, end, 160);

    private static UnitBlock Until(UnitBlock block, int end)
    {
        var longer = new UnitBlock(block.Start, end) { HasLabel = block.HasLabel, HasVerb = block.HasVerb, OwnParts = block.OwnParts };
        longer.Units.AddRange(block.Units);
        return longer;
    }
}
