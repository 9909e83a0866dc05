using Npgsql;

namespace Tracker.Silo.Journal.Postgres;

/// <summary>The first answers to command ids, kept for 30 days.</summary>
internal static class Answers
{
    public static async Task<Dictionary<Guid, RememberedCommand>> Of(NpgsqlDataSource source, Guid[] ids, CancellationToken cancel = default)
    {
        var answers = new Dictionary<Guid, RememberedCommand>();
        if (ids.Length == 0)
        {
            return answers;
        }
        await using var command = source.CreateCommand("SELECT id, body_hash, version, position FROM command_answers WHERE id = ANY ($1)");
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            var id = rows.GetGuid(0);
            answers[id] = new RememberedCommand(id, (byte[])rows[1], rows.GetInt64(2), rows.GetInt64(3));
        }
        return answers;
    }

    /// <summary>Drops a few answers that are past their time; says whether there may be more. One from a clock that ran ahead counts as given now.</summary>
    public static async Task<bool> Prune(NpgsqlDataSource source, DateTimeOffset now, int atMost)
    {
        await using (var redate = source.CreateCommand(
            """
            UPDATE command_answers
            SET at = $1, digest = substring(sha256(int8send(position) || int8send(version) || int8send($1) || uuid_send(id) || body_hash) FROM 1 FOR 8)
            WHERE at > $1
            """))
        {
            redate.Parameters.Add(new NpgsqlParameter<long> { TypedValue = now.ToUnixTimeSeconds() });
            await redate.ExecuteNonQueryAsync();
        }
        await using var drop = source.CreateCommand(
            "DELETE FROM command_answers WHERE id = ANY (ARRAY(SELECT id FROM command_answers WHERE at < $1 LIMIT $2))");
        drop.Parameters.Add(new NpgsqlParameter<long> { TypedValue = (now - CommandMemory.Kept).ToUnixTimeSeconds() });
        drop.Parameters.Add(new NpgsqlParameter<int> { TypedValue = atMost });
        return await drop.ExecuteNonQueryAsync() == atMost;
    }
}
