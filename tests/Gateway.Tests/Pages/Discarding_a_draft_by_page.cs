namespace Tracker.Gateway.Tests.Pages;

/// <summary>A draft that was read in error goes from the list with a reason, and comes back where it is found again.</summary>
public sealed class Discarding_a_draft_by_page
{
    private const string Words = "云泽省2027年政务公开工作要点\n云政公〔2027〕9号\n1.公开年度规划。把规划登在网站上。（牵头单位：省司法厅）\n2.公开听证。年底前公开听证材料。（牵头单位：省教育厅）\n";

    [Fact]
    public async Task Is_undone_from_the_list_of_what_was_discarded()
    {
        await using var house = await PageHouse.OpenDemo();
        using var office = await PlainBrowser.SignedIn(house.Address, "demo-office");
        await office.Post("/plans", "import", ("words", Words));
        var plan = office.At;

        (await office.Post(plan, "discard", ("reason", " "))).ShouldContain("请写明作废的理由");
        var list = await office.Post(plan, "discard", ("reason", "读错了文件"));
        office.At.ShouldBe("/plans");
        list.ShouldContain("草稿已作废");
        list.ShouldContain("已作废的草稿 1 份");
        list.ShouldNotContain("核对草稿");
        var gone = await office.Page(plan);
        gone.ShouldContain("理由：读错了文件");
        gone.ShouldNotContain($"href=\"{plan}/assign\"");

        (await office.Post(plan, "reinstate")).ShouldContain("草稿已恢复");
        (await office.Page("/plans")).ShouldContain("核对草稿");
    }
}
