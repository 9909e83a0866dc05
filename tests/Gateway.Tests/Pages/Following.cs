using Microsoft.Playwright;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>
/// A press that leads to a page: ends when that page has loaded. <c>ClickAsync</c> alone may end before the browser has begun to leave, and what is read
/// next is then read from the page that was left; it is for what stays on its page.
/// </summary>
internal static class Following
{
    public static Task Follow(this IPage page, string selector) => Arrived(page, () => page.ClickAsync(selector), selector);

    public static Task Follow(this ILocator place) => Arrived(place.Page, () => place.ClickAsync(), place.ToString()!);

    /// <summary>Listens from before the press; fails, naming what was pressed, when no page has come after Playwright's own patience.</summary>
    public static async Task Arrived(IPage page, Func<Task> press, string what)
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Hear(object? sender, IPage _) => loaded.TrySetResult();
        page.Load += Hear;
        try
        {
            await press();
            await loaded.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException reason)
        {
            throw new TimeoutException($"no page came after pressing {what} on {page.Url}", reason);
        }
        finally
        {
            page.Load -= Hear;
        }
    }
}
