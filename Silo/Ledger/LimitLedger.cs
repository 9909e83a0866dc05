using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Silo.Ledger;

/// <summary>Reads the occurrences of time limits, which follow the journal in its own transaction.</summary>
public sealed class LimitLedger(IRoomTables tables)
{
    internal static readonly string Open = string.Join(", ", Enum.GetValues<AssignmentStatus>().Where(s => s.IsOpen).Select(s => (int)s));

    /// <summary>A government's open assignments with an open occurrence that is counted from an event: a changed calendar may move it.</summary>
    public ValueTask<ImmutableArray<GrainAddress>> CountedFromEvents(DivisionCode government, CancellationToken cancel = default) => tables.Read(
        database => RequestLedger.Read(
            database,
            $"""
            SELECT DISTINCT s.address FROM ledger_occurrences o JOIN ledger_rows r ON r.no = o.no JOIN streams s ON s.no = o.no
            WHERE o.outcome = 0 AND o.event_day > 0 AND r.status IN ({Open}) AND s.address >= @from AND s.address < @to ORDER BY 1
            """,
            row => GrainAddress.Parse(row.GetString(0)),
            ("@from", government.Value + "/"),
            ("@to", government.Value + "0")), // the character behind the slash
        cancel);
}
