using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Silo.Tests.Ledger;

namespace Tracker.Silo.Tests.Journal.Sqlite;

/// <summary>A store with a little of everything in it.</summary>
public abstract class House_of_facts : IAsyncLifetime
{
    private protected TemporaryFolder Folder { get; } = new();

    private protected Province Province { get; } = new(seed: 11);

    private protected ManualClock Clock { get; } = new();

    private protected SqliteStore Store { get; set; } = null!;

    public virtual async Task InitializeAsync()
    {
        Store = Stores.Open(Folder, Clock);
        var requests = Province.AssignPlan(1, 3, 4).Concat(Enumerable.Range(0, 40).Select(_ => Province.Step()));
        await Task.WhenAll(requests.Select(r => Store.Journal.Append(r).AsTask()).ToList());
    }

    public virtual async Task DisposeAsync()
    {
        await Store.DisposeAsync();
        Folder.Dispose();
    }

    private protected async Task Append(int facts)
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, facts).Select(_ => Store.Journal.Append(Province.Step()).AsTask()).ToList());
        outcomes.ShouldAllBe(o => o is AppendOutcome.Written);
    }

    private protected async Task Reopen(TimeProvider? clock = null)
    {
        await Store.DisposeAsync();
        Store = Stores.Open(Folder, clock ?? Clock);
    }

    private protected ValueTask<long> Run(string sql) => Store.Tables.Write(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar() ?? 0L);
    });

    private protected async Task<RecordedFact> Fact(string type) =>
        (await Store.Journal.ReadAll(0, int.MaxValue)).First(f => f.Type == type);
}
