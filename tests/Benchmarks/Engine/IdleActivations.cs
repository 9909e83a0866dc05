using System.Collections.Concurrent;
using Tracker.Deciding;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;

namespace Tracker.Benchmarks.Engine;

/// <summary>Bytes that an idle activation keeps, beside the same state kept bare in a dictionary under the same address.</summary>
internal static class IdleActivations
{
    public static async Task<int> Run(Arguments asked)
    {
        var count = asked.Number("count", 200_000);
        var addresses = Enumerable.Range(1, count).Select(Sitting.Address).ToArray();

        var before = Alive();
        var bare = new ConcurrentDictionary<GrainAddress, Sitting>();
        foreach (var address in addresses)
        {
            bare[address] = new Sitting();
        }
        var bytesBare = (Alive() - before) / (double)count;
        GC.KeepAlive(bare);
        bare = null;

        before = Alive();
        var grains = new EmbeddedGrains(new BlankJournal(), new FactCodec([Sitting.Kind]), [Sitting.Kind], new EngineOptions { MostActivations = count });
        foreach (var address in addresses)
        {
            await grains.Grain<Sitting, SittingCommand>(address).Look();
        }
        var bytesIdle = (Alive() - before) / (double)count;
        GC.KeepAlive(grains);
        GC.KeepAlive(addresses);

        return Measured.Say(
            "idle",
            $"{bytesIdle:F0} bytes an idle activation, {bytesBare:F0} its bare state, ratio {bytesIdle / bytesBare:F2}, {grains.Count:N0} in memory",
            bytesIdle <= 1.25 * bytesBare,
            "≤ 1.25 × bare");
    }

    private static long Alive()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
