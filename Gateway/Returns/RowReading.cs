using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Shared;

namespace Tracker.Gateway.Returns;

/// <summary>Turns a typed row into what would be reported, or says what is wrong with it.</summary>
internal static class RowReading
{
    /// <param name="Row">Null: the row has a fault, or is not answered.</param>
    internal readonly record struct Read(PeriodRow? Row, Rejection? Fault);

    public static Read Of(DraftRow typed, SheetRow row)
    {
        if (typed.Outcome is not { } outcome)
        {
            return new(null, new Rejection("period-return.row-unanswered"));
        }
        var (quantities, fault) = QuantityText.Read(typed.Quantities, row.Figures);
        if (fault is not null)
        {
            return new(null, fault);
        }
        var evidence = DraftRow.Sorted(typed.Evidence.Concat(EvidenceLinks.Read(typed.Links)));
        var read = new PeriodRow(
            outcome,
            outcome switch { RowOutcome.Progress => typed.Text, RowOutcome.NotConcerned => typed.Reason, _ => "" },
            Said(typed.Problem, outcome, row.Last?.Problem),
            Said(typed.NextStep, outcome, row.Last?.NextStep),
            quantities,
            evidence);
        return (PeriodRowRules.Fault(read) ?? ReturnAnswers.Fault(read, row)) is { } wrong ? new(null, wrong) : new(read, null);
    }

    /// <summary>The row says something else than what was filed, or it was returned.</summary>
    public static bool Differs(PeriodRow read, SheetRow row) => row.Filed is null || row.ReturnedFor is not null || Marks.Of(read) != Marks.Of(row.Filed);

    /// <summary>What nobody changed is not said again where nothing new is said.</summary>
    private static string? Said(string typed, RowOutcome outcome, string? last)
    {
        var words = typed.Trim();
        return words.Length == 0 || (outcome is not RowOutcome.Progress && words == last?.Trim()) ? null : words;
    }
}
