using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Units;

namespace Tracker.Supervision;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(PaperDrafted), "paper.drafted.v1")]
[JsonDerivedType(typeof(PaperRevised), "paper.revised.v1")]
[JsonDerivedType(typeof(VerificationAsked), "paper.verification-asked.v1")]
[JsonDerivedType(typeof(VerificationAnswered), "paper.verification-answered.v1")]
[JsonDerivedType(typeof(PaperSigned), "paper.signed.v1")]
[JsonDerivedType(typeof(PaperIssued), "paper.issued.v1")]
[JsonDerivedType(typeof(UrgingRecorded), "paper.urging-recorded.v1")]
[JsonDerivedType(typeof(ScanRegistered), "paper.scan-registered.v1")]
[JsonDerivedType(typeof(PaperAnswered), "paper.answered.v1")]
[JsonDerivedType(typeof(PaperWithdrawn), "paper.withdrawn.v1")]
public abstract record PaperEvent;

public sealed record PaperDrafted(DateOnly On, AccountId By, PaperContent Content) : PaperEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Content = Content.Erased };
}

public sealed record PaperRevised(DateOnly On, AccountId By, PaperContent Content) : PaperEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Content = Content.Erased };
}

/// <summary>核实反馈: the draft's findings went to these units.</summary>
/// <param name="DueDay">The last day for an answer.</param>
public sealed record VerificationAsked(DateOnly On, DateOnly DueDay, ImmutableArray<UnitId> Units) : PaperEvent;

/// <param name="OnBehalf">代录.</param>
public sealed record VerificationAnswered(DateOnly On, UnitId Unit, bool Agrees, string Words, bool OnBehalf) : PaperEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Words = "" };
}

/// <summary>签发.</summary>
public sealed record PaperSigned(DateOnly On, AccountId By) : PaperEvent;

/// <summary>印发 or 发出.</summary>
/// <param name="Number">文号; null: papers of this rung have none.</param>
public sealed record PaperIssued(DateOnly On, DocumentNumber? Number) : PaperEvent
{
    /// <summary>Which of the named units are told that it came; null: none.</summary>
    public ImmutableArray<UnitId>? Told { get; init; }

    /// <summary>反馈期限, for those who are told; null: no answer is asked.</summary>
    public DateOnly? ReplyBy { get; init; }
}

/// <summary>Units were chased outside (微信、电话): it went out as it was said, so nobody signs it.</summary>
public sealed record UrgingRecorded(DateOnly On, AccountId By, PaperContent Content) : PaperEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Content = Content.Erased };
}

/// <summary>The stamped copy; a later one takes its place.</summary>
public sealed record ScanRegistered(DateOnly On, EvidenceItem Scan) : PaperEvent, IErasable, IKeepsFiles
{
    [JsonIgnore]
    public object Erased => this with { Scan = Scan.Erased };

    public IEnumerable<string> FileHashes() => Scan.Hash is { } hash ? [hash] : [];
}

/// <param name="Late">The first answer came after 反馈期限.</param>
public sealed record PaperAnswered(DateOnly On, UnitId Unit, string Words, ImmutableArray<EvidenceItem> Evidence, bool OnBehalf, bool Late)
    : PaperEvent,
        IErasable,
        IKeepsFiles
{
    [JsonIgnore]
    public object Erased => this with { Words = "", Evidence = [.. Evidence.Select(e => e.Erased)] };

    public IEnumerable<string> FileHashes() => Evidence.Select(e => e.Hash).OfType<string>();
}

/// <summary>作废 of a draft, 撤回 of what was issued: its number stays taken.</summary>
public sealed record PaperWithdrawn(DateOnly On, string Reason) : PaperEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}
