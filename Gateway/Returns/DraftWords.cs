using Tracker.Assignments;

namespace Tracker.Gateway.Returns;

/// <summary>A typed row in one line.</summary>
internal static class DraftWords
{
    public static string Of(DraftRow row) => string.Join("；", new[]
    {
        row.Outcome is { } outcome ? ReturnWords.Of(outcome) : "（没有选）",
        row.Outcome is RowOutcome.NotConcerned ? row.Reason : row.Outcome is null or RowOutcome.Progress ? row.Text : "",
        row.Problem.Length > 0 ? $"存在问题：{row.Problem}" : "",
        row.NextStep.Length > 0 ? $"下一步：{row.NextStep}" : "",
        string.Join('、', row.Quantities.Where(q => !q.IsEmpty).Select(q => $"{q.Name} {q.Value} {q.Measure}{(q.Parts.Length > 0 ? $"（{q.Parts}）" : null)}")),
        row.Links,
        string.Join('、', row.Evidence.Select(e => e.Title)),
    }.Where(words => words.Length > 0));
}
