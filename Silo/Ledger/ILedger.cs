using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Ledger;
using Tracker.Plans;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Silo.Ledger;

/// <summary>Reads the ledger (台账): rows and counters that follow the journal in its own transaction, so they are never stale.</summary>
public interface ILedger
{
    /// <summary>Tells of what other processes write; null: this one holds the store alone.</summary>
    ILedgerNews? News { get; }

    /// <summary>
    /// Grows with whatever this process writes to a plan's ledger, before that is acknowledged, and with what it caught up with of others
    /// (<see cref="News"/>); asking reads nothing.
    /// </summary>
    long VersionOf(GrainAddress plan);

    /// <summary>The plans of one government, or of all, discarded drafts too; newest year first.</summary>
    ValueTask<IReadOnlyList<PlanLine>> Plans(DivisionCode? government = null, CancellationToken cancel = default);

    ValueTask<PlanLine?> Plan(GrainAddress plan, CancellationToken cancel = default);

    /// <summary>The points of an assigned plan in the document's order.</summary>
    ValueTask<IReadOnlyList<PointLine>> Points(GrainAddress plan, CancellationToken cancel = default);

    /// <summary>A plan's rows in the document's order (point, then role, then unit), as they stand, or stood right after a position.</summary>
    IAsyncEnumerable<LedgerLine> Lines(GrainAddress plan, long? asOf = null, CancellationToken cancel = default);

    /// <summary>The same without the words of the last reports, which cost more than all else: for whoever counts.</summary>
    ValueTask<IReadOnlyList<LedgerLine>> BareLines(GrainAddress plan, long? asOf = null, CancellationToken cancel = default);

    /// <summary>Bare lines with the words of their last reports.</summary>
    ValueTask<IReadOnlyList<LedgerLine>> WithWords(IReadOnlyList<LedgerLine> lines, CancellationToken cancel = default);

    /// <summary>All with the set-ups (建账), which are read beside: for whoever shows them.</summary>
    IAsyncEnumerable<LedgerLine> WideLines(GrainAddress plan, long? asOf = null, CancellationToken cancel = default);

    /// <summary>One row as it stands, wide; null: no such assignment.</summary>
    ValueTask<LedgerLine?> Line(GrainAddress assignment, CancellationToken cancel = default);

    /// <summary>All open and closed rows of one unit, over the plans of its government.</summary>
    IAsyncEnumerable<LedgerLine> LinesOf(DivisionCode government, UnitId unit, CancellationToken cancel = default);

    /// <summary>A plan's counters; a few indexed rows, cached while the plan's version stands.</summary>
    ValueTask<ImmutableArray<LedgerCell>> Cells(GrainAddress plan, CancellationToken cancel = default);

    /// <summary>Assignments of whole regions, from the governments' counters; cached while none of them changes.</summary>
    /// <param name="digits">2: by province, 4: by city, 6: by government.</param>
    /// <param name="today">Overdue is what was due before it and is not closed.</param>
    ValueTask<ImmutableArray<RegionCount>> Regions(int digits, PlanYear year, DateOnly today, CancellationToken cancel = default);

    /// <summary>A government's periods that were opened; newest year first, then in their order.</summary>
    ValueTask<IReadOnlyList<PeriodLine>> Periods(DivisionCode government, PlanYear? year = null, CancellationToken cancel = default);

    /// <summary>The sheets that were sent for a period, by unit: who stands here has sent.</summary>
    ValueTask<IReadOnlyList<ReturnLine>> Returns(GrainAddress period, CancellationToken cancel = default);

    /// <summary>The last journal position of a day (China's date) or any day before it; 0: nothing yet.</summary>
    ValueTask<long> PositionOn(DateOnly day, CancellationToken cancel = default);
}

/// <param name="Region">The first digits of the division codes.</param>
public sealed record RegionCount(string Region, AssignmentStatus Status, bool Overdue, long Count);

/// <summary>A plan in a list.</summary>
public sealed record PlanLine(
    GrainAddress Plan,
    string? Number,
    string Title,
    PlanStage Stage,
    string SourceTextHash,
    int Points,
    int Assignments,
    DateOnly? AssignedOn)
{
    /// <summary>Its points and assignments stand in the ledger: it was assigned, or it is a past year's.</summary>
    public bool HasLedger => Stage is PlanStage.Assigned or PlanStage.Recorded;

    /// <summary>作废: a draft that no list shows any more, save for whoever may reinstate it.</summary>
    public bool IsDiscarded => Stage == PlanStage.Discarded;

    /// <summary>A past year's plan, entered from its ledger (补录): nothing of it is to be done any more.</summary>
    public bool IsHistory => Stage == PlanStage.Recorded;
}

/// <summary>Stored as a number in the ledger's tables.</summary>
public enum PlanStage
{
    Drafted,
    Assigned,

    /// <summary>补录.</summary>
    Recorded,

    /// <summary>作废; it was never assigned.</summary>
    Discarded,
}

/// <summary>Stored as a number in the ledger's tables.</summary>
public enum PointStage
{
    Underway,
    Completed,

    /// <summary>已撤销; it stays visible.</summary>
    Withdrawn,
}

/// <summary>A point of an assigned plan.</summary>
/// <param name="Title">As it stands now.</param>
public sealed record PointLine(GrainAddress Point, int Order, string Number, int Section, string? SectionHeading, string Title, PointStage Stage, PointReporting Reporting)
{
    public bool Completed => Stage == PointStage.Completed;
}

/// <summary>A ledger row with what it stands under and its last report in words.</summary>
/// <param name="LastReportText">Empty where none was made or it was erased by law.</param>
/// <param name="Reporting">Who sums up the row's point and by which way its reports go.</param>
public sealed record LedgerLine(LedgerEntry Entry, string PointNumber, string? SectionHeading, string Title, string LastReportText, PointReporting Reporting)
{
    /// <summary>The answer of the row of a period's sheet, where that was the last report.</summary>
    public RowOutcome? Outcome { get; init; }

    /// <summary>存在问题, as the last report says it.</summary>
    public string? Problem { get; init; }

    /// <summary>下一步举措, as the last report says it.</summary>
    public string? NextStep { get; init; }

    /// <summary>建账, in wide lines only; null: none was entered.</summary>
    public SetUpLine? SetUp { get; init; }

    /// <summary>The unit says 不涉及本单位, and the office has not answered.</summary>
    public bool SaysNotConcerned => Outcome is RowOutcome.NotConcerned && Entry.Status is AssignmentStatus.Underway;
}

/// <param name="Words">Empty where they were erased by law.</param>
public sealed record SetUpLine(SetUpStanding Standing, SetUp Words);
