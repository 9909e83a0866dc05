using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Rectification;
using static Tracker.LookBack.LookBackCheck;

namespace Tracker.LookBack;

/// <summary>The rules of a check: judged by another than the reporter, with finding and method, and a gap becomes a problem with a day in the same append.</summary>
public static class CheckDecider
{
    public static Decision<CheckEvent> Decide(LookBackCheck state, CheckCommand command) => (state, command) switch
    {
        (NotListed, _) => CheckRejections.Unknown,

        (Listed { Locked: not null }, LockCheck) => Decision.Nothing,
        (Listed { Verdict: null }, LockCheck c) when string.IsNullOrWhiteSpace(c.Reason) => CheckRejections.Unverified,
        (Listed s, LockCheck c) => new CheckLocked(c.On, s.Verdict is null ? c.Reason!.Trim() : null),
        (Listed { Locked: null }, UnlockCheck) => Decision.Nothing,
        (Listed, UnlockCheck c) => new CheckUnlocked(c.On),
        (Listed s, VerifyEvidence c) when LookedAlready(s, c) => Decision.Nothing,
        (Listed { Locked: not null }, _) => LookBackRejections.HasEnded,

        (Listed s, AllotCheck c) when s.Verifier?.Unit == c.Verifier?.Unit => Decision.Nothing,
        (Listed, AllotCheck c) when c.Verifier?.Unit == c.Holder => CheckRejections.OwnUnit,
        (Listed, AllotCheck c) => new CheckAllotted(c.On, c.Verifier),

        (Listed { HasProblem: true }, AssessOwn) => CheckRejections.ProblemRaised,
        (Listed s, AssessOwn c) => Assess(s, c),

        (Listed s, VerifyEvidence c) when c.Place < 0 || c.Place >= s.Evidence.Length => CheckRejections.EvidenceUnknown,
        (Listed, VerifyEvidence c) => new EvidenceVerified(c.On, c.Round, c.Place, c.Standing, c.Status, c.Moved, c.Text, c.Fault) { Figure = c.Figure },

        (_, ReplaceLink c) when LookBackRules.WordsFault(c.Reason, LookBackRejections.ReasonMissing) is { } fault => fault,
        (_, ReplaceLink c) when EvidenceRules.Fault(new EvidenceItem(EvidenceKind.Link, "link", c.To)) is { } fault => fault,
        (Listed s, ReplaceLink c) => Decision.Of<CheckEvent>(
            s.Evidence.Select((e, place) => (e, place)).Where(e => e.e.Item.Url == c.From && c.To != c.From).Select(e => new LinkReplaced(c.On, e.place, c.To, c.Reason.Trim()))),

        (Listed s, JudgeCheck c) => Judge(s, c),

        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };

    /// <summary>Somebody else did, in this round or a later one.</summary>
    private static bool LookedAlready(Listed state, VerifyEvidence c) =>
        c.Round > 0 && c.Place >= 0 && c.Place < state.Evidence.Length && state.Evidence[c.Place].Last?.Round >= c.Round;

    private static Decision<CheckEvent> Assess(Listed state, AssessOwn c)
    {
        if ((LookBackRules.WordsFault(c.Words, CheckRejections.WordsMissing) ?? LookBackRules.EvidenceFault(c.Evidence)) is { } fault)
        {
            return fault;
        }
        var known = state.Evidence.Select(e => EvidenceKeys.Of(e.Item)).ToHashSet();
        var fresh = c.Evidence.DistinctBy(EvidenceKeys.Of).Where(e => !known.Contains(EvidenceKeys.Of(e))).ToList();
        if (state.Evidence.Length + fresh.Count > 10 * LookBackRules.MostEvidence)
        {
            return new Rejection("look-back.too-much-evidence", $"{state.Evidence.Length + fresh.Count}", $"{10 * LookBackRules.MostEvidence}");
        }
        var said = new SelfAssessed(c.On, c.Unit, c.Verdict, c.Words.Trim(), c.OnBehalf);
        return state.SelfAssessment is { } before && (before with { On = c.On }) == said && fresh.Count == 0 ? Decision.Nothing
            : fresh.Count == 0 ? said
            : Decision.Of<CheckEvent>(said, new CheckEvidenceAdded(state.Evidence.Length, [.. fresh]));
    }

    private static Decision<CheckEvent> Judge(Listed state, JudgeCheck c)
    {
        if (c.Reporters.Contains(c.By))
        {
            return CheckRejections.JudgeReported;
        }
        // 交叉核查 is another unit's, also where a merger has made it the holder's own.
        if ((c.Independence is Independence.OtherUnit || (state.Verifier is { } verifier && verifier.Unit == c.ByUnit)) && (c.ByUnit == c.Holder.Unit || c.ByUnit == state.Fact.Unit.Unit))
        {
            return CheckRejections.OwnUnit;
        }
        var judged = new CheckJudged(c.On, c.By, c.ByUnit, c.Verdict, c.Finding?.Trim() ?? "", c.Gap?.Trim() is { Length: > 0 } gap ? gap : null, [.. c.Methods.Distinct().Order()], c.Evidence, c.RectifyBy);
        if (state.Verdict is { } before && before.SaysAs(judged))
        {
            return Decision.Nothing;
        }
        if (state.HasProblem)
        {
            return CheckRejections.ProblemRaised;
        }
        if (Fault(judged) is { } fault)
        {
            return fault;
        }
        Decision<CheckEvent> decision = judged;
        return judged.Verdict.IsGap
            ? decision.At(Problem.AddressOf(c.Check), new ProblemRaised(c.On, state.Fact.Assignment, c.Holder, state.Fact.PointNumber, state.Fact.PointTitle, judged.Gap!, judged.RectifyBy!.Value) { Told = c.Holder.Unit })
            : decision;
    }

    private static Rejection? Fault(CheckJudged judged) =>
        LookBackRules.WordsFault(judged.Finding, CheckRejections.FindingMissing) is { } finding ? finding
        : judged.Methods.IsEmpty ? CheckRejections.MethodMissing
        : LookBackRules.EvidenceFault(judged.Evidence) is { } evidence ? evidence
        : !judged.Verdict.IsGap ? judged.Gap is null && judged.RectifyBy is null ? null : CheckRejections.GapWithout
        : LookBackRules.WordsFault(judged.Gap, CheckRejections.GapMissing) is { } gap ? gap
        : judged.RectifyBy is not { } day ? CheckRejections.DayMissing
        : day < judged.On ? CheckRejections.DayPast
        : null;
}

public static class CheckRejections
{
    public static Rejection Unknown { get; } = new("look-back-check.unknown");

    /// <summary>Who reported on the duty does not judge it.</summary>
    public static Rejection JudgeReported { get; } = new("look-back-check.judge-reported");

    public static Rejection OwnUnit { get; } = new("look-back-check.own-unit");

    /// <summary>The verdict stands: what follows is done at the problem.</summary>
    public static Rejection ProblemRaised { get; } = new("look-back-check.problem-raised");

    /// <summary>A look-back that ends without its verdict needs a reason.</summary>
    public static Rejection Unverified { get; } = new("look-back-check.unverified");

    public static Rejection EvidenceUnknown { get; } = new("look-back-check.evidence-unknown");

    public static Rejection WordsMissing { get; } = new("look-back-check.words-missing");

    public static Rejection FindingMissing { get; } = new("look-back-check.finding-missing");

    public static Rejection MethodMissing { get; } = new("look-back-check.method-missing");

    public static Rejection GapMissing { get; } = new("look-back-check.gap-missing");

    public static Rejection GapWithout { get; } = new("look-back-check.gap-without");

    public static Rejection DayMissing { get; } = new("look-back-check.day-missing");

    public static Rejection DayPast { get; } = new("look-back-check.day-past");
}
