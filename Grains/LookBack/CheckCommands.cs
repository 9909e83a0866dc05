using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Units;

namespace Tracker.LookBack;

// The quoted names travel between processes and stand in remembered command ids.
[JsonDerivedType(typeof(AllotCheck), "look-back-check.allot.v1")]
[JsonDerivedType(typeof(AssessOwn), "look-back-check.assess-own.v1")]
[JsonDerivedType(typeof(VerifyEvidence), "look-back-check.verify-evidence.v1")]
[JsonDerivedType(typeof(ReplaceLink), "look-back-check.replace-link.v1")]
[JsonDerivedType(typeof(JudgeCheck), "look-back-check.judge.v1")]
[JsonDerivedType(typeof(LockCheck), "look-back-check.lock.v1")]
[JsonDerivedType(typeof(UnlockCheck), "look-back-check.unlock.v1")]
public abstract record CheckCommand;

/// <param name="Holder">Who has to answer for the duty now.</param>
public sealed record AllotCheck([property: Circumstance] DateOnly On, [property: Circumstance] UnitId Holder, UnitRef? Verifier) : CheckCommand;

/// <summary>单位自评; said again, the last counts.</summary>
public sealed record AssessOwn(
    [property: Circumstance] DateOnly On,
    [property: Circumstance] UnitRef Unit,
    CheckVerdict Verdict,
    string Words,
    ImmutableArray<EvidenceItem> Evidence,
    [property: Circumstance] bool OnBehalf = false) : CheckCommand;

/// <summary>Told by whoever looked: once in a round, whoever else tells it too.</summary>
public sealed record VerifyEvidence(
    [property: Circumstance] DateOnly On, int Round, int Place, EvidenceStanding Standing, int? Status, string? Moved, string? Text, string? Fault) : CheckCommand
{
    /// <inheritdoc cref="EvidenceVerified.Figure"/>
    public ReportedFigure? Figure { get; init; }
}

/// <summary>Wherever the check has the old address.</summary>
public sealed record ReplaceLink([property: Circumstance] DateOnly On, string From, string To, string Reason) : CheckCommand;

/// <param name="Check">Its own address, under which a problem stands.</param>
/// <param name="Reporters">Accounts that ever reported on the duty.</param>
/// <param name="Holder">Who has to answer for the duty now.</param>
public sealed record JudgeCheck(
    GrainAddress Check,
    [property: Circumstance] DateOnly On,
    [property: Circumstance] AccountId By,
    [property: Circumstance] UnitId? ByUnit,
    [property: Circumstance] Independence Independence,
    [property: Circumstance] ImmutableArray<AccountId> Reporters,
    [property: Circumstance] UnitRef Holder,
    CheckVerdict Verdict,
    string Finding,
    string? Gap,
    ImmutableArray<CheckMethod> Methods,
    ImmutableArray<EvidenceItem> Evidence,
    DateOnly? RectifyBy) : CheckCommand;

/// <summary>Told together with <see cref="EndLookBack"/>.</summary>
/// <param name="Reason">Needed where there is no verdict.</param>
public sealed record LockCheck([property: Circumstance] DateOnly On, string? Reason) : CheckCommand;

/// <summary>Told together with <see cref="ReopenLookBack"/>.</summary>
public sealed record UnlockCheck([property: Circumstance] DateOnly On) : CheckCommand;
