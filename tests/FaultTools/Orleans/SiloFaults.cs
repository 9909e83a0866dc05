using System.Globalization;
using Tracker.Faults.Postgres;
using Tracker.Tests.Postgres;

namespace Tracker.Faults.Orleans;

/// <summary>One of three silos goes away under the load of two clients; what lived in it lives on in the others.</summary>
internal static class SiloFaults
{
    private const int Silos = 3;

    /// <summary>Enough for every one of the fifty assignments to be asked again.</summary>
    private const int AnswersAfterwards = 1_000;

    public static Task<FaultResult> Kill(PostgresCluster cluster, int rounds) => Run(cluster, rounds, "SIGKILL of one of three silos", async silo =>
    {
        await silo.Kill();
        return silo.Start;
    });

    public static Task<FaultResult> Stop(PostgresCluster cluster, int rounds) => Run(cluster, rounds, "SIGSTOP of one of three silos, declared dead meanwhile", silo =>
    {
        silo.Halt();
        return Task.FromResult<Func<Task>>(async () =>
        {
            silo.Continue();
            if (!await silo.HasEnded(Scene.Longest))
            {
                await silo.Kill();
            }
            await silo.Start();
        });
    });

    public static Task<FaultResult> Leave(PostgresCluster cluster, int rounds) => Run(cluster, rounds, "one of three silos leaves in order", async silo =>
    {
        await silo.Leave();
        return silo.Start;
    });

    /// <param name="breakIt">Answers what mends it.</param>
    private static async Task<FaultResult> Run(PostgresCluster cluster, int rounds, string what, Func<SiloProcess, Task<Func<Task>>> breakIt)
    {
        var database = cluster.NewDatabase();
        var silos = Enumerable.Range(0, Silos).Select(_ => new SiloProcess(database, network: null, "silo")).ToList();
        try
        {
            await using var scene = await Scene.Open(cluster, database, verb: "work-client", beforeTheWorkers: async () =>
            {
                foreach (var silo in silos)
                {
                    await silo.Start();
                }
            });
            var pauses = new List<double>();
            await scene.GoOn(AnswersAfterwards, scene.Workers);
            for (var round = 0; round < rounds; round++)
            {
                await scene.GoOn(scene.Chance.Next(100, 400), scene.Workers);
                var since = TimeProvider.System.GetUtcNow();
                var mend = await breakIt(silos[round % Silos]);
                await scene.GoOn(AnswersAfterwards, scene.Workers);
                pauses.Add(LongestAnswer(scene.Workers, since));
                await mend();
            }
            await scene.GoOn(AnswersAfterwards, scene.Workers);
            pauses.Sort();
            var said = string.Join(", ", pauses.Select(p => p.ToString("F1", CultureInfo.InvariantCulture)));
            return await scene.Result($"{what}; the longest call of each round: {said} s; callers told an error: {ToldAnError(scene.Workers)}", rounds);
        }
        finally
        {
            silos.ForEach(silo => silo.Dispose());
        }
    }

    /// <summary>A call that the engine says again by itself is none.</summary>
    private static int ToldAnError(IEnumerable<Worker> workers) => workers.SelectMany(w => CommandLog.Read(w.Log)).Count(l => l is ["fail", ..]);

    /// <summary>How long the unluckiest caller waited, in seconds: of the commands answered since then, from the fault or its own beginning on.</summary>
    private static double LongestAnswer(IEnumerable<Worker> workers, DateTimeOffset since) =>
        workers.SelectMany(w => CommandLog.Read(w.Log))
            .Where(l => l is ["ack", _, _, _, _, _])
            .Select(l => (Took: double.Parse(l[4], CultureInfo.InvariantCulture), At: long.Parse(l[5], CultureInfo.InvariantCulture) - since.ToUnixTimeMilliseconds()))
            .Where(a => a.At >= 0)
            .Max(a => Math.Min(a.Took, a.At)) / 1000;
}
