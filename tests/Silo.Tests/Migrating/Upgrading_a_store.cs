using Tracker.Silo.Beside;
using Tracker.Silo.Copying;
using Tracker.Silo.Journal;
using Tracker.Silo.Tests.Copying;
using Tracker.Silo.Tests.Postgres;

namespace Tracker.Silo.Tests.Migrating;

/// <summary>
/// A store at each schema that was ever published, with data in it, opened by today's program. The old store is made by its own migrations and filled
/// with the rows that a store of today has for its tables and columns.
/// </summary>
public abstract class Upgrading_a_store : IAsyncLifetime
{
    private StorePlace _today = null!;

    private protected CopyHouse House { get; } = new();

    /// <summary>The first schema that was published.</summary>
    private protected abstract IReadOnlyList<int> First { get; }

    /// <summary>What came after it, in the order of publication: a new migration stands at the end.</summary>
    private protected abstract IReadOnlyList<int> Later { get; }

    private protected abstract IEnumerable<int> Known { get; }

    private protected abstract StorePlace NewPlace();

    /// <summary>Makes a store of these migrations and fills it from another.</summary>
    private protected abstract Task MakeOld(StorePlace old, IReadOnlySet<int> schema, StorePlace from);

    public async Task InitializeAsync()
    {
        _today = NewPlace();
        await using var store = await House.Open(_today);
        await House.Fill(store);
        foreach (var entry in await store.Beside.List(BesideKinds.People))
        {
            await store.Beside.Remove(entry.Address, entry.Kind, entry.Owner); // older stores had no place for it
        }
        await CopyHouse.Run(store, "DELETE FROM deliveries");
        await CopyHouse.Run(store, "DELETE FROM delivery_cursors");
    }

    public Task DisposeAsync()
    {
        House.Dispose();
        return Task.CompletedTask;
    }

    [StoreFact]
    public void Every_migration_has_its_place_in_the_order_of_publication() => Known.ShouldBe([.. First.Concat(Later).Order()]);

    [StoreFact]
    public async Task Of_any_earlier_schema_loses_nothing_and_verifies()
    {
        IReadOnlyList<string> rows;
        await using (var store = await House.Open(_today))
        {
            rows = await CopyHouse.Rows(store);
        }
        for (var published = 0; published <= Later.Count; published++)
        {
            var (place, schema) = (NewPlace(), First.Concat(Later.Take(published)).ToHashSet());
            await MakeOld(place, schema, _today);

            await using var upgraded = await House.Open(place);

            (await CopyHouse.Rows(upgraded)).ShouldBe(rows, $"{published}");
            upgraded.Verify().Findings.ShouldBeEmpty($"{published}");
            (await Versions(upgraded)).ShouldBe(Known);
            (await House.SignIn(upgraded).SignIn("handler", CopyHouse.Password)).Entry.ShouldNotBeNull();
        }
    }

    private protected static ValueTask<List<int>> Versions(IStore store) => store.Tables.Read(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT number FROM schema_versions ORDER BY number";
        using var rows = command.ExecuteReader();
        var numbers = new List<int>();
        while (rows.Read())
        {
            numbers.Add((int)rows.GetInt64(0));
        }
        return numbers;
    });
}
