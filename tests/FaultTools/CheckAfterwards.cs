using System.Globalization;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Silo;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Faults;

/// <summary>What the logs say against what the journal holds.</summary>
/// <param name="Pause">The longest time in which nobody was answered.</param>
internal sealed record Comparison(int Tried, int Acknowledged, int Lost, int Doubled, int Written, TimeSpan Pause, IReadOnlyList<string> Wrong);

internal static class CheckAfterwards
{
    /// <summary>0: nothing acknowledged is lost or doubled, and the store is sound. 1: what is wrong is printed.</summary>
    public static async Task<int> Run(string data, string logPath)
    {
        await using var store = SqliteStore.Open(new SqliteStoreOptions { DataFolder = data }, TrackerSilo.Facts, TimeProvider.System);
        var found = await Of(store, [logPath]);
        found.Wrong.Take(20).ToList().ForEach(Console.WriteLine);
        Console.WriteLine($"{found.Tried} tried, {found.Acknowledged} acknowledged, {found.Written} on disk after the fault, {found.Wrong.Count} wrong");
        return found.Wrong.Count == 0 ? 0 : 1;
    }

    public static async Task<Comparison> Of(IStore store, IEnumerable<string> logs)
    {
        var tried = new Dictionary<Guid, GrainAddress>();
        var acknowledged = new Dictionary<Guid, long>();
        var answeredAt = new List<long>();
        foreach (var line in logs.SelectMany(CommandLog.Read))
        {
            if (line is ["try", var t, var address])
            {
                tried[Guid.Parse(t)] = GrainAddress.Parse(address);
            }
            else if (line is ["ack", var a, _, var position, _, var at])
            {
                acknowledged[Guid.Parse(a)] = long.Parse(position, CultureInfo.InvariantCulture);
                answeredAt.Add(long.Parse(at, CultureInfo.InvariantCulture));
            }
        }
        var wrong = new List<string>();
        var written = await ReportsIn(store.Journal, wrong);
        var lost = acknowledged.Where(a => !written.TryGetValue(a.Key, out var at) || !at.Contains(a.Value)).ToList();
        wrong.AddRange(lost.Select(a => $"acknowledged {a.Key} at {a.Value}: found at [{string.Join(' ', written.GetValueOrDefault(a.Key) ?? [])}]"));
        wrong.AddRange(written.Keys.Where(w => !tried.ContainsKey(w)).Select(w => $"never tried, yet written: {w}"));

        // Was it written? Whoever was left without an answer asks again under the same id: then each stands there once.
        var grains = TrackerSilo.EngineOn(store.Journal, new EngineOptions());
        await Parallel.ForEachAsync(tried, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (said, cancel) =>
        {
            var answer = await grains.Assignment(said.Value).Ask(SmallPlan.Envelope(said.Key), SmallPlan.Report(said.Key), cancel: cancel);
            if (answer.Rejection is not null || (acknowledged.TryGetValue(said.Key, out var first) && answer.Position != first))
            {
                lock (wrong)
                {
                    wrong.Add($"said again {said.Key}: {answer}");
                }
            }
        });
        var afterwards = await ReportsIn(store.Journal, wrong);
        var doubled = afterwards.Where(a => a.Value.Count > 1).ToList();
        wrong.AddRange(doubled.Select(d => $"doubled: {d.Key} at [{string.Join(' ', d.Value)}]"));
        wrong.AddRange(tried.Keys.Where(t => !afterwards.ContainsKey(t)).Select(t => $"said twice, not written: {t}"));
        wrong.AddRange(Soundness.Of(store));
        answeredAt.Sort();
        var pause = answeredAt.Zip(answeredAt.Skip(1), (before, after) => after - before).DefaultIfEmpty().Max();
        return new Comparison(tried.Count, acknowledged.Count, lost.Count, doubled.Count, written.Count, TimeSpan.FromMilliseconds(pause), wrong);
    }

    /// <summary>Each report's command id with the positions of its facts; positions must follow one another without a hole.</summary>
    private static async Task<Dictionary<Guid, List<long>>> ReportsIn(IJournal journal, List<string> wrong)
    {
        var found = new Dictionary<Guid, List<long>>();
        long read = 0;
        while (await journal.ReadAll(read) is { Count: > 0 } facts)
        {
            foreach (var fact in facts)
            {
                if (fact.Position != ++read)
                {
                    wrong.Add($"position {read} is missing before {fact.Position}");
                    read = fact.Position;
                }
                if (fact.Type == "assignment.report-submitted.v1")
                {
                    var command = FactMetadata.Parse(fact.Metadata).CommandId;
                    (found.TryGetValue(command, out var at) ? at : found[command] = []).Add(fact.Position);
                }
            }
        }
        return found;
    }
}
