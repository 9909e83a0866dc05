using Microsoft.Extensions.DependencyInjection;
using Tracker.Deciding;
using Tracker.Gateway.Demo;
using Tracker.Silo;
using Tracker.Silo.Accounts;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Silo.Orleans;

namespace Tracker.Gateway.Tests.Orleans;

/// <summary>Every stream of the demo, put away half-way and at its end: the state comes back as it was, and goes on as it would have.</summary>
public sealed class Snapshots_of_the_demo : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tracker-demo-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Come_back_as_they_were_put_away()
    {
        await using var store = SqliteStore.Open(new SqliteStoreOptions { DataFolder = _folder.FullName }, TrackerSilo.Facts, TimeProvider.System);
        await using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(store.Files)
            .AddSingleton(TrackerSilo.EngineOn(store.Journal, new EngineOptions()))
            .AddSingleton<IAccountStore>(store.Accounts)
            .AddSingleton(new AccountOptions())
            .AddSingleton<Passwords>()
            .AddSingleton<AccountDirectory>()
            .AddSingleton<AccountDesk>()
            .AddSingleton<SignInDesk>()
            .BuildServiceProvider();
        await DemoData.Fill(services);
        var kinds = House.Kinds.ToDictionary(k => k.Name);
        var streams = (await All(store.Journal)).GroupBy(f => f.Address).Where(s => kinds.ContainsKey(s.Key.Kind)).ToList();
        streams.Count.ShouldBeGreaterThan(700);
        foreach (var stream in streams)
        {
            var facts = stream.Select(f => TrackerSilo.Facts.Decode(f.Type, f.Data)).ToList();
            Shown(kinds[stream.Key.Kind], facts).ShouldBe("", $"{stream.Key}");
        }
    }

    /// <summary>Empty: it is as it was.</summary>
    private static string Shown(GrainKind kind, List<object> facts) => (string)typeof(Snapshots_of_the_demo)
        .GetMethod(nameof(ShownOf), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
        .MakeGenericMethod(kind.GetType().BaseType!.GenericTypeArguments[0])
        .Invoke(null, [kind, facts])!;

    private static string ShownOf<TState>(GrainKind kind, List<object> facts)
        where TState : class
    {
        var half = facts.Take(facts.Count / 2).Aggregate((TState)kind.Start, (state, fact) => (TState)kind.Evolve(state, fact));
        var back = StateJson.Read<TState>(StateJson.Write(half))!;
        var (whole, wholeAgain) = facts.Skip(facts.Count / 2).Aggregate((half, back), (s, fact) => ((TState)kind.Evolve(s.half, fact), (TState)kind.Evolve(s.back, fact)));
        var texts = (Said(whole), Said(wholeAgain), Said(StateJson.Read<TState>(StateJson.Write(whole))!));
        return texts.Item1 == texts.Item2 && texts.Item1 == texts.Item3 ? "" : $"{texts.Item1}\n{texts.Item2}\n{texts.Item3}";
    }

    private static string Said<TState>(TState state) => System.Text.Encoding.UTF8.GetString(StateJson.Write(state));

    private static async Task<List<RecordedFact>> All(IJournal journal)
    {
        var all = new List<RecordedFact>();
        while (await journal.ReadAll(all.Count == 0 ? 0 : all[^1].Position) is { Count: > 0 } facts)
        {
            all.AddRange(facts);
        }
        return all;
    }
}
