using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Units;

namespace Tracker.Supervision;

// The quoted names travel between processes and stand in remembered command ids.
[JsonDerivedType(typeof(DraftPaper), "paper.draft.v1")]
[JsonDerivedType(typeof(ReviseDraft), "paper.revise.v1")]
[JsonDerivedType(typeof(SendForVerification), "paper.send-for-verification.v1")]
[JsonDerivedType(typeof(AnswerVerification), "paper.answer-verification.v1")]
[JsonDerivedType(typeof(SignPaper), "paper.sign.v1")]
[JsonDerivedType(typeof(IssuePaper), "paper.issue.v1")]
[JsonDerivedType(typeof(RecordUrging), "paper.record-urging.v1")]
[JsonDerivedType(typeof(RegisterScan), "paper.register-scan.v1")]
[JsonDerivedType(typeof(AnswerPaper), "paper.answer.v1")]
[JsonDerivedType(typeof(WithdrawPaper), "paper.withdraw.v1")]
public abstract record PaperCommand;

/// <param name="Allowed">Whether the government uses this rung at all.</param>
public sealed record DraftPaper(
    [property: Circumstance] DateOnly On, [property: Circumstance] AccountId By, [property: Circumstance] bool Allowed, PaperContent Content) : PaperCommand;

/// <summary>Until it is signed.</summary>
public sealed record ReviseDraft(
    [property: Circumstance] DateOnly On, [property: Circumstance] AccountId By, [property: Circumstance] bool Allowed, PaperContent Content) : PaperCommand;

/// <summary>核实反馈, of a 通报 only: to the named units that have a finding they were not asked about.</summary>
/// <param name="Earliest">The first day that may be the last for an answer; null: the calendar does not know (日历未知).</param>
/// <param name="DueDay">Named by a person; null: the earliest.</param>
public sealed record SendForVerification([property: Circumstance] DateOnly On, [property: Circumstance] DateOnly? Earliest, DateOnly? DueDay = null) : PaperCommand;

/// <param name="Words">Needed where the unit does not agree.</param>
public sealed record AnswerVerification(
    [property: Circumstance] DateOnly On, UnitId Unit, bool Agrees, string Words, [property: Circumstance] bool OnBehalf = false) : PaperCommand;

/// <summary>签发, by an account that drafted and revised nothing of it.</summary>
public sealed record SignPaper([property: Circumstance] DateOnly On, [property: Circumstance] AccountId By) : PaperCommand;

/// <summary>Told together with <see cref="TakeNumber"/> where the rung's papers are numbered.</summary>
/// <param name="IssuerMissing">The government has not set its 发文机关: a 提示函 and what is above it would go out unsigned.</param>
/// <param name="WithoutIssuer">That is meant: it is signed on paper.</param>
public sealed record IssuePaper(
    [property: Circumstance] DateOnly On, [property: Circumstance] DocumentNumber? Number, [property: Circumstance] bool IssuerMissing = false, bool WithoutIssuer = false) : PaperCommand;

/// <summary>催报, 催办 that was done outside, in a group chat or by telephone: only the two gentlest rungs.</summary>
public sealed record RecordUrging([property: Circumstance] DateOnly On, [property: Circumstance] AccountId By, PaperContent Content) : PaperCommand;

public sealed record RegisterScan([property: Circumstance] DateOnly On, EvidenceItem Scan) : PaperCommand;

/// <summary>整改反馈; said again, the last counts.</summary>
public sealed record AnswerPaper(
    [property: Circumstance] DateOnly On, UnitId Unit, string Words, ImmutableArray<EvidenceItem> Evidence, [property: Circumstance] bool OnBehalf = false)
    : PaperCommand;

public sealed record WithdrawPaper([property: Circumstance] DateOnly On, string Reason) : PaperCommand;
