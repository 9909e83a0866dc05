using System.Collections.Immutable;
using Tracker.Deciding;

namespace Tracker.Plans;

/// <summary>更正 of a point: what the reader asked about words that are no longer there is answered by what stands there now.</summary>
internal static class Correcting
{
    /// <summary>What a question is answered with where the correction took its words out and put none in.</summary>
    private const string TakenOut = "（去掉）";

    public static Decision<PlanEvent> Revised(Plan.Drafted plan, RevisePoint c)
    {
        Decision<PlanEvent> decision = new PointRevised(c.Number, c.Title, c.Text, c.LeadUnits, c.ResponsibleUnits, c.CooperatingUnits, c.Deadlines, c.Reason, c.Metrics);
        var point = plan.Draft.Points.First(p => p.Number == c.Number);
        foreach (var question in plan.Draft.Questions.Where(q => q.Point == c.Number && q.Kind is QuestionKind.SuspectWord or QuestionKind.Damage && !plan.Answers.ContainsKey(q.Id)))
        {
            if (Instead(point, c, question) is { } words)
            {
                decision = decision.And(new QuestionAnswered(question.Id, new QuestionAnswer(AnswerKind.Words, [], words, c.Reason), Correction: c.Number));
            }
        }
        return decision;
    }

    /// <summary>The words that took the place of those asked about; null: the correction left them where they stood.</summary>
    private static string? Instead(DraftPoint point, RevisePoint c, Question asked) => asked.Where switch
    {
        "title" => InText(point.Title, c.Title, asked.Quote),
        "text" => InText(point.Text, c.Text, asked.Quote),
        "leadUnits" => InNames(point.LeadUnits, c.LeadUnits, asked.Quote),
        "responsibleUnits" => InNames(point.ResponsibleUnits, c.ResponsibleUnits, asked.Quote),
        "cooperatingUnits" => InNames(point.CooperatingUnits, c.CooperatingUnits, asked.Quote),
        _ => null,
    };

    private static string? InText(string before, string? now, string quote)
    {
        if (now is null || !Says(before, quote) || Says(now, quote))
        {
            return null;
        }
        // What lies between the words that both have before and behind it.
        var at = before.IndexOf(quote, StringComparison.Ordinal);
        var (head, tail) = (before[..at], before[(at + quote.Length)..]);
        return now.StartsWith(head, StringComparison.Ordinal) && now.EndsWith(tail, StringComparison.Ordinal) && now.Length >= head.Length + tail.Length
            ? Named(now[head.Length..(now.Length - tail.Length)])
            : now;
    }

    private static string? InNames(ImmutableArray<NamedUnit> before, ImmutableArray<string>? now, string quote) =>
        now is { } names && before.Any(u => Says(u.Name, quote)) && !names.Any(n => Says(n, quote))
            ? Named(string.Join('、', names.Except(before.Select(u => u.Name))))
            : null;

    private static string Named(string words) => string.IsNullOrWhiteSpace(words) ? TakenOut : words.Trim();

    private static bool Says(string words, string quote) => words.Contains(quote, StringComparison.Ordinal);
}
