using System.Collections.Immutable;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Plans;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Plans;

/// <param name="Stage"><c>drafted</c>, <c>assigned</c>, <c>recorded</c> (a past year's) or <c>discarded</c> (a draft, 作废).</param>
internal sealed record PlanRow(GrainAddress Plan, string? Number, string Title, string Stage, int Points, int Assignments, DateOnly? AssignedOn)
{
    public static PlanRow Of(PlanLine p) => new(p.Plan, p.Number, p.Title, StageOf(p.Stage), p.Points, p.Assignments, p.AssignedOn);

    public static string StageOf(PlanStage stage) => stage switch { PlanStage.Assigned => "assigned", PlanStage.Recorded => "recorded", PlanStage.Discarded => "discarded", _ => "drafted" };
}

/// <param name="LeftOut">Read as points, but none in the office's judgement.</param>
/// <param name="Open">How many questions nobody has answered.</param>
/// <param name="LeftOpen">Of an assigned plan: the questions that were left open.</param>
/// <param name="Added">年中追加: none of the document's points.</param>
internal sealed record PlanView(
    GrainAddress Plan,
    string Stage,
    SourceDocument Source,
    DocumentFacts Document,
    ImmutableArray<DraftPoint> Points,
    ImmutableArray<LeftOutPoint> LeftOut,
    ImmutableArray<QuestionRow> Questions,
    int Open,
    DateOnly? AssignedOn,
    ImmutableArray<string>? LeftOpen,
    ImmutableArray<PointAdded> Added)
{
    public static PlanView Of(PlanStanding s)
    {
        var assigned = (s.State as Plan.Assigned)?.Fact;
        return new PlanView(
            s.Plan,
            PlanRow.StageOf(s.Stage),
            s.Draft.Source,
            s.Draft.Draft.Document,
            s.Draft.Draft.Points,
            s.Draft.LeftOut,
            [.. s.Questions.Select(QuestionRow.Of)],
            s.Open.Count(),
            assigned?.On,
            assigned?.LeftOpen,
            (s.State as Plan.Assigned)?.Added ?? []);
    }
}

/// <param name="Id">To be answered under.</param>
/// <param name="Task">The point's number; null where it is about no single point.</param>
/// <param name="Where">The field, such as <c>leadUnits</c>.</param>
/// <param name="Asks">Why it is asked: <c>unknown-unit</c>, <c>vague-unit</c>, <c>suspect-word</c>, …</param>
/// <param name="Suggested">The units that the register would say, with the reason; never taken by itself.</param>
internal sealed record QuestionRow(
    string Id, string? Task, string Where, string Quote, QuestionKind Asks, string? Suggestion, TextSpan? Span, QuestionAnswer? Answer, NameSuggestion? Suggested)
{
    public static QuestionRow Of(AskedQuestion asked)
    {
        var q = asked.Question;
        return new QuestionRow(q.Id, q.Point, q.Where, q.Quote, q.Kind, q.Suggestion, q.Span, asked.Answer, asked.Suggested);
    }
}

/// <param name="Kind"><c>units</c>, <c>words</c>, <c>right</c> or <c>open</c>.</param>
/// <param name="Units">For <c>units</c>: their numbers.</param>
/// <param name="Words">For <c>words</c>: how the text should read.</param>
/// <param name="Remember">False: the units are named this once; the next plan asks again.</param>
internal sealed record AnswerRequest(
    string Question, AnswerKind Kind, ImmutableArray<UnitId>? Units = null, string? Words = null, string? Note = null, bool Remember = true);

internal sealed record ReviseRequest(
    string Reason,
    string? Title = null,
    string? Text = null,
    ImmutableArray<string>? LeadUnits = null,
    ImmutableArray<string>? ResponsibleUnits = null,
    ImmutableArray<string>? CooperatingUnits = null,
    ImmutableArray<Deadline>? Deadlines = null,
    ImmutableArray<Metric>? Metrics = null);

/// <param name="Number">An empty text: the document has none; so with title and issuer.</param>
internal sealed record DocumentRequest(string? Number = null, string? Title = null, string? Issuer = null, DateOnly? Date = null, int? Year = null);

/// <param name="Parts">Two or more; they are numbered 5-1, 5-2, ….</param>
internal sealed record SplitRequest(ImmutableArray<PointPart> Parts, string Reason);

internal sealed record MergeRequest(ImmutableArray<string> Numbers, string Reason);

/// <param name="Before">The point that it is to stand before; left out: at the end.</param>
internal sealed record MoveRequest(string? Before = null);

internal sealed record DiscardRequest(string Reason);

internal sealed record LeaveOutRequest(string Reason);

/// <param name="With">The other plan.</param>
/// <param name="Links">All of them: what was said before for that plan goes.</param>
internal sealed record LinkRequest(GrainAddress With, PlanRelation Relation, ImmutableArray<PointLink> Links);

/// <param name="Confirmed">False: the pairs are suggested by likeness.</param>
internal sealed record ComparisonView(GrainAddress Plan, GrainAddress With, PlanRelation Relation, bool Confirmed, ImmutableArray<ComparisonRow> Rows)
{
    public static ComparisonView Of(ComparedPlans c) => new(
        c.Plan.Plan,
        c.Other.Plan,
        c.Relation,
        c.IsSaid,
        [.. c.Rows.Select(r => new ComparisonRow(r.Now?.Number, r.Now?.Title, r.Other?.Number, r.Other?.Title, Math.Round(r.Likeness, 2), r.Changes))]);
}

/// <param name="Number">Null: only the other plan has it.</param>
/// <param name="Other">Null: only this plan has it.</param>
/// <param name="Changes">Fields that differ.</param>
internal sealed record ComparisonRow(string? Number, string? Title, string? Other, string? OtherTitle, double Likeness, ImmutableArray<string> Changes);

/// <param name="LeaveOpen">Unanswered questions are left open: what is not clear makes no assignment.</param>
/// <param name="NameLater">Points of which nobody said who sums up are left open.</param>
internal sealed record AssignRequest(bool LeaveOpen = false, bool NameLater = false);
