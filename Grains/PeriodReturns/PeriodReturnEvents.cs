using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;

namespace Tracker.PeriodReturns;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(PeriodReturnSent), "period-return.sent.v1")]
[JsonDerivedType(typeof(SheetReturned), "period-return.returned.v1")]
[JsonDerivedType(typeof(ReturnHandedIn), "period-return.handed-in.v1")]
[JsonDerivedType(typeof(ReturnApproved), "period-return.approved.v1")]
[JsonDerivedType(typeof(ReturnSentBack), "period-return.sent-back.v1")]
public abstract record PeriodReturnEvent;

/// <summary>报送 of the sheet; sent again (更正) it names only the rows that changed.</summary>
/// <param name="Late">迟报: the first sending came after 填报截止. It says nothing of any point's 完成时限.</param>
/// <param name="Filed">Rows that the sheet has by now.</param>
public sealed record PeriodReturnSent(DateOnly On, ImmutableArray<SentRow> Rows, bool OnBehalf, SignOff SignOff, bool Late, int Filed)
    : PeriodReturnEvent,
        IErasable,
        IKeepsFiles
{
    [JsonIgnore]
    public object Erased => this with { SignOff = SignOff with { Scan = SignOff.Scan?.Erased } };

    public IEnumerable<string> FileHashes() => SignOff.Scan?.Hash is { } hash ? [hash] : [];
}

/// <summary>退回 of the whole sheet.</summary>
public sealed record SheetReturned(DateOnly On, string Reason) : PeriodReturnEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}

/// <summary>填报人 asks for approval within the unit.</summary>
public sealed record ReturnHandedIn(DateOnly On, AccountId By) : PeriodReturnEvent;

/// <summary>Another account of the unit approved what was handed in.</summary>
public sealed record ReturnApproved(DateOnly On, AccountId By) : PeriodReturnEvent;

/// <summary>Within the unit: not approved as it is.</summary>
public sealed record ReturnSentBack(DateOnly On, AccountId By, string Reason) : PeriodReturnEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}

public sealed record SentRow(GrainAddress Assignment, RowOutcome Outcome);

/// <summary>审签 on paper: no account is needed for it. Names of persons stand beside the journal.</summary>
/// <param name="ReviewedByPost">审核人's post.</param>
/// <param name="LeaderApprovedOn">The day on which 分管领导 signed.</param>
/// <param name="Scan">The signed sheet.</param>
public sealed record SignOff(string? ReviewedByPost = null, DateOnly? LeaderApprovedOn = null, EvidenceItem? Scan = null);
