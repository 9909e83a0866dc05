using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Hosting;

/// <summary>Asks the one authorisation table, and gathers what it needs to know only where that can change the answer.</summary>
internal sealed class Access(IGrains grains)
{
    private readonly ConditionalWeakTable<UnitRegister, UnitTree> _trees = [];

    /// <summary>The account lacks the right as such; used where saying so tells nothing about somebody else's things.</summary>
    public static Rejection Refused { get; } = new("access.refused");

    public static bool May(Caller caller, Deed deed, DivisionCode government) => AccessTable.May(caller, deed, Subject.Whole(government));

    /// <summary>A deed to one unit's duty on a work point, whosever it is now.</summary>
    public async ValueTask<bool> May(Caller caller, Deed deed, GrainAddress assignment, CancellationToken cancel) =>
        May(caller, deed, assignment.Government)
        || (await HolderOf(assignment, cancel) is { } unit && await May(caller, deed, assignment, unit, cancel));

    /// <summary>Whose duty it is now: an address keeps the unit that the duty was made for. Null: nobody's.</summary>
    public async ValueTask<UnitId?> HolderOf(GrainAddress assignment, CancellationToken cancel) => (await grains.Assignment(assignment).Look(cancel)).State switch
    {
        { Duty: { } duty } => duty.Unit,
        Assignment.Recorded { Fact: var fact } => fact.Unit,
        _ => null,
    };

    /// <summary>A deed to this unit's duty on a work point.</summary>
    public async ValueTask<bool> May(Caller caller, Deed deed, GrainAddress assignment, UnitId unit, CancellationToken cancel)
    {
        if (assignment.Parent is not { } point)
        {
            return false;
        }
        var government = assignment.Government;
        // Most ask about their own unit, or may do it everywhere: whoever stands above or leads can only add to that.
        if (AccessTable.May(caller, deed, new Subject(government, unit, [], [])))
        {
            return true;
        }
        if ((AccessTable.Of(caller, deed) & (Reach.OwnTree | Reach.OwnPoints)) == 0)
        {
            return false;
        }
        var tree = await TreeOf(government, cancel);
        return AccessTable.May(caller, deed, Subject.Duty(government, unit, tree, await LeadsOf(point, cancel)));
    }

    /// <summary>A deed to what belongs to one unit and to no point.</summary>
    public async ValueTask<bool> May(Caller caller, Deed deed, DivisionCode government, UnitId unit, CancellationToken cancel) =>
        AccessTable.May(caller, deed, new Subject(government, unit, [], []))
        || ((AccessTable.Of(caller, deed) & Reach.OwnTree) != 0 && AccessTable.May(caller, deed, Subject.Of(government, unit, await TreeOf(government, cancel))));

    /// <summary>Which of a government's rows the caller sees.</summary>
    public async ValueTask<Sight> SightOf(Caller caller, Deed deed, DivisionCode government, CancellationToken cancel) =>
        AccessTable.SightOf(caller, deed, government, await TreeOf(government, cancel));

    /// <summary>Callers of one government with the same word see the same of its rows, as long as the register stands.</summary>
    public static string SightWord(Caller caller, Deed deed)
    {
        var reach = AccessTable.Of(caller, deed);
        return (reach & Reach.Everything) != 0 ? "" : string.Join(',', caller.Units.Select(u => u.Value).Order(StringComparer.Ordinal).Prepend($"{(int)reach}"));
    }

    public async ValueTask<UnitTree> TreeOf(DivisionCode government, CancellationToken cancel) =>
        TreeOf((await grains.UnitRegister(government).Look(cancel)).State);

    public UnitTree TreeOf(UnitRegister register) => _trees.GetValue(register, UnitTree.Of);

    private async ValueTask<ImmutableArray<UnitId>> LeadsOf(GrainAddress point, CancellationToken cancel) =>
        (await grains.WorkPoint(point).Look(cancel)).State.AsPlanned?.Leads ?? [];
}
