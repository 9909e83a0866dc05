using Npgsql;
using Tracker.Deciding;
using Tracker.Silo.Ledger.Postgres;

namespace Tracker.Silo.Journal.Postgres;

/// <summary>Erases one fact's words by law and records it, in one transaction. Older copies of the row are the database's to vacuum away, which is asked for.</summary>
internal sealed class PostgresErasing(NpgsqlDataSource source, StreamTails tails, PostgresTexts texts, FactCodec codec, TimeProvider clock)
{
    public async Task<Rejection?> Erase(long position, string basis, Envelope envelope)
    {
        while (true)
        {
            try
            {
                return await Try(position, basis, envelope);
            }
            catch (PostgresException error) when (PostgresFault.IsOvertaken(error))
            {
                // Two erasures at once: the next version is free.
                if (PostgresFault.IsFilledAnew(error))
                {
                    await tails.BeginAnew();
                }
            }
        }
    }

    private async Task<Rejection?> Try(long position, string basis, Envelope envelope)
    {
        var fact = await Read(position);
        var (erasure, rejection) = Erasure.Of(fact, position, basis, envelope, codec);
        if (erasure is null || fact is null)
        {
            return rejection;
        }
        tails.Forget([erasure.Stream]);
        var version = (await tails.Load([erasure.Stream])).GetValueOrDefault(erasure.Stream)?.Version ?? 0;
        var append = new PendingAppend(erasure.Append(version));
        var batch = new AppendBatch(tails, texts);
        await batch.Learn([append]);
        batch.Add(append);
        await using (var connection = await source.OpenConnectionAsync())
        {
            await using var transaction = await connection.BeginTransactionAsync();
            var before = batch.Send(connection, clock.GetUtcNow());
            await using (var command = new NpgsqlCommand("UPDATE events SET data = $2, salt = NULL WHERE position = $1 AND salt IS NOT NULL", connection))
            {
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = erasure.Left });
                if (await command.ExecuteNonQueryAsync() == 0)
                {
                    return null; // another erased it meanwhile: nothing of this is kept
                }
            }
            await DropSnapshots(connection, fact.Address);
            await transaction.CommitAsync();
            batch.Remember(before);
            tails.Forget([fact.Address]);
        }
        await using var vacuum = source.CreateCommand("VACUUM events"); // the row as it was is gone from the table
        vacuum.CommandTimeout = 0;
        await vacuum.ExecuteNonQueryAsync();
        return null;
    }

    /// <summary>Silos of a cluster keep states of long histories (Silo/Orleans): what they hold in memory is for whoever erases to end first.</summary>
    private static async Task DropSnapshots(NpgsqlConnection connection, GrainAddress stream)
    {
        await using var look = new NpgsqlCommand("SELECT to_regclass('orleans.orleansstorage') IS NOT NULL", connection);
        if (await look.ExecuteScalarAsync() is true)
        {
            await using var drop = new NpgsqlCommand("DELETE FROM orleans.orleansstorage WHERE grainidextensionstring = $1", connection);
            drop.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stream.Value });
            await drop.ExecuteNonQueryAsync();
        }
    }

    private async Task<RecordedFact?> Read(long position)
    {
        await using var command = source.CreateCommand(
            """
            SELECT s.address, e.version, e.type, e.data, e.metadata, e.salt IS NULL
            FROM events e JOIN streams s ON s.no = e.stream WHERE e.position = $1
            """);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync()
            ? new RecordedFact(position, GrainAddress.Parse(row.GetString(0)), row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetBoolean(5))
            : null;
    }
}
