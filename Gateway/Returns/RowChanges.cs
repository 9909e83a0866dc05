using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Evidence;

namespace Tracker.Gateway.Returns;

/// <summary>One field of a row that an upload would write.</summary>
/// <param name="What">As the workbook's heading calls it.</param>
/// <param name="Before">Empty: nothing stands there.</param>
/// <param name="After">Empty: it is taken out.</param>
public sealed record RowChange(string What, string Before, string After);

/// <summary>Everything that a row of a workbook would write, field by field, beside what stands there.</summary>
internal static class RowChanges
{
    public static ImmutableArray<RowChange> Of(PeriodRow wanted, PeriodRow? said, ImmutableArray<EvidenceItem> kept)
    {
        var there = kept.Select(EvidenceKeys.Of).ToHashSet();
        RowChange[] all =
        [
            new(WorkbookTable.Outcome, said is null ? "" : OutcomeNames.Of(said.Outcome), OutcomeNames.Of(wanted.Outcome)),
            new(WorkbookTable.Text, said?.Text ?? "", wanted.Text),
            new(WorkbookTable.Problem, said?.Problem ?? "", wanted.Problem ?? ""),
            new(WorkbookTable.Next, said?.NextStep ?? "", wanted.NextStep ?? ""),
            new(WorkbookTable.Quantities, Figures(said), Figures(wanted)),
            new(WorkbookTable.Links, "", string.Join('\n', wanted.Evidence.Where(e => !there.Contains(EvidenceKeys.Of(e))).Select(Words))),
        ];
        return [.. all.Where(change => change.Before != change.After)];
    }

    private static string Figures(PeriodRow? row) => string.Join('\n', (row?.Quantities ?? []).Select(WorkbookQuantities.Of));

    private static string Words(EvidenceItem item) => item.Url is { } url && url != item.Title ? $"{item.Title} {url}" : item.Title;
}
