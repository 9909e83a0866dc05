using System.Net;
using System.Net.Http.Json;

namespace Tracker.Gateway.Tests.Hosting;

public sealed class Serving_while_the_database_is_away
{
    [PostgresFact]
    public async Task Says_so_and_goes_on_by_itself_once_it_is_back()
    {
        await using var house = await SharedDatabase.Open();
        using var browser = await house.SetUp(new Uri(house.FirstUrl));
        var assignment = await house.Assign();
        (await browser.GetAsync("/plans")).StatusCode.ShouldBe(HttpStatusCode.OK);

        house.Cluster.Stop();
        await (await browser.GetAsync("/api/plans")).ShouldBeRefused(503, "journal.unreachable");
        await (await browser.GetAsync($"/api/assignments/{assignment}")).ShouldBeRefused(503, "journal.unreachable");
        var page = await browser.GetAsync("/plans");
        page.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await page.Content.ReadAsStringAsync()).ShouldContain("数据库暂时连不上");

        house.Cluster.Start();
        (await browser.GetAsync("/plans")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await browser.PostAsJsonAsync($"/api/assignments/{assignment}/reports", new { text = "已办" })).ShouldBeDone();
        (await house.Verify()).ShouldBeDone();
    }
}
