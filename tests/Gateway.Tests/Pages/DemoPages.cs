using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tracker.Gateway.Demo;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>The fictional province, served once for the tests that only look.</summary>
public sealed class DemoPages : IAsyncLifetime
{
    private PageHouse? _house;

    public Uri Address => House.Address;

    /// <summary>This year's plan in the form of routes.</summary>
    public string Plan { get; private set; } = "";

    private PageHouse House => _house ?? throw new InvalidOperationException("The house is not open.");

    public async Task InitializeAsync()
    {
        _house = await PageHouse.OpenDemo();
        Plan = (await _house.Services.GetRequiredService<ILedger>().Plans())[0].Plan.RouteForm;
    }

    public async Task DisposeAsync()
    {
        if (_house is not null)
        {
            await _house.DisposeAsync();
        }
    }

    public async Task<string> AnAssignmentOf(string unit, Func<LedgerLine, bool>? which = null)
    {
        var ledger = House.Services.GetRequiredService<ILedger>();
        var plan = (await ledger.Plans())[0].Plan;
        await foreach (var line in ledger.Lines(plan))
        {
            if (line.Entry.UnitName == unit && which?.Invoke(line) != false)
            {
                return line.Entry.Assignment.RouteForm;
            }
        }
        throw new InvalidOperationException($"{unit} has no such assignment.");
    }

    internal static async Task SignIn(IPage page, string account)
    {
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#login", account);
        await page.FillAsync("#password", DemoAccounts.Password);
        await page.ClickAsync("main button");
        page.Url.ShouldNotContain("sign-in");
    }
}
