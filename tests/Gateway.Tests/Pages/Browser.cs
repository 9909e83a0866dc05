using Microsoft.Playwright;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>One Chromium for all tests of pages; each test takes a context of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The headless one first: it has no window to draw for every page.</summary>
    public static string? Path { get; } =
        new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    public async Task InitializeAsync()
    {
        if (Path is null)
        {
            return; // the tests say so one by one
        }
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
        _playwright?.Dispose();
    }

    /// <param name="script">False as in a browser that runs none: what every page has to stand.</param>
    public async Task<IBrowserContext> Visit(Uri house, bool script = false, int width = 1366, int height = 768)
    {
        var browser = _browser ?? throw new InvalidOperationException("Chromium is not installed.");
        var visit = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = house.ToString(),
            JavaScriptEnabled = script,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
        });
        visit.SetDefaultTimeout(60_000);
        return visit;
    }
}

[CollectionDefinition(nameof(Browser))]
public sealed class BrowserCollection : ICollectionFixture<Browser>;

/// <summary>The rounds that take longest, in a browser of their own beside the others.</summary>
[CollectionDefinition(nameof(LongRounds))]
public sealed class LongRounds : ICollectionFixture<Browser>;

/// <summary>Needs Chromium; without it the test is shown as skipped, and fails in CI.</summary>
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = new BrowserFactAttribute().Skip;
}

/// <inheritdoc cref="BrowserTheoryAttribute"/>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Browser.Path is null && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = "Chromium is not installed";
        }
    }
}
