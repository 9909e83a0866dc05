using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Grains.Tests.Deciding;
using Tracker.Units;

namespace Tracker.Grains.Tests.Accounts;

public class An_account
{
    private static readonly ImmutableArray<UnitId> Unit = [UnitId.Of(3)];
    private static readonly ImmutableArray<AccountRole> Handler = [AccountRole.UnitHandler];
    private static readonly OpenAccount Open = new("填报岗", Unit, Handler);
    private static readonly AccountOpened Opened = new("填报岗", Unit, Handler);

    private static Scenario<Account, AccountCommand, AccountEvent> Story => new(Account.Kind, []);

    [Fact]
    public void Is_opened_once() => Story.When(Open).Then(Opened).AndAgain(Open).ThenNothing();

    [Fact]
    public void Of_another_post_keeps_its_name() =>
        Story.Given(Opened).When(Open with { Post = "审核岗" }).ThenRefused("account.name-taken");

    [Fact]
    public void Without_a_role_is_refused() => Story.When(Open with { Roles = [] }).ThenRefused("account.roles-missing");

    [Theory]
    [InlineData("岗\r\nX: y")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一")]
    public void Of_a_post_that_no_journal_should_carry_is_refused(string post)
    {
        Story.When(Open with { Post = post }).ThenRefused("account.post-invalid");
        Story.Given(Opened).When(new PlaceAccount(post, Unit)).ThenRefused("account.post-invalid");
    }

    [Theory]
    [InlineData(AccountRole.UnitHandler)]
    [InlineData(AccountRole.UnitAdministrator)]
    public void That_works_for_a_unit_needs_one(AccountRole role) =>
        Story.When(new OpenAccount("岗", [], [role])).ThenRefused("account.unit-missing");

    [Fact]
    public void Of_the_whole_government_needs_no_unit() =>
        Story.When(new OpenAccount("岗", [], [AccountRole.Auditor])).Then(new AccountOpened("岗", [], [AccountRole.Auditor]));

    [Fact]
    public void For_checking_across_units_is_its_own_and_has_a_last_day()
    {
        var checker = new OpenAccount("交叉核查岗", Unit, [AccountRole.CrossChecker]) { Until = new DateOnly(2031, 6, 30) };
        Story.When(checker).Then(new AccountOpened("交叉核查岗", Unit, [AccountRole.CrossChecker]) { Until = new DateOnly(2031, 6, 30) }).AndAgain(checker).ThenNothing()
            .AndAgain(new ChangeRoles([AccountRole.UnitHandler])).ThenRefused("account.cross-checker-uneven");
        Story.When(checker with { Until = null }).ThenRefused("account.cross-checker-uneven");
        Story.When(checker with { Units = [] }).ThenRefused("account.unit-missing");
        Story.When(checker with { Roles = [AccountRole.CrossChecker, AccountRole.UnitHandler] }).ThenRefused("account.cross-checker-uneven");
        Story.When(Open with { Until = new DateOnly(2031, 6, 30) }).ThenRefused("account.cross-checker-uneven");
    }

    [Fact]
    public void Changes_roles_once() =>
        Story.Given(Opened).When(new ChangeRoles([AccountRole.UnitAdministrator])).Then(new AccountRolesChanged([AccountRole.UnitAdministrator]))
            .AndAgain(new ChangeRoles([AccountRole.UnitAdministrator])).ThenNothing();

    [Fact]
    public void Cannot_lose_its_unit_while_its_role_needs_one() =>
        Story.Given(Opened).When(new PlaceAccount("填报岗", [])).ThenRefused("account.unit-missing");

    [Fact]
    public void Handed_over_waits_for_a_new_password() =>
        Story.Given(Opened, new AccountPasswordSet()).When(new HandOverAccount()).Then(new AccountHandedOver())
            .AndAgain(new MarkPasswordSet()).Then(new AccountPasswordSet())
            .AndAgain(new MarkPasswordSet()).ThenNothing();

    [Fact]
    public void Is_suspended_and_resumed_once_each() =>
        Story.Given(Opened).When(new SuspendAccount()).Then(new AccountSuspended())
            .AndAgain(new SuspendAccount()).ThenNothing()
            .AndAgain(new ResumeAccount()).Then(new AccountResumed())
            .AndAgain(new ResumeAccount()).ThenNothing();

    [Fact]
    public void That_was_never_opened_is_not_found() => Story.When(new SuspendAccount()).ThenRefused("account.not-found");
}
