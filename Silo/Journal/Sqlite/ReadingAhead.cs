using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Silo.Journal.Kept;
using Tracker.Silo.Ledger;
using Tracker.Silo.Ledger.Sqlite;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>Reads the assignments of the newest streams from the tables to keep them, piece by piece, while everything else goes on.</summary>
internal sealed class ReadingAhead(SqliteReaders readers, KeptAssignments kept, FactCodec codec)
{
    private const int StreamsAtOnce = 500;

    public void Run(CancellationToken cancel)
    {
        try
        {
            for (long? below = long.MaxValue; below is { } last && kept.HasRoom && !cancel.IsCancellationRequested;)
            {
                kept.BeginReading();
                below = Read(last);
            }
        }
        finally
        {
            kept.EndReading();
        }
    }

    /// <summary>Reads the next streams below a number; the lowest of them, or null where there are none.</summary>
    private long? Read(long below)
    {
        using var reader = readers.Rent();
        using var moment = reader.OneMoment();
        var lowest = reader["SELECT min(no) FROM (SELECT no FROM streams WHERE no < ?1 ORDER BY no DESC LIMIT ?2)"].Bind(1, below).Bind(2, StreamsAtOnce).Number();
        if (lowest is { } from)
        {
            ReadAssignments(reader, from, below);
        }
        return lowest;
    }

    private void ReadAssignments(SqliteReaders.Lease reader, long from, long below)
    {
        var texts = new LedgerTexts(reader.Statements);
        var rows = reader[
            $"""
            SELECT s.no, s.address, e.version, e.type, e.data, e.hash, r.plan, r.point, {LedgerColumns.Prefixed("r")}
            FROM streams s JOIN ledger_rows r ON r.no = s.no JOIN events e ON e.stream = s.no
            WHERE s.no >= ?1 AND s.no < ?2 ORDER BY s.no, e.version
            """].Bind(1, from).Bind(2, below);
        using var done = rows.ResetAtEnd();
        Found? found = null;
        while (rows.Step())
        {
            if (found is null || found.Row.No != rows.Long(0))
            {
                Keep(found);
                var address = GrainAddress.Parse(rows.Text(1));
                found = new Found(address, new LedgerRow(rows.Long(0), rows.Long(6), rows.Long(7), LedgerColumns.Read(rows, 8, address, texts), rows.Long(8)));
            }
            found.State = Assignment.Evolve(found.State, (AssignmentEvent)codec.Decode(rows.Text(3), rows.Text(4)));
            found.Head = new StreamHead(rows.Long(0), rows.Long(2), rows.Blob(5));
        }
        Keep(found);
    }

    private void Keep(Found? found)
    {
        if (found is not null)
        {
            kept.Add(found.Address, found.State, found.Head, found.Row);
        }
    }

    private sealed record Found(GrainAddress Address, LedgerRow Row)
    {
        public Assignment State { get; set; } = Assignment.Initial;

        public StreamHead Head { get; set; }
    }
}
