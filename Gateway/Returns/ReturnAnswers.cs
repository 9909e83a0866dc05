using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Shared;

namespace Tracker.Gateway.Returns;

/// <summary>
/// Whether a row answers its return (退回): with a new word, figure or piece of evidence, or with another statement than the one that was returned.
/// One rule for the sheet's page, workbooks and programs, who all know what stands there; <see cref="AssignmentDecider"/> refuses what says nothing at all.
/// </summary>
internal static class ReturnAnswers
{
    public static Rejection? Fault(PeriodRow said, SheetRow row) => Fault(said, row.Returned, row.Filed, row.Before, row.There);

    /// <param name="before">What was said before this period's own row.</param>
    /// <param name="there">Evidence that was handed in.</param>
    public static Rejection? Fault(PeriodRow said, ReturnedRow? returned, PeriodRow? filed, PeriodRow? before, ImmutableArray<EvidenceItem> there)
    {
        if (returned is null || IsNew(said, filed, before, there))
        {
            return null;
        }
        var differs = filed is not null && Statement(said) != Statement(filed);
        // Of a whole sheet some rows stand as they were: they are answered by those that changed.
        var answers = said.Outcome is RowOutcome.Same ? returned.WithSheet && !differs : returned.WithSheet || differs;
        return answers ? null : AssignmentRejections.ReturnUnanswered;
    }

    private static string Statement(PeriodRow row) => Marks.Of(row with { Text = DraftRow.Clean(row.Text), Evidence = [] });

    private static bool IsNew(PeriodRow said, PeriodRow? filed, PeriodRow? before, ImmutableArray<EvidenceItem> there)
    {
        var known = new[] { filed, before }.SelectMany(row => Words(row)).ToHashSet();
        var figures = new[] { filed, before }.SelectMany(row => row?.Quantities ?? []).Select(Marks.Of).ToHashSet();
        return Words(said).Any(word => !known.Contains(word))
            || said.Quantities.Any(q => !figures.Contains(Marks.Of(q)))
            || said.Evidence.ExceptBy(there.Select(EvidenceKeys.Of), EvidenceKeys.Of).Any();
    }

    private static IEnumerable<string> Words(PeriodRow? row) =>
        row is null ? [] : new[] { row.Text, row.Problem, row.NextStep }.Select(DraftRow.Clean).Where(word => word.Length > 0);
}
