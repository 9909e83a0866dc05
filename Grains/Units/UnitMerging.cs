using System.Collections.Immutable;
using Tracker.Deciding;

namespace Tracker.Units;

/// <summary>
/// One run over a table: first every row finds its unit or gets a number, so that a parent may stand below its children, then names, details and
/// groups are compared row by row.
/// </summary>
internal sealed class UnitMerging(UnitRegister register, ImmutableArray<UnitRow> rows)
{
    private readonly Dictionary<string, (int Row, UnitId Unit)> _names = [];
    private readonly Dictionary<UnitId, int> _rows = [];
    private readonly Dictionary<UnitId, UnitId?> _parents = [];
    private readonly List<UnitRegisterEvent> _facts = [];
    private readonly SortedDictionary<string, (string Name, SortedSet<int> Members)> _groups = new(StringComparer.Ordinal);

    public UnitMerge Run()
    {
        var lines = rows.Select(r => new Line(r)).ToList();
        FindUnits(lines);
        foreach (var line in lines.Where(l => l.Problems.Count == 0))
        {
            FindParent(line);
        }
        foreach (var line in lines.Where(l => l.Problems.Count == 0))
        {
            RefuseCycle(line);
            Compare(line);
        }
        CompareGroups();
        var findings = lines.Select(l => l.Finding).ToImmutableArray();
        return new UnitMerge(findings.Any(f => f.Fate == RowFate.Refused) ? [] : [.. _facts], findings);
    }

    private void FindUnits(List<Line> lines)
    {
        var number = register.LastNumber;
        foreach (var line in lines)
        {
            if (NameRules.Form(line.Row.Name) is { } misshapen)
            {
                line.Refuse(UnitColumn.Name, misshapen);
                continue;
            }
            line.Old = register.Names.TryGetValue(NameKey.Of(line.Row.Name), out var known) ? register.Units[known] : null;
            line.Unit = line.Old?.Id ?? UnitId.Of(++number);
            if (!_rows.TryAdd(line.Unit, line.Row.Number))
            {
                line.Refuse(UnitColumn.Name, UnitRejections.NameTwice(line.Row.Name, _rows[line.Unit]));
                continue;
            }
            Claim(line, line.Row.Name, UnitColumn.Name);
            line.NewAliases = [.. line.Row.Aliases.Where(a => Claim(line, a, UnitColumn.Aliases))];
        }
    }

    /// <summary>True when the name is free and not yet the unit's own.</summary>
    private bool Claim(Line line, string name, UnitColumn column)
    {
        var key = NameKey.Of(name);
        if (_names.TryGetValue(key, out var earlier))
        {
            if (earlier.Row != line.Row.Number)
            {
                line.Refuse(column, UnitRejections.NameTwice(name, earlier.Row));
            }
            return false;
        }
        if (NameRules.Problem(register, name, line.Old?.Id) is { } problem)
        {
            line.Refuse(column, problem);
            return false;
        }
        _names.Add(key, (line.Row.Number, line.Unit));
        return !register.Names.ContainsKey(key);
    }

    private void FindParent(Line line)
    {
        var parent = line.Old?.Parent;
        if (line.Row.Parent is { } name)
        {
            parent = _names.TryGetValue(NameKey.Of(name), out var row) ? row.Unit : register.Find(name)?.Id;
            if (parent is null)
            {
                line.Refuse(UnitColumn.Parent, UnitRejections.ParentUnknown(line.Row.Name, name));
            }
        }
        _parents[line.Unit] = parent;
    }

    private void RefuseCycle(Line line)
    {
        var next = _parents[line.Unit];
        for (var steps = 0; next is { } upper && steps <= register.Units.Count + rows.Length; steps++)
        {
            if (upper == line.Unit)
            {
                line.Refuse(UnitColumn.Parent, UnitRejections.ParentCycle(line.Row.Name, line.Row.Parent ?? line.Row.Name));
                return;
            }
            next = _parents.TryGetValue(upper, out var above) ? above : register.Unit(upper)?.Parent;
        }
    }

    private void Compare(Line line)
    {
        var (row, old) = (line.Row, line.Old);
        var before = old?.Details ?? UnitDetails.None;
        var after = new UnitDetails(
            row.Level ?? before.Level, _parents[line.Unit], row.Division ?? before.Division, row.Kind ?? before.Kind);
        if (old is null)
        {
            _facts.Add(new UnitRegistered(line.Unit, row.Name.Trim(), line.NewAliases, after));
        }
        else
        {
            if (!line.NewAliases.IsEmpty)
            {
                _facts.Add(new UnitAliasesAdded(line.Unit, line.NewAliases));
                line.Changed.Add(UnitColumn.Aliases);
            }
            if (after != before)
            {
                _facts.Add(new UnitDetailsChanged(line.Unit, after));
                line.Changed.AddRange(Differences(before, after));
            }
            if (!old.Active)
            {
                _facts.Add(new UnitReactivated(line.Unit));
                line.Changed.Add(UnitColumn.Name);
            }
        }
        if (row.Groups is { } groups)
        {
            PutInGroups(line, groups);
        }
    }

    private static IEnumerable<UnitColumn> Differences(UnitDetails before, UnitDetails after)
    {
        if (before.Level != after.Level)
        {
            yield return UnitColumn.Level;
        }
        if (before.Parent != after.Parent)
        {
            yield return UnitColumn.Parent;
        }
        if (before.Division != after.Division)
        {
            yield return UnitColumn.Division;
        }
        if (before.Kind != after.Kind)
        {
            yield return UnitColumn.Kind;
        }
    }

    private void PutInGroups(Line line, ImmutableArray<string> groups)
    {
        var number = UnitRegister.NumberOf(line.Unit);
        var wanted = groups.Select(NameKey.Of).ToHashSet(StringComparer.Ordinal);
        foreach (var left in register.GroupsOf(line.Unit).Where(g => !wanted.Contains(NameKey.Of(g.Name))))
        {
            MembersOf(left.Name).Remove(number);
            line.Changes(UnitColumn.Groups);
        }
        foreach (var name in groups)
        {
            var problem = NameRules.GroupProblem(register, name)
                ?? (_names.TryGetValue(NameKey.Of(name), out var unit) ? UnitRejections.GroupIsUnit(name, rows.First(r => r.Number == unit.Row).Name) : null);
            if (problem is not null)
            {
                line.Refuse(UnitColumn.Groups, problem);
            }
            else if (MembersOf(name.Trim()).Add(number))
            {
                line.Changes(UnitColumn.Groups);
            }
        }
    }

    private SortedSet<int> MembersOf(string name)
    {
        var key = NameKey.Of(name);
        if (!_groups.TryGetValue(key, out var group))
        {
            var known = register.Group(name);
            group = (known?.Name ?? name, new SortedSet<int>(known?.Members.Select(UnitRegister.NumberOf) ?? []));
            _groups.Add(key, group);
        }
        return group.Members;
    }

    private void CompareGroups()
    {
        foreach (var (_, (name, members)) in _groups)
        {
            var now = members.Select(UnitId.Of).ToImmutableArray();
            if (now.IsEmpty && register.Group(name) is not null)
            {
                _facts.Add(new GroupDissolved(name));
            }
            else if (!now.IsEmpty && register.Group(name)?.Members.SequenceEqual(now) != true)
            {
                _facts.Add(new GroupDefined(name, now));
            }
        }
    }

    private sealed class Line(UnitRow row)
    {
        public UnitRow Row { get; } = row;

        public Unit? Old { get; set; }

        public UnitId Unit { get; set; }

        public ImmutableArray<string> NewAliases { get; set; } = [];

        public List<UnitColumn> Changed { get; } = [];

        public List<RowProblem> Problems { get; } = [];

        public void Refuse(UnitColumn column, Rejection why) => Problems.Add(new RowProblem(column, why));

        public void Changes(UnitColumn column)
        {
            if (Old is not null && !Changed.Contains(column))
            {
                Changed.Add(column);
            }
        }

        public RowFinding Finding => new(
            Row.Number,
            Row.Name,
            Problems.Count > 0 ? RowFate.Refused : Old is null ? RowFate.New : Changed.Count > 0 ? RowFate.Changed : RowFate.Unchanged,
            Old?.Id,
            [.. Changed],
            [.. Problems]);
    }
}
