using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Reading;
using static Tracker.Plans.Plan;

namespace Tracker.Plans;

/// <summary>Words said to a question about what a point lacks (an empty cell, a bracket that breaks off, nobody at all) become the point's units or limits.</summary>
internal static class FieldAnswers
{
    private static readonly string[] Nothing = ["无", "没有", "没有写", "原文没有", "原文没有写"];

    /// <summary>Whether its answer's words fill a field of its point.</summary>
    public static bool Fill(Question question) => question.Point is not null && (IsOfUnits(question) || IsOfLimits(question));

    /// <summary>Null for a question about something else, or where the point stays as it is.</summary>
    public static Decision<PlanEvent>? Decide(Drafted plan, AnswerQuestion c)
    {
        if (plan.Draft.Questions.FirstOrDefault(q => q.Id == c.Question) is not { } question || !Fill(question)
            || plan.Draft.Points.FirstOrDefault(p => p.Number == question.Point) is not { } point)
        {
            return null;
        }
        var (before, now) = (WordsOf(plan.Answers.GetValueOrDefault(c.Question)), WordsOf(c.Answer));
        if (before is null && now is null)
        {
            return null;
        }
        var (revised, fault) = IsOfLimits(question) ? WithLimits(plan, question, point, before, now, c) : WithUnits(question, point, before, now, c);
        if (fault is not null)
        {
            return fault;
        }
        Decision<PlanEvent> answered = new QuestionAnswered(c.Question, c.Answer);
        return revised is null or { LeadUnits: null, ResponsibleUnits: null, CooperatingUnits: null, Deadlines: null } ? answered : answered.And(revised);
    }

    private static bool IsOfUnits(Question q) => q.Kind switch
    {
        QuestionKind.BlankCell => PlanNames.HoldsUnits(q.Where),
        QuestionKind.UnclearFact => q.Where is "responsibleUnits" or "unitsHelping",
        QuestionKind.Damage => q.Where == "unitsRaw",
        _ => false,
    };

    private static bool IsOfLimits(Question q) => q is { Kind: QuestionKind.BlankCell, Where: "deadlines" };

    /// <summary>Null where it names nothing.</summary>
    private static string? WordsOf(QuestionAnswer? answer) => answer is { Kind: AnswerKind.Words, Words: { } words } && !Nothing.Contains(words.Trim()) ? words : null;

    private static (PointRevised?, Rejection?) WithLimits(Drafted plan, Question question, DraftPoint point, string? before, string? now, AnswerQuestion c)
    {
        var (former, said) = (LimitsIn(plan, before), LimitsIn(plan, now));
        if (now is not null && said.IsEmpty)
        {
            return (null, new Rejection("plan.answer-without-limit", now));
        }
        var limits = point.Deadlines.Select(d => d.Deadline).Where(d => !former.Contains(d)).Concat(said).Distinct().ToImmutableArray();
        return (new PointRevised(point.Number, null, null, null, null, null, limits.SequenceEqual(point.Deadlines.Select(d => d.Deadline)) ? null : limits, ReasonOf(c, before), Question: question.Id), null);
    }

    private static ImmutableArray<Deadline> LimitsIn(Drafted plan, string? words) =>
        words is null ? [] : DeadlineWords.In(words, plan.Draft.Document.Year, plan.Draft.Document.Date);

    private static (PointRevised?, Rejection?) WithUnits(Question question, DraftPoint point, string? before, string? now, AnswerQuestion c)
    {
        var own = PlanNames.FieldsOf(point).FirstOrDefault(f => f.Where == question.Where).Units.IsDefault
            ? Role.Responsible : PlanNames.FieldsOf(point).First(f => f.Where == question.Where).Role;
        var said = now is null ? [] : UnitWords.In(now, own).ToList();
        if (now is not null && said.Count == 0)
        {
            return (null, new Rejection("plan.answer-without-names", now));
        }
        // What an earlier answer put there goes again, save what the document itself says.
        var former = before is null ? [] : UnitWords.In(before, own).Select(u => u.Name).Where(n => point.UnitsRaw?.Contains(n, StringComparison.Ordinal) != true).ToHashSet();
        var fields = PlanNames.FieldsOf(point).ToDictionary(f => f.Role, f => f.Units.Select(u => u.Name).Where(n => !former.Contains(n) && !IsMeant(n, question, said)).ToList());
        foreach (var (role, name) in said.Where(u => !fields.Values.Any(names => names.Contains(u.Name))))
        {
            fields[role].Add(name);
        }
        return (new PointRevised(point.Number, null, null, Changed(Role.Lead), Changed(Role.Responsible), Changed(Role.Cooperating), null, ReasonOf(c, before), Question: question.Id), null);

        ImmutableArray<string>? Changed(Role role)
        {
            var stood = PlanNames.FieldsOf(point).First(f => f.Role == role).Units.Select(u => u.Name);
            return stood.SequenceEqual(fields[role]) ? null : [.. fields[role]];
        }
    }

    /// <summary>A name that the damage cut off and the answer gives whole.</summary>
    private static bool IsMeant(string name, Question question, List<(Role Role, string Name)> said) =>
        question.Kind == QuestionKind.Damage && question.Quote.Contains(name, StringComparison.Ordinal)
        && said.Exists(u => u.Name.Length > name.Length && u.Name.StartsWith(name, StringComparison.Ordinal));

    private static string ReasonOf(AnswerQuestion c, string? before) => c.Answer.Note ?? c.Answer.Words ?? before!;
}
