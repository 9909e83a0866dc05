using Tracker.Gateway.Tests.Pages;

namespace Tracker.Gateway.Tests.Returns;

/// <summary>A period that is over when the office opens it: nobody is late before having been asked, unless the office says so.</summary>
[Collection(nameof(Browser))]
public sealed class Opening_a_period_late(Browser browser)
{
    [BrowserFact]
    public async Task Gives_time_from_today_and_a_due_day_that_is_over_asks_first()
    {
        await using var house = await PageHouse.OpenDemo();
        await using var visit = await browser.Visit(house.Address);
        var office = await visit.NewPageAsync();
        await DemoPages.SignIn(office, "demo-office");
        await office.GotoAsync("/periods?year=2026&period=m05");
        var today = await office.EvaluateAsync<string>("document.querySelector('#due').value");
        DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(new DateOnly(2026, 6, 10));

        await office.FillAsync("#due", "2026-06-05");
        await office.Follow("main form[method=post] button:has-text('开放')");
        (await office.InnerTextAsync("main")).ShouldContain("2026-06-05已经过去");
        (await office.InputValueAsync("#due")).ShouldBe("2026-06-05");
        await office.CheckAsync("input[name=late]");
        await office.Follow("main form[method=post] button:has-text('开放')");
        (await office.InnerTextAsync("main")).ShouldContain("已开放，单位现在就能填报");
    }
}
