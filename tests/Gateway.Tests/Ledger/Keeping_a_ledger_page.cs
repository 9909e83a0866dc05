using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Tests.Plans;
using Tracker.Inbox;
using Tracker.Lights;
using Tracker.Silo.Accounts;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Tests.Ledger;

/// <summary>A ledger's page is drawn once for all who see the same, and never shows what has changed meanwhile, whichever process changed it.</summary>
public class Keeping_a_ledger_page
{
    [Theory, MemberData(nameof(LedgerPages.Stores), MemberType = typeof(LedgerPages))]
    public async Task What_any_process_writes_shows_at_once(string store)
    {
        await using var pages = await LedgerPages.Open(store);
        var duties = await pages.Writer.Service<ILedger>().Lines(SmallPlan.Address).Select(l => l.Entry.Assignment).ToListAsync();

        foreach (var (n, duty) in duties.Index())
        {
            (await pages.Read()).ShouldNotContain($"第{n}份");
            var house = n % 2 == 0 ? pages.Writer : pages.Reader;
            await LedgerPages.Ask(house.Grains.Assignment(duty), new SubmitReport(new DateOnly(2026, 3, 9), $"第{n}份", [], OnBehalf: true));
            (await pages.Read()).ShouldContain($"第{n}份");
        }
    }

    [Theory, MemberData(nameof(LedgerPages.Stores), MemberType = typeof(LedgerPages))]
    public async Task New_names_of_a_point_and_of_a_unit_show_at_once(string store)
    {
        await using var pages = await LedgerPages.Open(store);
        (await pages.Read()).ShouldContain("公开年度规划");

        await LedgerPages.Ask(pages.Writer.Grains.WorkPoint(SmallPlan.Address.Child("work-point", "1")), new AmendPoint("公开两年规划", null, "会议议定"));
        var amended = await pages.Read();
        amended.ShouldContain("公开两年规划");
        amended.ShouldNotContain("公开年度规划");

        await LedgerPages.Ask(pages.Writer.Grains.UnitRegister(SmallPlan.Address.Government), new RenameUnit(UnitId.Of(1), "市规划和名城局"));
        await pages.Read();
        var planner = await pages.Of("guihua", 1, AccountRole.UnitHandler);
        (await planner.GetStringAsync(LedgerPages.Path)).ShouldContain("市规划和名城局", customMessage: "who is signed in, above the page");
    }

    [Theory, MemberData(nameof(LedgerPages.Stores), MemberType = typeof(LedgerPages))]
    public async Task Lights_are_by_the_rules_that_hold_now(string store)
    {
        await using var pages = await LedgerPages.Open(store);
        var today = pages.Reader.Service<TimeProvider>().Today;
        await LedgerPages.Ask(pages.Writer.Grains.Assignment(LedgerPages.Duty(2, 2)), new ChangeDeadlines([new FixedDeadline("四十天后", today.AddDays(40))], today, "会议议定"));
        var before = await pages.Read();

        await LedgerPages.Ask(pages.Writer.Grains.LightRules(SmallPlan.Address.Government), new SetLightRules(new LightRules(60, true), today));

        (await pages.Read()).ShouldNotBe(before);
    }

    [Theory, MemberData(nameof(LedgerPages.Stores), MemberType = typeof(LedgerPages))]
    public async Task Words_that_were_erased_by_law_are_shown_no_more(string store)
    {
        await using var pages = await LedgerPages.Open(store);
        await LedgerPages.Ask(pages.Writer.Grains.Assignment(LedgerPages.Duty(1, 1)), new SubmitReport(new DateOnly(2026, 3, 9), "某人的电话", [], OnBehalf: true));
        (await pages.Read()).ShouldContain("某人的电话");

        var fact = (await pages.Writer.Service<IJournal>().ReadStream(LedgerPages.Duty(1, 1), 0)).Single(f => f.Type.Contains("report", StringComparison.Ordinal));
        (await pages.Writer.Service<IStore>().Erase(fact.Position, "示例", LedgerPages.Envelope())).ShouldBeNull();

        (await pages.Read()).ShouldNotContain("某人的电话");
    }

    [Theory, MemberData(nameof(LedgerPages.Stores), MemberType = typeof(LedgerPages))]
    public async Task Tables_that_were_filled_anew_are_read_anew(string store)
    {
        await using var pages = await LedgerPages.Open(store);
        var right = await pages.Read();
        await pages.Run("UPDATE ledger_points SET title = '写坏的标题'");
        (await pages.Kept()).ShouldBe(right, "it is kept");
        await LedgerPages.Ask(pages.Writer.Grains.Assignment(LedgerPages.Duty(1, 1)), new SubmitReport(new DateOnly(2026, 3, 9), "已办", [], OnBehalf: true));
        (await pages.Read()).ShouldContain("写坏的标题");

        await pages.Writer.Service<IStore>().Rebuild();

        (await pages.Read()).ShouldNotContain("写坏的标题");
    }

    [Theory, MemberData(nameof(LedgerPages.Stores), MemberType = typeof(LedgerPages))]
    public async Task Another_plan_s_changes_leave_it_as_it_is(string store)
    {
        await using var pages = await LedgerPages.Open(store);
        await pages.Writer.Register("990200", SmallPlan.Units);
        var other = await pages.Writer.Assigned("990200", SmallPlan.Text);
        var right = await pages.Read();
        await pages.Run("UPDATE ledger_points SET title = '写坏的标题'");

        await LedgerPages.Ask(pages.Writer.Grains.Assignment(other.Child("work-point", "1").Child("assignment", "1")), new SubmitReport(new DateOnly(2026, 3, 9), "已办", [], OnBehalf: true));

        (await pages.Kept()).ShouldBe(right);
    }

    [Theory, MemberData(nameof(LedgerPages.Stores), MemberType = typeof(LedgerPages))]
    public async Task Each_account_is_shown_what_it_may_see_whoever_asked_before(string store)
    {
        await using var pages = await LedgerPages.Open(store);
        var town = await pages.Of("dongping", 4, AccountRole.UnitHandler);
        var sister = await pages.Of("dongping2", 4, AccountRole.UnitHandler);
        var other = await pages.Of("xiping", 5, AccountRole.UnitHandler);
        var lead = await pages.Of("guihua", 1, AccountRole.UnitHandler);
        var auditor = await pages.Of("jiandu", null, AccountRole.Auditor);
        var elsewhere = await pages.Of("elsewhere", "990200", null, AccountRole.Office);
        var namesake = await pages.Of("namesake", "990200", 4, AccountRole.UnitHandler);

        for (var round = 0; round < 2; round++)
        {
            Duties(await pages.Read()).ShouldBe(9);
            (await pages.Read()).ShouldContain("批量", customMessage: "the office may end whole units' duties");
            var audited = await pages.Read(auditor);
            Duties(audited).ShouldBe(9);
            audited.ShouldNotContain("批量");
            var seen = await pages.Read(town);
            seen.ShouldContain("东坪镇政府");
            seen.ShouldNotContain("西坪镇政府");
            seen.ShouldNotContain("批量");
            (await pages.Read(sister)).ShouldBe(seen);
            (await pages.Read(other)).ShouldNotContain("东坪镇政府");
            (await pages.Read(lead)).ShouldContain("东坪镇政府", customMessage: "of the point that it leads");
            (await elsewhere.GetAsync(LedgerPages.Path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await namesake.GetAsync(LedgerPages.Path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "unit 4 of another government");
            (await pages.Office.GetAsync(LedgerPages.Path.Replace("plan~1", "plan~7", StringComparison.Ordinal))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        await pages.Reader.Service<AccountDirectory>().Change(AccountId.Parse("bangongshi"), entry => entry with { Units = [UnitId.Of(4)], Roles = [AccountRole.UnitHandler] });
        (await pages.Read()).ShouldNotContain("西坪镇政府", customMessage: "it is no office's account any more");
    }

    /// <summary>The count above every page is kept too.</summary>
    [Theory, MemberData(nameof(LedgerPages.Stores), MemberType = typeof(LedgerPages))]
    public async Task How_much_was_not_read_is_counted_as_of_now_whoever_tells_or_marks(string store)
    {
        await using var pages = await LedgerPages.Open(store);
        var town = await pages.Of("dongping", 4, AccountRole.UnitHandler);
        var other = await pages.Of("xiping", 5, AccountRole.UnitHandler);
        var today = pages.Reader.Service<TimeProvider>().Today;
        var readers = pages.Writer.Service<InboxReaders>();
        (await Unread(town, other)).ShouldBe((1, 1), "the plan was assigned");

        await LedgerPages.Ask(pages.Writer.Grains.Assignment(LedgerPages.Duty(1, 4)), new ChangeDeadlines([new FixedDeadline("月底前", today.AddDays(20))], today, "会议议定"));
        (await Unread(town, other)).ShouldBe((2, 1));

        var items = await pages.Writer.Service<InboxLedger>().Of(SmallPlan.Address.Government, [Desk.Of(UnitId.Of(4))]);
        await readers.Mark(SmallPlan.Address.Government, AccountId.Parse("dongping"), [items[0].At]);
        (await Unread(town, other)).ShouldBe((1, 1));
        await readers.MarkAll(SmallPlan.Address.Government, AccountId.Parse("dongping"));
        (await Unread(town, other)).ShouldBe((0, 1));

        static async Task<(int, int)> Unread(HttpClient one, HttpClient two) => (await Of(one), await Of(two));
        static async Task<int> Of(HttpClient who) =>
            Regex.Match(await who.GetStringAsync(LedgerPages.Path), "<a href=\"/inbox\">消息(（(?<unread>[0-9]+)）)?</a>") is { Success: true } found
                ? found.Groups["unread"] is { Success: true } unread ? int.Parse(unread.Value, CultureInfo.InvariantCulture) : 0
                : -1;
    }

    [Fact]
    public void No_more_is_kept_than_there_is_room_for_and_that_is_what_was_used_last()
    {
        var kept = new RecentlyUsed<int, string>(1_000);
        for (var key = 0; key < 500; key++)
        {
            kept.Put(key, $"{key}", 10);
            kept.Size.ShouldBeLessThanOrEqualTo(1_000);
            kept.Find(0).ShouldBe("0", "it is used all the time");
        }
        kept.Find(499).ShouldBe("499");
        kept.Find(1).ShouldBeNull();

        kept.Put(499, "大", 600);
        kept.Find(499).ShouldBeNull("larger than half of the room");
        kept.Put(0, "又", 20);
        kept.Find(0).ShouldBe("又");
        kept.Remove(0);
        kept.Find(0).ShouldBeNull();
    }

    [Fact]
    public void Packed_markup_is_the_same_markup()
    {
        var markup = string.Concat(Enumerable.Range(0, 20_000).Select(n => $"<td>第{n}项𠀀</td>"));

        var packed = PackedMarkup.Of(writer => writer.Write(markup));

        string.Concat(packed.Pieces().Select(piece => piece.Value)).ShouldBe(markup);
        packed.Pieces().ShouldAllBe(piece => piece.Value.Length < 40_000, "none is a large object");
        packed.Size.ShouldBeLessThan(markup.Length / 3);
    }

    private static int Duties(string page) => page.Split("cell-title\"><span").Length - 1;
}
