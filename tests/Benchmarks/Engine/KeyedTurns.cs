using System.Diagnostics;
using Tracker.Deciding;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;

namespace Tracker.Benchmarks.Engine;

/// <summary>Turns a second over 2,000 grains in memory: take the turn, decide, answer; nothing is written.</summary>
internal static class KeyedTurns
{
    private const int Keys = 2_000;
    private const int Callers = 64;

    public static async Task<int> Run(Arguments asked)
    {
        var grains = new EmbeddedGrains(new BlankJournal(), new FactCodec([Sitting.Kind]), [Sitting.Kind], new EngineOptions());
        var all = Enumerable.Range(1, Keys).Select(i => grains.Grain<Sitting, SittingCommand>(Sitting.Address(i))).ToArray();
        var time = TimeSpan.FromSeconds(asked.Number("seconds", 2));
        var envelope = new Envelope(Guid.CreateVersion7(), Actor.Machine, TimeProvider.System.GetUtcNow(), Door.Rest);
        var command = new LeaveAsItIs(1);
        async ValueTask Ask(int i) => await all[i].Ask(envelope, command);
        async ValueTask Look(int i) => await all[i].Look();

        _ = await PerSecond(Ask, time);
        var asks = new List<double>();
        var looks = new List<double>();
        for (var turn = 0; turn < asked.Number("turns", 3); turn++)
        {
            asks.Add(await PerSecond(Ask, time));
            looks.Add(await PerSecond(Look, time));
        }
        return Measured.Say(
            "turns",
            $"{asks.Median().Thousands()} commands/s, {looks.Median().Thousands()} looks/s over {Keys:N0} grains, {Callers} callers",
            asks.Median() >= 1_000_000,
            "commands ≥ 1,000,000/s");
    }

    private static async Task<double> PerSecond(Func<int, ValueTask> call, TimeSpan time)
    {
        var from = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(1, Callers).Select(seed => Task.Run(async () =>
        {
            var chance = new Random(seed);
            var count = 0L;
            while (Stopwatch.GetElapsedTime(from) < time)
            {
                for (var i = 0; i < 100; i++, count++)
                {
                    await call(chance.Next(Keys));
                }
            }
            return count;
        })));
        return counts.Sum() / Stopwatch.GetElapsedTime(from).TotalSeconds;
    }
}
