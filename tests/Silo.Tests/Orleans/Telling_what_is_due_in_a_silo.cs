using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Silo.Orleans;
using Tracker.Silo.Tests.DueWork;
using Tracker.Silo.Tests.Postgres;
using Tracker.Tests.Postgres;

namespace Tracker.Silo.Tests.Orleans;

public sealed class Telling_what_is_due_in_a_silo : INeedPostgres
{
    private static readonly DateOnly June = new(2031, 6, 30);

    /// <summary>Woken as the reminder would, a minute later.</summary>
    [StoreFact]
    public async Task Is_done_in_one_and_in_another_once_that_has_left()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var clock = new ManualClock(new DateTimeOffset(June.AddDays(-15), new TimeOnly(9, 0), TimeSpan.FromHours(8)));
        var database = PostgresCluster.Shared.NewDatabase();
        await using (var cluster = await Cluster.Start(database, silos: 1, clients: 0, clock))
        {
            var first = new DueGovernment(cluster.Store(0), "880000");
            await first.Assign([new FixedDeadline("6月底前", June)]);
            await Reminded(cluster, first, patience.Token);
        }
        await using (var cluster = await Cluster.Start(database, silos: 2, clients: 0, clock))
        {
            var second = new DueGovernment(cluster.Store(1), "880100");
            await second.Assign([new FixedDeadline("6月底前", June)]);
            await cluster.Services(1).GetRequiredService<IGrainFactory>().GetGrain<IDueWorkGrain>(0).Begin();
            await Reminded(cluster, second, patience.Token);
            await second.ShouldBeToldExactlyOnce();
            await new DueGovernment(cluster.Store(1), "880000", duties: 1).ShouldBeToldExactlyOnce();
        }
    }

    private static async Task Reminded(Cluster cluster, DueGovernment government, CancellationToken cancel)
    {
        var journal = cluster.Store(0).Journal;
        while (true)
        {
            var read = await journal.LastPosition(cancel);
            if ((await government.Facts(government.Duties[0])).OfType<LimitReminded>().Any())
            {
                return;
            }
            await journal.WaitBeyond(read, cancel);
        }
    }
}
