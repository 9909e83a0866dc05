using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Units;

/// <param name="From">Names or numbers of units in the register; so are those of <paramref name="To"/>, save for units that are new.</param>
/// <param name="To">Of 更名: the new name.</param>
internal sealed record PlanChangeRequest(
    UnitChangeKind Kind, DateOnly EffectiveOn, string Basis, ImmutableArray<string> From, ImmutableArray<string> To, string? Note = null, DivisionCode? Government = null)
{
    /// <summary>As a command; a name that the register lacks is a new unit where the change can make one.</summary>
    public Outcome<PlanUnitChange> Command(UnitRegister register)
    {
        var from = From.Select(name => (Name: name, Unit: Find(register, name))).ToList();
        if (from.FirstOrDefault(f => f.Unit is null) is { Name: { } unknown })
        {
            return new Rejection("unit-change.name-unknown", unknown);
        }
        var to = To.Select(name => Kind == UnitChangeKind.Rename && from.Count > 0 ? new Successor(from[0].Unit!.Id, name) : Find(register, name) is { } unit ? new Successor(unit.Id) : new Successor(null, name)).ToImmutableArray();
        return Kind is UnitChangeKind.Abolish or UnitChangeKind.HandOverDuties && to.FirstOrDefault(t => t.Unit is null) is { Name: { } missing }
            ? new Rejection("unit-change.name-unknown", missing)
            : new PlanUnitChange(Kind, EffectiveOn, new ChangeBasis(Basis, Note), [.. from.Select(f => f.Unit!.Id)], to);
    }

    private static Unit? Find(UnitRegister register, string text) =>
        Ids.TryRead<UnitId>(text.Trim(), out var number) ? register.Unit(number) : register.Find(text);
}

internal sealed record WithdrawChangeRequest(string Reason, DivisionCode? Government = null);

/// <param name="Others">Who takes whatever is not said below; of 职责划转 what is not said stays.</param>
/// <param name="Duties">By the assignment's address.</param>
/// <param name="Accounts">By the account; empty: it ends.</param>
internal sealed record CarryOutRequest(
    UnitId? Others = null, Dictionary<string, string>? Duties = null, Dictionary<string, string>? Accounts = null, DivisionCode? Government = null)
{
    /// <summary>Null: one of them is no address, account or number.</summary>
    public ChangeChoices? Choices()
    {
        var duties = ImmutableDictionary.CreateBuilder<GrainAddress, UnitId>();
        foreach (var (address, unit) in Duties ?? [])
        {
            if (Ids.Address(address, Assignment.Kind.Name) is not { } duty || !Ids.TryRead<UnitId>(unit, out var taker))
            {
                return null;
            }
            duties[duty] = taker;
        }
        var accounts = ImmutableDictionary.CreateBuilder<AccountId, UnitId?>();
        foreach (var (account, unit) in Accounts ?? [])
        {
            if (!Ids.TryRead<AccountId>(account, out var id) || (unit.Length > 0 && !Ids.TryRead<UnitId>(unit, out _)))
            {
                return null;
            }
            accounts[id] = unit.Length > 0 ? UnitId.Parse(unit) : null;
        }
        return new ChangeChoices(duties.ToImmutable(), accounts.ToImmutable(), Others);
    }
}

/// <param name="Stage"><c>Planned</c>, <c>CarriedOut</c> or <c>Withdrawn</c>.</param>
internal sealed record ChangeRow(
    UnitChangeId Id, UnitChangeKind Kind, string Stage, string Words, DateOnly EffectiveOn, ChangeBasis Basis, ImmutableArray<UnitRef> From, ImmutableArray<UnitRef> To,
    DateOnly? CarriedOutOn, ChangeCount? Moved, string? WithdrawnBecause)
{
    public static ChangeRow Of(UnitChange c) =>
        new(c.Id, c.Kind, c.Stage.ToString(), ChangeWords.Of(c), c.EffectiveOn, c.Basis, c.From, c.To, c.Done?.On, c.Done?.Moved, c.WithdrawnBecause);
}

/// <param name="Obstacle">Why it cannot be carried out today.</param>
/// <param name="Unsaid">How many things have several possible takers and nobody said which.</param>
internal sealed record ChangeView(
    ChangeRow Change, Rejection? Obstacle, int Unsaid, ImmutableArray<ChangeDutyRow> Duties, ImmutableArray<ChangePointRow> Points, ImmutableArray<ChangeAccountRow> Accounts)
{
    public static ChangeView Of(ChangeStanding s) => new(
        ChangeRow.Of(s.Change),
        s.Obstacle,
        s.Preview.Unsaid,
        [.. s.Preview.Duties.Select(d => ChangeDutyRow.Of(d, s.Lines[d.Entry.Assignment]))],
        [.. s.Preview.Consolidators.Where(c => !c.WithDuty).Select(c => new ChangePointRow(c.Point, c.From, c.Taker))],
        [.. s.Preview.Accounts.Select(a => new ChangeAccountRow(a.Account, a.Fate.ToString(), a.Units))]);
}

/// <param name="Fate"><c>Moves</c>, <c>MergedIn</c>, <c>Stays</c> or <c>Unsaid</c>.</param>
internal sealed record ChangeDutyRow(GrainAddress Assignment, string Point, string Title, string UnitName, Role Role, AssignmentStatus Status, string Fate, UnitRef? Taker, GrainAddress? Into)
{
    public static ChangeDutyRow Of(DutyMove d, LedgerLine line) =>
        new(d.Entry.Assignment, line.PointNumber, line.Title, d.Entry.UnitName, d.Entry.Role, d.Entry.Status, d.Fate.ToString(), d.Taker, d.Into);
}

/// <summary>A point that changes only its 汇总单位.</summary>
internal sealed record ChangePointRow(GrainAddress Point, UnitRef From, UnitRef? Taker);

internal sealed record ChangeAccountRow(AccountId Account, string Fate, ImmutableArray<UnitId> Units);
