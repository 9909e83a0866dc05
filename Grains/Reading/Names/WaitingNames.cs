namespace Tracker.Reading;

/// <summary>The names of a list that still wait for the word that says their role: a verb behind them, or the end of their field.</summary>
internal sealed class WaitingNames(string folded, UnitBlock block)
{
    private static readonly string[] JoinsBeforeClass = ["和", "及", "以及", "与"];

    private static readonly string[] JoinsBeforeAny = ["会同", "会商"];

    /// <summary>甲局等责任单位: the role of those before it, and no class of its own.</summary>
    private static readonly string[] RoleOfList = ["责任单位", "责任部门", "责任科室", "责任处室", "牵头单位", "牵头部门", "配合单位", "配合部门"];

    private readonly List<(int Start, int End)> _names = [];

    private (int Start, int End) _list;

    /// <summary>How many of them a comma parts from those behind it, where 、 joins names: A、B,C、D配合.</summary>
    private int _apart;

    private int _commas;

    private int _behindComma;

    /// <summary>Behind 不含甲市: what 、 joins to it is left out of the class too.</summary>
    private bool _leavesOut;

    /// <summary>Those that the last verb or label took.</summary>
    public List<UnitPlace> LastTaken { get; private set; } = [];

    /// <summary>A list begins here.</summary>
    public void Begin((int Start, int End) list) => (_list, _apart, _leavesOut, _commas, _behindComma) = (list, 0, false, 0, 0);

    /// <summary>A comma stands here, where 、 joins names.</summary>
    public void PartHere() => _apart = _names.Count;

    /// <summary>A comma stands here, whatever joins names.</summary>
    public void Comma() => (_commas, _behindComma) = (_commas + 1, _names.Count);

    /// <summary>各市政府,不含甲市、乙市: no units, but who is meant by the class before them. Behind a unit of its own it is left out and told.</summary>
    public bool TellsOfClassBefore(int start, int end)
    {
        _leavesOut &= start > 0 && folded[start - 1] == '、';
        var leaves = _leavesOut || ListNotes.LeavesOut(folded, start, end);
        if (_names.Count == 0 || !(leaves || ListNotes.TakesIn(folded, start, end)))
        {
            return false;
        }

        _leavesOut = true;
        if (GroupWords.Of(folded[_names[^1].Start.._names[^1].End]) != UnitClass.Single)
        {
            _names[^1] = (_names[^1].Start, end);
        }
        else
        {
            block.LeftOut.Add((start, end));
        }

        return true;
    }

    /// <summary>A verb's role goes to every name since the last one; a label is stronger than 负责.</summary>
    public void Said(UnitRole? labelled, UnitRole role, string rule, bool eachItsOwn = false)
    {
        block.HasVerb = true;
        var byLabel = labelled is not null && role == UnitRole.Responsible;
        var apart = labelled is null && block.Units.Count == 0 && _commas == 1 ? _behindComma : labelled == UnitRole.Responsible ? _apart : 0; // (甲处、乙处,各学院配合)
        if (role == UnitRole.Cooperating && apart > 0 && apart < _names.Count)
        {
            block.Units.AddRange(_names.Take(apart).Select(p => new UnitPlace(UnitRole.Responsible, p.Start, p.End, rule)));
            _names.RemoveRange(0, apart); // the verb is of those behind the comma
        }

        _apart = 0;
        Take(byLabel ? labelled.GetValueOrDefault() : role, byLabel ? rule : eachItsOwn ? ReadingRules.UnitEachItsOwn : ReadingRules.UnitVerb);
    }

    /// <summary>省档案馆(牵头): no verb behind it is about it.</summary>
    public void AddInRole(UnitRole role, int start, int end)
    {
        var before = _names.Count;
        Add(start, end);
        block.Units.AddRange(_names.Skip(before).Select(p => new UnitPlace(role, p.Start, p.End, ReadingRules.UnitRoleInBracket)));
        _names.RemoveRange(before, _names.Count - before);
    }

    /// <summary>One name, or members and the class they stand for (A等B), or a unit and a class joined by 和.</summary>
    public void Add(int start, int end)
    {
        (start, end) = Look.Trim(folded, start, end);
        end -= UnitRoles.AdverbAtEnd(folded, start, end);
        end = UnitJoints.WithoutReference(folded, start, UnitJoints.WithoutShortName(folded, start, end));
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
            Add(start, cut);
            Add(cut, end);
            return;
        }

        for (var i = start + 1; i < end && end - start <= UnitListReader.LongestName; i++)
        {
            if (folded[i] == '等' && IsEtcetera(i, end))
            {
                Add(start, i);
                if (ListPrefixes.CountsClass(folded, i + 1, end))
                {
                    _names.Add((i + 1, end)); // 等14个晒账领域主管部门: a class that says which
                }
                else if (i + 1 == end || Numerals.IsDigit(folded[i + 1]) || Look.AnyAt(folded, i + 1, end, RoleOfList) == end - i - 1)
                {
                    block.OpenEnded.Add(new UnitPlace(UnitRole.Responsible, start, end));
                }
                else
                {
                    Add(i + 1 + ListPrefixes.Length(folded, i + 1, end, _list), end);
                }

                return;
            }

            var with = Look.AnyAt(folded, i, end, JoinsBeforeAny);
            with = with == 0 && folded[i] == '会' && folded[i - 1] is '处' or '科' or '局' or '办' or '室' or '厅' && UnitNames.LooksLike(folded, i + 1, end) ? 1 : with; // 宣传处会办公室
            var join = with > 0 ? with : Look.AnyAt(folded, i, end, JoinsBeforeClass);
            if (join > 0 && i + join < end && (with > 0 || Look.AnyAt(folded, i + join, end, ListPrefixes.ClassStarts) > 0 || ("省市县区州旗盟".Contains(folded[start], StringComparison.Ordinal) && folded[i + join] == folded[start] && UnitNames.LooksLike(folded, i + join, end)) || UnitJoints.JoinsTwo(folded, start, i, i + join, end) || UnitJoints.JoinsBare(folded, start, i, i + join, end))
                && UnitNames.LooksLike(folded, start + ListPrefixes.Several(folded, start, i), i))
            {
                Add(start, i);
                Add(i + join, end);
                return;
            }
        }

        _names.Add((start, end));
    }

    private bool IsEtcetera(int at, int end) =>
        folded[at - 1] is not ('高' or '中' or '初' or '同' or '平' or '均' or '对')
        && (at + 1 == end || Numerals.IsDigit(folded[at + 1]) || UnitNames.LooksLike(folded, at + 1, end));

    /// <summary>The role of all that wait.</summary>
    public void Take(UnitRole role, string rule)
    {
        LastTaken = _names.ConvertAll(p => new UnitPlace(role, p.Start, p.End, rule));
        block.Units.AddRange(LastTaken);
        _names.Clear();
    }
}
