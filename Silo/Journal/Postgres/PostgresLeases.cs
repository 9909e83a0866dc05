using System.Collections.Concurrent;
using Npgsql;

namespace Tracker.Silo.Journal.Postgres;

/// <summary>Leases as rows. What was taken is kept without asking for the first third of its time: each asking is a commit of its own.</summary>
internal sealed class PostgresLeases(NpgsqlDataSource source, TimeProvider clock) : ILeases
{
    private readonly ConcurrentDictionary<string, long> _takenAt = new();
    private readonly Guid _holder = Guid.NewGuid();

    public ValueTask<bool> Hold(string name, TimeSpan time, CancellationToken cancel) =>
        _takenAt.TryGetValue(name, out var takenAt) && clock.GetElapsedTime(takenAt) < time / 3 ? new(true) : Take(name, time, cancel);

    /// <summary>Gives back all that this process holds, so that another need not wait.</summary>
    public async Task GiveBack()
    {
        _takenAt.Clear();
        await using var command = source.CreateCommand("DELETE FROM leases WHERE holder = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = _holder });
        await command.ExecuteNonQueryAsync();
    }

    private async ValueTask<bool> Take(string name, TimeSpan time, CancellationToken cancel)
    {
        try
        {
            _takenAt.TryRemove(name, out _);
            var askedAt = clock.GetTimestamp();
            await using var command = source.CreateCommand(
                """
                INSERT INTO leases (name, holder, until) VALUES ($1, $2, now() + $3)
                ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
                WHERE leases.holder = excluded.holder OR leases.until < now()
                """);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = _holder });
            command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = time });
            var taken = await command.ExecuteNonQueryAsync(cancel) == 1;
            if (taken)
            {
                _takenAt[name] = askedAt;
            }
            return taken;
        }
        catch (Exception error) when (PostgresFault.IsOfDatabase(error))
        {
            throw PostgresFault.Unavailable(error);
        }
    }
}
