using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Restoring;

/// <summary>
/// A government's time since its data was last restored from a backup. What fell due between the backup and the restore may have been told before the
/// data was lost: it is recorded and held (扣留), and an administrator says what of it goes out.
/// </summary>
/// <param name="Number">How often it was restored.</param>
/// <param name="Settled">What had fallen due is recorded: from now on everything is told as it falls due.</param>
public sealed record RestoreEpoch(int Number, bool Settled, DateOnly? OpenedOn, string Reason)
{
    public static RestoreEpoch Initial { get; } = new(0, true, null, "");

    public static GrainKind<RestoreEpoch, RestoreCommand, RestoreEvent> Kind { get; } = new("restore-epoch", Initial, Evolve, Decide);

    public static GrainAddress AddressOf(DivisionCode government) => GrainAddress.Of(government, PlanYear.Lasting, Kind.Name, "current");

    private static RestoreEpoch Evolve(RestoreEpoch state, RestoreEvent fact) => fact switch
    {
        EpochOpened e => new(e.Number, false, e.On, e.Reason),
        EpochSettled => state with { Settled = true },
        HeldSent or HeldDropped => state,
        _ => throw new JournalOutOfOrderException(state, fact),
    };

    private static Decision<RestoreEvent> Decide(RestoreEpoch state, RestoreCommand command) => (state, command) switch
    {
        (_, OpenEpoch or SendHeld or DropHeld) when ReportRules.FaultOfReason(ReasonOf(command)) is { } fault => fault,
        ({ Settled: false }, OpenEpoch) => Decision.Nothing, // it was opened and what had fallen due is not recorded yet
        (_, OpenEpoch c) => new EpochOpened(state.Number + 1, c.Reason.Trim(), c.On),
        ({ Settled: true }, SettleEpoch) => Decision.Nothing,
        (_, SettleEpoch c) => new EpochSettled(c.On),
        (_, SendHeld { All: false, Notices.IsDefaultOrEmpty: true } or DropHeld { All: false, Notices.IsDefaultOrEmpty: true }) => new Rejection("restore.nothing-chosen"),
        (_, SendHeld c) => new HeldSent(c.All, c.Notices, c.Reason.Trim(), c.On),
        (_, DropHeld c) => new HeldDropped(c.All, c.Notices, c.Reason.Trim(), c.On),
        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };

    private static string ReasonOf(RestoreCommand command) => command switch { OpenEpoch c => c.Reason, SendHeld c => c.Reason, DropHeld c => c.Reason, _ => "" };
}

/// <summary>Where a notice stands: the position of the fact that told it, and which of that fact's notices it is.</summary>
public readonly record struct NoticeAt(long Position, int Ordinal);

[JsonDerivedType(typeof(OpenEpoch), "restore-epoch.open.v1")]
[JsonDerivedType(typeof(SettleEpoch), "restore-epoch.settle.v1")]
[JsonDerivedType(typeof(SendHeld), "restore-epoch.send-held.v1")]
[JsonDerivedType(typeof(DropHeld), "restore-epoch.drop-held.v1")]
public abstract record RestoreCommand;

public sealed record OpenEpoch(string Reason, [property: Circumstance] DateOnly On) : RestoreCommand;

public sealed record SettleEpoch([property: Circumstance] DateOnly On) : RestoreCommand;

/// <param name="All">Everything that is held; else those named.</param>
public sealed record SendHeld(bool All, ImmutableArray<NoticeAt> Notices, string Reason, [property: Circumstance] DateOnly On) : RestoreCommand;

public sealed record DropHeld(bool All, ImmutableArray<NoticeAt> Notices, string Reason, [property: Circumstance] DateOnly On) : RestoreCommand;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(EpochOpened), "restore-epoch.opened.v1")]
[JsonDerivedType(typeof(EpochSettled), "restore-epoch.settled.v1")]
[JsonDerivedType(typeof(HeldSent), "restore-epoch.held-sent.v1")]
[JsonDerivedType(typeof(HeldDropped), "restore-epoch.held-dropped.v1")]
public abstract record RestoreEvent;

public sealed record EpochOpened(int Number, string Reason, DateOnly On) : RestoreEvent;

public sealed record EpochSettled(DateOnly On) : RestoreEvent;

/// <summary>Held notices come into their inboxes, as if they had been written now.</summary>
public sealed record HeldSent(bool All, ImmutableArray<NoticeAt> Notices, string Reason, DateOnly On) : RestoreEvent;

/// <summary>Held notices are told to nobody.</summary>
public sealed record HeldDropped(bool All, ImmutableArray<NoticeAt> Notices, string Reason, DateOnly On) : RestoreEvent;

public static class RestoreEpochGrain
{
    public static IGrain<RestoreEpoch, RestoreCommand> RestoreEpoch(this IGrains grains, DivisionCode government) =>
        grains.Grain<RestoreEpoch, RestoreCommand>(Restoring.RestoreEpoch.AddressOf(government));
}
