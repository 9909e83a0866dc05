using System.Globalization;
using Npgsql;

namespace Tracker.Silo.Journal.Postgres;

/// <summary>Makes and lists seals. Where two processes seal at once, one does and the other finds nothing new.</summary>
internal sealed class PostgresSeals(NpgsqlDataSource source, TimeProvider clock)
{
    private const int Chunk = 10_000;
    private const string Columns = "no, first, last, root, at, previous";

    public async Task<Seal?> Make()
    {
        try
        {
            while (true)
            {
                var before = Last();
                var (first, last) = ((before?.Last ?? 0) + 1, await LastPosition());
                if (last < first)
                {
                    return null;
                }
                var seal = new Seal((before?.No ?? 0) + 1, first, last, await RootOf(first, last), clock.GetUtcNow(), before?.Hash ?? "");
                if (await Keep(seal))
                {
                    return seal;
                }
            }
        }
        catch (Exception error) when (PostgresFault.IsAway(error) || error is PostgresException { SqlState: PostgresErrorCodes.DiskFull })
        {
            throw PostgresFault.Unavailable(error);
        }
    }

    public Seal? Last() => List($"SELECT {Columns} FROM seals ORDER BY no DESC LIMIT 1").FirstOrDefault();

    public IReadOnlyList<Seal> All() => List($"SELECT {Columns} FROM seals ORDER BY no");

    public static Seal Read(NpgsqlDataReader row)
    {
        var at = DateTimeOffset.TryParseExact(row.GetString(4), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment
            : DateTimeOffset.MinValue; // changed by hand: the hash then tells
        return new Seal(
            row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), Convert.ToHexStringLower((byte[])row[3]), at, Convert.ToHexStringLower((byte[])row[5]));
    }

    private List<Seal> List(string sql)
    {
        using var command = source.CreateCommand(sql);
        using var rows = command.ExecuteReader();
        var seals = new List<Seal>();
        while (rows.Read())
        {
            seals.Add(Read(rows));
        }
        return seals;
    }

    private async Task<long> LastPosition()
    {
        await using var command = source.CreateCommand("SELECT coalesce(max(position), 0) FROM events");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<string> RootOf(long first, long last)
    {
        var tree = new MerkleTree();
        for (var from = first; from <= last; from += Chunk)
        {
            await using var command = source.CreateCommand("SELECT hash FROM events WHERE position BETWEEN $1 AND $2 ORDER BY position");
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = from });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Math.Min(last, from + Chunk - 1) });
            await using var hashes = await command.ExecuteReaderAsync();
            while (await hashes.ReadAsync())
            {
                tree.Add((byte[])hashes[0]);
            }
        }
        return Convert.ToHexStringLower(tree.Root());
    }

    /// <summary>False: another has the number.</summary>
    private async Task<bool> Keep(Seal seal)
    {
        await using var command = source.CreateCommand(
            "INSERT INTO seals (no, first, last, root, at, previous, hash) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = seal.No });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = seal.First });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = seal.Last });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = Convert.FromHexString(seal.Root) });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = seal.AtText });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = Convert.FromHexString(seal.Previous) });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = Convert.FromHexString(seal.Hash) });
        return await command.ExecuteNonQueryAsync() == 1;
    }
}
