using System.Collections.Immutable;
using Tracker.Assignments;

namespace Tracker.Plans;

/// <summary>The units' names that a draft mentions, as they stand after the office's answers.</summary>
public static class PlanNames
{
    /// <summary>The fields that hold units, by the names that questions use.</summary>
    public static IEnumerable<(Role Role, string Where, ImmutableArray<NamedUnit> Units)> FieldsOf(DraftPoint point) =>
    [
        (Role.Lead, "leadUnits", point.LeadUnits),
        (Role.Responsible, "responsibleUnits", point.ResponsibleUnits),
        (Role.Cooperating, "cooperatingUnits", point.CooperatingUnits),
    ];

    /// <summary>Whether a question about this field is about units.</summary>
    public static bool HoldsUnits(string where) => where.EndsWith("Units", StringComparison.Ordinal);

    /// <summary>Every mention: the point, the role, the document's words and the name they stand for.</summary>
    public static IEnumerable<Mention> MentionsIn(Plan.Drafted plan) => Named(plan).Concat(OpenEnded(plan));

    /// <summary>甲局、乙局等: whom the reader asks about behind the last name of a list, as long as that name stands there. Nobody, until an answer says who.</summary>
    private static IEnumerable<Mention> OpenEnded(Plan.Drafted plan) =>
        from question in plan.Draft.Questions
        where question.Kind == QuestionKind.VagueUnit && HoldsUnits(question.Where)
        let point = plan.Draft.Points.FirstOrDefault(p => p.Number == question.Point)
        where point is not null
        from field in FieldsOf(point)
        where field.Where == question.Where && field.Units.Any(u => question.Quote.StartsWith(u.Name + "等", StringComparison.Ordinal) && u.Name != question.Quote)
        select new Mention(point.Number, field.Role, field.Where, question.Quote, question.Quote, question, plan.Answers.GetValueOrDefault(question.Id));

    private static IEnumerable<Mention> Named(Plan.Drafted plan) =>
        from point in plan.Draft.Points
        from field in FieldsOf(point)
        from unit in field.Units
        let asked = PlanQuestions.About(plan.Draft, point.Number, field.Where, unit.Name)
        let answer = asked is null ? null : plan.Answers.GetValueOrDefault(asked.Id)
        select new Mention(point.Number, field.Role, field.Where, unit.Name, answer is { Kind: AnswerKind.Words, Words: { } words } ? words : unit.InFull ?? unit.Name, asked, answer);

    /// <summary>The fields of a point as they stand after the office's answers, each name with the document's words.</summary>
    public static IEnumerable<(Role Role, string Where, ImmutableArray<StandingName> Units)> StandingIn(Plan.Drafted plan, DraftPoint point) =>
        from field in FieldsOf(point)
        select (field.Role, field.Where, field.Units.Select(unit =>
            PlanQuestions.About(plan.Draft, point.Number, field.Where, unit.Name) is { } asked && plan.Answers.GetValueOrDefault(asked.Id) is { Kind: AnswerKind.Words, Words: { } words }
                ? new StandingName(words, unit.Name)
                : new StandingName(unit.Name, unit.Name)).ToImmutableArray());

    /// <summary>What the document said in a field of units before it was corrected (更正), with what stands there now.</summary>
    public static IEnumerable<StandingName> CorrectedIn(Plan.Drafted plan, DraftPoint point) =>
        from question in plan.Draft.Questions
        where question.Point == point.Number && HoldsUnits(question.Where) && !FieldAnswers.Fill(question) && !FieldsOf(point).Any(f => f.Where == question.Where && f.Units.Any(u => u.Name.Contains(question.Quote, StringComparison.Ordinal)))
        let words = plan.Answers.GetValueOrDefault(question.Id) is { Kind: AnswerKind.Words } answer ? answer.Words : null
        where words is not null
        select new StandingName(words, question.Quote);

    /// <summary>The points that a question is about, where it is about a name or a limit and not about one point.</summary>
    public static IEnumerable<string> PointsAskedAbout(Plan.Drafted plan, Question question) =>
        question.Point is not null ? [] : question.Kind == QuestionKind.UnclearDeadline ? PlanQuestions.PointsWithLimit(plan.Draft, question).Select(p => p.Number) : MentionsIn(plan).Where(m => PlanQuestions.IdOf(m.Name) == question.Id || m.Asked == question).Select(m => m.Point).Distinct();

    /// <summary>The distinct names that the register is asked about before the plan is assigned.</summary>
    public static ImmutableArray<string> MentionedIn(Plan.Drafted plan) => [.. MentionsIn(plan).Select(m => m.Name).Distinct()];
}

/// <param name="Name">As it stands.</param>
/// <param name="Quote">The document's words; the same where nobody corrected them.</param>
public sealed record StandingName(string Name, string Quote)
{
    public bool IsCorrected => Name != Quote;
}

/// <param name="Quote">The document's words.</param>
/// <param name="Name">What they stand for: the answer's words where a person corrected them.</param>
/// <param name="Asked">The reader's question about this mention, if it has one.</param>
/// <param name="Answer">What was said to it so far.</param>
public sealed record Mention(string Point, Role Role, string Where, string Quote, string Name, Question? Asked, QuestionAnswer? Answer);
