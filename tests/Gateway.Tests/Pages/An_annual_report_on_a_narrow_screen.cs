using System.Text.RegularExpressions;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>At 390 pixels the wide tables of the annual report scroll within their own frames; what a row and the table's corner say stays where it is.</summary>
[Collection(nameof(Browser))]
public sealed partial class An_annual_report_on_a_narrow_screen(Browser browser, DemoPages demo) : IClassFixture<DemoPages>
{
    // Where the head of every row, and the corner of the heads, stands in its frame once the frame is scrolled: 0 is its left edge.
    private const string Moved = """
        () => [...document.querySelectorAll('.table-scroll:has(.report-grid)')].filter(f => f.scrollWidth > f.clientWidth).flatMap(frame => {
          frame.scrollLeft = frame.scrollWidth;
          const left = frame.getBoundingClientRect().left + frame.clientLeft;
          const heads = [frame.querySelector('thead th'), ...[...frame.querySelectorAll('tbody tr')].map(row => [...row.querySelectorAll('th')].at(-1))];
          return heads.map(th => Math.round(th.getBoundingClientRect().left - left));
        }).filter(moved => moved !== 0)
        """;

    // How much of a frame the heads leave to the figures, in pixels: the least of all rows.
    private const string Room = """
        () => Math.min(...[...document.querySelectorAll('.table-scroll:has(.report-grid-tall)')].flatMap(frame =>
          [...frame.querySelectorAll('tbody tr')].map(row => Math.round(frame.getBoundingClientRect().right - [...row.querySelectorAll('th')].at(-1).getBoundingClientRect().right))))
        """;

    [BrowserFact]
    public async Task Scrolls_within_its_frames()
    {
        await using var visit = await browser.Visit(demo.Address, script: true, width: 390, height: 844);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-office");
        await page.GotoAsync("/annual-reports?year=2025");
        var report = ReportLink().Match(await page.ContentAsync()).Value;

        foreach (var path in (string[])[report, "/annual-reports/roll-up/2025"])
        {
            await page.GotoAsync(path);
            (await page.EvaluateAsync<int>("() => document.querySelectorAll('.table-scroll:has(.report-grid)').length")).ShouldBeGreaterThan(3, path);
            (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, path);
            (await page.EvaluateAsync<int[]>(Moved)).ShouldBeEmpty(path);
            (await page.EvaluateAsync<int>(Room)).ShouldBeGreaterThan(120, path);
        }
    }

    [GeneratedRegex("/annual-reports/[0-9]+~2025~annual-report~[0-9]+")]
    private static partial Regex ReportLink();
}
