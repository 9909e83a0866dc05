using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.AdHocRequests;

// The quoted names travel between processes and stand in remembered command ids.
[JsonDerivedType(typeof(DraftRequest), "ad-hoc-request.draft.v1")]
[JsonDerivedType(typeof(ReviseRequest), "ad-hoc-request.revise.v1")]
[JsonDerivedType(typeof(SendRequest), "ad-hoc-request.send.v1")]
[JsonDerivedType(typeof(ExtendRequest), "ad-hoc-request.extend.v1")]
[JsonDerivedType(typeof(CloseRequest), "ad-hoc-request.close.v1")]
[JsonDerivedType(typeof(WithdrawRequest), "ad-hoc-request.withdraw.v1")]
public abstract record AdHocRequestCommand;

public sealed record DraftRequest(RequestContent Content) : AdHocRequestCommand;

/// <summary>Only while it is a draft: what was sent is not changed under the hands of who answers it.</summary>
public sealed record ReviseRequest(RequestContent Content) : AdHocRequestCommand;

/// <summary>To more units also once it was sent.</summary>
/// <param name="Request">Its own address, under which each unit's answer stands.</param>
/// <param name="OverBudget">Those of the units whose month would be over the budget with it.</param>
/// <param name="Reason">Needed where there are such.</param>
public sealed record SendRequest(
    GrainAddress Request,
    [property: Circumstance] DateOnly On,
    ImmutableArray<UnitRef> Units,
    [property: Circumstance] ImmutableArray<UnitId> OverBudget,
    string? Reason = null) : AdHocRequestCommand;

public sealed record ExtendRequest([property: Circumstance] DateOnly On, DateOnly Day, string Reason) : AdHocRequestCommand;

public sealed record CloseRequest([property: Circumstance] DateOnly On) : AdHocRequestCommand;

public sealed record WithdrawRequest([property: Circumstance] DateOnly On, string Reason) : AdHocRequestCommand;
