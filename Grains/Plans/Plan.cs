using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Plans;

/// <summary>A plan: one year's work points (工作要点) of one government, drafted from the document, revised, then assigned (下达).</summary>
public abstract record Plan
{
    private Plan() { }

    public sealed record NotDrafted : Plan;

    /// <param name="Draft">With the office's corrections in it.</param>
    /// <param name="Answers">By the question's id.</param>
    public sealed record Drafted(SourceDocument Source, PlanDraft Draft, ImmutableDictionary<string, QuestionAnswer> Answers) : Plan
    {
        /// <summary>As it was read, before any correction; null: of a plan that was drafted from no reading.</summary>
        public PlanDraft? Read { get; init; }

        /// <summary>What was corrected since, in order.</summary>
        public ImmutableArray<PlanEvent> Corrections { get; init; } = [];

        /// <summary>Points whose corrections went when a new version was read in, until they are looked at again.</summary>
        public ImmutableArray<string> LetGo { get; init; } = [];

        /// <summary>Read as points, but none in the office's judgement: nothing is asked about them, and they can be restored.</summary>
        public ImmutableArray<LeftOutPoint> LeftOut { get; init; } = [];

        /// <summary>The last corrections, which can be taken back from the end on.</summary>
        public ImmutableArray<DraftStep> Steps { get; init; } = [];

        /// <summary>By the question, what its answer taught the register of units.</summary>
        public ImmutableDictionary<string, TaughtName> Taught { get; init; } = ImmutableDictionary<string, TaughtName>.Empty;

        /// <summary>By the other plan, what was last said.</summary>
        public ImmutableArray<PointsLinked> Links { get; init; } = [];

        /// <summary>By the point's number, who was named to sum up; null: left open on purpose. What is not here was not said.</summary>
        public ImmutableDictionary<string, UnitId?> Consolidators { get; init; } = ImmutableDictionary<string, UnitId?>.Empty;

        /// <summary>By the point's number, where it was said; others report directly.</summary>
        public ImmutableDictionary<string, ReportingRoute> Routes { get; init; } = ImmutableDictionary<string, ReportingRoute>.Empty;
    }

    public sealed record Assigned(Drafted Draft, PlanAssigned Fact) : Plan
    {
        /// <summary>A past year's plan, entered from its ledger (补录); null: it was assigned here.</summary>
        public PlanRecorded? History { get; init; }

        /// <summary>年中追加, in the order they came.</summary>
        public ImmutableArray<PointAdded> Added { get; init; } = [];
    }

    /// <summary>作废: a draft that is no longer wanted. It stays in the journal, and can be reinstated as it was.</summary>
    public sealed record Discarded(Drafted Draft, DateOnly On, string Reason) : Plan;

    public static Plan Initial { get; } = new NotDrafted();

    public static GrainKind<Plan, PlanCommand, PlanEvent> Kind { get; } = new("plan", Initial, Evolve, PlanDecider.Decide);

    /// <summary>The plan that an address stands under, or is itself; null: under none.</summary>
    public static GrainAddress? Over(GrainAddress address)
    {
        for (GrainAddress? at = address; at is { } here; at = here.Parent)
        {
            if (here.Kind == Kind.Name)
            {
                return here;
            }
        }
        return null;
    }

    /// <summary>The draft with its corrections, a discarded one too; null before there is one.</summary>
    public Drafted? AsDrafted => this switch
    {
        Drafted d => d,
        Assigned a => a.Draft,
        Discarded d => d.Draft,
        _ => null,
    };

    public static Plan Evolve(Plan state, PlanEvent fact) => Next(state, fact) switch
    {
        Drafted next when fact is PointRevised or PointSplit or PointsMerged or PointMoved or PointLeftOut or PointRestored =>
            next with { Corrections = next.Corrections.Add(fact), LetGo = fact is PointRevised { Number: var number } ? next.LetGo.Remove(number) : next.LetGo },
        Drafted next when fact is CorrectionTakenBack => next with { Corrections = next.Corrections.RemoveAt(next.Corrections.Length - 1) },
        var next => next,
    };

    private static Plan Next(Plan state, PlanEvent fact) => (state, fact) switch
    {
        (NotDrafted, PlanDrafted e) => new Drafted(e.Source, e.Draft, ImmutableDictionary<string, QuestionAnswer>.Empty) { Read = e.Draft },
        (Drafted s, PlanRedrafted e) => Redrafted(s, e),
        (Drafted s, QuestionAnswered e) => Dated(s, e) with
        {
            Answers = s.Answers.SetItem(e.Question, e.Answer),
            Steps = TakingBack.WithAnswer(s.Steps, e),
            Taught = e.Teaches switch
            {
                null => s.Taught,
                { Units.IsEmpty: true } => s.Taught.Remove(e.Question),
                { } taught => s.Taught.SetItem(e.Question, taught),
            },
        },
        (Drafted s, PointRevised { Question: not null } e) => Revised(s, e) with { Steps = [] }, // what was corrected before is not as it was then
        (Drafted s, PointRevised e) => TakingBack.Remembering(s, e, Revised(s, e)),
        (Drafted s, PointSplit e) => TakingBack.Remembering(s, e, Restructuring.Split(s, e)),
        (Drafted s, PointsMerged e) => TakingBack.Remembering(s, e, Restructuring.Merge(s, e)),
        (Drafted s, PointMoved e) => TakingBack.Remembering(s, e, Restructuring.Move(s, e)),
        (Drafted s, PointLeftOut e) => TakingBack.Remembering(s, e, Restructuring.LeaveOut(s, e)),
        (Drafted s, PointRestored e) => TakingBack.Remembering(s, e, Restructuring.Restore(s, e)),
        (Drafted { Steps.IsEmpty: false } s, CorrectionTakenBack) => TakingBack.Back(s),
        (Drafted s, DocumentRevised e) => s with
        {
            Draft = s.Draft with { Document = s.Draft.Document with { Number = e.Number, Title = e.Title, Issuer = e.Issuer, Date = e.Date, Year = e.Year } },
        },
        (Drafted s, PointsLinked e) => Linked(s, e),
        (Assigned s, PointsLinked e) => s with { Draft = Linked(s.Draft, e) },
        (Drafted s, ConsolidatorsNamed e) => s with { Consolidators = s.Consolidators.SetItems(e.Choices.Select(c => KeyValuePair.Create(c.Number, c.Unit))) },
        (Drafted s, RoutesSet e) => s with { Routes = s.Routes.SetItems(e.Numbers.Select(n => KeyValuePair.Create(n, e.Route))) },
        (Drafted s, PlanDiscarded e) => new Discarded(s, e.On, e.Reason),
        (Discarded s, PlanReinstated) => s.Draft,
        (Drafted s, PlanAssigned e) => new Assigned(s, e),
        (Assigned s, PointAdded e) => s with { Added = s.Added.Add(e) },
        (Drafted s, PlanRecorded e) => new Assigned(s, new PlanAssigned(e.On, e.Points, e.Assignments, [])) { History = e },
        _ => throw new JournalOutOfOrderException(state, fact),
    };

    /// <summary>What was said of a point stays where the new reading has it under the same number, with the same title and units.</summary>
    private static Drafted Redrafted(Drafted before, PlanRedrafted e)
    {
        var same = before.Draft.Points.Where(p => e.Draft.Points.Any(now => now.Number == p.Number && now.Title == p.Title && SameUnits(now, p))).Select(p => p.Number).ToHashSet();
        return new Drafted(e.Source, e.Draft, AnswersThatStillFit(before, e.Draft))
        {
            Read = e.Draft,
            LetGo = e.LetGo ?? [],
            Taught = before.Taught,
            Consolidators = before.Consolidators.Where(c => same.Contains(c.Key)).ToImmutableDictionary(),
            Routes = before.Routes.Where(r => same.Contains(r.Key)).ToImmutableDictionary(),
        };
    }

    private static bool SameUnits(DraftPoint one, DraftPoint other) =>
        PlanNames.FieldsOf(one).SelectMany(f => f.Units.Select(u => (f.Role, u.Name))).SequenceEqual(PlanNames.FieldsOf(other).SelectMany(f => f.Units.Select(u => (f.Role, u.Name))));

    /// <summary>An answer stays where the new reading asks just the same (same id, place and words).</summary>
    private static ImmutableDictionary<string, QuestionAnswer> AnswersThatStillFit(Drafted before, PlanDraft now) =>
        before.Answers
            .Where(a => !before.Draft.Questions.Any(q => q.Id == a.Key)
                || now.Questions.Any(q => before.Draft.Questions.Any(old => old.Id == a.Key && q.Id == old.Id && q.Point == old.Point && q.Quote == old.Quote)))
            .ToImmutableDictionary();

    private static Drafted Linked(Drafted plan, PointsLinked e) =>
        plan with { Links = [.. plan.Links.Where(l => l.Other != e.Other), e] };

    private static Drafted Revised(Drafted plan, PointRevised e) => plan with
    {
        Draft = plan.Draft with { Points = [.. plan.Draft.Points.Select(p => Revised(p, e))] },
        Consolidators = e.LeadUnits is null ? plan.Consolidators : plan.Consolidators.Remove(e.Number), // who was named then is no answer now
    };

    private static DraftPoint Revised(DraftPoint point, PointRevised e) => point.Number != e.Number ? point : point with
    {
        Title = e.Title ?? point.Title,
        Text = e.Text ?? point.Text,
        LeadUnits = Named(e.LeadUnits) ?? point.LeadUnits,
        ResponsibleUnits = Named(e.ResponsibleUnits) ?? point.ResponsibleUnits,
        CooperatingUnits = Named(e.CooperatingUnits) ?? point.CooperatingUnits,
        Deadlines = e.Deadlines?.Select(d => point.Deadlines.FirstOrDefault(read => read.Deadline == d) ?? new DraftDeadline(d, default)).ToImmutableArray() ?? point.Deadlines,
        Metrics = e.Metrics ?? point.Metrics,
    };

    /// <summary>The document has the year that was answered.</summary>
    private static Drafted Dated(Drafted plan, QuestionAnswered e) =>
        e.Answer is { Kind: AnswerKind.Words, Words: { } words } && plan.Draft.Questions.Any(q => q.Id == e.Question && q is { Kind: QuestionKind.UnclearFact, Point: null, Where: TimeAnswers.Year })
            && Reading.DeadlineWords.YearIn(words) is { } year
            ? plan with { Draft = plan.Draft with { Document = plan.Draft.Document with { Year = year } } } : plan;

    private static ImmutableArray<NamedUnit>? Named(ImmutableArray<string>? names) =>
        names?.Select(n => new NamedUnit(n, default)).ToImmutableArray();
}
