using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Silo.Activations;
using Tracker.Silo.Delivery;
using Tracker.Silo.DueWork;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Silo.Restoring;
using Tracker.Silo.Tests.Journal.Sqlite;

namespace Tracker.Silo.Tests.DueWork;

/// <summary>The runner looks at its start, after a commit that makes something due, and when a day begins or the clock jumps.</summary>
public sealed class Waking_up_by_itself : IDisposable
{
    private static readonly DateOnly June = new(2031, 6, 30);
    private static readonly ImmutableArray<Deadline> ByJune = [new FixedDeadline("6月底前", June)];
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(2));

    public void Dispose()
    {
        _patience.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task At_the_start_after_a_commit_and_when_a_day_begins()
    {
        await using var store = Stores.Open(_folder);
        var clock = new ManualClock(new DateTimeOffset(June.AddDays(-15), new TimeOnly(9, 0), TimeSpan.FromHours(8)));
        var (first, second) = (new DueGovernment(store, "880000"), new DueGovernment(store, "880100"));
        await first.Assign(ByJune);
        var grains = TrackerSilo.EngineOn(store.Journal, new EngineOptions());
        var work = new HouseDueWork(store.Tables, store.Ledger, store.Journal, grains, clock, NullLogger<HouseDueWork>.Instance);
        var watch = new RestoreWatch(
            _folder.Path, store, new RestoreDesk(store, grains, new Outbox(store.Tables, clock), clock), NullLogger<RestoreWatch>.Instance);
        using var runner = new DueWorkRunner(work, store.Journal, store.Leases, watch, clock, NullLogger<DueWorkRunner>.Instance);

        await runner.StartAsync(default);
        (await Reminded(store, first, 1)).ShouldBe([-15]);

        await second.Assign(ByJune);
        (await Reminded(store, second, 1)).ShouldBe([-15], "the clock stands still: only the commit can have woken it");

        clock.Advance(TimeSpan.FromDays(10));
        (await Reminded(store, first, 2, clock)).ShouldBe([-15, -5]);
        (await Reminded(store, second, 2, clock)).ShouldBe([-15, -5]);

        await runner.StopAsync(default);
        await first.ShouldBeToldExactlyOnce();
    }

    /// <summary>The offsets that a government's one duty was reminded at, once there are so many.</summary>
    /// <param name="ticking">Moves by less than a day meanwhile, since a timer may be set only after the jump.</param>
    private async Task<int[]> Reminded(SqliteStore store, DueGovernment here, int many, ManualClock? ticking = null)
    {
        while (true)
        {
            var read = await store.Journal.LastPosition(_patience.Token);
            if ((await here.Facts(here.Duties[0])).OfType<LimitReminded>().Select(r => r.Offset).ToArray() is var told && told.Length >= many)
            {
                return told;
            }
            if (ticking is null)
            {
                await store.Journal.WaitBeyond(read, _patience.Token);
            }
            else
            {
                ticking.Advance(TimeSpan.FromSeconds(1));
                await Task.Yield();
            }
        }
    }
}
