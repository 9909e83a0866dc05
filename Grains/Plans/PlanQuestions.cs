using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Tracker.Units;

namespace Tracker.Plans;

/// <summary>What is asked of the office before a plan is assigned: the reader's questions, and what the register does not know.</summary>
public static class PlanQuestions
{
    /// <summary>All of them, answered or not.</summary>
    public static ImmutableArray<Question> All(Plan.Drafted plan, ImmutableArray<ResolvedName> names) =>
        [.. plan.Draft.Questions, .. OfNames(plan, names)];

    /// <summary>Those that nobody has answered. Left open on purpose (<see cref="AnswerKind.Open"/>) is an answer.</summary>
    public static ImmutableArray<Question> Unanswered(Plan.Drafted plan, ImmutableArray<ResolvedName> names) =>
        [.. All(plan, names).Where(q => !plan.Answers.ContainsKey(q.Id))];

    /// <summary>One question for each name that the register cannot resolve; an answer holds wherever the plan uses the name.</summary>
    public static IEnumerable<Question> OfNames(Plan.Drafted plan, ImmutableArray<ResolvedName> names)
    {
        var meaning = names.ToDictionary(n => n.Name);
        return from mention in PlanNames.MentionsIn(plan)
               where mention.Answer is null or { Kind: AnswerKind.Words or AnswerKind.Right }
               where mention.Asked is null || mention.Answer is not null
               let kind = meaning.GetValueOrDefault(mention.Name)?.Meaning switch
               {
                   NameMeaning.UnknownGroup => QuestionKind.UnknownGroup,
                   NameMeaning.Vague => QuestionKind.VagueUnit,
                   NameMeaning.UnknownUnit => QuestionKind.UnknownUnit,
                   // Answered before the register knew it, perhaps from this very answer: it stays to be seen and changed.
                   NameMeaning.Unit when plan.Answers.ContainsKey(IdOf(mention.Name)) => QuestionKind.UnknownUnit,
                   _ => (QuestionKind?)null,
               }
               where kind is not null
               group (mention, kind) by NameKey.Of(mention.Name) into same
               let first = same.First()
               select new Question(IdOf(first.mention.Name), first.kind.GetValueOrDefault(), null, first.mention.Where, first.mention.Name, null, null);
    }

    /// <summary>The reader's question about these words in this field of this point, if it asked one.</summary>
    public static Question? About(PlanDraft draft, string point, string where, string words) =>
        draft.Questions.FirstOrDefault(q =>
            (q.Point == point ? q.Where == where : IsOfEveryPoint(q) && IsOfLeads(q.Where) == IsOfLeads(where)) && (q.Quote == words || (q.Kind == QuestionKind.SuspectWord && words.Contains(q.Quote, StringComparison.Ordinal))));

    /// <summary>The same words in the units of several points are asked about once, for all of them.</summary>
    public static bool IsOfEveryPoint(Question question) =>
        question is { Point: null, Kind: QuestionKind.VagueUnit or QuestionKind.Damage } && PlanNames.HoldsUnits(question.Where);

    /// <summary>Whether the words of its answer become the units or the limits of its point, which lacks them.</summary>
    public static bool Fills(Question question) => FieldAnswers.Fill(question);

    /// <summary>
    /// Whether words can answer it: as a name, a limit, a fact of the document or what a point lacks. What is asked about several points at once, or about how
    /// the points were told apart, is put right in the points themselves.
    /// </summary>
    public static bool TakesWords(Question question) => FieldAnswers.Fill(question) || question switch
    {
        { Kind: QuestionKind.BlankCell or QuestionKind.EmptiedTable } => false,
        { Where: "parts" or "points" or "numbers" or "table" or "columns" or "rows" or "unitColumns" or "unitCells" or "unitsRaw" } => false,
        { Where: "unitsAbove" or "unitsDivided" or "unitsGlued" or "unitsHelping" or "unitsLeftOut" or "unitsOfLabel" or "unitsOfLevels" } => false,
        { Where: "unitsOfTable" or "unitsOpen" or "unitsStanding" or "unitsUnread" } => false,
        _ => true,
    };

    /// <summary>Who leads is not said by who carries out.</summary>
    internal static bool IsOfLeads(string where) => where == "leadUnits";

    /// <summary>The points whose limit a question is about: its own, unless that was left out by now; where it is of no single point, all that say the words.</summary>
    public static IEnumerable<DraftPoint> PointsWithLimit(PlanDraft draft, Question question) =>
        question.Kind != QuestionKind.UnclearDeadline ? []
        : draft.Points.Where(p => question.Point is { } number ? p.Number == number : Says(p.Title, question.Quote) || Says(p.Text, question.Quote) || Says(p.UnitsRaw ?? "", question.Quote));

    /// <summary>15年内 does not say 5年内.</summary>
    private static bool Says(string words, string quote)
    {
        for (var at = words.IndexOf(quote, StringComparison.Ordinal); at >= 0; at = words.IndexOf(quote, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || !char.IsDigit(words[at - 1]) || !char.IsDigit(quote[0]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The id of the question about a name: the same name has the same id in every reading, in whatever width it is written.</summary>
    public static string IdOf(string name) =>
        "name-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(NameKey.Of(name))).AsSpan(0, 5));
}
