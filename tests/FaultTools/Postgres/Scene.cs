using Npgsql;
using Tracker.Silo;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal.Postgres;
using Tracker.Tests.Postgres;

namespace Tracker.Faults.Postgres;

/// <summary>A database with a small plan, two processes that write to it and a reader that follows; what goes wrong is collected.</summary>
internal sealed class Scene : IAsyncDisposable
{
    /// <summary>How long anybody may be held up: the store's own timeouts are 20 s, the machine may be slow.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tracker-faults-");
    private readonly List<string> _wrong = [];
    private readonly string _database;
    private PostgresStore _store = null!;
    private TailReader _tail = null!;

    private Scene(PostgresCluster cluster, string database, bool throughProxies, int callers, int commands, int units, string verb)
    {
        (Cluster, _database) = (cluster, database);
        Proxies = throughProxies ? [new CuttingProxy(cluster.Folder), new CuttingProxy(cluster.Folder)] : [];
        Workers = [.. Enumerable.Range(0, 2).Select(n => new Worker(
            n + 1, _folder.FullName, throughProxies ? database.Replace(cluster.Folder, Proxies[n].Folder, StringComparison.Ordinal) : database, verb, $"{callers}", $"{commands}", $"{units}"))];
    }

    public PostgresCluster Cluster { get; }

    public IReadOnlyList<Worker> Workers { get; }

    public IReadOnlyList<CuttingProxy> Proxies { get; }

    public Random Chance { get; } = new(2031);

    public static async Task<Scene> Open(
        PostgresCluster cluster, string database, bool throughProxies = false, int callers = 32, int commands = int.MaxValue / 2, int units = SmallPlan.Units, string verb = "work", Func<Task>? beforeTheWorkers = null)
    {
        var scene = new Scene(cluster, database, throughProxies, callers, commands, units, verb);
        scene._store = await scene.OpenStore();
        await SmallPlan.Assign(TrackerSilo.EngineOn(scene._store.Journal, new EngineOptions()));
        scene._tail = new TailReader(scene._store.Journal);
        scene._tail.Start();
        await (beforeTheWorkers?.Invoke() ?? Task.CompletedTask);
        await Task.WhenAll(scene.Workers.Select(w => w.Start()));
        return scene;
    }

    public void Wrong(string what) => _wrong.Add(what);

    /// <summary>Waits until each of them has answered so many more commands.</summary>
    public async Task GoOn(int answers, params IReadOnlyList<Worker> workers)
    {
        var wanted = workers.Select(w => (Worker: w, Until: w.Answers() + answers)).ToList();
        if (!await Patience.Until(() => wanted.All(w => w.Worker.Answers() >= w.Until || w.Worker.HasEnded), Longest))
        {
            var behind = wanted.Where(w => w.Worker.Answers() < w.Until).Select(w => $"{w.Worker.Number} ({w.Until - w.Worker.Answers()} of {answers} missing)");
            Wrong($"after {Longest.TotalSeconds} s without enough answers: worker {string.Join(", ", behind)}\n{await Activity()}");
        }
    }

    /// <summary>Ends the processes and compares what they said with the journal.</summary>
    public async Task<FaultResult> Result(string what, int rounds)
    {
        foreach (var worker in Workers)
        {
            if (await worker.Finish(Longest) is not 0 and var code)
            {
                Wrong($"worker {worker.Number} {(code is null ? "does not come to its end" : $"ended with {code}")}: {worker.Said}");
            }
            var codes = CommandLog.Read(worker.Log).Where(l => l is ["fail", ..]).Select(l => l[2]).Where(c => c is not "journal.unreachable" and not "journal.disk-full");
            _wrong.AddRange(codes.Distinct().Select(c => $"worker {worker.Number} was told {c}: {worker.Said}"));
        }
        _wrong.AddRange(await _tail.Finish(Longest));
        await _store.DisposeAsync();
        await using var fresh = await OpenStore();
        var found = await CheckAfterwards.Of(fresh, Workers.Select(w => w.Log));
        return new FaultResult(what, rounds, found, [.. _wrong, .. found.Wrong]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in Workers)
        {
            worker.Dispose();
        }
        await _tail.DisposeAsync();
        await _store.DisposeAsync();
        foreach (var proxy in Proxies)
        {
            proxy.Dispose();
        }
        _folder.Delete(recursive: true);
    }

    /// <summary>What the machine and the server are about, to find the reason by.</summary>
    private async Task<string> Activity()
    {
        var load = File.ReadAllText("/proc/loadavg");
        try
        {
            await using var source = NpgsqlDataSource.Create(_database + ";Pooling=false");
            await using var ask = source.CreateCommand(
                """
                SELECT coalesce(string_agg(concat_ws(' ', a.pid, a.state, a.wait_event_type, a.wait_event, clock_timestamp() - a.query_start, l.granted, left(a.query, 60)), E'\n'), '')
                FROM pg_stat_activity a LEFT JOIN pg_locks l ON l.pid = a.pid AND l.locktype = 'advisory'
                WHERE a.datname = current_database() AND a.pid <> pg_backend_pid()
                """);
            return load + await ask.ExecuteScalarAsync();
        }
        catch (NpgsqlException error)
        {
            return load + error.Message;
        }
    }

    private Task<PostgresStore> OpenStore() =>
        PostgresStore.Open(new PostgresStoreOptions { ConnectionString = _database }, TrackerSilo.Facts, TimeProvider.System);
}

/// <param name="Wrong">Empty: the fault did no harm.</param>
internal sealed record FaultResult(string What, int Rounds, Comparison Found, IReadOnlyList<string> Wrong);
