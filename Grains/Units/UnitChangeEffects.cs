using System.Collections.Immutable;

namespace Tracker.Units;

/// <summary>What carrying a change out does to the register itself: names, the tree, groups. Every line is a fact that a person might have written one by one.</summary>
internal static class UnitChangeEffects
{
    public static IEnumerable<UnitRegisterEvent> Of(UnitRegister state, UnitChange change)
    {
        if (change.Kind == UnitChangeKind.Rename)
        {
            return [new UnitRenamed(change.To[0].Unit, change.To[0].Name)];
        }
        var ending = change.Ending.Select(u => u.Unit).ToImmutableHashSet();
        var added = change.To.Where(t => state.Unit(t.Unit) is null).ToList();
        var heir = change.Kind == UnitChangeKind.Split ? null : change.OnlyTaker;
        return
        [
            .. added.Select(t => new UnitRegistered(t.Unit, t.Name, [], DetailsFor(state, change.From[0].Unit, ending))),
            .. ending.IsEmpty ? [] : state.Units.Values.Where(u => u.Active && !ending.Contains(u.Id) && u.Parent is { } p && ending.Contains(p)).Select(u =>
                (UnitRegisterEvent)new UnitDetailsChanged(u.Id, u.Details with { Parent = ParentAfter(state, u, heir?.Unit, ending) })),
            .. change.From.Where(u => heir is not null && ending.Contains(u.Unit)).Select(u => new UnitNamesPassedOn(u.Unit, heir!.Unit)),
            .. change.From.Where(u => ending.Contains(u.Unit)).Select(u => new UnitDeactivated(u.Unit)),
            .. Groups(state, change, ending, added),
        ];
    }

    /// <summary>A new unit stands where the first one stood.</summary>
    private static UnitDetails DetailsFor(UnitRegister state, UnitId first, ImmutableHashSet<UnitId> ending) =>
        state.Unit(first)!.Details with { Parent = Upward(state, first, ending) };

    /// <summary>The heir, unless that would make a ring: then whoever stood above.</summary>
    private static UnitId? ParentAfter(UnitRegister state, Unit child, UnitId? heir, ImmutableHashSet<UnitId> ending)
    {
        for (var upper = heir; upper is { } id; upper = state.Unit(id)?.Parent)
        {
            if (id == child.Id)
            {
                return Upward(state, child.Id, ending);
            }
        }
        return heir ?? Upward(state, child.Id, ending);
    }

    private static UnitId? Upward(UnitRegister state, UnitId unit, ImmutableHashSet<UnitId> ending)
    {
        var upper = state.Unit(unit)?.Parent;
        while (upper is { } id && ending.Contains(id))
        {
            upper = state.Unit(id)?.Parent;
        }
        return upper;
    }

    /// <summary>Whoever ends leaves its groups; new units, and the one that it was merged into, take its place.</summary>
    private static IEnumerable<UnitRegisterEvent> Groups(UnitRegister state, UnitChange change, ImmutableHashSet<UnitId> ending, List<UnitRef> added)
    {
        IEnumerable<UnitId> joining = change.Kind == UnitChangeKind.Merge ? [change.To[0].Unit] : added.Select(t => t.Unit);
        foreach (var group in state.Groups.Values.Where(g => change.Kind != UnitChangeKind.HandOverDuties && g.Members.Any(m => change.From.Any(f => f.Unit == m))))
        {
            ImmutableArray<UnitId> members = [.. group.Members.Where(m => !ending.Contains(m)).Concat(joining).Distinct().OrderBy(UnitRegister.NumberOf)];
            if (members.IsEmpty)
            {
                yield return new GroupDissolved(group.Name);
            }
            else if (!members.SequenceEqual(group.Members))
            {
                yield return new GroupDefined(group.Name, members);
            }
        }
    }
}
