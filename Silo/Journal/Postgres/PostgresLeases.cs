using Npgsql;

namespace Tracker.Silo.Journal.Postgres;

internal sealed class PostgresLeases(NpgsqlDataSource source) : ILeases
{
    private readonly Guid _holder = Guid.NewGuid();

    public async ValueTask<bool> Hold(string name, TimeSpan time, CancellationToken cancel)
    {
        try
        {
            await using var command = source.CreateCommand(
                """
                INSERT INTO leases (name, holder, until) VALUES ($1, $2, now() + $3)
                ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
                WHERE leases.holder = excluded.holder OR leases.until < now()
                """);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = _holder });
            command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = time });
            return await command.ExecuteNonQueryAsync(cancel) == 1;
        }
        catch (Exception error) when (PostgresFault.IsOfDatabase(error))
        {
            throw PostgresFault.Unavailable(error);
        }
    }

    /// <summary>Gives back all that this process holds, so that another need not wait.</summary>
    public async Task GiveBack()
    {
        await using var command = source.CreateCommand("DELETE FROM leases WHERE holder = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = _holder });
        await command.ExecuteNonQueryAsync();
    }
}
