namespace Tracker.Reading;

/// <summary>Reads the inside of a unit bracket: fields by label, units by 、 and , outside inner brackets, roles by label or verb.</summary>
/// <param name="withoutClauses">Inside a standing clause, which holds no other.</param>
internal sealed class UnitListReader(string folded, UnitBlock block, bool withoutClauses = false)
{
    private static readonly string[] JoinsBeforeClass = ["和", "及", "以及", "与"];

    private static readonly string[] JoinsBeforeAny = ["会同", "会商"];

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

    /// <summary>Where the label begins whose words are read.</summary>
    private int _label;

    /// <summary>Behind 不含甲市: what 、 joins to it is left out of the class too.</summary>
    private bool _leavesOut;

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
        (_inPart, _noted, _label) = (false, false, start);
        var from = start;
        var depth = 0;
        for (var i = start; i < end; i++)
        {
            if (depth == 0 && LabelAt(start, i, end) is { } label)
            {
                Field(role, from, i);
                (role, from, _rule, _label) = (label.OfUnits && LevelLabels.IsAbove(folded, start, i) ? UnitRole.Above : label.Role, label.Words, ReadingRules.UnitLabel, i);
                block.HasLabel |= label.OfUnits;
                block.Levels |= role < UnitRole.Above && LevelLabels.Of(folded[i]) is >= 0 and var level ? 1 << level : 0;
                i = label.Words - 1;
                continue;
            }

            depth += folded[i] == '(' ? 1 : folded[i] == ')' && depth > 0 ? -1 : 0;
        }

        Field(role, from, end);
    }

    private (UnitRole Role, int Words, bool OfUnits)? LabelAt(int start, int at, int end)
    {
        var opens = at == start || IsSeparator(folded[at - 1]) || folded[at - 1] == ' ';
        return !opens && folded[at] != '(' && folded[at - 1] != ')' ? null
            : UnitRoles.LabelAt(folded, at, end) is var (role, words) ? (role, words, true)
            : opens && OtherLabels.At(folded, at, end) is var (other, behind) ? (other, behind, other < UnitRole.Above) : null;
    }

    internal static bool IsSeparator(char c) => c is '、' or ',' or ';' or '。' or '\n';

    private void Field(UnitRole? role, int start, int end)
    {
        switch (role)
        {
            case UnitRole.Other when !FieldEnds.GoesOnWithUnits(folded, start, end):
                break;
            case UnitRole.Other or UnitRole.Unknown when Look.SkipBlanks(folded, start, end) < end:
                block.LeftOut.Add(Look.Trim(folded, _label, end - (end > start && IsSeparator(folded[end - 1]) ? 1 : 0)));
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

                var units = FieldEnds.UnitsBehind(folded, start, end);
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
            case UnitRole.Unknown:
                break;
            default:
                List(role, start, end);
                break;
        }
    }

    private void List(UnitRole? role, int start, int end)
    {
        _list = Look.Trim(folded, start, end);
        block.OwnParts |= CircledMarks.SayParts(folded, start, end);
        (_apart, _listed, _leavesOut) = (0, false, false);
        var depth = 0;
        var from = start;
        for (var i = start; i <= end; i++)
        {
            if (i == end || (depth == 0 && !(folded[i] == '、' && (UnitJoints.JoinsPlaces(folded, from, i, end) || UnitJoints.SharesTail(folded, from, i, end))) && (folded[i] == '\n' ? !UnitJoints.GoesOnBelow(folded, from, i, end) : IsSeparator(folded[i]) || CircledMarks.Is(folded[i]) || (folded[i] is ' ' or '/' or '+' && SplitsAtBlank(from, i, end)))))
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
        start += CircledMarks.LostBefore(folded, start, end, _list);
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
        if (OtherLabels.Leads(folded, start, end) is { Length: > 0 } lead)
        {
            block.Levels |= lead.Level >= 0 ? 1 << lead.Level : 0;
            start = Look.SkipBlanks(folded, start + lead.Length, end);
            if (start >= end)
            {
                return;
            }
        }

        start += ListPrefixes.Count(folded, start, end);
        if (ListNotes.NamesNobody(folded, start, end))
        {
            block.LeftOut.Add((start, end));
            return;
        }

        if (ListNotes.Is(folded, start, end))
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

        if (OfClassBefore(start, end))
        {
            return;
        }

        start += Prefix(start, end);
        if (UnitJoints.RoleInBracket(folded, start, end) is { } marked)
        {
            block.HasVerb = true;
            Names(marked.Role, start, marked.NameEnd);
            return;
        }

        if (OtherLabels.PartOf(folded, start, end) is > 0 and var colon)
        {
            Name(start, colon);
            (block.OwnParts, _inPart) = (true, true); // 甲局:统筹
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

    private int Prefix(int start, int end) => ListPrefixes.Length(folded, start, end, _list);

    /// <summary>各市政府,不含甲市、乙市: no units, but who is meant by the class before them. Behind a unit of its own it is left out and told.</summary>
    private bool OfClassBefore(int start, int end)
    {
        _leavesOut &= start > 0 && folded[start - 1] == '、';
        var leaves = _leavesOut || ListNotes.LeavesOut(folded, start, end);
        if (_pending.Count == 0 || !(leaves || ListNotes.TakesIn(folded, start, end)))
        {
            return false;
        }

        _leavesOut = true;
        if (GroupWords.Of(folded[_pending[^1].Start.._pending[^1].End]) != UnitClass.Single)
        {
            _pending[^1] = (_pending[^1].Start, end);
        }
        else
        {
            block.LeftOut.Add((start, end));
        }

        return true;
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
        var (name, unknown) = OtherLabels.WithoutInner(folded, start, end);
        if (unknown)
        {
            block.LeftOut.Add(Look.Trim(folded, name + 1, end - 1));
        }

        var whole = UnitJoints.WithoutNumbers(folded, start, name);
        (block.OwnParts, end) = (block.OwnParts || whole < name, whole);
        if (start >= end)
        {
            return;
        }

        if (UnitNames.Cut(folded, start, end) is > 0 and var cut)
        {
            block.CutApart.Add((start, end));
            Name(start, cut);
            Name(cut, end);
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
            if (join > 0 && i + join < end && (with > 0 || Look.AnyAt(folded, i + join, end, ListPrefixes.ClassStarts) > 0 || ("省市县区州旗盟".Contains(folded[start], StringComparison.Ordinal) && folded[i + join] == folded[start] && UnitNames.LooksLike(folded, i + join, end)) || UnitJoints.JoinsTwo(folded, start, i, i + join, end))
                && UnitNames.LooksLike(folded, start + ListPrefixes.Several(folded, start, i), i))
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
