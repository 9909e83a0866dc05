using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.PeriodReturns;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Returns;

/// <summary>本期填报: one unit's sheet for one period with every duty that it is asked about, and what is known already.</summary>
/// <param name="State">What was sent so far.</param>
/// <param name="MayFill">The caller may fill it in; else only read it.</param>
/// <param name="OnBehalf">Filled in for another unit than one's own (代录).</param>
internal sealed record Sheet(
    PeriodLine Period, UnitId Unit, string UnitName, ImmutableArray<SheetRow> Rows, PeriodReturn State, bool MayFill, bool OnBehalf)
{
    /// <summary>Of the sheet's own stream, when it was read.</summary>
    public long Version { get; init; }

    /// <summary>Evidence of last year and of units below, where it was looked for.</summary>
    public ImmutableArray<EvidenceItem> OfOthers { get; init; } = [];

    /// <summary>Another account of the unit approves it before the unit may send it.</summary>
    public bool NeedsApproval { get; init; }

    public GrainAddress Address => Period.Address.ReturnOf(Unit);

    /// <summary>The office returned it, and it has not come again.</summary>
    public bool IsReturned => Sent is { ReturnedFor: not null };

    public PeriodReturn.Sent? Sent => State as PeriodReturn.Sent;

    /// <summary>Everything that the unit handed in on any of these duties, newest first: nobody is asked for it again.</summary>
    public ImmutableArray<EvidenceItem> There { get; } = [.. Rows.SelectMany(r => r.There).DistinctBy(EvidenceKeys.Of)];

    public SheetRow? Row(string key) => Rows.FirstOrDefault(r => r.Key == key);
}

/// <param name="Version">The assignment's, when the sheet was read.</param>
/// <param name="Filed">What was reported for this period already.</param>
/// <param name="Last">What was said before it, in whatever form.</param>
/// <param name="Returned">Null: the row was not returned, or something came since.</param>
/// <param name="There">Evidence that was handed in on this duty, newest first.</param>
internal sealed record SheetRow(
    LedgerLine Line, long Version, PeriodRow? Filed, PastRow? Last, ReturnedRow? Returned, ImmutableArray<EvidenceItem> There)
{
    public GrainAddress Assignment => Line.Entry.Assignment;

    /// <summary>Why the row was returned by itself; of a whole sheet it is said once, at its head.</summary>
    public string? ReturnedFor => Returned is { WithSheet: false } returned ? returned.Reason : null;

    /// <summary>The words that 与上期一致 stands for, as a row.</summary>
    public PeriodRow? Before => Last is { } last ? new PeriodRow(RowOutcome.Progress, last.Text, last.Problem, last.NextStep, last.Quantities, []) : null;

    /// <summary>The unit filed it for this period, and the duty is another's since.</summary>
    public bool PassedOn { get; init; }

    /// <summary>How forms and workbooks name the row.</summary>
    public string Key => Assignment.RouteForm;

    /// <summary>Figures that were said of the duty, for this period or before, the latest first.</summary>
    public ImmutableArray<Quantity> Figures => [.. Filed?.Quantities ?? [], .. Last?.Quantities ?? []];

    /// <summary>The row can be filed now: closure was not reported, it is not closed and not refused.</summary>
    public bool IsOpen => !PassedOn && Line.Entry.Status.IsOpen && Line.Entry.Status is not AssignmentStatus.ClosureReported;
}

/// <summary>What was last said of a duty.</summary>
internal sealed record PastRow(DateOnly On, string Text, string? Problem, string? NextStep, ImmutableArray<Quantity> Quantities);

/// <summary>退回 of a row: why, when and by whom.</summary>
/// <param name="By">Unit and post.</param>
/// <param name="WithSheet">With this very sheet as a whole.</param>
internal sealed record ReturnedRow(string Reason, DateOnly On, string By, bool WithSheet);

internal static class EvidenceKeys
{
    /// <summary>The same link or file, wherever it was handed in.</summary>
    public static string Of(EvidenceItem item) => item.Hash ?? item.Url ?? item.Title;
}
