using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Silo.Beside;
using Tracker.Silo.Copying;
using Tracker.Silo.Journal;
using Tracker.Silo.Tests.Copying;
using Tracker.Silo.Tests.Postgres;

namespace Tracker.Silo.Tests.Beside;

/// <summary>What every store must keep of what stands beside the journal.</summary>
public abstract class BesideConformance : IAsyncLifetime
{
    private static readonly GrainAddress Period = GrainAddress.Parse("990000/2026/period/q1");
    private static readonly GrainAddress Next = GrainAddress.Parse("990000/2026/period/q2");
    private static readonly AccountId Handler = AccountId.Parse("handler");
    private static readonly AccountId Colleague = AccountId.Parse("colleague");
    private IStore _store = null!;

    private protected CopyHouse House { get; } = new();

    private protected abstract StorePlace NewPlace();

    public async Task InitializeAsync() => _store = await House.Open(NewPlace());

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        House.Dispose();
    }

    [StoreFact]
    public async Task What_was_put_is_there_with_who_and_when()
    {
        (await _store.Beside.Get(Period, BesideKinds.Draft, "3")).ShouldBeNull();

        var put = await _store.Beside.Put(Period, BesideKinds.Draft, "3", "{\"rows\":[\"进展 '\\u0000'\"]}", Handler);

        put.Written.ShouldBeTrue();
        var entry = (await _store.Beside.Get(Period, BesideKinds.Draft, "3")).ShouldNotBeNull();
        entry.ShouldBe(put.Now);
        (entry.By, entry.At).ShouldBe((Handler, House.Clock.GetUtcNow()));
    }

    [StoreFact]
    public async Task Nothing_is_overwritten_in_silence()
    {
        var first = (await _store.Beside.Put(Period, BesideKinds.Draft, "3", "一", Handler, expected: 0)).Now!;

        var blind = await _store.Beside.Put(Period, BesideKinds.Draft, "3", "二", Colleague, expected: 0);
        var second = await _store.Beside.Put(Period, BesideKinds.Draft, "3", "三", Colleague, first.Version);
        var late = await _store.Beside.Put(Period, BesideKinds.Draft, "3", "四", Handler, first.Version);

        blind.ShouldBe(new BesideOutcome(false, first));
        second.Written.ShouldBeTrue();
        second.Now!.Version.ShouldBeGreaterThan(first.Version);
        late.ShouldBe(new BesideOutcome(false, second.Now));
    }

    [StoreFact]
    public async Task What_was_removed_and_put_anew_stands_at_no_version_that_somebody_still_holds()
    {
        var first = (await _store.Beside.Put(Period, BesideKinds.Draft, "3", "一", Handler)).Now!;
        (await _store.Beside.Remove(Period, BesideKinds.Draft, "3", first.Version - 1)).ShouldBeFalse();
        (await _store.Beside.Remove(Period, BesideKinds.Draft, "3", first.Version)).ShouldBeTrue();
        (await _store.Beside.Remove(Period, BesideKinds.Draft, "3")).ShouldBeFalse();
        House.Clock.Advance(TimeSpan.FromSeconds(1));

        (await _store.Beside.Put(Period, BesideKinds.Draft, "3", "二", Colleague)).Now!.Version.ShouldNotBe(first.Version);
        (await _store.Beside.Put(Period, BesideKinds.Draft, "3", "三", Handler, first.Version)).Written.ShouldBeFalse();
    }

    [StoreFact]
    public async Task A_list_is_by_kind_and_by_address_or_owner()
    {
        foreach (var (address, kind, owner) in new[] { (Next, BesideKinds.Draft, "3"), (Period, BesideKinds.Draft, "4"), (Period, BesideKinds.Draft, "3"), (Period, BesideKinds.People, "3") })
        {
            await _store.Beside.Put(address, kind, owner, "文", Handler);
        }

        (await Listed(BesideKinds.Draft)).ShouldBe(["q1 3", "q1 4", "q2 3"]);
        (await Listed(BesideKinds.Draft, Period)).ShouldBe(["q1 3", "q1 4"]);
        (await Listed(BesideKinds.Draft, owner: "3")).ShouldBe(["q1 3", "q2 3"]);
        (await Listed(BesideKinds.Draft, Next, "4")).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task Of_many_that_expect_the_same_one_is_written()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => _store.Beside.Put(Period, BesideKinds.Draft, "3", $"{i}", Handler, expected: 0).AsTask()));

        var written = outcomes.Where(o => o.Written).ShouldHaveSingleItem().Now;
        (await _store.Beside.Get(Period, BesideKinds.Draft, "3")).ShouldBe(written);
    }

    [StoreFact]
    public async Task A_rebuild_touches_nothing_of_it()
    {
        var put = await _store.Beside.Put(Period, BesideKinds.People, "3", "填报人：某甲", Handler);

        await _store.Rebuild();

        (await _store.Beside.Get(Period, BesideKinds.People, "3")).ShouldBe(put.Now);
    }

    private async Task<IEnumerable<string>> Listed(string kind, GrainAddress? address = null, string? owner = null) =>
        (await _store.Beside.List(kind, address, owner)).Select(e => $"{e.Address.Id} {e.Owner}");
}

public sealed class Beside_the_journal_on_Sqlite : BesideConformance
{
    private protected override StorePlace NewPlace() => House.InFolder();
}

public sealed class Beside_the_journal_on_Postgres : BesideConformance, INeedPostgres
{
    private protected override StorePlace NewPlace() => CopyHouse.InDatabase();
}
