using Tracker.Deciding;
using Tracker.Silo;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;

namespace Tracker.Faults.Mixed;

/// <summary>What the logs say against what a store holds. While callers go on, everything that was answered before the look counts.</summary>
internal sealed class MixedCheck
{
    private readonly Dictionary<Guid, List<RecordedFact>> _written = [];

    public MixedLog Log { get; private init; } = new();

    public int Lost { get; private set; }

    public int Doubled { get; private set; }

    /// <summary>Facts that were told because their day had come.</summary>
    public int Due { get; private set; }

    public List<string> Wrong { get; } = [];

    /// <summary>Acknowledged once and in place, refused nowhere, what fell due told once, inboxes as the facts say, chains whole and kept = rebuilt.</summary>
    public static async Task<MixedCheck> Of(IStore store, IEnumerable<string> logs)
    {
        var check = new MixedCheck { Log = MixedLog.Read(logs) };
        var told = new ToldOnce();
        long read = 0;
        while (await store.Journal.ReadAll(read) is { Count: > 0 } facts)
        {
            foreach (var fact in facts)
            {
                check.Take(fact, ++read, told);
            }
        }
        check.Due = told.Count;
        check.Compare();
        check.Wrong.AddRange(told.Wrong);
        check.Wrong.AddRange(await told.InboxesThatDiffer(store, read));
        check.Wrong.AddRange(Soundness.Of(store));
        return check;
    }

    /// <summary>After the end: whoever was left without an answer asks again, whoever had one gets the same, and nothing that is due is left.</summary>
    public static async Task<MixedCheck> AtTheEnd(IStore store, IReadOnlyList<string> logs, TimeProvider clock)
    {
        var before = await Of(store, logs);
        var grains = TrackerSilo.EngineOn(store.Journal, new EngineOptions());
        await Parallel.ForEachAsync(before.Log.Tried.Values, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (said, _) =>
        {
            var isAnswered = before.Log.Acknowledged.TryGetValue(said.Id, out var first);
            if (before.Log.Refused.Contains(said.Id) || (isAnswered && first == 0))
            {
                return; // a refusal, and what was so already, is not remembered: now it might be written
            }
            var answer = await said.Say(grains, clock.GetUtcNow());
            if (isAnswered && (answer.Rejection is not null || answer.Position != first))
            {
                lock (before.Wrong)
                {
                    before.Wrong.Add($"said again {said}: {answer}, acknowledged at {first}");
                }
            }
        });
        await ToldOnce.TellTheRest(store, clock);
        var after = await Of(store, logs);
        after.Wrong.InsertRange(0, before.Wrong);
        after.Wrong.AddRange(await ToldOnce.StillDue(store, clock));
        return after;
    }

    private void Take(RecordedFact fact, long position, ToldOnce told)
    {
        if (fact.Position != position)
        {
            Wrong.Add($"position {position} is missing before {fact.Position}");
        }
        var metadata = FactMetadata.Parse(fact.Metadata);
        if (metadata.Account.Value == "tester" && metadata.Door == Door.CommandLine)
        {
            (_written.TryGetValue(metadata.CommandId, out var at) ? at : _written[metadata.CommandId] = []).Add(fact);
        }
        told.Take(fact);
    }

    private void Compare()
    {
        foreach (var (id, position) in Log.Acknowledged)
        {
            var there = _written.GetValueOrDefault(id);
            if (position > 0 && there?.Any(f => f.Position == position) != true)
            {
                Lost++;
                Wrong.Add($"acknowledged {Log.Tried.GetValueOrDefault(id)} at {position}: found at [{string.Join(' ', there?.Select(f => f.Position) ?? [])}]");
            }
            if (position == 0 && there is not null)
            {
                Wrong.Add($"nothing was to be written, yet it was: {Log.Tried.GetValueOrDefault(id)}");
            }
        }
        Wrong.AddRange(Log.Refused.Where(_written.ContainsKey).Select(id => $"refused, yet written: {Log.Tried.GetValueOrDefault(id)}"));
        foreach (var (id, facts) in _written)
        {
            // One append: its facts stand together, and what the command says of its own grain stands there once.
            if (facts[^1].Position - facts[0].Position + 1 != facts.Count || facts.Count(f => f.Type == facts[0].Type && f.Address == facts[0].Address) != 1)
            {
                Doubled++;
                Wrong.Add($"doubled: {Log.Tried.GetValueOrDefault(id)} at [{string.Join(' ', facts.Select(f => $"{f.Position} {f.Type}"))}]");
            }
        }
    }
}
