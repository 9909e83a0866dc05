using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Units;

namespace Tracker.Gateway.Returns;

/// <summary>A unit's sheet of a period (本期填报) as it stands, for its way down into a workbook and for what comes up.</summary>
/// <param name="Return">The period return's address.</param>
/// <param name="Period">In words: 2026年第一季度.</param>
internal sealed record WorkbookSheet(GrainAddress Return, string Period, UnitId Unit, string UnitName, DateOnly DueDay, ImmutableArray<WorkbookLine> Lines)
{
    /// <summary>For another unit than one's own (代录).</summary>
    public bool OnBehalf { get; init; }
}

/// <param name="Version">Of the assignment.</param>
/// <param name="Said">What this period's return says of it already; null: nothing.</param>
/// <param name="Before">What was last said before; the row is prefilled with its words.</param>
/// <param name="Kept">Evidence that is there: nobody is asked for it again.</param>
internal sealed record WorkbookLine(
    GrainAddress Assignment,
    long Version,
    string Number,
    string Title,
    string Role,
    string Deadline,
    PeriodRow? Said,
    PeriodRow? Before,
    ImmutableArray<EvidenceItem> Kept)
{
    /// <summary>退回; null: it was not returned, or something came since.</summary>
    public ReturnedRow? Returned { get; init; }

    /// <summary>What somebody typed of it on the sheet's page and did not send; null: nothing.</summary>
    public UnsentRow? Unsent { get; init; }

    /// <summary>What stands in the cells to fill in.</summary>
    public WorkbookCells Cells => Said is { } said ? WorkbookCells.Filed(said, Before) : Before is { } before ? WorkbookCells.GoingOn(before) : WorkbookCells.Blank;
}
