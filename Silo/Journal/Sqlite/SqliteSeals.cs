using System.Globalization;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>Makes and lists seals.</summary>
internal sealed class SqliteSeals(SqliteWriter writer, SqliteReaders readers, PositionSignal signal, TimeProvider clock) : IDisposable
{
    private const int Chunk = 10_000;
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Seals everything since the last seal; null: there is nothing new.</summary>
    public async Task<Seal?> Make()
    {
        await _one.WaitAsync();
        try
        {
            var before = Last();
            var (first, last) = ((before?.Last ?? 0) + 1, signal.Last);
            if (last < first)
            {
                return null;
            }
            var seal = new Seal((before?.No ?? 0) + 1, first, last, RootOf(first, last), clock.GetUtcNow(), before?.Hash ?? "");
            await writer.Enqueue(new SealWrite(seal));
            return seal;
        }
        finally
        {
            _one.Release();
        }
    }

    public Seal? Last()
    {
        using var reader = readers.Rent();
        return List(reader.Statements, "SELECT no, first, last, root, at, previous FROM seals ORDER BY no DESC LIMIT 1").FirstOrDefault();
    }

    public IReadOnlyList<Seal> All()
    {
        using var reader = readers.Rent();
        return List(reader.Statements);
    }

    public static List<Seal> List(Statements statements) =>
        List(statements, "SELECT no, first, last, root, at, previous FROM seals ORDER BY no");

    public void Dispose() => _one.Dispose();

    private string RootOf(long first, long last)
    {
        var tree = new MerkleTree();
        for (var from = first; from <= last; from += Chunk)
        {
            using var reader = readers.Rent();
            var hashes = reader["SELECT hash FROM events WHERE position BETWEEN ?1 AND ?2 ORDER BY position"];
            using var done = hashes.Bind(1, from).Bind(2, Math.Min(last, from + Chunk - 1)).ResetAtEnd();
            while (hashes.Step())
            {
                tree.Add(hashes.Span(0));
            }
        }
        return Convert.ToHexStringLower(tree.Root());
    }

    private static List<Seal> List(Statements statements, string sql)
    {
        var seals = new List<Seal>();
        var rows = statements[sql];
        using var done = rows.ResetAtEnd();
        while (rows.Step())
        {
            var at = DateTimeOffset.TryParseExact(rows.Text(4), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
                ? moment
                : DateTimeOffset.MinValue; // changed by hand: the hash then tells
            seals.Add(new Seal(
                rows.Long(0), rows.Long(1), rows.Long(2), Convert.ToHexStringLower(rows.Span(3)), at, Convert.ToHexStringLower(rows.Span(5))));
        }
        return seals;
    }

    private sealed class SealWrite(Seal seal) : WriteItem<bool>
    {
        public override void Run(WriterSession session) =>
            session.Statements["INSERT INTO seals (no, first, last, root, at, previous, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"]
                .Bind(1, seal.No)
                .Bind(2, seal.First)
                .Bind(3, seal.Last)
                .Bind(4, Convert.FromHexString(seal.Root))
                .BindText(5, seal.AtText)
                .Bind(6, Convert.FromHexString(seal.Previous))
                .Bind(7, Convert.FromHexString(seal.Hash))
                .Run();
    }
}
