using System.Globalization;
using System.Text.Json;
using Tracker.Faults.Postgres;

namespace Tracker.Faults.Mixed;

/// <summary>Mixed load with faults by chance for so many minutes; after each the callers must go on and everything is compared.</summary>
internal static class MixedRun
{
    /// <summary>A year in half an hour.</summary>
    private static readonly TimeSpan Day = TimeSpan.FromSeconds(5);

    /// <summary>Of each process, before it counts as going on.</summary>
    private const int AnswersAfterwards = 20;

    private static readonly TimeSpan Farewell = TimeSpan.FromMinutes(1);

    /// <summary>0: nothing was lost, doubled or wrong. 1: something was, and is printed. 2: no such place.</summary>
    public static async Task<int> Run(string on, TimeSpan howLong, int seed)
    {
        var clock = new RacingClock(TimeProvider.System.GetUtcNow(), Day);
        var chance = new Random(seed);
        await using MixedPlace? place = on switch
        {
            "sqlite" => new MixedOnSqlite(clock, chance),
            "two" => new MixedOnPostgres(clock, chance),
#if ORLEANS
            "silos" => new MixedOnSilos(clock, chance),
#endif
            _ => null,
        };
        if (place is null)
        {
            Console.Error.WriteLine($"{on}: there are sqlite, two and, built with -p:Engine=Orleans, silos");
            return 2;
        }
        Console.Error.WriteLine($"{place.Name}: seed {seed}");
        await place.Begin();
        place.Lacking.ForEach(Console.Error.WriteLine);
        var wrong = new List<string>();
        var done = new Dictionary<string, int>();
        await GoOn(place, wrong);
        var until = TimeProvider.System.GetUtcNow() + howLong;
        while (TimeProvider.System.GetUtcNow() < until)
        {
            await Task.Delay(chance.Next(1_000, 10_000));
            var fault = place.Faults[chance.Next(place.Faults.Count)];
            Say($"{place.Name}: {fault.Name}");
            await fault.Do();
            done[fault.Name] = done.GetValueOrDefault(fault.Name) + 1;
            await GoOn(place, wrong);
            foreach (var what in await Compared(place))
            {
                wrong.Add($"after {fault.Name}: {what}");
                Say(wrong[^1]);
            }
        }
        foreach (var worker in place.Workers)
        {
            if (await worker.Finish(Farewell) is not 0 and var code)
            {
                wrong.Add($"worker {worker.Number} {(code is null ? "does not come to its end" : $"ended with {code}")}: {worker.Said}");
            }
        }
        await using var store = await place.OpenStore();
        var last = await MixedCheck.AtTheEnd(store, [.. place.Workers.Select(w => w.Log)], new StoppedClock(clock.GetUtcNow()));
        wrong.AddRange(last.Wrong);
        wrong.AddRange(last.Log.Unavailable.Keys.Where(c => c is not "journal.unreachable" and not "journal.disk-full").Select(c => $"somebody was told {c}"));
        Print(place.Name, seed, done, last, wrong);
        return wrong.Count == 0 ? 0 : 1;
    }

    private static async Task GoOn(MixedPlace place, List<string> wrong)
    {
        foreach (var worker in place.Workers.Where(w => w.HasEnded))
        {
            wrong.Add($"worker {worker.Number} had ended: {worker.Said}");
            await worker.Start();
        }
        var wanted = place.Workers.Select(w => (Worker: w, Until: w.Answers() + AnswersAfterwards)).ToList();
        if (!await Patience.Until(() => wanted.All(w => w.Worker.Answers() >= w.Until), 2 * Scene.Longest))
        {
            wrong.Add($"after {2 * Scene.Longest.TotalSeconds} s too few answers of worker {string.Join(", ", wanted.Where(w => w.Worker.Answers() < w.Until).Select(w => w.Worker.Number))}");
            Say(wrong[^1]);
        }
    }

    private static async Task<string[]> Compared(MixedPlace place)
    {
        var said = await place.Workers[0].Ask($"check {string.Join(' ', place.Workers.Select(w => w.Log))}");
        return said is null ? ["the comparing process ended"] : JsonSerializer.Deserialize<string[]>(said)!;
    }

    private static void Say(string what) => Console.Error.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss} {what}");

    private static void Print(string name, int seed, Dictionary<string, int> done, MixedCheck last, List<string> wrong)
    {
        wrong.Take(20).ToList().ForEach(Console.WriteLine);
        Console.WriteLine("| mixed load | faults | acknowledged | refused | told as due | lost | doubled | longest pause | longest call |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|---:|---:|---:|");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name}, seed {seed}{(wrong.Count == 0 ? "" : " **(failed)**")} | {done.Values.Sum()}: {string.Join(", ", done.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => $"{d.Key} {d.Value}"))} | {last.Log.Acknowledged.Count:N0} | {last.Log.Refused.Count:N0} | {last.Due:N0} | {last.Lost} | {last.Doubled} | {last.Log.Pause.TotalSeconds:F1} s | {last.Log.LongestCall.TotalSeconds:F1} s |"));
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
