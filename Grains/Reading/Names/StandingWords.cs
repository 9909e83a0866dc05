namespace Tracker.Reading;

/// <summary>A clause that makes units responsible for more than its own point: X均为责任单位,不再列出 · 以下均需X落实,下同.</summary>
/// <param name="Except">Numbers of the points that it leaves out.</param>
internal sealed record StandingClause(int Start, int End, List<UnitPlace> Units, (int From, int To)? Except)
{
    /// <summary>本部分, 本章: only for the points of the section that it stands in.</summary>
    public bool OfSection { get; init; }

    /// <summary>第2至4项任务: only for these, wherever it stands.</summary>
    public (int From, int To)? Only { get; init; }
}

/// <summary>Finds standing clauses by their words, in a unit bracket or in a sentence of its own.</summary>
internal static class StandingWords
{
    private static readonly string[] Before = ["均需由", "均需", "均须由", "均须", "均应由", "均应", "均由", "均涉及", "均要由", "均要"];

    private static readonly string[] Duties = ["落实", "负责", "贯彻", "执行", "抓好", "做好", "参与", "承担"];

    private static readonly string[] Says = ["不再", "下同", "以下同", "以下均同"];

    private static readonly string[] Scope = ["除另有说明外", "除另有注明外", "除特别注明外", "除特别说明外", "除另有规定外", "除注明外", "下列各项任务", "下列各项工作", "下列任务", "下列工作", "以下各项工作", "以下各项任务", "以下工作", "以下任务", "以下", "具体任务", "各项任务", "各项工作", "所有任务", "本部分任务", "本部分工作", "本部分各项任务", "本章任务", "上述任务", "以上任务", "其中"];

    private static readonly string[] Parts = ["本部分", "本章", "本节"];

    private static readonly char[] Turns = ['均', '同', '为', '不'];

    /// <summary>各市政府为各项任务的共同责任单位.</summary>
    private static readonly string[] OfTasks = ["为各项任务", "为各项工作", "为以下任务", "为以下各项任务", "为所有任务", "为下列任务", "为下列各项任务", "为上述任务", "为以上任务", "为以上所有任务", "为上述所有任务", "为以上各项任务", "为以上全部任务", "为本方案各项任务", "为本要点各项任务", "为全部任务"];

    private static readonly string[] ForTasks = ["对以下任务", "对下列任务", "对上述任务", "对各项任务", "对以上任务", "对以下各项任务", "对上述各项任务", "对所有任务", "对全部任务"];

    private static readonly string[] OfAll = ["的责任单位", "的共同责任单位", "责任单位", "共同责任单位"];

    private const int LongestClause = 200;

    private const int LongestScope = 24;

    /// <summary>The first in the stretch; null for none.</summary>
    public static StandingClause? In(string folded, int start, int end)
    {
        for (var at = folded.IndexOfAny(Turns, start, end - start); at >= 0; at = folded.IndexOfAny(Turns, at + 1, end - at - 1))
        {
            if (At(folded, start, at, end) is { } clause)
            {
                return clause;
            }
        }

        return null;
    }

    private static StandingClause? At(string folded, int start, int at, int end)
    {
        if (folded[at] == '不')
        {
            return NotAgain(folded, start, at, end);
        }

        var ofTasks = folded[at] == '为' ? Look.AnyAt(folded, at, end, OfTasks) : 0;
        if ((folded[at] == '同' && !Look.At(folded, at, "同为责任单位")) || (folded[at] == '为' && (ofTasks == 0 || at == start || folded[at - 1] == '均')))
        {
            return null;
        }

        var from = ClauseStart(folded, at, start);
        var to = ClauseEnd(folded, at, end);
        var before = Look.AnyAt(folded, at, to, Before);
        before = before == 0 && folded[at] == '均' && Look.AnyAt(folded, at + 1, to, Duties) > 0 ? 1 : before; // 对以下任务均负责落实
        if (before > 0 && Look.AnyAt(folded, at + before, to, Duties) > 0)
        {
            var all = Named(folded, from, at - Look.AnyBefore(folded, at, from, ForTasks)); // 各市政府均须落实
            return all.Count > 0 && Look.Has(folded, at + before, to, Says) ? new StandingClause(from, to, all, null) : null;
        }

        if (before > 0)
        {
            from = Look.AnyBefore(folded, at, from, Scope) is > 0 and var scope ? at - scope : from; // what stands before 以下均需 is the point's own
            var units = Named(folded, at + before, UnitsEnd(folded, at + before, to));
            units = units.TrueForAll(u => Look.At(folded, u.Start, "地方") && u.End == u.Start + 2) ? LocalBefore(folded, start, from) : units;
            return units.Count > 0 && Look.Has(folded, at + before, to, Says) ? new StandingClause(from, to, units, null) : null;
        }

        var only = Numbered(folded, from, at);
        if (folded[at] == '同' && only is null)
        {
            return null; // 同为 is also said of one point's own units
        }

        var helps = Look.At(folded, at, "均为配合单位") || (ofTasks > 0 && Look.AnyAt(folded, at + ofTasks, to, ["配合单位", "的配合单位", "的共同配合单位"]) > 0);
        if (ofTasks > 0 && !helps && (folded.IndexOf("责任单位", at, Math.Min(to - at, 24), StringComparison.Ordinal) < 0 || !(Look.Has(folded, at, to, Says) || Look.AnyAt(folded, at + ofTasks, to, OfAll) == to - at - ofTasks)))
        {
            return null;
        }

        if (!helps && folded[at] == '均' && (!Look.At(folded, at, "均为") || folded.IndexOf("责任单位", at, Math.Min(to - at, 18), StringComparison.Ordinal) < 0))
        {
            return null;
        }

        var nameEnd = at;
        (int, int)? except = null;
        if (folded.AsSpan(from, at - from).LastIndexOf('对') + from is var said && said > from && Excepted(folded, said, at) is { } numbers)
        {
            (nameEnd, except) = (said, numbers);
        }

        var named = Named(folded, only?.End ?? from, nameEnd);
        var ofSection = Look.AnyAt(folded, Look.SkipBlanks(folded, from, at), at, Parts) > 0 || (folded[at] == '均' && Look.AnyAt(folded, at + 2, to, Parts) > 0);
        named = helps ? named.ConvertAll(u => u with { Role = UnitRole.Cooperating }) : named;
        return named.Count > 0 ? new StandingClause(from, to, [.. named, .. HelpingBehind(folded, at, to)], except) { OfSection = ofSection, Only = only is { } these ? (these.From, these.To) : null } : null;
    }

    /// <summary>…均为责任单位,各乡镇政府配合落实: who helps in the same tasks, said in the next clause.</summary>
    private static List<UnitPlace> HelpingBehind(string folded, int at, int end)
    {
        var clause = Look.ClauseEnd(folded, at, end, LongestClause) + 1;
        var stop = clause >= end ? clause : Look.ClauseEnd(folded, clause, end, LongestClause);
        if (clause >= stop || UnitRoles.VerbsAtEnd(folded, clause, stop) is not { Role: UnitRole.Cooperating } verbs)
        {
            return [];
        }

        return Named(folded, clause, verbs.NameEnd).ConvertAll(u => u with { Role = UnitRole.Cooperating });
    }

    /// <summary>That units are not named again with each point.</summary>
    public static readonly string[] Again = ["不再一一列出", "不再另行列出", "不再逐一列出", "不再逐项列出", "不再逐条列出", "不再分别列出", "不再单独列出", "不再重复列出", "不再列出", "不再列明", "不再单列", "不再另列", "不再一一注明", "不再逐一注明", "不再注明", "不再一一标注", "不再标注", "不再写明", "不一一列出", "不逐一列出", "不另列出"];

    private static readonly string[] Opens = ["由", "请", "对下列任务", "对以下任务", "对上述任务", "对各项任务"];

    /// <summary>各市政府负责抓好本地区落实,以下不再一一列出: a clause that begins with nothing but units and what they do, before one that says that they are not named again.</summary>
    private static StandingClause? NotAgain(string folded, int start, int at, int end)
    {
        var from = Look.AnyAt(folded, at, end, Again) > 0 ? ClauseStart(folded, at, start) : at;
        from = Look.Has(folded, from, at, ["牵头", .. Parts]) ? at : from; // several roles, or only some of the points: read where it stands
        for (var clause = from; clause < at; clause = Look.ClauseEnd(folded, clause, at, LongestClause) + 1)
        {
            var names = Look.SkipBlanks(folded, clause, at);
            names += Look.AnyAt(folded, names, at, Scope);
            names += Look.AnyAt(folded, names, at, Opens);
            var stop = Look.ClauseEnd(folded, names, at, LongestClause);
            for (var verb = names + 3; verb < stop; verb++)
            {
                if (Look.AnyAt(folded, verb, stop, [.. Duties, "配合", "应当", "应", "要"]) == 0)
                {
                    continue;
                }

                var block = new UnitBlock(names, verb);
                new UnitListReader(folded, block, withoutClauses: true).Read(names, verb);
                if (block is { HasLabel: false, Units.Count: > 0 } && block.Units.TrueForAll(u => UnitNames.LooksLike(folded, u.Start, u.End) && !UnitNames.BeginsTask(folded, u.Start, u.End)))
                {
                    var role = Look.At(folded, verb, "配合") ? UnitRole.Cooperating : UnitRole.Responsible;
                    return new StandingClause(from, ClauseEnd(folded, at, end), block.Units.ConvertAll(u => u with { Role = role, Rule = ReadingRules.UnitStanding }), null);
                }

                break;
            }
        }

        return null;
    }

    /// <summary>以上第2至4项任务, at the beginning of the clause: from which to which, and where the words behind begin.</summary>
    private static (int From, int To, int End)? Numbered(string folded, int from, int at)
    {
        from = Look.SkipBlanks(folded, from, at);
        from += Look.AnyAt(folded, from, at, ["以上", "上述", "以下"]);
        if (from >= at || folded[from] != '第')
        {
            return null;
        }

        var (first, length) = Numerals.At(folded, from + 1, at, 3);
        var join = from + 1 + length;
        var (last, more) = length > 0 && join < at && folded[join] is '至' or '到' or '-' ? Numerals.At(folded, join + 1, at, 3) : (0, 0);
        var what = more == 0 ? 0 : Look.AnyAt(folded, join + 1 + more, at, ["项任务", "项工作", "项"]);
        return what == 0 || last < first ? null : (first, last, join + 1 + more + what);
    }

    /// <summary>对第(一)至(六)项以外的任务.</summary>
    private static (int From, int To)? Excepted(string folded, int from, int to)
    {
        if (!Look.Has(folded, from, to, ["以外", "除外", "之外"]))
        {
            return null;
        }

        var numbers = new List<int>();
        for (var i = from; i < to; i++)
        {
            var (value, length) = Numerals.At(folded, i, to, 3);
            if (length == 0)
            {
                (value, length) = Numerals.ChineseAt(folded, i, to);
            }

            if (length > 0)
            {
                numbers.Add(value);
                i += length - 1;
            }
        }

        return numbers.Count is 1 or 2 ? (numbers[0], numbers[^1]) : null;
    }

    private static List<UnitPlace> Named(string folded, int start, int end)
    {
        start = Look.SkipBlanks(folded, start, end);
        start += Look.AnyAt(folded, start, end, Scope);
        start += start < end && folded[start] == ',' ? 1 : 0;
        start = BehindTasks(folded, start, end);
        var block = new UnitBlock(start, end);
        new UnitListReader(folded, block, withoutClauses: true).Read(start, end);
        return [.. block.Units.Select(u => BeforeDuty(folded, u)).Where(u => UnitNames.LooksLike(folded, u.Start, u.End)).Select(u => u with { Role = u.Role == UnitRole.Cooperating ? u.Role : UnitRole.Responsible, Rule = ReadingRules.UnitStanding })];
    }

    /// <summary>街道办事处落实属地责任: the name before what it does.</summary>
    private static UnitPlace BeforeDuty(string folded, UnitPlace unit)
    {
        for (var at = unit.Start + 2; at < unit.End && !UnitNames.LooksLike(folded, unit.Start, unit.End); at++)
        {
            if (Look.AnyAt(folded, at, unit.End, Duties) > 0 && UnitNames.LooksLike(folded, unit.Start, at))
            {
                return unit with { End = at };
            }
        }

        return unit;
    }

    /// <summary>本方案第二部分所列各项任务,X均为责任单位: of which tasks it is said.</summary>
    private static int BehindTasks(string folded, int start, int end)
    {
        var comma = start < end ? folded.IndexOf(',', start, Math.Min(end - start, LongestScope)) : -1;
        return comma > start && Look.AnyBefore(folded, comma, start, ["任务", "工作", "事项", "举措", "措施", "要点"]) > 0 ? comma + 1 : start;
    }

    /// <summary>各市、县(市、区)政府,以下均需地方落实: the classes of places that the bracket names are what 地方 means.</summary>
    private static List<UnitPlace> LocalBefore(string folded, int start, int from) =>
        from == start ? [] : Named(folded, Math.Max(start, folded.LastIndexOf(':', from - 1, from - start) + 1), from).FindAll(u => GroupWords.Of(folded[u.Name.Start..u.Name.End]) == UnitClass.NamedClass);

    /// <summary>Before the words that say that the units are not named again.</summary>
    private static int UnitsEnd(string folded, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (Look.AnyAt(folded, i, to, Says) > 0)
            {
                return i;
            }
        }

        return to;
    }

    private static int ClauseStart(string folded, int at, int start)
    {
        var depth = 0;
        var least = Math.Max(start, at - LongestClause);
        while (at > least)
        {
            var c = folded[at - 1];
            if (depth == 0 && (Look.IsSentenceEnd(c) || c is '(' or ':'))
            {
                break;
            }

            depth += c == ')' ? 1 : c == '(' ? -1 : 0;
            at--;
        }

        return at;
    }

    private static int ClauseEnd(string folded, int at, int end)
    {
        var depth = 0;
        var most = Math.Min(end, at + LongestClause);
        for (; at < most; at++)
        {
            if (depth == 0 && (Look.IsSentenceEnd(folded[at]) || folded[at] == ')'))
            {
                break;
            }

            depth += folded[at] == '(' ? 1 : folded[at] == ')' ? -1 : 0;
        }

        return at;
    }
}
