using System.Globalization;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.History;
using Tracker.Gateway.Shared;
using Tracker.PeriodReturns;

namespace Tracker.Gateway.Assignments;

/// <summary>What a fact of an assignment says, in one text for its history; null: its name says all.</summary>
internal static class FactWords
{
    public static string? Of(AssignmentEvent fact) => fact switch
    {
        AssignmentRefused e => e.Reason + (e.Proposed is { } unit ? $"（建议由{unit.Name}承办）" : ""),
        AssignmentUpheld e => e.Reason,
        SetUpEntered e => e.SetUp.Measures,
        SetUpReturned e => e.Reason,
        PeriodReported e => Of(e),
        NotConcernedDenied e => e.Reason,
        AssignmentReturnedWithSheet e => $"{PeriodOf(e.Sheet)}：{e.Reason}",
        AssignmentAnsweredWithSheet e => PeriodOf(e.Sheet),
        AssignmentReopened e => e.Reason,
        AssignmentCleared e => HistoryWords.Of(e.Outcome) + (e.Note is { Length: > 0 } note ? $"：{note}" : ""),
        AssignmentWithdrawn e => e.Reason,
        AssignmentTransferred e => $"{e.UnitName}（{e.Basis}）",
        AssignmentRoleChanged e => $"{Words.Of(e.Role)}：{e.Reason}",
        AssignmentDeadlinesChanged e => Of(e.Deadlines, e.Reason),
        AssignmentLimitsChanged e => Of(e.Deadlines, e.Reason),
        LimitEvent e => LimitWords.Of(e),
        _ => null,
    };

    /// <summary>时限调整, of a duty or of a whole point.</summary>
    internal static string Of(System.Collections.Immutable.ImmutableArray<Tracker.Calendar.Deadline> deadlines, string reason) =>
        Words.Limits(deadlines) + $"：{reason}";

    private static string PeriodOf(GrainAddress sheet) => Words.Of(PeriodId.Parse(sheet.Parent!.Value.Id));

    private static string Of(PeriodReported e)
    {
        var row = e.Row;
        var figures = row.Quantities.Select(q => $"{q.Name} {Number(q.Value)} {q.Measure}"
            + (q.Parts.IsEmpty ? "" : $"（{string.Join('，', q.Parts.Select(p => $"{p.Name} {Number(p.Value)}"))}）"));
        return string.Join('\n', new[]
        {
            $"{Words.Of(e.Period)}，{Words.Of(row.Outcome)}",
            row.Text,
            string.Join('；', figures),
            row.Problem is { Length: > 0 } problem ? $"存在问题：{problem}" : "",
            row.NextStep is { Length: > 0 } next ? $"下一步举措：{next}" : "",
        }.Where(line => line.Length > 0));
    }

    private static string Number(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
