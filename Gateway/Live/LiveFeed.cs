using System.Collections.Concurrent;
using System.Threading.Channels;
using Tracker.Deciding;
using Tracker.Plans;
using Tracker.Silo.Journal;

namespace Tracker.Gateway.Live;

/// <summary>
/// Which plans have just changed, whichever process wrote: follows the journal's end for all browsers that watch, and not at all while none does.
/// </summary>
internal sealed partial class LiveFeed(IJournal journal, TimeProvider clock, ILogger<LiveFeed> log) : BackgroundService
{
    /// <summary>Many facts are told as one change of their plan.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(300);

    /// <summary>How often is looked whether anybody still watches.</summary>
    private static readonly TimeSpan LookedAt = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromSeconds(2);
    private const int AtOnce = 5_000;

    private readonly ConcurrentDictionary<Watch, bool> _watches = new();
    private readonly SemaphoreSlim _watched = new(0);

    /// <summary>Tells every plan that changes from now on, each once for a burst; dispose of it to stop.</summary>
    public Watch Begin()
    {
        var watch = new Watch(this);
        _watches[watch] = true;
        _watched.Release();
        return watch;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await _watched.WaitAsync(stoppingToken);
                await Follow(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (JournalUnavailableException error)
            {
                Interrupted(log, error.Code);
                _watched.Release();
                await clock.Pause(BeforeTryingAgain, stoppingToken);
            }
        }
    }

    private async Task Follow(CancellationToken cancel)
    {
        var read = await journal.LastPosition(cancel);
        while (!_watches.IsEmpty)
        {
            if (await journal.GrownBeyond(read, LookedAt, clock, cancel) is null)
            {
                continue;
            }
            await Task.Delay(Between, clock, cancel);
            var places = await journal.ReadPlaces(read, AtOnce, cancel);
            foreach (var plan in places.Select(place => Plan.Over(place.Address)).OfType<GrainAddress>().Distinct())
            {
                foreach (var watch in _watches.Keys)
                {
                    watch.Tell(plan);
                }
            }
            read = places.Count > 0 ? places[^1].Position : read;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Pages are not told of changes for a moment: {Code}")]
    private static partial void Interrupted(ILogger log, string code);

    internal sealed class Watch(LiveFeed feed) : IDisposable
    {
        private readonly Channel<GrainAddress> _told = Channel.CreateBounded<GrainAddress>(new BoundedChannelOptions(1_000) { FullMode = BoundedChannelFullMode.DropOldest });

        public ChannelReader<GrainAddress> Told => _told.Reader;

        public void Tell(GrainAddress plan) => _told.Writer.TryWrite(plan);

        public void Dispose() => feed._watches.TryRemove(this, out _);
    }
}
