using System.Diagnostics;
using Npgsql;

namespace Tracker.Silo.Journal.Postgres;

/// <summary>
/// A process that is stopped, or cut off without a farewell, while it sends an append leaves the server waiting for the rest with the lock of all
/// appends taken. No timeout of the server's covers that (it counts as a statement under way), so whoever waits for the lock ends it.
/// </summary>
internal sealed class StandingAppends : IAsyncDisposable
{
    /// <summary>How long a part of an append may be under way before the rest is not waited for any more. It is sent again if its process still lives.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _source;
    private readonly Timer _timer;
    private readonly Waiting _waiting;

    /// <summary>Since when an append waits, as <see cref="Stopwatch"/> counts; 0: none does.</summary>
    private long _since;

    public StandingAppends(NpgsqlDataSource source)
    {
        (_source, _waiting) = (source, new Waiting(this));
        _timer = new Timer(_ => Look(), null, BetweenLooks, BetweenLooks);
    }

    /// <summary>While an append waits to come through, those before it are looked after. For one caller at a time.</summary>
    public IDisposable LookedAfter()
    {
        Volatile.Write(ref _since, Stopwatch.GetTimestamp());
        return _waiting;
    }

    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private void Look()
    {
        if (Volatile.Read(ref _since) is not (> 0 and var since) || Stopwatch.GetElapsedTime(since) < Longest)
        {
            return;
        }
        try
        {
            End();
        }
        catch (Exception error) when (PostgresFault.IsOfDatabase(error) || error is ObjectDisposedException)
        {
            // Then the append that waits fails too, for the same reason.
        }
    }

    /// <summary>A long transaction between two statements, such as a rebuild's, is not active: the server's own timeout looks after it.</summary>
    private void End()
    {
        using var command = _source.CreateCommand(
            """
            SELECT pg_terminate_backend(l.pid)
            FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.classid = 0 AND l.objid = 5207320
                AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                AND a.state = 'active' AND a.wait_event_type = 'Client' AND a.query ~ '(append_facts|follow)_' AND a.query_start < clock_timestamp() - $1
            """);
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = Longest });
        command.ExecuteNonQuery();
    }

    private sealed class Waiting(StandingAppends standing) : IDisposable
    {
        public void Dispose() => Volatile.Write(ref standing._since, 0);
    }
}
