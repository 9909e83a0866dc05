using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Silo.Accounts;
using Tracker.Units;

namespace Tracker.Silo.Tests.Accounts;

public sealed class Managing_accounts : IAsyncDisposable
{
    private readonly AccountHouse _house = new();
    private static readonly ImmutableArray<UnitId> Three = [UnitId.Of(3)];

    [Fact]
    public async Task Opens_one_of_a_name()
    {
        (await _house.Desk.Open(AccountHouse.Administrator, _house.Envelope(), AccountHouse.Handler())).Rejection.ShouldBeNull();
        (await _house.Desk.Open(AccountHouse.Administrator, _house.Envelope(), AccountHouse.Handler(unit: 4))).Rejection.ShouldBe(AccountRejections.NameTaken);
        (await _house.Accounts.All(AccountHouse.Government)).ShouldHaveSingleItem().Units.ShouldBe(Three);
    }

    [Fact]
    public async Task Refuses_a_unit_that_the_register_never_had()
    {
        var nowhere = await _house.Desk.Open(AccountHouse.Administrator, _house.Envelope(), AccountHouse.Handler(unit: 77));
        nowhere.Rejection.ShouldBe(AccountRejections.UnitUnknown(UnitId.Of(77)));
        (await _house.Accounts.Any()).ShouldBeFalse();

        var account = (await _house.Settled()).Account;
        (await _house.Desk.Place(AccountHouse.Administrator, _house.Envelope(), account, "填报岗", [UnitId.Of(3), UnitId.Of(78)]))
            .ShouldBe(AccountRejections.UnitUnknown(UnitId.Of(78)));
        (await _house.Accounts.Find(account))!.Units.ShouldBe(Three);
    }

    [Fact]
    public async Task Completes_an_opening_that_was_cut_short()
    {
        var wanted = AccountHouse.Handler();
        await _house.Grains.Account(AccountHouse.Government, wanted.Account).Ask(_house.Envelope(), new OpenAccount(wanted.Post, wanted.Units, wanted.Roles));
        (await _house.Desk.Open(AccountHouse.Administrator, _house.Envelope(), wanted)).Rejection.ShouldBeNull();
        (await _house.Accounts.Find(wanted.Account)).ShouldNotBeNull().Version.ShouldBe(1);
    }

    [Fact]
    public async Task Catches_up_with_an_order_that_was_cut_short()
    {
        var entry = await _house.Settled();
        await _house.Grains.Account(AccountHouse.Government, entry.Account).Ask(_house.Envelope(), new SuspendAccount());
        (await _house.Accounts.Find(entry.Account))!.Suspended.ShouldBeFalse();
        await _house.Desk.CatchUp();
        (await _house.Accounts.Find(entry.Account))!.Suspended.ShouldBeTrue();
    }

    [Fact]
    public async Task Hands_over_to_a_person_whom_only_the_table_knows()
    {
        var entry = await _house.Settled();
        var outcome = await _house.Desk.HandOver(AccountHouse.Administrator, _house.Envelope(), entry.Account, " 某乙 ");
        outcome.Code!.PersonName.ShouldBe("某乙");
        (await _house.SignIn.SignIn("handler", AccountHouse.Password)).Rejection.ShouldBe(SignInDesk.Wrong);
        (await _house.SignIn.SignIn("handler", outcome.Code.Code)).Entry!.PersonName.ShouldBe("某乙");
        (await _house.Journal.ReadAll(0))[^1].Data.ShouldBe("{}");
    }

    [Fact]
    public async Task Is_open_to_the_units_administrator_for_the_units_people()
    {
        var entry = await _house.Settled();
        var administrator = AccountHouse.Someone(Three, AccountRole.UnitAdministrator);
        (await _house.Desk.Reset(administrator, entry.Account)).Code.ShouldNotBeNull();
        (await _house.Desk.HandOver(administrator, _house.Envelope(administrator), entry.Account, "某乙")).Code.ShouldNotBeNull();
    }

    [Fact]
    public async Task Answers_not_found_to_a_units_administrator_for_anyone_elses_people()
    {
        var entry = await _house.Settled(unit: 4);
        var administrator = AccountHouse.Someone(Three, AccountRole.UnitAdministrator);
        (await _house.Desk.Reset(administrator, entry.Account)).Rejection.ShouldBe(AccountRejections.NotFound);
        (await _house.Desk.Reset(administrator, AccountId.Parse("nobody"))).Rejection.ShouldBe(AccountRejections.NotFound);
        (await _house.SignIn.SignIn("handler", AccountHouse.Password)).Entry.ShouldNotBeNull();
    }

    [Fact]
    public async Task Gives_a_units_administrator_no_way_to_the_offices_rights()
    {
        var office = AccountHouse.Handler("office1") with { Roles = [AccountRole.Office] };
        (await _house.Desk.Open(AccountHouse.Administrator, _house.Envelope(), office)).Rejection.ShouldBeNull();
        var administrator = AccountHouse.Someone(Three, AccountRole.UnitAdministrator);
        (await _house.Desk.Reset(administrator, office.Account)).Rejection.ShouldBe(AccountRejections.NotFound);
        (await _house.Desk.ChangeRoles(administrator, _house.Envelope(), office.Account, [AccountRole.UnitHandler])).ShouldBe(AccountRejections.NotFound);
    }

    [Theory]
    [InlineData(AccountRole.Office)]
    [InlineData(AccountRole.UnitHandler)]
    [InlineData(AccountRole.Evaluator)]
    [InlineData(AccountRole.Auditor)]
    public async Task Is_not_for(AccountRole role)
    {
        var entry = await _house.Settled();
        var caller = AccountHouse.Someone(Three, role);
        (await _house.Desk.Reset(caller, entry.Account)).Rejection.ShouldBe(AccountRejections.NotFound);
        (await _house.Desk.Open(caller, _house.Envelope(), AccountHouse.Handler("second"))).Rejection.ShouldBe(AccountRejections.NotFound);
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();
}
