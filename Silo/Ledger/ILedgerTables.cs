using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.PeriodReturns;
using Tracker.Plans;
using Tracker.WorkPoints;

namespace Tracker.Silo.Ledger;

/// <summary>The ledger's tables as the follower of the journal writes them, inside the append's transaction.</summary>
internal interface ILedgerTables
{
    /// <summary>The number of an address, given now if it has none.</summary>
    long NumberOf(GrainAddress address);

    LedgerRow? Row(long no, GrainAddress assignment);

    /// <param name="before">As it stands in the table; null: it is new.</param>
    void Put(LedgerRow row, LedgerRow? before);

    /// <summary>The row as it stood before the fact at <paramref name="validTo"/>.</summary>
    void PutPast(LedgerRow row, long validTo);

    void Add(CellKey cell, int count);

    void Add(TotalKey total, int count);

    void PutPlan(long no, GrainAddress plan, SourceDocument source, PlanDraft draft);

    /// <summary>A draft is discarded, or stands again.</summary>
    void Put(long no, PlanStage stage);

    void Put(long no, PlanAssigned fact);

    void Put(long no, PlanRecorded fact);

    void PutPoint(long no, long plan, long position, WorkPointPlanned fact);

    /// <summary>Who sums up the point and by which way its reports go, from this position on.</summary>
    void PutReporting(long point, long position, PointReporting reporting);

    /// <summary>How the point stands from now on.</summary>
    void Put(long no, PointStage stage);

    /// <summary>The point's title from now on.</summary>
    void Put(long no, string title);

    /// <summary>How the set-up of an assignment stands, from this position on.</summary>
    void PutSetUp(long assignment, long position, SetUpStanding standing);

    void PutPeriod(long no, GrainAddress period, PeriodEvent fact);

    /// <param name="period">The number of the period's stream.</param>
    void PutReturn(long no, long period, GrainAddress sheet, PeriodReturnEvent fact);

    /// <summary>To a side table, after all writes before it.</summary>
    void Write(SideWrite write);
}
