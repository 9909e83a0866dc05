using System.Collections.Immutable;
using Tracker.Deciding;

namespace Tracker.Units;

/// <summary>The rules of the register. Pure: the number of a new unit follows from the state.</summary>
public static class UnitRegisterDecider
{
    internal const int LongestName = 100;

    public static Decision<UnitRegisterEvent> Decide(UnitRegister state, UnitRegisterCommand command) => command switch
    {
        ImportUnits c => Import(state, c.Rows),
        RenameUnit c when state.Unit(c.Unit) is { } unit => Rename(state, unit, c.Name.Trim()),
        RemoveAlias c when state.Unit(c.Unit) is { } unit => Remove(unit, NameKey.Of(c.Alias)),
        DeactivateUnit c when state.Unit(c.Unit) is { } unit => unit.Active ? new UnitDeactivated(c.Unit) : Decision.Nothing,
        ReactivateUnit c when state.Unit(c.Unit) is { } unit => unit.Active ? Decision.Nothing : new UnitReactivated(c.Unit),
        SetReturnApproval c when state.Unit(c.Unit) is null => UnitRejections.UnitUnknown(c.Unit),
        SetReturnApproval c => state.ApprovesReturns(c.Unit) == c.Needed ? Decision.Nothing : new ReturnApprovalSet(c.Unit, c.Needed),
        DefineGroup c => Define(state, c.Name.Trim(), [.. c.Members.Distinct().OrderBy(UnitRegister.NumberOf)]),
        DissolveGroup c => state.Group(c.Name) is { } group ? new GroupDissolved(group.Name) : Decision.Nothing,
        KeepFormerUnits c => Keep(state, c.Names),
        LearnAnswer c => Learning.From(state, c),
        PlanUnitChange c => UnitChangeRules.Plan(state, c),
        WithdrawUnitChange c when state.Change(c.Change) is { } change => UnitChangeRules.Withdraw(change, c.Reason),
        CarryOutUnitChange c when state.Change(c.Change) is { } change => UnitChangeRules.CarryOut(state, change, c),
        WithdrawUnitChange c => UnitChangeRejections.Unknown(c.Change),
        CarryOutUnitChange c => UnitChangeRejections.Unknown(c.Change),
        RenameUnit c => UnitRejections.UnitUnknown(c.Unit),
        RemoveAlias c => UnitRejections.UnitUnknown(c.Unit),
        DeactivateUnit c => UnitRejections.UnitUnknown(c.Unit),
        ReactivateUnit c => UnitRejections.UnitUnknown(c.Unit),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, null),
    };

    private static Decision<UnitRegisterEvent> Import(UnitRegister state, ImmutableArray<UnitRow> rows)
    {
        var merge = UnitMerge.Of(state, rows);
        return merge.FirstProblem is { } problem ? problem : Decision.Of(merge.Facts);
    }

    private static Decision<UnitRegisterEvent> Keep(UnitRegister state, ImmutableArray<string> names)
    {
        Decision<UnitRegisterEvent> decision = Decision.Nothing;
        var number = state.LastNumber;
        foreach (var name in names.Select(n => n.Trim()).DistinctBy(NameKey.Of).Where(n => state.FindEver(n) is null))
        {
            if (NameRules.Problem(state, name, null) is { } problem)
            {
                return problem;
            }
            var unit = UnitId.Of(++number);
            decision = decision.And(new UnitRegistered(unit, name, [], UnitDetails.None)).And(new UnitDeactivated(unit));
        }
        return decision;
    }

    private static Decision<UnitRegisterEvent> Rename(UnitRegister state, Unit unit, string name)
    {
        if (unit.Name == name)
        {
            return Decision.Nothing;
        }
        return NameRules.Problem(state, name, unit.Id) is { } problem ? problem : new UnitRenamed(unit.Id, name);
    }

    private static Decision<UnitRegisterEvent> Remove(Unit unit, string key) =>
        unit.Aliases.FirstOrDefault(a => NameKey.Of(a) == key) is { } alias
            ? new UnitAliasRemoved(unit.Id, alias)
            : Decision.Nothing;

    private static Decision<UnitRegisterEvent> Define(UnitRegister state, string name, ImmutableArray<UnitId> members)
    {
        if (NameRules.GroupProblem(state, name) is { } problem)
        {
            return problem;
        }
        if (members.IsEmpty)
        {
            return UnitRejections.GroupEmpty(name);
        }
        foreach (var member in members)
        {
            if (state.Unit(member) is null)
            {
                return UnitRejections.UnitUnknown(member);
            }
        }
        return state.Group(name) is { } group && group.Name == name && group.Members.SequenceEqual(members)
            ? Decision.Nothing
            : new GroupDefined(name, members);
    }
}
