using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Units;

namespace Tracker.LookBack;

// The quoted names travel between processes and stand in remembered command ids.
[JsonDerivedType(typeof(StartLookBack), "look-back.start.v1")]
[JsonDerivedType(typeof(SelectPoints), "look-back.select-points.v1")]
[JsonDerivedType(typeof(ChangeIndependence), "look-back.change-independence.v1")]
[JsonDerivedType(typeof(BeginVerification), "look-back.begin-verification.v1")]
[JsonDerivedType(typeof(EndVerification), "look-back.end-verification.v1")]
[JsonDerivedType(typeof(DrawSample), "look-back.draw-sample.v1")]
[JsonDerivedType(typeof(EndLookBack), "look-back.end.v1")]
[JsonDerivedType(typeof(ReopenLookBack), "look-back.reopen.v1")]
public abstract record LookBackCommand;

/// <param name="LookBack">Its own address, under which the checks stand.</param>
/// <param name="Chosen">Points beside those that the rule selects, with the reason.</param>
/// <param name="Points">What the plan's ledger knows of its points.</param>
public sealed record StartLookBack(
    GrainAddress LookBack,
    [property: Circumstance] DateOnly On,
    Independence Independence,
    ImmutableArray<PointChoice> Chosen,
    [property: Circumstance] ImmutableArray<CandidatePoint> Points) : LookBackCommand;

/// <summary>More points; and duties that came to those selected before.</summary>
public sealed record SelectPoints(
    GrainAddress LookBack,
    [property: Circumstance] DateOnly On,
    ImmutableArray<PointChoice> Chosen,
    [property: Circumstance] ImmutableArray<CandidatePoint> Points) : LookBackCommand;

public sealed record ChangeIndependence([property: Circumstance] DateOnly On, Independence Independence, string Reason) : LookBackCommand;

public sealed record BeginVerification([property: Circumstance] DateOnly On) : LookBackCommand;

public sealed record EndVerification([property: Circumstance] DateOnly On, int Round) : LookBackCommand;

/// <param name="Closed">Problems that are closed out.</param>
public sealed record DrawSample([property: Circumstance] DateOnly On, string Seed, int Percent, [property: Circumstance] ImmutableArray<GrainAddress> Closed) : LookBackCommand;

/// <summary>结束, told together with <see cref="LockCheck"/> to every check: one without a verdict needs the reason.</summary>
/// <param name="Locked">So many checks are told: all of them, or it is refused.</param>
public sealed record EndLookBack([property: Circumstance] DateOnly On, [property: Circumstance] AccountId By, string? Reason, [property: Circumstance] int Locked) : LookBackCommand;

/// <summary>Told together with <see cref="UnlockCheck"/>.</summary>
public sealed record ReopenLookBack([property: Circumstance] DateOnly On, [property: Circumstance] AccountId By, string Reason) : LookBackCommand;

/// <param name="Number">As it is printed.</param>
public sealed record PointChoice(string Number, string? Reason = null);

/// <summary>A point of the plan that is looked back on, with every duty under it.</summary>
public sealed record CandidatePoint(GrainAddress Point, string Number, string Title, ImmutableArray<CandidateDuty> Duties)
{
    /// <summary>必查: a unit is named, and a time limit that ends.</summary>
    [JsonIgnore]
    public bool IsMandatory => Duties.Any(d => d.HasLimit);

    [JsonIgnore]
    public bool HasSelfClosed => Duties.Any(d => d.SelfClosed);
}

/// <param name="HasLimit">The duty has a 完成时限; 长期坚持 is none.</param>
/// <param name="SelfClosed">自办自结.</param>
public sealed record CandidateDuty(
    GrainAddress Assignment, UnitRef Unit, Role Role, bool HasLimit, bool SelfClosed, AssignmentStatus Status, ImmutableArray<EvidenceItem> Evidence)
{
    /// <summary>Who has to answer for it now; null: its unit.</summary>
    public UnitId? Answering { get; init; }

    /// <summary>Pages of its evidence whose text was kept when they were handed in.</summary>
    public ImmutableArray<RecordedPage>? Recorded { get; init; }
}

/// <param name="Text">SHA-256 of the main text, kept as a file.</param>
public sealed record RecordedPage(string Url, string Text);
