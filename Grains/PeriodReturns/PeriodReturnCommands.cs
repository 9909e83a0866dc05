using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Accounts;
using Tracker.Deciding;

namespace Tracker.PeriodReturns;

// The quoted names travel between processes and stand in remembered command ids.
[JsonDerivedType(typeof(SendReturn), "period-return.send.v1")]
[JsonDerivedType(typeof(ReturnSheet), "period-return.return.v1")]
[JsonDerivedType(typeof(HandInReturn), "period-return.hand-in.v1")]
[JsonDerivedType(typeof(ApproveReturn), "period-return.approve.v1")]
[JsonDerivedType(typeof(SendBackReturn), "period-return.send-back.v1")]
public abstract record PeriodReturnCommand;

/// <summary>报送 of a sheet, told together with a report for every row that says something.</summary>
/// <param name="DueDay">填报截止, as the period says it.</param>
/// <param name="Closed">The period takes no sheet any more.</param>
/// <param name="NeedsApproval">The unit wants another of its accounts to approve first.</param>
/// <param name="UnlessReturned">Who sends it saw a sheet that was not returned; else what was returned with it is answered in the same append.</param>
public sealed record SendReturn(
    [property: Circumstance] DateOnly On,
    [property: Circumstance] DateOnly DueDay,
    ImmutableArray<SentRow> Rows,
    [property: Circumstance] bool OnBehalf,
    SignOff SignOff,
    [property: Circumstance] bool Closed = false,
    [property: Circumstance] bool NeedsApproval = false,
    [property: Circumstance] bool UnlessReturned = false) : PeriodReturnCommand;

/// <summary>退回 of the whole sheet by the office; its duties are returned in the same append (<see cref="Tracker.Assignments.ReturnWithSheet"/>).</summary>
public sealed record ReturnSheet([property: Circumstance] DateOnly On, string Reason) : PeriodReturnCommand;

public sealed record HandInReturn([property: Circumstance] DateOnly On, [property: Circumstance] AccountId By) : PeriodReturnCommand;

public sealed record ApproveReturn([property: Circumstance] DateOnly On, [property: Circumstance] AccountId By) : PeriodReturnCommand;

/// <summary>Within the unit: what was handed in is to be changed first.</summary>
public sealed record SendBackReturn([property: Circumstance] DateOnly On, [property: Circumstance] AccountId By, string Reason) : PeriodReturnCommand;
