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
        var found = new FoundAssignments(kept, codec);
        while (rows.Step())
        {
            if (found.IsNext(rows.Long(0)))
            {
                var address = GrainAddress.Parse(rows.Text(1));
                found.Begin(address, new LedgerRow(rows.Long(0), rows.Long(6), rows.Long(7), LedgerColumns.Read(rows, 8, address, texts), rows.Long(8)));
            }
            found.Fact(rows.Long(2), rows.Text(3), rows.Text(4), rows.Blob(5));
        }
        found.End();
    }
}
