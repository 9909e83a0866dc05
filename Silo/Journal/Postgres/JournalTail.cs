using Npgsql;

namespace Tracker.Silo.Journal.Postgres;

/// <summary>
/// Hears that the journal has grown, whoever wrote: by notification, and by asking once in a while should one be lost. Tells this process's readers
/// and the other processes of this one's writing after its commits, many at once: each hearing is work for whoever follows the journal.
/// </summary>
internal sealed class JournalTail : IAsyncDisposable
{
    private const string Channel = "tracker_journal";
    private static readonly TimeSpan BetweenNotifications = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _closing = new();
    private readonly NpgsqlDataSource _source;
    private readonly PositionSignal _signal;
    private readonly PositionSignal _own;
    private readonly TimeSpan _poll;
    private readonly Action _away;
    private readonly Task _work;

    /// <param name="signal">Told of every position that anybody wrote.</param>
    /// <param name="own">The last position that this process wrote.</param>
    /// <param name="away">Called when the database goes away. Whoever listens hears of it first: connections that idle are then of no use to anybody.</param>
    public JournalTail(NpgsqlDataSource source, PositionSignal signal, PositionSignal own, TimeSpan poll, Action away)
    {
        (_source, _signal, _own, _poll, _away) = (source, signal, own, poll, away);
        _work = Task.WhenAll(Task.Run(() => Again(Listen)), Task.Run(() => Again(Tell)));
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _work;
        _closing.Dispose();
    }

    private async Task Again(Func<CancellationToken, Task> work)
    {
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                await work(_closing.Token);
            }
            catch (Exception error) when (error is OperationCanceledException || PostgresFault.IsOfDatabase(error))
            {
                if (PostgresFault.IsAway(error))
                {
                    _away();
                }
                try
                {
                    await Task.Delay(BeforeTryingAgain, _closing.Token);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }
        }
    }

    private async Task Listen(CancellationToken cancel)
    {
        await using var connection = await _source.OpenConnectionAsync(cancel);
        connection.Notification += (_, told) => _signal.Advance(long.Parse(told.Payload, System.Globalization.CultureInfo.InvariantCulture));
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancel);
        }
        while (true)
        {
            await using var last = new NpgsqlCommand("SELECT coalesce(max(position), 0) FROM events", connection);
            _signal.Advance((long)(await last.ExecuteScalarAsync(cancel))!);
            while (await connection.WaitAsync(_poll, cancel))
            {
                // A notification tells the position itself.
            }
        }
    }

    private async Task Tell(CancellationToken cancel)
    {
        var told = _own.Last;
        while (true)
        {
            await _own.WaitBeyond(told, cancel);
            told = _own.Last;
            _signal.Advance(told);
            await using (var notify = _source.CreateCommand("SELECT pg_notify($1, $2)"))
            {
                notify.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Channel });
                notify.Parameters.Add(new NpgsqlParameter<string> { TypedValue = told.ToString(System.Globalization.CultureInfo.InvariantCulture) });
                await notify.ExecuteNonQueryAsync(cancel);
            }
            await Task.Delay(BetweenNotifications, cancel);
        }
    }
}
