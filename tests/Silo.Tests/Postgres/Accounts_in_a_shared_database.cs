using Tracker.Accounts;
using Tracker.Silo.Accounts;
using Tracker.Silo.Journal.Postgres;
using Tracker.Tests.Postgres;
using Tracker.Units;

namespace Tracker.Silo.Tests.Postgres;

public sealed class Accounts_in_a_shared_database : IAsyncLifetime, INeedPostgres
{
    private readonly ManualClock _clock = new();
    private readonly AccountOptions _options = new();
    private PostgresStore _one = null!;
    private PostgresStore _other = null!;

    public async Task InitializeAsync()
    {
        var database = PostgresCluster.Shared.NewDatabase();
        _one = await Databases.Open(database);
        _other = await Databases.Open(database);
    }

    public async Task DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
    }

    [StoreFact]
    public async Task Of_many_first_accounts_at_once_one_is_made()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => (n % 2 == 0 ? _one : _other).Accounts.Add(Entry($"first-{n}"), onlyAsFirst: true).AsTask()));

        made.Count(m => m).ShouldBe(1);
        (await _one.Accounts.All()).Count.ShouldBe(1);
    }

    [StoreFact]
    public async Task No_failed_sign_in_is_lost_between_processes()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => (n % 2 == 0 ? _one : _other).Accounts.ChangeAttempts(
            "clerk", before => new SignInAttempts((before?.Failed ?? 0) + 1, null, _clock.GetUtcNow())).AsTask()));

        (await _one.Accounts.ChangeAttempts("clerk", attempts => attempts)).ShouldNotBeNull().Failed.ShouldBe(20);
    }

    [StoreFact]
    public async Task What_another_process_changed_is_believed_no_longer_than_it_is_said()
    {
        var directory = new AccountDirectory(_one.Accounts, _options, _clock);
        var entry = Entry("clerk");
        await directory.Add(entry);
        var desk = new TokenDesk(directory, _options, _clock);
        var issued = await desk.Issue(entry, "script");
        (await desk.Verify(issued.Token)).ShouldNotBeNull();

        await _other.Accounts.Change(entry.Account, before => before with { Suspended = true });
        _clock.Advance(_options.BelievedFor);

        (await desk.Verify(issued.Token)).ShouldBeNull();
    }

    [StoreFact]
    public async Task A_token_withdrawn_at_another_process_ends_here_too()
    {
        var directory = new AccountDirectory(_one.Accounts, _options, _clock);
        var entry = Entry("clerk");
        await directory.Add(entry);
        var desk = new TokenDesk(directory, _options, _clock);
        var issued = await desk.Issue(entry, "script");
        (await desk.Verify(issued.Token)).ShouldNotBeNull();

        var elsewhere = new TokenDesk(new AccountDirectory(_other.Accounts, _options, _clock), _options, _clock);
        (await elsewhere.Withdraw(entry.Account, issued.Entry.Id)).ShouldBeTrue();
        _clock.Advance(_options.BelievedFor);

        (await desk.Verify(issued.Token)).ShouldBeNull();
    }

    [StoreFact]
    public async Task A_lease_is_one_processs_until_it_gives_it_back()
    {
        (await _one.Leases.Hold("work", TimeSpan.FromMinutes(1))).ShouldBeTrue();
        (await _other.Leases.Hold("work", TimeSpan.FromMinutes(1))).ShouldBeFalse();
        (await _one.Leases.Hold("work", TimeSpan.FromMinutes(1))).ShouldBeTrue();
        await _one.DisposeAsync();
        (await _other.Leases.Hold("work", TimeSpan.FromMinutes(1))).ShouldBeTrue();
    }

    private static AccountEntry Entry(string name) => new(
        AccountId.Parse(name), DivisionCode.Parse("990000"), "岗位", [UnitId.Of(1)], [AccountRole.Office], false, 1, "", null, "stamp", false, null, null);
}
