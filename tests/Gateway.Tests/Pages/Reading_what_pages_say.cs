namespace Tracker.Gateway.Tests.Pages;

/// <summary>Words and numbers that two pages have to say alike.</summary>
public sealed class Reading_what_pages_say(DemoPages demo) : IClassFixture<DemoPages>
{
    [Fact]
    public async Task A_past_day_goes_along_from_a_roll_up_to_the_ledger()
    {
        using var office = await PlainBrowser.SignedIn(demo.Address, "demo-office");

        (await office.Page($"/plans/{demo.Plan}/ledger/groups?by=region&asof=2026-06-30")).ShouldContain($"href=\"/plans/{demo.Plan}/ledger?asof=2026-06-30\"");
    }

    [Theory]
    [InlineData("2020-01-01")]
    [InlineData("2099-01-01")]
    [InlineData("哪天")]
    public async Task A_day_without_a_ledger_is_said_on_a_roll_up_as_on_the_ledger(string day)
    {
        using var office = await PlainBrowser.SignedIn(demo.Address, "demo-office");

        foreach (var page in (string[])["ledger", "ledger/groups"])
        {
            var said = await office.Page($"/plans/{demo.Plan}/{page}?asof={day}");
            said.ShouldContain($"「{day}」不是可以查看的日期");
            said.ShouldNotContain("没有您可以查看的任务");
        }
    }

    [Fact]
    public async Task Units_are_counted_as_units()
    {
        using var office = await PlainBrowser.SignedIn(demo.Address, "demo-office");

        (await office.Page($"/plans/{demo.Plan}/ledger")).ShouldContain("分单位汇总 <small>共 54 个单位</small>");
        (await office.Page($"/periods/{demo.Period}")).ShouldContain("各单位 <small>共 54 个单位</small>");
    }

    [Fact]
    public async Task What_is_to_be_set_up_tells_how_much_of_it_waits_for_a_signature()
    {
        using var office = await PlainBrowser.SignedIn(demo.Address, "demo-office");

        (await office.Page("/set-ups")).ShouldContain("（其中待签收9）", customMessage: "省国动办 has signed for none of its nine");
    }

    [Fact]
    public async Task What_the_system_did_by_itself_is_said_in_Chinese()
    {
        var late = await demo.AnAssignmentOf("省政府办公厅", line => line.Entry.DueDay < new DateOnly(2026, 6, 1));
        using var office = await PlainBrowser.SignedIn(demo.Address, "demo-office");

        var said = await office.Page($"/assignments/{late}");

        said.ShouldContain("系统 · <time");
        said.ShouldNotContain("machine");
    }

    [Fact]
    public async Task Of_many_to_be_closed_those_that_are_ticked_stand_first()
    {
        using var office = await PlainBrowser.SignedIn(demo.Address, "demo-office");
        var said = await office.Page($"/plans/{demo.Plan}/ending");

        var boxes = said.Split("name=\"line\"").Skip(1).Select(box => box[..box.IndexOf('>')].Contains(" checked", StringComparison.Ordinal)).ToList();
        var ticked = boxes.Count(box => box);
        ticked.ShouldBeGreaterThan(1);
        boxes.Take(ticked).ShouldAllBe(box => box);
        said.ShouldContain($"已报结的 {ticked} 项排在最前，已经勾上");
    }

    [Fact]
    public async Task Where_nothing_can_be_closed_no_button_offers_it()
    {
        using var office = await PlainBrowser.SignedIn(demo.Address, "demo-office");
        var said = await office.Page($"/plans/{demo.Plan}/ending?unit={demo.UnitOf("省国动办")}");

        said.ShouldContain("没有一项可以这样结束");
        said.ShouldNotContain("办结所选任务");
    }

    [Fact]
    public async Task A_refusal_says_that_it_was_not_done()
    {
        using var office = await PlainBrowser.SignedIn(demo.Address, "demo-office");

        (await office.Post("/plans", "import")).ShouldContain("没有办成");
    }

    [Theory]
    [InlineData("/burden", "Excel", "CSV", "JSON")]
    [InlineData("/good-practices", "Excel", "Word")]
    [InlineData("/look-backs/relapses", "Excel", "CSV", "Word")]
    public async Task Files_have_one_name_on_every_page(string page, params string[] names)
    {
        using var evaluator = await PlainBrowser.SignedIn(demo.Address, "demo-office");
        var said = await evaluator.Page(page);

        said.ShouldNotContain(" download>xlsx");
        if (said.Contains("下载：", StringComparison.Ordinal))
        {
            names.ShouldAllBe(name => said.Contains($" download>{name}</a>", StringComparison.Ordinal));
        }
    }
}
