using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.GoodPractices;
using Tracker.Ledger;
using Tracker.PeriodReturns;
using Tracker.Plans;
using Tracker.Silo.Journal;
using Tracker.WorkPoints;

namespace Tracker.Silo.Ledger;

/// <summary>
/// The ledger's side of one transaction: follows every fact of the batch in memory and writes each touched row and counter once. Rows as they
/// stood between two facts of the batch are kept too, so that the ledger as of any position is exact.
/// </summary>
internal sealed class LedgerBatch(ILedgerTables tables)
{
    private readonly Dictionary<long, BatchRow> _rows = [];
    private readonly List<(LedgerRow Row, long ValidTo)> _past = [];
    private readonly Dictionary<CellKey, int> _cells = [];
    private readonly Dictionary<TotalKey, int> _totals = [];

    /// <summary>The plans of whose ledger this batch changed anything.</summary>
    public HashSet<GrainAddress> Touched { get; } = [];

    /// <summary>
    /// What a stream's new facts change. Throws <see cref="JournalOutOfOrderException"/> when one cannot follow; nothing is noted yet.
    /// </summary>
    /// <param name="no">The stream's number; 0: it is new.</param>
    public void Follow(GrainAddress address, long no, ImmutableArray<NewFact> facts, long firstPosition, List<LedgerChange> changes)
    {
        var position = firstPosition;
        LedgerRow? row = null;
        LedgerEntry? entry = null;
        var looked = false;
        foreach (var (_, _, fact) in facts)
        {
            if (fact is AssignmentEvent step)
            {
                if (!looked)
                {
                    row = no == 0 ? null : Row(no, address);
                    entry = row?.Entry;
                    looked = true;
                }
                var next = LedgerEntry.Follow(entry, address, step, position);
                if (entry is null && address.Parent?.Parent is null)
                {
                    throw new ArgumentException($"{address} stands under no work point of a plan.");
                }
                if (next != entry || step is SetUpEntered or SetUpAccepted or SetUpReturned)
                {
                    changes.Add(new LedgerChange(address, step, position, next, row));
                }
                entry = next;
            }
            else if (fact is PlanDrafted or PlanRedrafted or DocumentRevised or PlanDiscarded or PlanReinstated or PlanAssigned or PlanRecorded or WorkPointPlanned or ReportingChanged or WorkPointCompleted
                or WorkPointReopened or WorkPointAmended or WorkPointWithdrawn
                or (PeriodEvent and not PeriodReminded) or PeriodReturnSent or SheetReturned)
            {
                changes.Add(new LedgerChange(address, fact, position, null, null));
            }
            if (PaperFollowing.Concerns(fact) || LookBackFollowing.Concerns(fact) || AnnualReportFollowing.Concerns(fact) || fact is GoodPracticeEvent || LimitFollowing.Concerns(fact) || InboxFollowing.Concerns(fact) || RequestFollowing.Of(address, no, fact) is not null || BurdenFollowing.Of(address, fact, position, entry?.Unit) is not null)
            {
                changes.Add(new LedgerChange(address, fact, position, entry, null, Beside: true));
            }
            position++;
        }
    }

    public void Apply(LedgerChange change)
    {
        var no = tables.NumberOf(change.Address);
        if (change.Beside)
        {
            Write(RequestFollowing.Of(change.Address, no, change.Fact));
            Write(BurdenFollowing.Of(change.Address, change.Fact, change.Position, change.Entry?.Unit));
            Write(AnnualReportFollowing.Of(change.Address, no, change.Fact));
            Write(GoodPracticeLedger.Following(change.Address, no, change.Fact));
            foreach (var write in (IEnumerable<SideWrite>)[.. PaperFollowing.Of(change.Address, no, change.Fact), .. LimitFollowing.Of(change.Address, no, change.Fact), .. LookBackFollowing.Of(change.Address, no, change.Fact),
                .. InboxFollowing.Of(change.Address, change.Fact, change.Position, change.Entry?.Unit)])
            {
                Write(write);
            }
            return;
        }
        Touch(change.Address);
        switch (change.Fact)
        {
            case SetUpEntered:
                tables.PutSetUp(no, change.Position, SetUpStanding.Entered);
                break;
            case SetUpAccepted:
                tables.PutSetUp(no, change.Position, SetUpStanding.Accepted);
                break;
            case SetUpReturned:
                tables.PutSetUp(no, change.Position, SetUpStanding.Returned);
                break;
            case AssignmentEvent:
                Apply(no, change.Entry!, change.Before, change.Position);
                break;
            case WorkPointPlanned e:
                tables.PutPoint(no, tables.NumberOf(change.Address.Parent!.Value), change.Position, e);
                tables.PutReporting(no, change.Position, e.Reporting ?? PointReporting.Of(e.Assignments));
                break;
            case ReportingChanged e:
                tables.PutReporting(no, change.Position, e.Reporting);
                break;
            case WorkPointCompleted:
                tables.Put(no, PointStage.Completed);
                break;
            case WorkPointReopened:
                tables.Put(no, PointStage.Underway);
                break;
            case WorkPointWithdrawn:
                tables.Put(no, PointStage.Withdrawn);
                break;
            case WorkPointAmended { Title: { } title }:
                tables.Put(no, title);
                break;
            case PlanDrafted e:
                tables.PutPlan(no, change.Address, e.Source, e.Draft);
                break;
            case PlanRedrafted e:
                tables.PutPlan(no, change.Address, e.Source, e.Draft);
                break;
            case PlanDiscarded:
                tables.Put(no, PlanStage.Discarded);
                break;
            case PlanReinstated:
                tables.Put(no, PlanStage.Drafted);
                break;
            case DocumentRevised e:
                Write(new SideWrite("UPDATE ledger_plans SET number = NULLIF($2, ''), title = $3 WHERE no = $1", [no, e.Number ?? "", e.Called]));
                break;
            case PlanAssigned e:
                tables.Put(no, e);
                break;
            case PlanRecorded e:
                tables.Put(no, e);
                break;
            case PeriodEvent e:
                tables.PutPeriod(no, change.Address, e);
                break;
            case PeriodReturnEvent e:
                tables.PutReturn(no, tables.NumberOf(change.Address.Parent!.Value), change.Address, e);
                break;
        }
    }

    /// <summary>Writes what was noted. Afterwards the batch is empty, save for <see cref="Touched"/>.</summary>
    public void Flush()
    {
        foreach (var (row, before) in _rows.Values)
        {
            tables.Put(row, before);
        }
        foreach (var (row, validTo) in _past)
        {
            tables.PutPast(row, validTo);
        }
        foreach (var (cell, count) in _cells)
        {
            if (count != 0)
            {
                tables.Add(cell, count);
            }
        }
        foreach (var (total, count) in _totals)
        {
            if (count != 0)
            {
                tables.Add(total, count);
            }
        }
        Empty();
    }

    /// <summary>The row as the batch leaves it; null: the batch does not change it.</summary>
    public LedgerRow? Now(long no) => _rows.TryGetValue(no, out var row) ? row.Now : null;

    public void Touch(GrainAddress address)
    {
        if (Plan.Over(address) is { } plan)
        {
            Touched.Add(plan);
        }
    }

    public void Forget()
    {
        Empty();
        Touched.Clear();
    }

    private void Empty()
    {
        _rows.Clear();
        _past.Clear();
        _cells.Clear();
        _totals.Clear();
    }

    private void Write(SideWrite? write)
    {
        if (write is not null)
        {
            tables.Write(write);
        }
    }

    private LedgerRow? Row(long no, GrainAddress address) =>
        _rows.TryGetValue(no, out var row) ? row.Now : tables.Row(no, address);

    private void Apply(long no, LedgerEntry entry, LedgerRow? before, long position)
    {
        if (_rows.TryGetValue(no, out var row))
        {
            Replace(row.Now, entry, position);
            _rows[no] = row with { Now = row.Now with { Entry = entry, ValidFrom = position } };
        }
        else if (before is not null)
        {
            Replace(before, entry, position);
            _rows[no] = new BatchRow(before with { Entry = entry, ValidFrom = position }, before);
        }
        else
        {
            var made = new LedgerRow(no, tables.NumberOf(entry.Plan), tables.NumberOf(entry.Point), entry, position);
            Count(made.Plan, entry, 1);
            _rows[no] = new BatchRow(made, null);
        }
    }

    private void Replace(LedgerRow before, LedgerEntry entry, long position)
    {
        _past.Add((before, position));
        if (CellKey.Of(before.Plan, before.Entry) != CellKey.Of(before.Plan, entry)) // most reports change no counter
        {
            Count(before.Plan, before.Entry, -1);
            Count(before.Plan, entry, 1);
        }
    }

    private void Count(long plan, LedgerEntry entry, int count)
    {
        var (cell, total) = (CellKey.Of(plan, entry), TotalKey.Of(entry));
        _cells[cell] = _cells.GetValueOrDefault(cell) + count;
        _totals[total] = _totals.GetValueOrDefault(total) + count;
    }
}

/// <param name="Entry">The row after the fact, where it is an assignment's.</param>
/// <param name="Before">The row before the stream's first change, where there was one.</param>
/// <param name="Beside">It changes side tables (<see cref="SideWrite"/>) and no row of an assignment.</param>
internal readonly record struct LedgerChange(GrainAddress Address, object Fact, long Position, LedgerEntry? Entry, LedgerRow? Before, bool Beside = false);

/// <param name="Before">As the tables hold it; null: not at all.</param>
internal readonly record struct BatchRow(LedgerRow Now, LedgerRow? Before);
