using Microsoft.Extensions.DependencyInjection;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Demo;
using Tracker.Silo.Ledger;
using Tracker.Tests.Postgres;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>A ledger that lies open in a browser while others work.</summary>
[Collection(nameof(Browser))]
public sealed class Hearing_of_changes(Browser browser)
{
    private const string Words = "刚刚由另一个进程记下的进展";

    [BrowserFact]
    public async Task A_report_made_at_the_same_process_appears_by_itself()
    {
        await using var house = await PageHouse.OpenDemo();
        await Appears(house, house);
    }

    [TwoProcessFact]
    public async Task A_report_made_at_another_process_appears_by_itself_and_one_session_serves_at_both()
    {
        var database = PostgresCluster.Durable.NewDatabase();
        await using var one = await PageHouse.OpenOn(database);
        await DemoData.Fill(one.Services);
        await using var other = await PageHouse.OpenOn(database);
        await Appears(one, other);
    }

    private async Task Appears(PageHouse shown, PageHouse written)
    {
        await using var visit = await browser.Visit(shown.Address, script: true);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-office");
        var ledger = written.Services.GetRequiredService<ILedger>();
        var plan = (await ledger.Plans())[0].Plan;
        var open = await ledger.Lines(plan).FirstAsync(l => l.Entry.Status == AssignmentStatus.Underway);
        await page.GotoAsync($"/plans/{plan.RouteForm}/ledger?unit={open.Entry.Unit}");
        (await page.InnerTextAsync("main")).ShouldNotContain(Words);
        await page.WaitForSelectorAsync("[data-live-heard]"); // the worker listens

        var said = new Envelope(
            Guid.CreateVersion7(), new Actor(AccountId.Parse("demo-office"), "政务公开办", null, [AccountRole.Office]), TimeProvider.System.GetUtcNow(), Door.Rest);
        var answer = await written.Services.GetRequiredService<IGrains>().Assignment(open.Entry.Assignment)
            .Ask(said, new SubmitReport(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime), Words, [], OnBehalf: true));
        answer.Rejection.ShouldBeNull();

        await page.WaitForSelectorAsync($"text={Words}");
        await page.GotoAsync($"/plans/{plan.RouteForm}/ledger/groups");
        (await page.InnerTextAsync("main")).Contains("数字是", StringComparison.Ordinal).ShouldBe(shown != written, "what may be two seconds old says its time");
        if (shown != written)
        {
            // The session was begun at the other process.
            var cookies = await visit.CookiesAsync();
            using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = written.Address };
            using var request = new HttpRequestMessage(HttpMethod.Get, "/plans");
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Name}={c.Value}")));
            (await http.SendAsync(request)).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        }
    }
}

/// <summary>Needs Chromium and PostgreSQL; without them the test is shown as skipped, and fails in CI.</summary>
internal sealed class TwoProcessFactAttribute : FactAttribute
{
    public TwoProcessFactAttribute()
    {
        if ((Browser.Path is null || PostgresCluster.Programs is null) && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = "Chromium or PostgreSQL is not installed";
        }
    }
}
