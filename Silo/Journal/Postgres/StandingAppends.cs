using Npgsql;

namespace Tracker.Silo.Journal.Postgres;

/// <summary>
/// A process that is stopped, or cut off without a farewell, while it sends an append leaves the server waiting for the rest with the lock of all
/// appends taken. No timeout of the server's covers that (it counts as a statement under way), so whoever waits for the lock ends it.
/// </summary>
internal static class StandingAppends
{
    /// <summary>How long a part of an append may be under way before the rest is not waited for any more. It is sent again if its process still lives.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>Waits for an append to come through, and looks after those before it meanwhile.</summary>
    public static async Task<T> LookedAfter<T>(Task<T> sending, NpgsqlDataSource source)
    {
        for (var wait = Longest; await Task.WhenAny(sending, Task.Delay(wait)) != sending; wait = BetweenLooks)
        {
            try
            {
                await End(source);
            }
            catch (Exception error) when (PostgresFault.IsOfDatabase(error))
            {
                // Then the append that waits fails too, for the same reason.
            }
        }
        return await sending;
    }

    /// <summary>A long transaction between two statements, such as a rebuild's, is not active: the server's own timeout looks after it.</summary>
    private static async Task End(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand(
            """
            SELECT pg_terminate_backend(l.pid)
            FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.classid = 0 AND l.objid = 5207320
                AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                AND a.state = 'active' AND a.wait_event_type = 'Client' AND a.query ~ '(append_facts|follow)_' AND a.query_start < clock_timestamp() - $1
            """);
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = Longest });
        await command.ExecuteNonQueryAsync();
    }
}
