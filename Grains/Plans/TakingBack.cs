using System.Collections.Immutable;
using static Tracker.Plans.Plan;

namespace Tracker.Plans;

/// <summary>A correction of a draft, with what it changed as that was before: taken back, all of it stands as it stood.</summary>
/// <param name="Numbers">The points that it was about, by the numbers that they had.</param>
/// <param name="Order">The numbers of all points before it.</param>
/// <param name="Points">The points that it changed or took away, as they were.</param>
/// <param name="Made">The numbers of the points that came of it.</param>
/// <param name="Asked">The ids of all questions before it.</param>
/// <param name="Questions">The questions that it changed or took away, as they were.</param>
/// <param name="Answered">Questions that it answered along.</param>
/// <param name="Said">What was said of the points that it changed.</param>
public sealed record DraftStep(
    CorrectionKind Kind,
    ImmutableArray<string> Numbers,
    ImmutableArray<string> Order,
    ImmutableArray<DraftPoint> Points,
    ImmutableArray<string> Made,
    ImmutableArray<string> Asked,
    ImmutableArray<Question> Questions,
    ImmutableArray<string> Answered,
    ImmutableArray<LeftOutPoint> LeftOut,
    SaidOfPoints Said);

/// <summary>Who sums up points, by which way their reports go, and which points of other plans they go on with.</summary>
public sealed record SaidOfPoints(ImmutableArray<PointConsolidator> Consolidators, ImmutableArray<string> ThroughLead, ImmutableArray<PointsLinked> Links);

/// <summary>The last corrections of a draft can be taken back, one after the other.</summary>
internal static class TakingBack
{
    /// <summary>So many are remembered.</summary>
    private const int Most = 20;

    /// <summary>The draft after a correction, which it remembers.</summary>
    public static Drafted Remembering(Drafted before, PlanEvent correction, Drafted after)
    {
        var (pointsNow, questionsNow) = (Known(after.Draft.Points), Known(after.Draft.Questions));
        var changed = before.Draft.Points.Where(p => !pointsNow.Contains(p)).ToImmutableArray();
        var (was, pointsThen) = (changed.Select(p => p.Number).ToHashSet(), Known(before.Draft.Points));
        var (kind, numbers) = About(correction);
        var step = new DraftStep(
            kind,
            numbers,
            [.. before.Draft.Points.Select(p => p.Number)],
            changed,
            [.. after.Draft.Points.Where(p => !pointsThen.Contains(p)).Select(p => p.Number)],
            [.. before.Draft.Questions.Select(q => q.Id)],
            [.. before.Draft.Questions.Where(q => !questionsNow.Contains(q))],
            [],
            before.LeftOut,
            new SaidOfPoints(
                [.. before.Consolidators.Where(c => was.Contains(c.Key)).Select(c => new PointConsolidator(c.Key, c.Value))],
                [.. before.Routes.Where(r => was.Contains(r.Key) && r.Value == WorkPoints.ReportingRoute.ThroughLead).Select(r => r.Key)],
                [.. before.Links.Select(l => l with { Links = [.. l.Links.Where(one => was.Contains(one.Number))] }).Where(l => !l.Links.IsEmpty)]));
        return after with { Steps = [.. before.Steps.Skip(before.Steps.Length - Most + 1), step] };
    }

    /// <summary>What a correction answers along belongs to it.</summary>
    public static ImmutableArray<DraftStep> WithAnswer(ImmutableArray<DraftStep> steps, QuestionAnswered e) =>
        e.Correction is not null && steps is [.., var last] ? steps.SetItem(steps.Length - 1, last with { Answered = last.Answered.Add(e.Question) }) : steps;

    public static Drafted Back(Drafted plan)
    {
        var step = plan.Steps[^1];
        var (points, questions) = (step.Points.ToDictionary(p => p.Number), step.Questions.ToDictionary(q => q.Id));
        var (pointsNow, questionsNow) = (plan.Draft.Points.ToLookup(p => p.Number), plan.Draft.Questions.ToLookup(q => q.Id));
        var asked = step.Asked.ToHashSet();
        var gone = plan.Draft.Questions.Where(q => !asked.Contains(q.Id)).Select(q => q.Id).Concat(step.Answered);
        return plan with
        {
            Draft = plan.Draft with
            {
                Points = [.. step.Order.Select(n => points.GetValueOrDefault(n) ?? pointsNow[n].FirstOrDefault()).OfType<DraftPoint>()],
                Questions = [.. step.Asked.Select(id => questions.GetValueOrDefault(id) ?? questionsNow[id].FirstOrDefault()).OfType<Question>()],
            },
            LeftOut = step.LeftOut,
            Answers = plan.Answers.RemoveRange(gone),
            Consolidators = plan.Consolidators.RemoveRange(step.Made).SetItems(step.Said.Consolidators.Select(c => KeyValuePair.Create(c.Number, c.Unit))),
            Routes = plan.Routes.RemoveRange(step.Made).SetItems(step.Said.ThroughLead.Select(n => KeyValuePair.Create(n, WorkPoints.ReportingRoute.ThroughLead))),
            Links = [.. plan.Links.Select(l => l with
            {
                Links = [.. l.Links.Where(one => !step.Made.Contains(one.Number)), .. step.Said.Links.Where(was => was.Other == l.Other).SelectMany(was => was.Links)],
            })],
            Steps = plan.Steps.RemoveAt(plan.Steps.Length - 1),
        };
    }

    private static (CorrectionKind Kind, ImmutableArray<string> Numbers) About(PlanEvent correction) => correction switch
    {
        PointRevised e => (CorrectionKind.Revise, [e.Number]),
        PointSplit e => (CorrectionKind.Split, [e.Number]),
        PointsMerged e => (CorrectionKind.Merge, e.Numbers),
        PointMoved e => (CorrectionKind.Move, [e.Number]),
        PointLeftOut e => (CorrectionKind.LeaveOut, [e.Number]),
        PointRestored e => (CorrectionKind.Restore, [e.Number]),
        _ => throw new NotSupportedException($"{correction.GetType().Name} corrects nothing."),
    };

    private static HashSet<T> Known<T>(ImmutableArray<T> all)
        where T : class => new(all, ReferenceEqualityComparer.Instance);
}
