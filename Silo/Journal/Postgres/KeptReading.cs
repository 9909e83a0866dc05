using Npgsql;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Silo.Journal.Kept;
using Tracker.Silo.Ledger;
using Tracker.Silo.Ledger.Postgres;

namespace Tracker.Silo.Journal.Postgres;

/// <summary>Reads assignments from the tables to keep them, piece by piece, each at one moment, while everything else goes on.</summary>
internal sealed class KeptReading(NpgsqlDataSource source, KeptAssignments kept, PostgresTexts texts, FactCodec codec) : IDisposable
{
    private const int StreamsAtOnce = 500;

    private static readonly string Query =
        $"""
        SELECT s.no, s.address, e.version, e.type, e.data, e.hash, r.plan, r.point, {RowColumns.Prefixed("r")}
        FROM streams s JOIN ledger_rows r ON r.no = s.no JOIN events e ON e.stream = s.no
        WHERE s.no = ANY ($1) AND r.status = ANY ($2) ORDER BY s.no, e.version
        """;

    private static readonly long[] Open = [.. Enum.GetValues<AssignmentStatus>().Where(s => s.IsOpen).Select(s => (long)s)];

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>The newest first, as many as there is room for.</summary>
    public async Task Newest(CancellationToken cancel)
    {
        for (IReadOnlyList<long> nos = [long.MaxValue]; nos.Count > 0 && kept.HasRoom;)
        {
            nos = await NewestBelow(nos[^1], cancel);
            await These(nos, cancel);
        }
    }

    public async Task These(IReadOnlyList<long> nos, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            kept.BeginReading();
            Add(await Read(nos, cancel));
        }
        finally
        {
            kept.EndReading();
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<IReadOnlyList<long>> NewestBelow(long no, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("SELECT no FROM streams WHERE no < $1 ORDER BY no DESC LIMIT $2");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = no });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = StreamsAtOnce });
        var nos = new List<long>(StreamsAtOnce);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            nos.Add(rows.GetInt64(0));
        }
        return nos;
    }

    private async Task<List<Found>> Read(IReadOnlyList<long> nos, CancellationToken cancel)
    {
        var found = new List<Found>(nos.Count * 3);
        await using var command = source.CreateCommand(Query);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. nos] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = Open });
        await using (var rows = await command.ExecuteReaderAsync(cancel))
        {
            while (await rows.ReadAsync(cancel))
            {
                var no = rows.GetInt64(0);
                var isNext = found.Count == 0 || found[^1].No != no;
                found.Add(new Found(
                    no, isNext ? rows.GetString(1) : null, rows.GetInt64(2), rows.GetString(3), rows.GetString(4), (byte[])rows[5], isNext ? RawRow.Read(rows, 6, no) : null));
            }
        }
        await texts.Load(found.Select(f => f.Row));
        return found;
    }

    private void Add(List<Found> facts)
    {
        var found = new FoundAssignments(kept, codec);
        foreach (var fact in facts)
        {
            if (fact is { Address: { } text, Row: { } row })
            {
                var address = GrainAddress.Parse(text);
                found.Begin(address, row.ToRow(address, texts));
            }
            found.Fact(fact.Version, fact.Type, fact.Data, fact.Hash);
        }
        found.End();
    }

    /// <summary>A fact; with the stream's first its address and row.</summary>
    private sealed record Found(long No, string? Address, long Version, string Type, string Data, byte[] Hash, RawRow? Row);
}
