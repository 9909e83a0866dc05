using Microsoft.Extensions.DependencyInjection;
using Tracker.Deciding;
using Tracker.Gateway.Demo;
using Tracker.Gateway.Tests.Pages;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Units;

/// <summary>What the pages of 机构变动 offer, and when they offer nothing more.</summary>
public sealed class Changing_units_by_page : IAsyncLifetime
{
    private const string Changes = "/units/changes";
    private PageHouse _house = null!;
    private PlainBrowser _office = null!;

    public async Task InitializeAsync()
    {
        _house = await PageHouse.OpenDemo();
        _office = await PlainBrowser.SignedIn(_house.Address, "demo-office");
    }

    public async Task DisposeAsync()
    {
        _office.Dispose();
        await _house.DisposeAsync();
    }

    [Fact]
    public async Task A_split_whose_unit_goes_on_asks_for_nothing_once_it_is_carried_out()
    {
        var register = (await _house.Services.GetRequiredService<IGrains>().UnitRegister(DemoSeed.Government).Look()).State;
        await _office.Post(Changes, "plan", ("kind", "Split"), ("from", "省司法厅"), ("to", "省司法厅、省普法办公室"), ("day", "2026-01-05"), ("basis", "云编发〔2026〕8号"));
        var change = _office.At;
        var checkedOnce = await _office.Post(change, "check", ("others", register.Find("省司法厅")!.Id.Value));
        checkedOnce.ShouldContain("请再确认一次");

        var done = await _office.PostFrom(checkedOnce, change, "carry-out", ("confirmed", "yes"));

        done.ShouldContain("已执行");
        done.ShouldNotContain("可以再移交一次");
        done.ShouldNotContain("下一步：核对并执行");
        done.ShouldNotContain("id=\"duties\""); // nothing of what stayed is listed as if it moved
    }

    [Fact]
    public async Task An_abolition_without_a_taker_says_at_once_that_it_cannot_be_carried_out()
    {
        var planned = await _office.Post(Changes, "plan", ("kind", "Abolish"), ("from", "省司法厅"), ("to", ""), ("day", "2026-01-05"), ("basis", "云编发〔2026〕9号"));
        planned.ShouldContain("没有写承接单位，但还有");
        (await _office.Post(_office.At, "withdraw", ("reason", "漏写承接单位"))).ShouldContain("撤回");
        (await _office.Post(Changes, "plan", ("kind", "Abolish"), ("from", "省司法厅"), ("to", "省教育厅"), ("day", "2026-01-05"), ("basis", "云编发〔2026〕9号"))).ShouldNotContain("没有写承接单位");
    }
}
