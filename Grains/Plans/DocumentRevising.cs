using Tracker.Deciding;
using static Tracker.Plans.Plan;

namespace Tracker.Plans;

/// <summary>文件信息: what was not read of the document itself, or was read wrongly, is said by a person. The year dates every limit that lacked it.</summary>
internal static class DocumentRevising
{
    private const int LongestWords = 500;
    private const int EarliestYear = 2000;
    private const int LatestYear = 2100;

    public static Decision<PlanEvent> Decide(Drafted plan, ReviseDocument c)
    {
        var before = plan.Draft.Document;
        if (new[] { c.Number, c.Title, c.Issuer }.OfType<string>().Any(words => words.Length > LongestWords || words.Any(char.IsControl)))
        {
            return new Rejection("plan.document-words-invalid", $"{LongestWords}");
        }
        if (c.Year is < EarliestYear or > LatestYear)
        {
            return new Rejection("plan.year-invalid", $"{c.Year}", $"{EarliestYear}", $"{LatestYear}");
        }
        var title = Said(c.Title, before.Title);
        var fact = new DocumentRevised(Said(c.Number, before.Number), title, Said(c.Issuer, before.Issuer), c.Date ?? before.Date, c.Year ?? before.Year, title ?? plan.Source.FileName);
        if ((fact.Number, fact.Title, fact.Issuer, fact.Date, fact.Year) == (before.Number, before.Title, before.Issuer, before.Date, before.Year))
        {
            return Decision.Nothing;
        }
        var decision = fact.Year is { } year && year != before.Year ? TimeAnswers.Dating(plan, fact, year) : fact;
        foreach (var question in plan.Draft.Questions.Where(q => q is { Kind: QuestionKind.UnclearFact, Point: null }))
        {
            if (Filled(fact, question.Where, before) is { } words)
            {
                decision = decision.And(new QuestionAnswered(question.Id, new QuestionAnswer(AnswerKind.Words, [], words, null)));
            }
        }
        return decision;
    }

    private static string? Said(string? now, string? before) => now is null ? before : string.IsNullOrWhiteSpace(now) ? null : now.Trim();

    /// <summary>The question about a field that is filled in here is answered by it.</summary>
    private static string? Filled(DocumentRevised fact, string where, DocumentFacts before) => where switch
    {
        "number" when fact.Number != before.Number => fact.Number,
        "title" when fact.Title != before.Title => fact.Title,
        "issuer" when fact.Issuer != before.Issuer => fact.Issuer,
        "date" when fact.Date != before.Date => $"{fact.Date:yyyy-MM-dd}",
        TimeAnswers.Year when fact.Year != before.Year => $"{fact.Year}年",
        _ => null,
    };
}
