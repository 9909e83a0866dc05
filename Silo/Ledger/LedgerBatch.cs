using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Ledger;
using Tracker.Plans;
using Tracker.WorkPoints;

namespace Tracker.Silo.Ledger;

/// <summary>
/// The ledger's side of one transaction: follows every fact of the batch in memory and writes each touched row and counter once. Rows as they
/// stood between two facts of the batch are kept too, so that the ledger as of any position is exact.
/// </summary>
internal sealed class LedgerBatch(ILedgerTables tables)
{
    private readonly Dictionary<long, LedgerRow> _rows = [];
    private readonly List<(LedgerRow Row, long ValidTo)> _past = [];
    private readonly Dictionary<CellKey, int> _cells = [];

    /// <summary>The plans whose counters this batch changed.</summary>
    public HashSet<GrainAddress> Touched { get; } = [];

    /// <summary>
    /// What a stream's new facts change. Throws <see cref="JournalOutOfOrderException"/> when one cannot follow; nothing is noted yet.
    /// </summary>
    /// <param name="no">The stream's number; 0: it is new.</param>
    public void Follow(GrainAddress address, long no, IEnumerable<object> facts, long firstPosition, List<LedgerChange> changes)
    {
        var position = firstPosition;
        LedgerEntry? entry = null;
        var looked = false;
        foreach (var fact in facts)
        {
            if (fact is AssignmentEvent step)
            {
                if (!looked)
                {
                    entry = no == 0 ? null : Row(no, address)?.Entry;
                    looked = true;
                }
                var next = LedgerEntry.Follow(entry, address, step, position);
                if (entry is null && address.Parent?.Parent is null)
                {
                    throw new ArgumentException($"{address} stands under no work point of a plan.");
                }
                if (next != entry)
                {
                    changes.Add(new LedgerChange(address, step, position, next));
                }
                entry = next;
            }
            else if (fact is PlanDrafted or PlanRedrafted or PlanAssigned or WorkPointPlanned or WorkPointCompleted)
            {
                changes.Add(new LedgerChange(address, fact, position, null));
            }
            position++;
        }
    }

    public void Apply(LedgerChange change)
    {
        var no = tables.NumberOf(change.Address);
        switch (change.Fact)
        {
            case AssignmentEvent:
                Apply(no, change.Address, change.Entry!, change.Position);
                break;
            case WorkPointPlanned e:
                tables.PutPoint(no, tables.NumberOf(change.Address.Parent!.Value), change.Position, e);
                break;
            case WorkPointCompleted:
                tables.Complete(no);
                break;
            case PlanDrafted e:
                tables.PutPlan(no, change.Address, e.Source, e.Draft);
                break;
            case PlanRedrafted e:
                tables.PutPlan(no, change.Address, e.Source, e.Draft);
                break;
            case PlanAssigned e:
                tables.Put(no, e);
                break;
        }
    }

    /// <summary>Writes what was noted. Afterwards the batch is empty, save for <see cref="Touched"/>.</summary>
    public void Flush()
    {
        foreach (var row in _rows.Values)
        {
            tables.Put(row);
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
        Empty();
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
    }

    private LedgerRow? Row(long no, GrainAddress address) =>
        _rows.TryGetValue(no, out var row) ? row : tables.Row(no, address);

    private void Apply(long no, GrainAddress address, LedgerEntry entry, long position)
    {
        if (Row(no, address) is { } before)
        {
            _past.Add((before, position));
            Count(CellKey.Of(before.Plan, before.Entry), -1);
            _rows[no] = before with { Entry = entry, ValidFrom = position };
        }
        else
        {
            _rows[no] = new LedgerRow(no, tables.NumberOf(entry.Plan), tables.NumberOf(entry.Point), entry, position);
        }
        Count(CellKey.Of(_rows[no].Plan, entry), 1);
        Touched.Add(entry.Plan);
    }

    private void Count(CellKey cell, int count) => _cells[cell] = _cells.GetValueOrDefault(cell) + count;
}

/// <param name="Entry">The row after the fact, where it is an assignment's.</param>
internal readonly record struct LedgerChange(GrainAddress Address, object Fact, long Position, LedgerEntry? Entry);
