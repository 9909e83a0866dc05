using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Units;

namespace Tracker.LookBack;

/// <summary>核查: one duty of the plan that is looked back on, verified by other eyes than those that reported it.</summary>
public abstract record LookBackCheck
{
    private LookBackCheck() { }

    public sealed record NotListed : LookBackCheck;

    /// <param name="Evidence">As it was reported, and what came since; a place is never given twice.</param>
    /// <param name="Verifier">交叉核查: the unit whose accounts verify it; null: the office's or an evaluator's.</param>
    /// <param name="SelfAssessment">单位自评, the last; null: none came.</param>
    /// <param name="Verdict">The last; null: not verified yet.</param>
    public sealed record Listed(
        CheckListed Fact,
        ImmutableArray<VerifiedEvidence> Evidence,
        UnitRef? Verifier,
        SelfAssessed? SelfAssessment,
        CheckJudged? Verdict) : LookBackCheck
    {
        /// <summary>Its look-back has ended; null: it goes on.</summary>
        public CheckLocked? Locked { get; init; }

        /// <summary>A gap was found: from then on it is the problem that goes on.</summary>
        public bool HasProblem => Verdict is { Verdict.IsGap: true };

        /// <summary>Items that this round has not looked at.</summary>
        public IEnumerable<(int Place, VerifiedEvidence Item)> UnverifiedIn(int round) =>
            Evidence.Select((item, place) => (place, item)).Where(e => (e.item.Last?.Round ?? 0) < round);
    }

    public static LookBackCheck Initial { get; } = new NotListed();

    public static GrainKind<LookBackCheck, CheckCommand, CheckEvent> Kind { get; } = new("look-back-check", Initial, Evolve, CheckDecider.Decide);

    /// <summary>The point's and the unit's number tell a duty within its plan.</summary>
    public static GrainAddress AddressOf(GrainAddress lookBack, GrainAddress assignment) =>
        lookBack.Child(Kind.Name, $"{assignment.Parent!.Value.Id}_{assignment.Id}");

    public static LookBackCheck Evolve(LookBackCheck state, CheckEvent fact) => (state, fact) switch
    {
        (NotListed, CheckListed e) => new Listed(e, [.. e.Evidence.Select(item => new VerifiedEvidence(item, null, e.RecordedOf(item)))], null, null, null),
        (Listed s, CheckAllotted e) => s with { Verifier = e.Verifier },
        (Listed s, SelfAssessed e) => s with { SelfAssessment = e },
        (Listed s, CheckEvidenceAdded e) when e.FirstPlace == s.Evidence.Length =>
            s with { Evidence = s.Evidence.AddRange(e.Items.Select(item => new VerifiedEvidence(item, null, null))) },
        (Listed s, EvidenceVerified e) when e.Place < s.Evidence.Length => s with { Evidence = s.Evidence.SetItem(e.Place, s.Evidence[e.Place].After(e)) },
        (Listed s, LinkReplaced e) when e.Place < s.Evidence.Length =>
            s with { Evidence = s.Evidence.SetItem(e.Place, new VerifiedEvidence(s.Evidence[e.Place].Item with { Url = e.Url }, null, s.Evidence[e.Place].Recorded)) },
        (Listed s, CheckJudged e) => s with { Verdict = e },
        (Listed s, CheckLocked e) => s with { Locked = e },
        (Listed s, CheckUnlocked) => s with { Locked = null },
        _ => throw new JournalOutOfOrderException(state, fact),
    };
}

/// <param name="Last">What the last look at it said; null: none was taken, or its address was replaced since.</param>
/// <param name="Recorded">The kept text that later looks are held against; null: none was kept yet.</param>
public sealed record VerifiedEvidence(EvidenceItem Item, EvidenceVerified? Last, string? Recorded)
{
    internal VerifiedEvidence After(EvidenceVerified fact) => this with { Last = fact, Recorded = Recorded ?? fact.Text };
}

/// <summary>核查结论.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckVerdict>))]
public enum CheckVerdict
{
    /// <summary>已完成.</summary>
    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>部分完成.</summary>
    [JsonStringEnumMemberName("partly-done")]
    PartlyDone,

    /// <summary>未完成.</summary>
    [JsonStringEnumMemberName("not-done")]
    NotDone,

    /// <summary>不再适用.</summary>
    [JsonStringEnumMemberName("no-longer-applies")]
    NoLongerApplies,

    /// <summary>本期无此事项.</summary>
    [JsonStringEnumMemberName("nothing-this-period")]
    NothingThisPeriod,
}

public static class CheckVerdicts
{
    extension(CheckVerdict verdict)
    {
        /// <summary>Something is left to be put right.</summary>
        public bool IsGap => verdict is CheckVerdict.PartlyDone or CheckVerdict.NotDone;
    }
}

/// <summary>核查方式.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckMethod>))]
public enum CheckMethod
{
    /// <summary>查阅资料.</summary>
    [JsonStringEnumMemberName("documents")]
    Documents,

    /// <summary>实地核查.</summary>
    [JsonStringEnumMemberName("on-site")]
    OnSite,

    /// <summary>网上监测.</summary>
    [JsonStringEnumMemberName("online")]
    Online,

    /// <summary>抽查.</summary>
    [JsonStringEnumMemberName("spot-check")]
    SpotCheck,
}

/// <summary>链接状态, or how a kept file is. Stored as a number in the ledger's tables.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EvidenceStanding>))]
public enum EvidenceStanding
{
    /// <summary>链接有效.</summary>
    [JsonStringEnumMemberName("alive")]
    Alive,

    /// <summary>The page opens, its main text is no longer what was recorded.</summary>
    [JsonStringEnumMemberName("changed")]
    Changed,

    /// <summary>链接失效待补正: the page is gone. No gap by itself.</summary>
    [JsonStringEnumMemberName("dead")]
    Dead,

    /// <summary>It could not be opened this time: too slow, a fault of the other side.</summary>
    [JsonStringEnumMemberName("failing")]
    Failing,

    /// <summary>Cannot be checked from here: no network, a private address.</summary>
    [JsonStringEnumMemberName("not-checkable")]
    NotCheckable,

    /// <summary>文件完好.</summary>
    [JsonStringEnumMemberName("intact")]
    Intact,

    /// <summary>The kept file is missing or no longer what was handed in.</summary>
    [JsonStringEnumMemberName("damaged")]
    Damaged,
}
