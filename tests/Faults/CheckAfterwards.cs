using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Silo;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Faults;

internal static class CheckAfterwards
{
    /// <summary>0: nothing acknowledged is lost or doubled, and the store is sound. 1: what is wrong is printed.</summary>
    public static async Task<int> Run(string data, string logPath)
    {
        var tried = new Dictionary<Guid, GrainAddress>();
        var acknowledged = new Dictionary<Guid, long>();
        foreach (var line in CommandLog.Read(logPath))
        {
            if (line is ["try", var t, var address])
            {
                tried[Guid.Parse(t)] = GrainAddress.Parse(address);
            }
            else if (line is ["ack", var a, _, var position, _])
            {
                acknowledged[Guid.Parse(a)] = long.Parse(position);
            }
        }
        await using var store = SqliteStore.Open(new SqliteStoreOptions { DataFolder = data }, TrackerSilo.Facts, TimeProvider.System);
        var wrong = new List<string>();
        var written = await ReportsIn(store.Journal, wrong);
        wrong.AddRange(acknowledged.Where(a => !written.TryGetValue(a.Key, out var at) || at.Count != 1 || at[0] != a.Value)
            .Select(a => $"acknowledged {a.Key} at {a.Value}: found at [{string.Join(' ', written.GetValueOrDefault(a.Key) ?? [])}]"));
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
        wrong.AddRange(tried.Keys.Where(t => afterwards.GetValueOrDefault(t)?.Count != 1).Select(t => $"said twice, not written once: {t}"));
        wrong.AddRange(Soundness.Of(store));
        wrong.Take(20).ToList().ForEach(Console.WriteLine);
        Console.WriteLine($"{tried.Count} tried, {acknowledged.Count} acknowledged, {written.Count} on disk after the fault, {wrong.Count} wrong");
        return wrong.Count == 0 ? 0 : 1;
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
