using Tracker.Deciding;

namespace Tracker.Silo.Journal;

/// <summary>
/// Once an hour, first a minute after the start: drops answers past their time in small steps, and seals when a new day has begun. Of several
/// processes one does it.
/// </summary>
internal sealed class Housekeeping : IAsyncDisposable
{
    private static readonly TimeSpan Often = TimeSpan.FromHours(1);
    private readonly Func<Task<bool>> _prune;
    private readonly Func<Seal?> _lastSeal;
    private readonly Func<Task<Seal?>> _seal;
    private readonly ILeases _leases;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private Task _work = Task.CompletedTask;

    public Housekeeping(Func<Task<bool>> prune, Func<Seal?> lastSeal, Func<Task<Seal?>> seal, ILeases leases, TimeProvider clock)
    {
        (_prune, _lastSeal, _seal, _leases, _clock) = (prune, lastSeal, seal, leases, clock);
        _timer = clock.CreateTimer(_ => Begin(), null, TimeSpan.FromMinutes(1), Often);
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
            if (!await _leases.Hold("housekeeping", Often / 2))
            {
                return;
            }
            while (await _prune())
            {
            }
            if (_lastSeal() is not { } last || JournalDay.Of(last.At) != JournalDay.Of(_clock.GetUtcNow())) // also where the clock was put back
            {
                await _seal();
            }
        }
        catch (Exception error) when (StoreFault.In(error) is not null)
        {
            // Closing, away, or a full disk: the next hour will do.
        }
    }
}
