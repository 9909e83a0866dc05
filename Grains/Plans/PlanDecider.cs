using System.Collections.Immutable;
using Tracker.Deciding;
using static Tracker.Plans.Plan;

namespace Tracker.Plans;

/// <summary>The rules of a plan: drafted, revised, assigned once and whole; or discarded before it is.</summary>
public static class PlanDecider
{
    public static Decision<PlanEvent> Decide(Plan state, PlanCommand command) => (state, command) switch
    {
        (_, DraftPlan { Draft.Points.IsEmpty: true } or RedraftPlan { Draft.Points.IsEmpty: true }) => new Rejection("reading.no-points"),
        (NotDrafted, DraftPlan c) => new PlanDrafted(c.Source, c.Draft),
        (Drafted s, DraftPlan c) when s.Source.TextHash == c.Source.TextHash => Decision.Nothing,
        (_, DraftPlan) => new Rejection("plan.exists"),

        (NotDrafted, RecordPlan c) => PlanRecording.Record(c),
        (Assigned { History: not null } s, RecordPlan c) when s.Draft.Source.TextHash == c.Source.TextHash => Decision.Nothing,
        (_, RecordPlan) => new Rejection("plan.exists"),

        (NotDrafted, _) => new Rejection("plan.unknown"),

        (Discarded, DiscardPlan) => Decision.Nothing,
        (Discarded, ReinstatePlan c) => new PlanReinstated(c.On),
        (Discarded, _) => new Rejection("plan.discarded"),
        (Drafted, ReinstatePlan) => Decision.Nothing,

        (_, LinkPoints c) => Link(state.AsDrafted!, c),

        (Assigned, AssignPlan) => Decision.Nothing,
        (Assigned s, AddPoint c) => AddedPoints.Add(s, c),
        (Drafted, AddPoint) => new Rejection("plan.not-assigned"),
        (Assigned, _) => new Rejection("plan.already-assigned"),

        (Drafted s, RedraftPlan c) when s.Source.TextHash == c.Source.TextHash => Decision.Nothing,
        (Drafted s, RedraftPlan c) => Redrafting.Redraft(s, c),

        (Drafted s, AnswerQuestion c) when AnswerFault(s, c) is { } fault => fault,
        (Drafted s, AnswerQuestion c) when s.Answers.TryGetValue(c.Question, out var said) && Same(said, c.Answer) && Teaching.Of(s, c) is null => Decision.Nothing,
        (Drafted s, AnswerQuestion c) => TimeAnswers.Decide(s, c) ?? FieldAnswers.Decide(s, c) ?? new QuestionAnswered(c.Question, c.Answer, Teaching.Of(s, c)),

        (Drafted s, AnswerQuestions c) => ManyAnswers.Decide(s, c),

        (Drafted s, RevisePoint c) when s.Draft.Points.All(p => p.Number != c.Number) => new Rejection("plan.point-unknown", c.Number),
        (Drafted, RevisePoint c) when RevisionRules.Fault(c) is { } fault => fault,
        (Drafted s, RevisePoint c) => Correcting.Revised(s, c),

        (Drafted s, SplitPoint c) => RestructuringRules.Split(s, c),
        (Drafted s, MergePoints c) => RestructuringRules.Merge(s, c),
        (Drafted s, MovePoint c) => RestructuringRules.Move(s, c),
        (Drafted s, LeaveOutPoint c) => RestructuringRules.LeaveOut(s, c),
        (Drafted s, RestorePoint c) => RestructuringRules.Restore(s, c),

        (Drafted, DiscardPlan c) => RevisionRules.FaultOfReason(c.Reason, new Rejection("plan.discard-reason-missing")) is { } fault ? fault : new PlanDiscarded(c.On, c.Reason.Trim()),

        (Drafted { Steps: [.., var last] }, TakeBackCorrection) => new CorrectionTakenBack(last.Kind, last.Numbers),
        (Drafted, TakeBackCorrection) => new Rejection("plan.nothing-to-take-back"),

        (Drafted s, ReviseDocument c) => DocumentRevising.Decide(s, c),

        (Drafted s, NameConsolidators c) => ReportingRules.Name(s, c),
        (Drafted s, SetRoutes c) => ReportingRules.Set(s, c),

        (Drafted s, AssignPlan c) when !c.LeaveOpen && PlanQuestions.Unanswered(s, c.Names) is { Length: > 0 } open =>
            new Rejection("plan.questions-open", $"{open.Length}"),
        (Drafted s, AssignPlan c) when ReportingRules.Fault(s, c) is { } fault => fault,
        (Drafted s, AssignPlan c) => PlanAssigning.Assign(s, c),

        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };

    private static Decision<PlanEvent> Link(Drafted plan, LinkPoints c)
    {
        if (c.Links.FirstOrDefault(l => plan.Draft.Points.All(p => p.Number != l.Number)) is { } unknown)
        {
            return new Rejection("plan.point-unknown", unknown.Number);
        }
        var links = c.Links.Distinct().ToImmutableArray();
        return plan.Links.Any(l => l.Other == c.Other && l.Relation == c.Relation && l.Links.SequenceEqual(links))
            ? Decision.Nothing
            : new PointsLinked(c.Other, c.Relation, links);
    }

    private static Rejection? AnswerFault(Drafted plan, AnswerQuestion c) => c.Answer switch
    {
        _ when !plan.Draft.Questions.Any(q => q.Id == c.Question) && !IsNamed(plan, c.Question) => new Rejection("plan.question-unknown", c.Question),
        { Kind: AnswerKind.Units, Units.IsEmpty: true } => new Rejection("plan.answer-without-units"),
        { Kind: AnswerKind.Words } a when string.IsNullOrWhiteSpace(a.Words) => new Rejection("plan.answer-without-words"),
        { Kind: AnswerKind.Words } when plan.Draft.Questions.FirstOrDefault(q => q.Id == c.Question) is { } asked && !PlanQuestions.TakesWords(asked) =>
            new Rejection("plan.answer-changes-nothing", asked.Quote),
        _ => null,
    };

    private static bool IsNamed(Drafted plan, string question) =>
        PlanNames.MentionedIn(plan).Any(name => PlanQuestions.IdOf(name) == question);

    private static bool Same(QuestionAnswer a, QuestionAnswer b) =>
        a.Kind == b.Kind && a.Words == b.Words && a.Note == b.Note && a.Units.SequenceEqual(b.Units);
}
