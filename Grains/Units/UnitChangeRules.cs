using System.Collections.Immutable;
using System.Globalization;
using Tracker.Deciding;

namespace Tracker.Units;

/// <summary>When an organisation change may be recorded, withdrawn and carried out.</summary>
internal static class UnitChangeRules
{
    private const int LongestNumber = 100;
    private const int LongestNote = 2_000;

    public static Decision<UnitRegisterEvent> Plan(UnitRegister state, PlanUnitChange c)
    {
        if ((BasisFault(c.Basis) ?? UnitFault(state, c)) is { } fault)
        {
            return fault;
        }
        var from = FromOf(c);
        var to = c.To.Select(t => t with { Name = t.Name?.Trim() }).ToImmutableArray();
        if (ShapeFault(state, c.Kind, from, to) is { } misshapen)
        {
            return misshapen;
        }
        var planned = Planned(state, c, from, to);
        if (state.Changes.Values.FirstOrDefault(open => open.IsOpen && Same(open, planned)) is not null)
        {
            return Decision.Nothing;
        }
        return Overlap(state, planned) is { } other ? UnitChangeRejections.Overlaps(other)
            : NameFault(state, planned) is { } taken ? taken
            : planned;
    }

    public static Decision<UnitRegisterEvent> Withdraw(UnitChange change, string reason) => change.Stage switch
    {
        UnitChangeStage.Withdrawn => Decision.Nothing,
        UnitChangeStage.CarriedOut => UnitChangeRejections.CarriedOut,
        _ when string.IsNullOrWhiteSpace(reason) => UnitChangeRejections.ReasonMissing,
        _ when reason.Length > LongestNote => UnitChangeRejections.NoteTooLong(LongestNote),
        _ => new UnitChangeWithdrawn(change.Id, reason.Trim()),
    };

    public static Decision<UnitRegisterEvent> CarryOut(UnitRegister state, UnitChange change, CarryOutUnitChange c) => change.Stage switch
    {
        UnitChangeStage.CarriedOut => Decision.Nothing,
        UnitChangeStage.Withdrawn => UnitChangeRejections.Withdrawn,
        _ when c.On < change.EffectiveOn => UnitChangeRejections.TooEarly(change.EffectiveOn),
        _ when Obstacle(state, change) is { } fault => fault,
        _ => Decision.Of(UnitChangeEffects.Of(state, change).Prepend(new UnitChangeCarriedOut(change.Id, c.On, c.Moved))),
    };

    /// <summary>Why a recorded change cannot be carried out as the register stands now; null: it can.</summary>
    public static Rejection? Obstacle(UnitRegister state, UnitChange change) =>
        change.From.Concat(change.To).FirstOrDefault(u => state.Unit(u.Unit) is { Active: false }) is { } gone ? UnitChangeRejections.UnitAbolished(gone.Name)
        : NameFault(state, change);

    /// <summary>Who is said to be merged into itself stays; the others come to it.</summary>
    private static ImmutableArray<UnitId> FromOf(PlanUnitChange c)
    {
        var from = c.From.Distinct();
        return c.Kind == UnitChangeKind.Merge ? [.. from.Where(u => c.To.All(t => t.Unit != u))] : [.. from];
    }

    private static Rejection? BasisFault(ChangeBasis basis) =>
        string.IsNullOrWhiteSpace(basis.Number) ? UnitChangeRejections.BasisMissing
        : basis.Number.Length > LongestNumber ? UnitChangeRejections.NoteTooLong(LongestNumber)
        : basis.Note?.Length > LongestNote ? UnitChangeRejections.NoteTooLong(LongestNote)
        : null;

    private static Rejection? UnitFault(UnitRegister state, PlanUnitChange c)
    {
        foreach (var id in c.From.Concat(c.To.Select(t => t.Unit).OfType<UnitId>()))
        {
            if (state.Unit(id) is not { } unit)
            {
                return UnitRejections.UnitUnknown(id);
            }
            if (!unit.Active)
            {
                return UnitChangeRejections.UnitAbolished(unit.Name);
            }
        }
        return null;
    }

    private static Rejection? ShapeFault(UnitRegister state, UnitChangeKind kind, ImmutableArray<UnitId> from, ImmutableArray<Successor> to)
    {
        var staying = to.Select(t => t.Unit).OfType<UnitId>().ToList();
        return to.Any(t => t.Unit is null && string.IsNullOrEmpty(t.Name)) ? UnitRejections.NameEmpty
            : staying.Distinct().Count() != staying.Count || to.Where(t => t.Unit is null).GroupBy(t => NameKey.Of(t.Name!)).Any(g => g.Count() > 1) ? UnitChangeRejections.SuccessorTwice
            : kind switch
            {
                UnitChangeKind.Rename => from is not [var one] || to is not [{ Unit: { } same, Name.Length: > 0 }] || same != one ? UnitChangeRejections.Shape(kind)
                    : state.Unit(one)!.Name == to[0].Name ? UnitChangeRejections.SameName(to[0].Name!) : null,
                UnitChangeKind.Merge => from.IsEmpty && staying.Count > 0 ? UnitChangeRejections.IntoItself
                    : to.Length != 1 || from.IsEmpty || (from.Length == 1 && staying.Count == 0) ? UnitChangeRejections.Shape(kind) : null,
                UnitChangeKind.Split => from.Length != 1 || to.Length < 2 ? UnitChangeRejections.Shape(kind) : null,
                UnitChangeKind.Abolish => from.Length != 1 || staying.Count != to.Length ? UnitChangeRejections.Shape(kind)
                    : staying.Contains(from[0]) ? UnitChangeRejections.IntoItself : null,
                _ => from.Length != 1 || to.Length != 1 || staying.Count != 1 ? UnitChangeRejections.Shape(kind)
                    : staying.Contains(from[0]) ? UnitChangeRejections.IntoItself : null,
            };
    }

    private static UnitChangePlanned Planned(UnitRegister state, PlanUnitChange c, ImmutableArray<UnitId> from, ImmutableArray<Successor> to)
    {
        var number = state.LastNumber;
        return new UnitChangePlanned(
            UnitChangeId.Of(state.Changes.Count + 1),
            c.Kind,
            c.EffectiveOn,
            new ChangeBasis(c.Basis.Number.Trim(), string.IsNullOrWhiteSpace(c.Basis.Note) ? null : c.Basis.Note.Trim()),
            [.. from.Select(u => state.Unit(u)!.Ref)],
            [.. to.Select(t => t.Unit is not { } known ? new UnitRef(UnitId.Of(++number), t.Name!) : c.Kind == UnitChangeKind.Rename ? new UnitRef(known, t.Name!) : state.Unit(known)!.Ref)]);
    }

    private static bool Same(UnitChange open, UnitChangePlanned planned) =>
        open.Kind == planned.Kind && open.EffectiveOn == planned.EffectiveOn && open.Basis == planned.Basis && open.From.SequenceEqual(planned.From)
        && open.To.Select(t => t.Name).SequenceEqual(planned.To.Select(t => t.Name));

    /// <summary>A unit that is to change is in no other open change: which of the two would come first, nobody has said. Duties may go out twice.</summary>
    private static UnitChange? Overlap(UnitRegister state, UnitChangePlanned planned)
    {
        var all = planned.From.Concat(planned.To).Select(u => u.Unit).ToHashSet();
        return state.Changes.Values.FirstOrDefault(open => open.IsOpen
            && !(open.Kind == UnitChangeKind.HandOverDuties && planned.Kind == UnitChangeKind.HandOverDuties)
            && (open.From.Any(u => all.Contains(u.Unit)) || planned.From.Any(u => open.To.Any(t => t.Unit == u.Unit))));
    }

    private static Rejection? NameFault(UnitRegister state, UnitChangePlanned planned) =>
        NewNames(state, planned.Kind, planned.To).Select(t => NameRules.Problem(state, t.Name, planned.Kind == UnitChangeKind.Rename ? t.Unit : null)
            ?? (state.Changes.Values.FirstOrDefault(open => open.IsOpen && NewNames(state, open.Kind, open.To).Any(o => NameKey.Of(o.Name) == NameKey.Of(t.Name))) is { } other
                ? UnitChangeRejections.Overlaps(other) : null)).FirstOrDefault(f => f is not null);

    private static Rejection? NameFault(UnitRegister state, UnitChange change) =>
        NewNames(state, change.Kind, change.To).Select(t => NameRules.Problem(state, t.Name, change.Kind == UnitChangeKind.Rename ? t.Unit : null)).FirstOrDefault(f => f is not null);

    private static IEnumerable<UnitRef> NewNames(UnitRegister state, UnitChangeKind kind, ImmutableArray<UnitRef> to) =>
        to.Where(t => kind == UnitChangeKind.Rename || state.Unit(t.Unit) is null);
}

/// <summary>Why an organisation change is refused.</summary>
public static class UnitChangeRejections
{
    public static Rejection Unknown(UnitChangeId change) => new("unit-change.unknown", change.Value);

    public static Rejection BasisMissing { get; } = new("unit-change.basis-missing");

    public static Rejection ReasonMissing { get; } = new("unit-change.reason-missing");

    public static Rejection NoteTooLong(int longest) => new("unit-change.note-too-long", longest.ToString(CultureInfo.InvariantCulture));

    /// <summary>Too many or too few units for a change of its kind.</summary>
    public static Rejection Shape(UnitChangeKind kind) => kind switch
    {
        UnitChangeKind.Rename => new Rejection("unit-change.shape-rename"),
        UnitChangeKind.Merge => new Rejection("unit-change.shape-merge"),
        UnitChangeKind.Split => new Rejection("unit-change.shape-split"),
        UnitChangeKind.Abolish => new Rejection("unit-change.shape-abolish"),
        _ => new Rejection("unit-change.shape-hand-over-duties"),
    };

    public static Rejection SameName(string name) => new("unit-change.same-name", name);

    public static Rejection IntoItself { get; } = new("unit-change.into-itself");

    public static Rejection SuccessorTwice { get; } = new("unit-change.successor-twice");

    public static Rejection UnitAbolished(string name) => new("unit-change.unit-abolished", name);

    /// <summary>Another open change has one of these units.</summary>
    public static Rejection Overlaps(UnitChange other) => new("unit-change.overlaps", other.Id.Value, other.Basis.Number);

    public static Rejection TooEarly(DateOnly effective) => new("unit-change.too-early", effective.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static Rejection CarriedOut { get; } = new("unit-change.carried-out");

    public static Rejection Withdrawn { get; } = new("unit-change.withdrawn");
}
