using Microsoft.Playwright;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>Pictures of pages, for people to look at.</summary>
internal static class Pictures
{
    /// <summary>Set to a folder, pictures are left there.</summary>
    private static readonly string? Folder = Environment.GetEnvironmentVariable("TRACKER_PICTURES");

    public static async Task Picture(this IPage page, string name)
    {
        if (Folder is not null)
        {
            Directory.CreateDirectory(Folder);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, name + ".png") });
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, name + "-whole.png"), FullPage = true });
        }
    }

    /// <summary>A page as it is printed.</summary>
    public static Task Paper(string name, byte[] pdf) => Folder is null ? Task.CompletedTask : File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(Folder).FullName, name + ".pdf"), pdf);

    /// <summary>The same page on a telephone.</summary>
    public static async Task NarrowPicture(this IPage page, string name)
    {
        await page.SetViewportSizeAsync(390, 844);
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, $"{name} scrolls sideways");
        await page.Picture(name + "-390");
        await page.SetViewportSizeAsync(1366, 768);
    }
}
