namespace Tracker.Reading;

/// <summary>Reads the inside of a unit bracket: fields by label, units by 、 and , outside inner brackets, roles by label or verb.</summary>
/// <param name="withoutClauses">Inside a standing clause, which holds no other.</param>
internal sealed class UnitListReader(string folded, UnitBlock block, bool withoutClauses = false)
{
    /// <summary>Longer words between two separators are no names and are not looked into.</summary>
    internal const int LongestName = 120;

    private readonly WaitingNames _waiting = new(folded, block);

    private (int Start, int End) _list;

    private bool _listed;

    private string _rule = ReadingRules.UnitPlain;

    /// <summary>Behind a note on how the list is to be read: 列第一位者为牵头单位,下同 says the note again, not the units.</summary>
    private bool _noted;

    /// <summary>Where the label begins whose words are read.</summary>
    private int _label;

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
                block.HasLabel |= label.OfUnits && label.Role != UnitRole.Other; // (甲科,联系电话:…) says whom to ring
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

    internal static bool IsSeparator(char c) => c is '、' or ',' or ';' or '。' or '\n' or '|';

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
        _listed = false;
        _waiting.Begin(_list);
        var depth = 0;
        var from = start;
        for (var i = start; i <= end; i++)
        {
            if (i == end || (depth == 0 && !(folded[i] == '、' && (UnitJoints.JoinsPlaces(folded, from, i, end) || UnitJoints.SharesTail(folded, from, i, end))) && (folded[i] == '\n' ? !UnitJoints.GoesOnBelow(folded, from, i, end) : IsSeparator(folded[i]) || CircledMarks.Is(folded[i]) || (folded[i] is ' ' or '/' or '+' && SplitsAtBlank(from, i, end)))))
            {
                Element(role, from, i);
                from = i + 1;
                if (i < end && folded[i] == ',')
                {
                    _waiting.Comma();
                }

                if (i < end && folded[i] == ',' && _listed)
                {
                    _waiting.PartHere();
                    _listed = false;
                }
                else
                {
                    _listed |= i < end && folded[i] == '、';
                }

                if (i < end && folded[i] == ';')
                {
                    _waiting.Take(role ?? UnitRole.Responsible, _rule); // a verb behind it is no word about those before
                }
            }
            else
            {
                depth += folded[i] == '(' ? 1 : folded[i] == ')' && depth > 0 ? -1 : 0;
            }
        }

        _waiting.Take(role ?? UnitRole.Responsible, _rule);
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
                block.Standing.AddRange(_waiting.LastTaken.Select(u => u with { Rule = ReadingRules.UnitStanding }));
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

        if (_waiting.TellsOfClassBefore(start, end))
        {
            return;
        }

        start += Prefix(start, end);
        if (UnitJoints.RoleInBracket(folded, start, end) is { } marked)
        {
            block.HasVerb = true;
            _waiting.AddInRole(marked.Role, start, marked.NameEnd);
            return;
        }

        if (OtherLabels.PartOf(folded, start, end) is > 0 and var colon)
        {
            _waiting.Add(start, colon);
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
                _waiting.Add(start, left.NameEnd);
                _waiting.Said(labelled, middle, _rule);
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
        _waiting.Add(start, nameEnd);
        if (verbs is { } said)
        {
            _waiting.Said(labelled, said.Role, _rule, UnitRoles.SaysEachItsOwn(folded, nameEnd, end));
        }
    }

    private int Prefix(int start, int end) => ListPrefixes.Length(folded, start, end, _list);
}
