using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Evidence;

namespace Tracker.AdHocRequests;

// The quoted names travel between processes and stand in remembered command ids.
[JsonDerivedType(typeof(AnswerRequest), "answer.give.v1")]
[JsonDerivedType(typeof(ReturnAnswer), "answer.return.v1")]
[JsonDerivedType(typeof(MoveAnswerDay), "answer.move-day.v1")]
[JsonDerivedType(typeof(EndAnswer), "answer.end.v1")]
public abstract record RequestAnswerCommand;

/// <summary>Again until the request is closed: the last answer counts.</summary>
/// <param name="Values">As they were typed; empty ones are no answer.</param>
public sealed record AnswerRequest(
    [property: Circumstance] DateOnly On,
    ImmutableArray<FieldValue> Values,
    ImmutableArray<EvidenceItem> Evidence,
    [property: Circumstance] bool OnBehalf = false) : RequestAnswerCommand;

/// <summary>退回补充.</summary>
public sealed record ReturnAnswer([property: Circumstance] DateOnly On, string Reason) : RequestAnswerCommand;

/// <summary>Told together with <see cref="ExtendRequest"/>.</summary>
public sealed record MoveAnswerDay(DateOnly Day) : RequestAnswerCommand;

/// <summary>Told together with <see cref="CloseRequest"/> or <see cref="WithdrawRequest"/>.</summary>
public sealed record EndAnswer([property: Circumstance] DateOnly On, bool Withdrawn) : RequestAnswerCommand;
