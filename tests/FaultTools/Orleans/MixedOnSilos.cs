using System.Net;
using Tracker.Faults.Orleans;
using Tracker.Faults.Postgres;
using Tracker.Silo;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Postgres;
using Tracker.Tests.Postgres;

namespace Tracker.Faults.Mixed;

/// <summary>Three silos, each in a network namespace of its own where there may be any, and two clients beside them.</summary>
internal sealed class MixedOnSilos(RacingClock clock, Random chance) : MixedPlace(clock, chance)
{
    private const int Silos = 3;

    private readonly PostgresCluster _cluster = new("");
    private readonly List<SiloProcess> _silos = [];
    private CutNetwork? _network;
    private string _database = "";

    public override string Name => "three silos and two clients, PostgreSQL";

    public override IReadOnlyList<MixedFault> Faults =>
    [
        new("silo killed", KillSilo),
        new("silo stopped", StopSilo),
        new("silo left", LeaveSilo),
        .. _network is null ? [] : (MixedFault[])[new("silo cut off", CutSilo)],
        new("client killed", KillAny),
        new("PostgreSQL killed", KillPostgres),
    ];

    public override async Task Begin()
    {
        _database = _cluster.NewDatabase();
        await using (var store = await OpenStore())
        {
            await MixedPlan.Make(store, Clock);
        }
        _network = CutNetwork.Make(Silos);
        if (_network is null)
        {
            Lacking.Add("no network namespace can be made here: no silo is cut off");
        }
        for (var n = 0; n < Silos; n++)
        {
            var address = _network?.Address(n) ?? IPAddress.Loopback;
            _silos.Add(new SiloProcess(_database, _network?.Name(n), "mixed-silo", $"{address}", Path.Combine(Folder, $"silo{n}"), $"{Clock}"));
            await _silos[n].Start();
        }
        Workers = [.. Enumerable.Range(1, 2).Select(n => Working(n, _database, "mixed-client", "postgres", Callers / 2))];
        await Task.WhenAll(Workers.Select(w => w.Start()));
    }

    public override async Task<IStore> OpenStore() => await PostgresStore.Open(new PostgresStoreOptions { ConnectionString = _database }, TrackerSilo.Facts, TimeProvider.System);

    protected override void TakeDown()
    {
        _silos.ForEach(s => s.Dispose());
        _network?.Dispose();
        _cluster.Dispose();
    }

    private SiloProcess AnySilo() => _silos[Chance.Next(Silos)];

    private async Task KillSilo()
    {
        var victim = AnySilo();
        await victim.Kill();
        await While(3, 15);
        await victim.Start();
    }

    private async Task LeaveSilo()
    {
        var victim = AnySilo();
        await victim.Leave();
        await While(0, 5);
        await victim.Start();
    }

    private async Task StopSilo()
    {
        var victim = AnySilo();
        victim.Halt();
        await While(2, 20);
        victim.Continue();
        await StartedAgainWhereDeclaredDead(victim);
    }

    /// <summary>No silo and no client reaches it, it reaches the database still: the worst that a torn network may do.</summary>
    private async Task CutSilo()
    {
        var victim = Chance.Next(Silos);
        _network!.Cut(victim);
        await While(2, 20);
        _network.Join(victim);
        await StartedAgainWhereDeclaredDead(_silos[victim]);
    }

    private async Task KillPostgres()
    {
        _cluster.Kill();
        await While(0, 3);
        _cluster.Start();
        foreach (var silo in _silos)
        {
            await StartedAgainWhereDeclaredDead(silo);
        }
    }

    private static async Task StartedAgainWhereDeclaredDead(SiloProcess silo)
    {
        if (await silo.HasEnded(TimeSpan.FromSeconds(10)))
        {
            await silo.Start();
        }
    }
}
