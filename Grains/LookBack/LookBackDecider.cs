using System.Collections.Immutable;
using System.Globalization;
using Tracker.Deciding;
using static Tracker.LookBack.PlanLookBack;

namespace Tracker.LookBack;

/// <summary>The rules of a look-back: what must be verified is selected by rule, what may be by a person with a reason, and all duties under a point go with it.</summary>
public static class LookBackDecider
{
    public const int LongestSeed = 60;

    public static Decision<LookBackEvent> Decide(PlanLookBack state, LookBackCommand command) => (state, command) switch
    {
        (NotStarted, StartLookBack c) => Start(c),
        (Underway, StartLookBack) => LookBackRejections.Started,
        (NotStarted, _) => LookBackRejections.Unknown,

        (Underway { Ended: not null }, EndLookBack) => Decision.Nothing,
        (Underway { Verifying: true }, EndLookBack) => LookBackRejections.IsVerifying,
        (Underway s, EndLookBack c) when s.Duties.Count != c.Locked => LookBackRejections.MoreListed,
        (_, EndLookBack { Reason.Length: > LookBackRules.LongestWords }) => LookBackRejections.WordsTooLong,
        (Underway, EndLookBack c) => new LookBackEnded(c.On, c.By, c.Reason?.Trim() is { Length: > 0 } reason ? reason : null),
        (Underway { Ended: null }, ReopenLookBack) => Decision.Nothing,
        (_, ReopenLookBack c) when LookBackRules.WordsFault(c.Reason, LookBackRejections.ReasonMissing) is { } fault => fault,
        (Underway, ReopenLookBack c) => new LookBackReopened(c.On, c.By, c.Reason.Trim()),
        (Underway { Ended: not null }, SelectPoints or ChangeIndependence or BeginVerification) => LookBackRejections.HasEnded,

        (Underway s, SelectPoints c) => Select(s, c.LookBack, c.On, c.Chosen, c.Points),

        (Underway s, ChangeIndependence c) when s.Independence == c.Independence => Decision.Nothing,
        (Underway, ChangeIndependence c) => LookBackRules.WordsFault(c.Reason, LookBackRejections.ReasonMissing) is { } fault ? fault
            : new IndependenceChanged(c.On, c.Independence, c.Reason.Trim()),

        (Underway { Verifying: true }, BeginVerification) => Decision.Nothing,
        (Underway s, BeginVerification c) => new VerificationBegun(c.On, s.Round + 1),

        (Underway { Verifying: false }, EndVerification) => Decision.Nothing,
        (Underway s, EndVerification c) when s.Round != c.Round => Decision.Nothing, // another round has begun
        (Underway, EndVerification c) => new VerificationEnded(c.On, c.Round),

        (Underway, DrawSample { Percent: < 1 or > 100 }) => LookBackRejections.PercentInvalid,
        (Underway, DrawSample c) when LookBackRules.IsNoLine(c.Seed, LongestSeed) => LookBackRejections.SeedInvalid(LongestSeed),
        (Underway, DrawSample { Closed.IsEmpty: true }) => LookBackRejections.NothingClosedOut,
        (Underway, DrawSample c) => Draw(c),

        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };

    private static Decision<LookBackEvent> Start(StartLookBack c)
    {
        var decision = Select((Underway)Evolve(Initial, new LookBackStarted(c.On, c.Independence)), c.LookBack, c.On, c.Chosen, c.Points);
        return decision.Rejection is not null ? decision
            : decision.WritesNothing ? LookBackRejections.NothingSelected
            : decision with { Facts = decision.Facts.Insert(0, new LookBackStarted(c.On, c.Independence)) };
    }

    private static Decision<LookBackEvent> Select(
        Underway state, GrainAddress lookBack, DateOnly on, ImmutableArray<PointChoice> chosen, ImmutableArray<CandidatePoint> points)
    {
        var before = state.Points.Select(p => p.Point).ToHashSet();
        if (chosen.FirstOrDefault(c => points.All(p => p.Number != c.Number)) is { } stranger)
        {
            return LookBackRejections.PointUnknown(stranger.Number);
        }
        var reasons = chosen.DistinctBy(c => c.Number).ToDictionary(c => c.Number, c => c.Reason);
        var selected = points.Where(p => !before.Contains(p.Point) && (p.IsMandatory || reasons.ContainsKey(p.Number)))
            .Select(p => new SelectedPoint(p.Point, p.Number, p.Title, BasisOf(p), reasons.GetValueOrDefault(p.Number)?.Trim() is { Length: > 0 } reason ? reason : null))
            .OrderBy(p => p.Basis) // 必查, then 自办自结, then the rest; each in the document's order
            .ToImmutableArray();
        if (selected.FirstOrDefault(p => p.Basis is SelectionBasis.Chosen && p.Reason is null) is { } bare)
        {
            return LookBackRejections.PointReasonMissing(bare.Number);
        }
        if (selected.FirstOrDefault(p => p.Reason?.Length > LookBackRules.LongestWords) is not null)
        {
            return LookBackRejections.WordsTooLong;
        }
        var basis = state.Points.Concat(selected).ToDictionary(p => p.Point, p => p);
        var fresh = points.Where(p => basis.ContainsKey(p.Point))
            .SelectMany(p => p.Duties.Where(d => !state.Duties.Contains(d.Assignment)).Select(d => (Point: basis[p.Point], Duty: d)))
            .OrderBy(d => d.Duty.SelfClosed ? 0 : 1)
            .ToList();
        if (selected.IsEmpty && fresh.Count == 0)
        {
            return Decision.Nothing;
        }
        Decision<LookBackEvent> decision = new PointsSelected(on, selected, [.. fresh.Select(d => d.Duty.Assignment)])
        {
            Told = [.. fresh.Select(d => d.Duty.Answering ?? d.Duty.Unit.Unit).Distinct()],
        };
        return decision with
        {
            Elsewhere = [.. fresh.Select(d => new FactElsewhere(
                LookBackCheck.AddressOf(lookBack, d.Duty.Assignment),
                new CheckListed(on, d.Duty.Assignment, d.Duty.Unit, d.Duty.Role, d.Point.Number, d.Point.Title, d.Point.Basis, d.Duty.Status, d.Duty.SelfClosed, [.. d.Duty.Evidence.DistinctBy(EvidenceKeys.Of)]) { Recorded = d.Duty.Recorded }))],
        };
    }

    private static SelectionBasis BasisOf(CandidatePoint point) =>
        point.IsMandatory ? SelectionBasis.Mandatory : point.HasSelfClosed ? SelectionBasis.SelfClosed : SelectionBasis.Chosen;

    private static Decision<LookBackEvent> Draw(DrawSample c)
    {
        var from = c.Closed.Distinct().OrderBy(a => a.Value, StringComparer.Ordinal).ToImmutableArray();
        return new SampleDrawn(c.On, c.Seed.Trim(), c.Percent, from, ProblemSample.Of(from, c.Seed.Trim(), c.Percent));
    }
}

public static class LookBackRejections
{
    public static Rejection Unknown { get; } = new("look-back.unknown");

    public static Rejection Started { get; } = new("look-back.started");

    public static Rejection NothingSelected { get; } = new("look-back.nothing-selected");

    /// <summary>结束: it is reopened with a reason, or left as it is.</summary>
    public static Rejection HasEnded { get; } = new("look-back.ended");

    /// <summary>A round of re-verification is under way.</summary>
    public static Rejection IsVerifying { get; } = new("look-back.verifying");

    /// <summary>More was listed in between: said again it ends with that too.</summary>
    public static Rejection MoreListed { get; } = new("look-back.more-listed");

    public static Rejection ReasonMissing { get; } = new("look-back.reason-missing");

    public static Rejection WordsTooLong { get; } = new("look-back.words-too-long", $"{LookBackRules.LongestWords}");

    public static Rejection PercentInvalid { get; } = new("look-back.percent-invalid");

    public static Rejection NothingClosedOut { get; } = new("look-back.nothing-closed-out");

    public static Rejection SeedInvalid(int longest) => new("look-back.seed-invalid", longest.ToString(CultureInfo.InvariantCulture));

    public static Rejection PointUnknown(string number) => new("look-back.point-unknown", number);

    public static Rejection PointReasonMissing(string number) => new("look-back.point-reason-missing", number);
}
