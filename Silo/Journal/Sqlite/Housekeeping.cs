using Tracker.Deciding;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>Once an hour, first a minute after the start: drops answers past their time in small steps, and seals when a new day has begun.</summary>
internal sealed class Housekeeping : IAsyncDisposable
{
    private const int AnswersAtOnce = 500;
    private readonly SqliteWriter _writer;
    private readonly SqliteSeals _seals;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private Task _work = Task.CompletedTask;

    public Housekeeping(SqliteWriter writer, SqliteSeals seals, TimeProvider clock)
    {
        (_writer, _seals, _clock) = (writer, seals, clock);
        _timer = clock.CreateTimer(_ => Begin(), null, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
    }

    /// <summary>The work begun last.</summary>
    public Task Work
    {
        get
        {
            lock (_gate)
            {
                return _work;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await Work;
    }

    private void Begin()
    {
        lock (_gate)
        {
            if (_work.IsCompleted)
            {
                _work = Task.Run(KeepHouse);
            }
        }
    }

    private async Task KeepHouse()
    {
        try
        {
            while (await _writer.Enqueue(new Pruning(AnswersAtOnce)))
            {
            }
            if (_seals.Last() is not { } last || JournalDay.Of(last.At) != JournalDay.Of(_clock.GetUtcNow())) // also where the clock was put back
            {
                await _seals.Make();
            }
        }
        catch (JournalUnavailableException)
        {
            // Closing, or a full disk: the next hour will do.
        }
    }

    private sealed class Pruning(int atMost) : WriteItem<bool>
    {
        public override void Run(WriterSession session) => Result = CommandAnswers.Prune(session.Statements, session.Now, atMost);
    }
}
