using Microsoft.Extensions.DependencyInjection;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Demo;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Tests.Pages;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Returns;

/// <summary>What a period's pages say to who merges it and to who comes too late.</summary>
public sealed class Reading_a_period_by_page : IAsyncLifetime
{
    private PageHouse _house = null!;
    private PlainBrowser _office = null!;
    private PlainBrowser _city = null!;
    private UnitId _unit;
    private GrainAddress _period;

    public async Task InitializeAsync()
    {
        _house = await PageHouse.OpenDemo();
        (_office, _city) = (await PlainBrowser.SignedIn(_house.Address, "demo-office"), await PlainBrowser.SignedIn(_house.Address, "demo-city"));
        _unit = (await _house.Services.GetRequiredService<IGrains>().UnitRegister(DemoSeed.Government).Look()).State.Find("霁川市政府")!.Id;
        await _office.Post("/periods", "open");
        var link = System.Text.RegularExpressions.Regex.Match(await _city.Page("/returns"), $"/returns/([^/\"]*)/{_unit}\"").Groups[1].Value;
        _period = Ids.Address(link, "period")!.Value;
    }

    public async Task DisposeAsync()
    {
        _office.Dispose();
        _city.Dispose();
        await _house.DisposeAsync();
    }

    private string Sheet => $"/returns/{_period.RouteForm}/{_unit}";

    [Fact]
    public async Task Shows_beside_as_before_the_words_that_it_stands_for()
    {
        await _city.Post(Sheet, "sheet", ("step", "same"));
        await _city.Post($"{Sheet}/preview", "send");
        var sheet = (await _house.Services.GetRequiredService<SheetReading>().Look(Caller.OwnerOfTheFolder("owner"), _period, _unit)).ShouldNotBeNull();
        var row = sheet.Rows.First(r => r is { Filed.Outcome: RowOutcome.Same, Last.Text.Length: > 0 });

        var page = await _office.Page($"/periods/{_period.RouteForm}/points/{row.Assignment.Parent!.Value.RouteForm}");

        var said = page.Split("<tr").Single(r => r.Contains($"/assignments/{row.Key}\"", StringComparison.Ordinal));
        said.ShouldContain("与上期（");
        said.ShouldContain(row.Last!.Text);
        var look = await _house.Services.GetRequiredService<PointReturns>().Look(Caller.OwnerOfTheFolder("owner"), _period, row.Assignment.Parent!.Value);
        look.ShouldNotBeNull().Merged.ShouldContain($"{sheet.UnitName}：（与上期一致）{row.Last.Text}");
    }

    [Fact]
    public async Task Offers_nothing_on_a_sheet_that_a_closed_period_would_not_take()
    {
        (await _city.Page(Sheet)).ShouldContain("核对并报送");
        await _office.Post($"/periods/{_period.RouteForm}", "close");

        var page = await _city.Page(Sheet);

        page.ShouldContain("已截止收表");
        page.ShouldContain("不会报出去");
        page.ShouldContain("只存草稿，不报送");
        page.ShouldNotContain("核对并报送");
        (await _city.Post(Sheet, "sheet", ("step", "save"))).ShouldContain("草稿已保存");
    }
}
