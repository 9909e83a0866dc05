using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>A page that is printed as it stands (Ctrl+P).</summary>
[Collection(nameof(Browser))]
public sealed partial class On_paper(Browser browser, DemoPages demo) : IClassFixture<DemoPages>
{
    [BrowserFact]
    public async Task A_units_sheet_is_one_page_closed_by_a_line_with_nothing_of_the_site_on_it()
    {
        await using var visit = await browser.Visit(demo.Address);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-office");
        await page.GotoAsync($"/returns/{demo.Period}/{demo.UnitOf("省商务厅")}/print");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        (await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.paper tbody tr:last-child td')).borderBottomWidth")).ShouldNotBe("0px");
        (await page.Locator(".foot").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator(".on-paper").IsVisibleAsync()).ShouldBeFalse();
        (await Sheets(page)).ShouldBe(1);
    }

    [BrowserFact]
    public async Task A_roll_up_leaves_no_empty_page_and_says_when_it_was_printed()
    {
        await using var visit = await browser.Visit(demo.Address);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-office");
        await page.GotoAsync($"/plans/{demo.Plan}/ledger/groups?by=region");
        (await page.Locator(".on-paper").IsVisibleAsync()).ShouldBeFalse();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        (await page.InnerTextAsync(".on-paper")).ShouldContain("由系统打印");
        (await page.Locator(".jumps").IsVisibleAsync()).ShouldBeFalse();
        (await Sheets(page)).ShouldBe(1);
    }

    private static async Task<int> Sheets(IPage page) => MediaBox().Count(Encoding.Latin1.GetString(await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true })));

    [GeneratedRegex(@"/MediaBox \[")]
    private static partial Regex MediaBox();
}
