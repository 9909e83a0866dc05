using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Silo.Accounts;
using Tracker.Silo.Activations;
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
        var (directory, desk) = At(_one);
        var entry = Entry("clerk");
        await directory.Add(entry);
        var issued = await desk.Issue(entry, "script");
        (await desk.Verify(issued.Token)).ShouldNotBeNull();

        await _other.Accounts.Change(entry.Account, before => before with { Suspended = true });
        _clock.Advance(TimeSpan.FromSeconds(2));

        (await desk.Verify(issued.Token)).ShouldBeNull();
        (await directory.Find(entry.Account)).ShouldNotBeNull().Suspended.ShouldBeTrue();
    }

    [StoreFact]
    public async Task A_token_withdrawn_at_another_process_ends_here_too()
    {
        var (directory, desk) = At(_one);
        var entry = Entry("clerk");
        await directory.Add(entry);
        var (issued, kept) = (await desk.Issue(entry, "script"), await desk.Issue(entry, "another"));
        (await desk.Verify(issued.Token)).ShouldNotBeNull();

        (await At(_other).Desk.Withdraw(entry.Account, issued.Entry.Id)).ShouldBeTrue();
        _clock.Advance(TimeSpan.FromSeconds(2));

        (await desk.Verify(issued.Token)).ShouldBeNull();
        (await desk.Verify(kept.Token)).ShouldNotBeNull();
    }

    [StoreFact]
    public async Task What_a_hand_changed_in_the_tables_is_heard_of_as_well()
    {
        var (directory, desk) = At(_one);
        var entry = Entry("clerk");
        await directory.Add(entry);
        var issued = await desk.Issue(entry, "script");
        (await desk.Verify(issued.Token)).ShouldNotBeNull();

        await _other.Tables.Write(database =>
        {
            using var command = database.CreateCommand();
            command.CommandText = "UPDATE accounts SET stamp = 'another'";
            return command.ExecuteNonQuery();
        });
        _clock.Advance(TimeSpan.FromSeconds(2));

        (await desk.Verify(issued.Token)).ShouldBeNull();
    }

    [StoreFact]
    public async Task A_hundred_bearers_ask_the_database_once_between_them()
    {
        var counted = new CountedReads(_one.Accounts);
        var directory = new AccountDirectory(counted, _options, _clock);
        var desk = new TokenDesk(directory, _options, _clock);
        var tokens = new List<string>();
        foreach (var entry in Enumerable.Range(0, 10).Select(n => Entry($"clerk-{n}")))
        {
            await directory.Add(entry);
            tokens.Add((await desk.Issue(entry, "script")).Token);
            (await desk.Verify(tokens[^1])).ShouldNotBeNull();
        }
        counted.Forget();

        tokens.Select(token => desk.Verify(token).AsTask()).ShouldAllBe(answer => answer.IsCompletedSuccessfully);
        counted.Changes.ShouldBe(0);
        await _other.Accounts.Change(AccountId.Parse("clerk-3"), before => before with { PersonName = "某乙" });
        _clock.Advance(TimeSpan.FromSeconds(2));
        var holders = await Task.WhenAll(Enumerable.Range(0, 100).Select(n => desk.Verify(tokens[n % 10]).AsTask()));

        holders.ShouldAllBe(holder => holder != null);
        holders[3]!.PersonName.ShouldBe("某乙");
        counted.Changes.ShouldBe(1);
        counted.Entries.ShouldBe([AccountId.Parse("clerk-3")]); // the others are as they were
    }

    [StoreFact]
    public async Task Each_process_prints_a_first_code_and_any_is_good_at_any()
    {
        var (one, other) = (FirstStart(_one), FirstStart(_other));
        var (printed, _) = (await one.Begin(), await other.Begin());

        (await other.SetUp(First("AAAA-AAAA-AAAA-AAAA"), Door.Page)).Rejection!.Code.ShouldBe("setup.wrong-code");
        (await other.SetUp(First(printed!), Door.Page)).Entry.ShouldNotBeNull();

        (await one.IsDue()).ShouldBeFalse();
        (await one.SetUp(First(printed!), Door.Page)).Rejection!.Code.ShouldBe("setup.done");
        (await _one.Accounts.IsFirstCode(OneTimeCode.HashOf(printed!), _clock.GetUtcNow())).ShouldBeFalse();
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

    private (AccountDirectory Directory, TokenDesk Desk) At(PostgresStore store)
    {
        var directory = new AccountDirectory(store.Accounts, _options, _clock);
        return (directory, new TokenDesk(directory, _options, _clock));
    }

    private FirstStart FirstStart(PostgresStore store)
    {
        var directory = At(store).Directory;
        var desk = new AccountDesk(directory, TrackerSilo.EngineOn(store.Journal, new EngineOptions()), _options, _clock);
        return new FirstStart(directory, desk, new Passwords(_options), _options, _clock);
    }

    private static FirstAccount First(string code) => new(code, AccountId.Parse("chief"), "某主任", "青山-Lush-7-hills", DivisionCode.Parse("990000"));

    private static AccountEntry Entry(string name) => new(
        AccountId.Parse(name), DivisionCode.Parse("990000"), "岗位", [UnitId.Of(1)], [AccountRole.Office], false, 1, "", null, "stamp", false, null, null);
}
