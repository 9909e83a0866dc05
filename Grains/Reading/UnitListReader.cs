namespace Tracker.Reading;

/// <summary>Reads the inside of a unit bracket: fields by label, units by 、 and , outside inner brackets, roles by label or verb.</summary>
/// <param name="withoutClauses">Inside a standing clause, which holds no other.</param>
internal sealed class UnitListReader(string folded, UnitBlock block, bool withoutClauses = false)
{
    private static readonly string[] Prefixes = ["由", "分别由", "共同由", "会同", "以及", "和", "及", "并由", "商", "请"];

    private static readonly string[] Notes =
        ["以下不再列出", "不再列出", "以下不再", "下同", "以下均同", "排名不分先后", "列第一位", "列首位", "排第一位", "排在第一位", "不再逐一", "不再逐项", "不再分别", "不再一一", "以下简称", "以下统称", "以下责任单位", "以下牵头单位", "以下配合单位"];

    private static readonly string[] JoinsBeforeClass = ["和", "及", "以及", "与"];

    private static readonly string[] JoinsBeforeAny = ["会同", "会商"];

    private static readonly string[] ClassStarts = ["各", "有关", "相关", "其他", "省直", "市直", "县直", "区直", "州直", "旗直", "盟直"];

    /// <summary>Longer words between two separators are no names and are not looked into.</summary>
    internal const int LongestName = 120;

    private readonly List<(int Start, int End)> _pending = [];

    private (int Start, int End) _list;

    /// <summary>Those that the last verb or label took.</summary>
    private List<UnitPlace> _said = [];

    /// <summary>How many of the pending names a comma parts from those behind it, where 、 joins names: A、B,C、D配合.</summary>
    private int _apart;

    private bool _listed;

    private string _rule = ReadingRules.UnitPlain;

    /// <summary>Behind a note on how the list is to be read: 列第一位者为牵头单位,下同 says the note again, not the units.</summary>
    private bool _noted;

    /// <summary>Behind a unit that has a part of the task of its own.</summary>
    private bool _inPart;

    /// <param name="role">What a label before these words would say, such as the heading of a column.</param>
    public void Read(int start, int end, UnitRole? role = null)
    {
        if (!withoutClauses && StandingWords.In(folded, start, end) is { } clause)
        {
            Read(start, clause.Start, role);
            var below = Look.AnyAt(folded, Look.SkipBlanks(folded, clause.Start, end), end, SharedClauses.Below) > 0;
            block.Units.AddRange(below && block.Units.Exists(u => u.Role == UnitRole.Responsible) ? [] : clause.Units); // 以下任务: from the next one on
            block.Standing.AddRange(clause.Units);
            block.HasVerb = true;
            return;
        }

        if (start >= end)
        {
            return;
        }

        _rule = role is null ? ReadingRules.UnitPlain : ReadingRules.UnitColumn;
        (_inPart, _noted) = (false, false);
        var from = start;
        var depth = 0;
        for (var i = start; i < end; i++)
        {
            if (depth == 0 && (i == start || IsSeparator(folded[i - 1]) || folded[i - 1] is ' ' or ')' || folded[i] == '(')
                && UnitRoles.LabelAt(folded, i, end) is { } label)
            {
                Field(role, from, i);
                (role, from, _rule) = (IsAbove(start, i) ? UnitRole.Above : label.Role, label.Words, ReadingRules.UnitLabel);
                block.HasLabel = true;
                block.Levels |= role < UnitRole.Above && LevelLabels.Of(folded[i]) is >= 0 and var level ? 1 << level : 0;
                i = label.Words - 1;
                continue;
            }

            depth += folded[i] == '(' ? 1 : folded[i] == ')' && depth > 0 ? -1 : 0;
        }

        Field(role, from, end);
    }

    /// <summary>省牵头单位:X behind units of a city: said for information, and nobody whom this plan gives a task.</summary>
    private bool IsAbove(int start, int at)
    {
        var first = Look.SkipBlanks(folded, start, at);
        var level = LevelLabels.Of(folded[at]);
        return level >= 0 && first < at && LevelLabels.Of(folded[first]) > level;
    }

    internal static bool IsSeparator(char c) => c is '、' or ',' or ';' or '。' or '\n';

    private void Field(UnitRole? role, int start, int end)
    {
        switch (role)
        {
            case UnitRole.Other:
                break;
            case UnitRole.Above:
                if (Look.Trim(folded, start, end - (end > start && IsSeparator(folded[end - 1]) ? 1 : 0)) is var (named, stop) && named < stop)
                {
                    block.Above.Add((named, stop));
                }

                break;
            case UnitRole.Time:
                while (end > start && (IsSeparator(folded[end - 1]) || folded[end - 1] == ' '))
                {
                    end--;
                }

                var units = UnitsBehind(start, end);
                var (from, to) = Look.Trim(folded, start, units);
                if (from < to)
                {
                    block.Times.Add((from, to));
                }

                if (units < end)
                {
                    List(null, units + 1, end);
                }

                break;
            default:
                List(role, start, end);
                break;
        }
    }

    /// <summary>时限:6月底前,市档案馆: where the limit ends and units begin that no label names.</summary>
    private int UnitsBehind(int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            if (folded[i] is not (',' or ';' or '、' or ' '))
            {
                continue;
            }

            var from = Look.SkipBlanks(folded, i + 1, end);
            var to = from;
            while (to < end && !IsSeparator(folded[to]) && folded[to] != ' ')
            {
                to++;
            }

            var name = UnitRoles.VerbsAtEnd(folded, from, to)?.NameEnd ?? to;
            if (name - from >= 3 && UnitNames.LooksLike(folded, from, name) && !UnitNames.BeginsTask(folded, from, name) && !CellLook.LooksLikeTime(folded, new Cell(from, to)))
            {
                return i;
            }
        }

        return end;
    }

    private void List(UnitRole? role, int start, int end)
    {
        _list = Look.Trim(folded, start, end);
        (_apart, _listed) = (0, false);
        var depth = 0;
        var from = start;
        for (var i = start; i <= end; i++)
        {
            if (i == end || (depth == 0 && !(folded[i] == '、' && (UnitJoints.JoinsPlaces(folded, from, i, end) || UnitJoints.SharesTail(folded, from, i, end))) && (folded[i] == '\n' ? !UnitJoints.GoesOnBelow(folded, from, i, end) : IsSeparator(folded[i]) || (folded[i] is ' ' or '/' or '+' && SplitsAtBlank(from, i, end)))))
            {
                Element(role, from, i);
                from = i + 1;
                (_apart, _listed) = i < end && folded[i] == ',' && _listed ? (_pending.Count, false) : (_apart, _listed || (i < end && folded[i] == '、'));
                if (i < end && folded[i] == ';')
                {
                    Flush(role ?? UnitRole.Responsible, _rule); // a verb behind it is no word about those before
                }
            }
            else
            {
                depth += folded[i] == '(' ? 1 : folded[i] == ')' && depth > 0 ? -1 : 0;
            }
        }

        Flush(role ?? UnitRole.Responsible, _rule);
    }

    private bool SplitsAtBlank(int from, int at, int end) =>
        UnitNames.LooksLike(folded, from, at) && at + 1 < end && folded[at + 1] is not (' ' or '('); // 省编办 (省审改办) is one name

    private void Element(UnitRole? labelled, int start, int end)
    {
        (start, end) = UnitJoints.WithoutStray(folded, start, end);
        if (UnitJoints.Batch(folded, start, end) is > 0 and var batch)
        {
            block.OwnParts = true; // each has a limit of its own
            start = Look.SkipBlanks(folded, start + batch, end);
        }

        if (start >= end)
        {
            return;
        }

        end = UnitJoints.WithoutNote(folded, start, end);
        if (Look.AnyAt(folded, start, end, Notes) > 0)
        {
            if (Look.AnyAt(folded, start, end, ["下同", "以下均同"]) != end - start)
            {
                _noted = true;
            }
            else if (!_noted)
            {
                block.Standing.AddRange(_said.Select(u => u with { Rule = ReadingRules.UnitStanding }));
            }

            return;
        }

        if (!UnitNames.LooksLike(folded, start, end) && CellLook.LooksLikeTime(folded, new Cell(start, end)))
        {
            block.Times.Add((start, end)); // a limit without a label: 6月底前完成
            return;
        }

        if (UnitRoles.VerbsAtEnd(folded, start, end) is { } done && !UnitNames.LooksLike(folded, start, done.NameEnd) && CellLook.BeginsAsTime(folded, new Cell(start, end)))
        {
            block.Times.Add((start, end)); // 年内持续推进
            return;
        }

        start += Prefix(start, end);
        if (RoleInBracket(start, end) is { } marked)
        {
            block.HasVerb = true;
            Names(marked.Role, start, marked.NameEnd);
            return;
        }

        var first = start;
        var verbs = UnitRoles.VerbsAtEnd(folded, start, end);
        var nameEnd = verbs?.NameEnd ?? end;
        for (var i = start + 1; i < nameEnd; i++)
        {
            var (middle, length) = UnitRoles.VerbAt(folded, i, nameEnd);
            if (length > 0 && i + length < nameEnd && UnitRoles.VerbsAtEnd(folded, start, i + length) is { } left)
            {
                Name(start, left.NameEnd);
                Said(labelled, middle);
                start = i + length;
                start += Prefix(start, nameEnd);
                i = start;
            }
        }

        if (start > first && verbs is null && !UnitNames.LooksLike(folded, start, nameEnd))
        {
            block.OwnParts = true; // X负责A: what is left says which part
            _inPart = true;
            return;
        }

        if (_inPart && verbs is null && !UnitNames.LooksLike(folded, start, nameEnd))
        {
            return; // A、B of X负责A、B
        }

        _inPart = false;
        Name(start, nameEnd);
        if (verbs is { } said)
        {
            Said(labelled, said.Role, UnitRoles.SaysEachItsOwn(folded, nameEnd, end));
        }
    }

    private int Prefix(int start, int end)
    {
        var scope = Scope(start, end);
        if (scope > 0)
        {
            return scope;
        }

        var length = Look.AnyAt(folded, start, end, Prefixes);
        return start + length < end && Joins(start, length, end) ? length : 0;
    }

    /// <summary>本部分工作由, 以下各项任务由: of what, before whom.</summary>
    private int Scope(int start, int end)
    {
        var of = Look.AnyAt(folded, start, end, SharedClauses.Below) is > 0 and var below ? below : Look.AnyAt(folded, start, end, ["以上", "上述", "此项", "该项", "本项"]);
        var what = of == 0 ? 0 : of + Look.AnyAt(folded, start + of, end, ["各项工作", "各项任务", "各项", "工作任务", "工作", "任务", "事项", "内容"]);
        return what > 0 && start + what + 1 < end && folded[start + what] == '由' ? what + 1 : 0;
    }

    /// <summary>和, 商 and the like begin names too (和平区, 商务局, 会同县): they join where a name of its own follows.</summary>
    private bool Joins(int start, int length, int end) => folded[start..(start + length)] switch
    {
        "和" or "及" or "商" or "请" => "省市县区州旗盟国各全".Contains(folded[start + length], StringComparison.Ordinal) || Look.AnyAt(folded, start + length, end, ClassStarts) > 0,
        "由" => start == _list.Start && Look.Has(folded, start, _list.End, ["牵头", "负责", "落实", "承担", "配合"]) || "省市县区州旗盟国各全".Contains(folded[start + length], StringComparison.Ordinal) || Look.AnyAt(folded, start + length, end, ClassStarts) > 0,
        "会同" => folded[start + length] is not ('县' or '人'),
        _ => true,
    };

    /// <summary>省档案馆(牵头).</summary>
    private (UnitRole Role, int NameEnd)? RoleInBracket(int start, int end)
    {
        if (folded[end - 1] != ')')
        {
            return null;
        }

        var brackets = Brackets.Outermost(folded, start, end);
        return brackets.Count > 0 && brackets[^1] is { } last && last.End == end && last.Open > start
            && UnitRoles.VerbsAtEnd(folded, last.Inside, last.Close) is { } verbs && verbs.NameEnd == last.Inside
            ? (verbs.Role, last.Open) : null;
    }

    /// <summary>A verb's role goes to every name since the last one; a label is stronger than 负责.</summary>
    private void Said(UnitRole? labelled, UnitRole role, bool eachItsOwn = false)
    {
        block.HasVerb = true;
        var byLabel = labelled is not null && role == UnitRole.Responsible;
        if (labelled == UnitRole.Responsible && role == UnitRole.Cooperating && _apart > 0 && _apart < _pending.Count)
        {
            block.Units.AddRange(_pending.Take(_apart).Select(p => new UnitPlace(UnitRole.Responsible, p.Start, p.End, _rule)));
            _pending.RemoveRange(0, _apart); // the verb is of those behind the comma
        }

        _apart = 0;
        Flush(byLabel ? labelled.GetValueOrDefault() : role, byLabel ? _rule : eachItsOwn ? ReadingRules.UnitEachItsOwn : ReadingRules.UnitVerb);
    }

    private void Names(UnitRole role, int start, int end)
    {
        var before = _pending.Count;
        Name(start, end);
        block.Units.AddRange(_pending.Skip(before).Select(p => new UnitPlace(role, p.Start, p.End, ReadingRules.UnitRoleInBracket)));
        _pending.RemoveRange(before, _pending.Count - before);
    }

    /// <summary>One name, or members and the class they stand for (A等B), or a unit and a class joined by 和.</summary>
    private void Name(int start, int end)
    {
        (start, end) = Look.Trim(folded, start, end);
        end -= UnitRoles.AdverbAtEnd(folded, start, end);
        end = UnitJoints.WithoutShortName(folded, start, end);
        if (start >= end)
        {
            return;
        }

        for (var i = start + 1; i < end && end - start <= LongestName; i++)
        {
            if (folded[i] == '等' && IsEtcetera(i, end))
            {
                Name(start, i);
                if (i + 1 == end || Numerals.IsDigit(folded[i + 1]))
                {
                    block.OpenEnded.Add(new UnitPlace(UnitRole.Responsible, start, end));
                }
                else
                {
                    Name(i + 1 + Prefix(i + 1, end), end);
                }

                return;
            }

            var with = Look.AnyAt(folded, i, end, JoinsBeforeAny);
            var join = with > 0 ? with : Look.AnyAt(folded, i, end, JoinsBeforeClass);
            if (join > 0 && i + join < end && (with > 0 || Look.AnyAt(folded, i + join, end, ClassStarts) > 0 || ("省市县区州旗盟".Contains(folded[start], StringComparison.Ordinal) && folded[i + join] == folded[start] && UnitNames.LooksLike(folded, i + join, end)) || UnitJoints.JoinsTwo(folded, start, i, i + join, end))
                && UnitNames.LooksLike(folded, start, i))
            {
                Name(start, i);
                Name(i + join, end);
                return;
            }
        }

        _pending.Add((start, end));
    }

    private bool IsEtcetera(int at, int end) =>
        folded[at - 1] is not ('高' or '中' or '初' or '同' or '平' or '均' or '对')
        && (at + 1 == end || Numerals.IsDigit(folded[at + 1]) || UnitNames.LooksLike(folded, at + 1, end));

    private void Flush(UnitRole role, string rule)
    {
        _said = _pending.ConvertAll(p => new UnitPlace(role, p.Start, p.End, rule));
        block.Units.AddRange(_said);
        _pending.Clear();
    }
}
