using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Units;

namespace Tracker.LookBack;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(CheckListed), "look-back-check.listed.v1")]
[JsonDerivedType(typeof(CheckAllotted), "look-back-check.allotted.v1")]
[JsonDerivedType(typeof(SelfAssessed), "look-back-check.self-assessed.v1")]
[JsonDerivedType(typeof(CheckEvidenceAdded), "look-back-check.evidence-added.v1")]
[JsonDerivedType(typeof(EvidenceVerified), "look-back-check.evidence-verified.v1")]
[JsonDerivedType(typeof(LinkReplaced), "look-back-check.link-replaced.v1")]
[JsonDerivedType(typeof(CheckJudged), "look-back-check.judged.v1")]
[JsonDerivedType(typeof(CheckLocked), "look-back-check.locked.v1")]
[JsonDerivedType(typeof(CheckUnlocked), "look-back-check.unlocked.v1")]
public abstract record CheckEvent;

/// <summary>The duty is to be verified. How it stood then is written down; who has to answer for it now follows from the register.</summary>
public sealed record CheckListed(
    DateOnly On,
    GrainAddress Assignment,
    UnitRef Unit,
    Role Role,
    string PointNumber,
    string PointTitle,
    SelectionBasis Basis,
    AssignmentStatus Status,
    bool SelfClosed,
    ImmutableArray<EvidenceItem> Evidence) : CheckEvent, IErasable, IKeepsFiles
{
    /// <summary>Texts of pages as they were when they were handed in; null: none was kept.</summary>
    public ImmutableArray<RecordedPage>? Recorded { get; init; }

    [JsonIgnore]
    public object Erased => this with { Evidence = [.. Evidence.Select(e => e.Erased)], Recorded = null };

    public IEnumerable<string> FileHashes() => Evidence.Select(e => e.Hash).OfType<string>().Concat(Recorded?.Select(r => r.Text) ?? []);

    internal string? RecordedOf(EvidenceItem item) => Recorded?.FirstOrDefault(r => r.Url == item.Url)?.Text;
}

/// <summary>交叉核查: this unit's accounts verify it.</summary>
/// <param name="Verifier">Null: the office's again.</param>
public sealed record CheckAllotted(DateOnly On, UnitRef? Verifier) : CheckEvent;

/// <summary>单位自评.</summary>
public sealed record SelfAssessed(DateOnly On, UnitRef Unit, CheckVerdict Verdict, string Words, bool OnBehalf) : CheckEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Words = "" };
}

/// <param name="FirstPlace">The place of the first of them among the check's evidence.</param>
public sealed record CheckEvidenceAdded(int FirstPlace, ImmutableArray<EvidenceItem> Items) : CheckEvent, IErasable, IKeepsFiles
{
    [JsonIgnore]
    public object Erased => this with { Items = [.. Items.Select(e => e.Erased)] };

    public IEnumerable<string> FileHashes() => Items.Select(e => e.Hash).OfType<string>();
}

/// <summary>What one look at one piece of evidence said.</summary>
/// <param name="Round">0: outside of a round, read back in from elsewhere.</param>
/// <param name="Status">The answer's HTTP status; null: none came.</param>
/// <param name="Moved">Where it was redirected to; null: nowhere.</param>
/// <param name="Text">SHA-256 of the main text, kept as a file; null: none was read.</param>
/// <param name="Fault">Why it could not be opened, as a code.</param>
public sealed record EvidenceVerified(
    DateOnly On, int Round, int Place, EvidenceStanding Standing, int? Status = null, string? Moved = null, string? Text = null, string? Fault = null)
    : CheckEvent,
        IKeepsFiles
{
    /// <summary>Of a figure: what the ledger says now; null: it is none, or the ledger has it no longer.</summary>
    public ReportedFigure? Figure { get; init; }

    public IEnumerable<string> FileHashes() => Text is null ? [] : [Text];
}

/// <summary>补正: the page stands at another address.</summary>
public sealed record LinkReplaced(DateOnly On, int Place, string Url, string Reason) : CheckEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Url = "", Reason = "" };
}

/// <param name="By">Never an account that reported on the duty.</param>
/// <param name="ByUnit">The unit it worked for; null: none.</param>
/// <param name="Gap">差距; given where something is left to be put right, and only there.</param>
/// <param name="RectifyBy">整改时限, likewise.</param>
public sealed record CheckJudged(
    DateOnly On,
    AccountId By,
    UnitId? ByUnit,
    CheckVerdict Verdict,
    string Finding,
    string? Gap,
    ImmutableArray<CheckMethod> Methods,
    ImmutableArray<EvidenceItem> Evidence,
    DateOnly? RectifyBy) : CheckEvent, IErasable, IKeepsFiles
{
    [JsonIgnore]
    public object Erased => this with { Finding = "", Gap = Gap is null ? null : "", Evidence = [.. Evidence.Select(e => e.Erased)] };

    public IEnumerable<string> FileHashes() => Evidence.Select(e => e.Hash).OfType<string>();

    public bool Equals(CheckJudged? other) =>
        other is not null && On == other.On && By == other.By && ByUnit == other.ByUnit && SaysAs(other);

    public override int GetHashCode() => Finding.GetHashCode(StringComparison.Ordinal);

    internal bool SaysAs(CheckJudged other) =>
        Verdict == other.Verdict && Finding == other.Finding && Gap == other.Gap && RectifyBy == other.RectifyBy
        && Methods.SequenceEqual(other.Methods) && Evidence.SequenceEqual(other.Evidence);
}

/// <summary>Its look-back has ended: nothing of it is changed any more.</summary>
/// <param name="Unverified">Why there is no verdict; null: there is one.</param>
public sealed record CheckLocked(DateOnly On, string? Unverified) : CheckEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Unverified = Unverified is null ? null : "" };
}

public sealed record CheckUnlocked(DateOnly On) : CheckEvent;
