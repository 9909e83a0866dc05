using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tracker.Deciding;
using Tracker.Gateway.Demo;
using Tracker.Silo.DueWork;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>The fictional province, served once for the tests that only look.</summary>
public sealed class DemoPages : IAsyncLifetime
{
    private PageHouse? _house;
    private UnitRegister? _register;

    public Uri Address => House.Address;

    /// <summary>This year's plan in the form of routes.</summary>
    public string Plan { get; private set; } = "";

    /// <summary>The period that is open, in the form of routes.</summary>
    public string Period { get; private set; } = "";

    private PageHouse House => _house ?? throw new InvalidOperationException("The house is not open.");

    public async Task InitializeAsync()
    {
        _house = await PageHouse.OpenDemo();
        await _house.Services.GetRequiredService<HouseDueWork>().Round();
        var ledger = _house.Services.GetRequiredService<ILedger>();
        Period = (await ledger.Periods(DemoSeed.Government)).ShouldHaveSingleItem().Address.RouteForm;
        _register = (await _house.Services.GetRequiredService<IGrains>().UnitRegister(DemoSeed.Government).Look()).State;
        Plan = (await ledger.Plans())[0].Plan.RouteForm;
    }

    public async Task DisposeAsync()
    {
        if (_house is not null)
        {
            await _house.DisposeAsync();
        }
    }

    public UnitId UnitOf(string name) => _register!.Find(name)!.Id;

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
        await page.Follow("main button");
        page.Url.ShouldNotContain("sign-in");
    }
}
