using Microsoft.Playwright;
using Tracker.Gateway.Tests.Pages;

namespace Tracker.Gateway.Tests.AnnualReports;

/// <summary>The keys and the clipboard in the grid of a report, in a page that has nothing else.</summary>
[Collection(nameof(Browser))]
public class Typing_into_the_grid(Browser browser)
{
    private const string Page =
        """
        <form><table class="report-grid"><tbody>
        <tr><th>a</th><td><input class="report-cell" id="a1" value="12"></td><td><input class="report-cell" id="a2" value="0"></td></tr>
        <tr><th>b</th><td><input class="report-cell" id="b1" value=""></td><td><input class="report-cell" id="b2" value="3"></td></tr>
        </tbody></table></form>
        <p data-grid-said data-done="{0} in. " data-outside="{0} out. " data-undo="undo"></p>
        """;

    [BrowserFact]
    public async Task Arrow_keys_and_enter_go_from_cell_to_cell()
    {
        await using var visit = await browser.Visit(new Uri("http://127.0.0.1/"), script: true);
        var page = await Grid(visit);

        await page.FocusAsync("#a1");
        (await Pressed(page, "ArrowDown", "ArrowRight", "ArrowUp", "ArrowUp", "ArrowLeft", "Enter", "Enter")).ShouldBe("b1 b2 a2 a2 a1 b1 b1");

        await page.FocusAsync("#a1");
        await page.EvaluateAsync("document.getElementById('a1').setSelectionRange(1, 1)");
        (await Pressed(page, "ArrowRight", "ArrowRight")).ShouldBe("a1 a2", "the caret goes to the figure's end first");
    }

    [BrowserFact]
    public async Task A_copied_block_is_pasted_from_the_cell_with_the_focus_and_taken_back()
    {
        await using var visit = await browser.Visit(new Uri("http://127.0.0.1/"), script: true);
        var page = await Grid(visit);

        await Paste(page, "#a1", "5");
        (await Values(page)).ShouldBe("12 0  3", "one figure is the browser's own to paste");
        await Paste(page, "#a2", "7\t8\r\n 1,234 \t\r\n9\r\n");
        (await Values(page)).ShouldBe("12 7  1,234");
        (await page.InnerTextAsync("[data-grid-said]")).ShouldBe("2 in. 2 out. undo");

        await page.ClickAsync("[data-grid-said] button");
        (await Values(page)).ShouldBe("12 0  3");
        (await page.InnerTextAsync("[data-grid-said]")).ShouldBeEmpty();
    }

    private static async Task<IPage> Grid(IBrowserContext visit)
    {
        var page = await visit.NewPageAsync();
        await page.SetContentAsync(Page);
        await page.AddScriptTagAsync(new() { Path = Path.Combine(SourceTree.Root, "Gateway/wwwroot/report-grid.js") });
        return page;
    }

    private static async Task<string> Pressed(IPage page, params string[] keys)
    {
        var focused = new List<string>();
        foreach (var key in keys)
        {
            await page.Keyboard.PressAsync(key);
            focused.Add(await page.EvaluateAsync<string>("document.activeElement.id"));
        }
        return string.Join(' ', focused);
    }

    private static Task<string> Paste(IPage page, string cell, string text) => page.EvaluateAsync<string>(
        """
        ([cell, text]) => {
          const data = new DataTransfer();
          data.setData('text', text);
          const to = document.querySelector(cell);
          to.focus();
          to.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
          return to.value;
        }
        """,
        new[] { cell, text });

    private static Task<string> Values(IPage page) =>
        page.EvaluateAsync<string>("[...document.querySelectorAll('input')].map(i => i.value).join(' ')");
}
