using Tracker.Silo.Journal;

namespace Tracker.Silo.Tests.Ledger;

/// <summary>A store of any kind with an assigned plan and what was reported on it.</summary>
public abstract class House_of_rows : IAsyncLifetime
{
    private IStore? _store;

    private protected Province Province { get; } = new(seed: 11);

    private protected IStore Store => _store!;

    /// <summary>An empty store of the test's own.</summary>
    protected abstract Task<IStore> Open();

    public virtual async Task InitializeAsync()
    {
        _store = await Open();
        await Append(Province.AssignPlan(1, 3, 4).Concat(Enumerable.Range(0, 40).Select(_ => Province.Step())));
    }

    public virtual async Task DisposeAsync() => await Store.DisposeAsync();

    private protected Task Append(int facts) => Append(Enumerable.Range(0, facts).Select(_ => Province.Step()));

    private protected async Task Append(IEnumerable<AppendRequest> requests)
    {
        var outcomes = await Task.WhenAll(requests.Select(r => Store.Journal.Append(r).AsTask()).ToList());
        outcomes.ShouldAllBe(o => o is AppendOutcome.Written);
    }

    private protected ValueTask<long> Run(string sql) => Store.Tables.Write(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar() ?? 0L);
    });
}
