using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Deciding;

namespace Tracker.LookBack;

/// <summary>“回头看” of one plan: which of its points are verified once more and why. Every duty under such a point is a check, a grain of its own below it.</summary>
public abstract record PlanLookBack
{
    private PlanLookBack() { }

    public sealed record NotStarted : PlanLookBack;

    /// <param name="Points">In the order they were selected.</param>
    /// <param name="Duties">Every duty that became a check: none is ever taken off.</param>
    /// <param name="Round">The last round of re-verification; 0: none was begun.</param>
    /// <param name="Verifying">That round is not at its end.</param>
    public sealed record Underway(
        DateOnly StartedOn,
        Independence Independence,
        ImmutableArray<SelectedPoint> Points,
        ImmutableHashSet<GrainAddress> Duties,
        int Round,
        bool Verifying,
        ImmutableArray<SampleDrawn> Samples) : PlanLookBack
    {
        /// <summary>结束; null: it goes on.</summary>
        public LookBackEnded? Ended { get; init; }
    }

    public static PlanLookBack Initial { get; } = new NotStarted();

    public static GrainKind<PlanLookBack, LookBackCommand, LookBackEvent> Kind { get; } = new("look-back", Initial, Evolve, LookBackDecider.Decide);

    /// <summary>A plan is looked back on once; what is found later is added to it.</summary>
    public static GrainAddress AddressOf(GrainAddress plan) => plan.Child(Kind.Name, "1");

    public static PlanLookBack Evolve(PlanLookBack state, LookBackEvent fact) => (state, fact) switch
    {
        (NotStarted, LookBackStarted e) => new Underway(e.On, e.Independence, [], [], 0, false, []),
        (Underway s, PointsSelected e) => s with { Points = s.Points.AddRange(e.Points), Duties = s.Duties.Union(e.Duties) },
        (Underway s, IndependenceChanged e) => s with { Independence = e.Independence },
        (Underway s, VerificationBegun e) => s with { Round = e.Round, Verifying = true },
        (Underway s, VerificationEnded) => s with { Verifying = false },
        (Underway s, LookBackEnded e) => s with { Ended = e },
        (Underway s, LookBackReopened) => s with { Ended = null },
        (Underway s, SampleDrawn e) => s with { Samples = s.Samples.Add(e) },
        _ => throw new JournalOutOfOrderException(state, fact),
    };
}

/// <summary>Who may judge a check. Never who reported on the duty; a government may be stricter.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Independence>))]
public enum Independence
{
    /// <summary>Another account than those that reported.</summary>
    [JsonStringEnumMemberName("other-account")]
    OtherAccount,

    /// <summary>An account that works for another unit (交叉核查).</summary>
    [JsonStringEnumMemberName("other-unit")]
    OtherUnit,
}

/// <param name="Title">As it stood on the day it was selected.</param>
/// <param name="Reason">Needed where a person chose it.</param>
public sealed record SelectedPoint(GrainAddress Point, string Number, string Title, SelectionBasis Basis, string? Reason = null);

/// <summary>Stored as a number in the ledger's tables.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SelectionBasis>))]
public enum SelectionBasis
{
    /// <summary>必查: the point names a unit and a time limit.</summary>
    [JsonStringEnumMemberName("mandatory")]
    Mandatory,

    /// <summary>自办自结 stands under it.</summary>
    [JsonStringEnumMemberName("self-closed")]
    SelfClosed,

    /// <summary>选查, by a person with a reason.</summary>
    [JsonStringEnumMemberName("chosen")]
    Chosen,
}
