using Microsoft.Extensions.DependencyInjection;
using Tracker.Deciding;
using Tracker.Gateway.Demo;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>A unit's sheet between the unit, the office that looks at it, and whoever takes the post over.</summary>
public sealed class Handling_the_sheet_of_a_unit : IAsyncLifetime
{
    private PageHouse _house = null!;
    private string _period = "";
    private string _sheet = "";

    public async Task InitializeAsync()
    {
        _house = await PageHouse.OpenDemo();
        _period = (await _house.Services.GetRequiredService<ILedger>().Periods(DemoSeed.Government)).ShouldHaveSingleItem().Address.RouteForm;
        var register = (await _house.Services.GetRequiredService<IGrains>().UnitRegister(DemoSeed.Government).Look()).State;
        _sheet = $"/returns/{_period}/{register.Find("霁川市政府")!.Id}";
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task The_office_comes_from_the_period_and_returns_it_from_the_top()
    {
        using var unit = await PlainBrowser.SignedIn(_house.Address, "demo-city");
        await Send(unit);
        using var office = await PlainBrowser.SignedIn(_house.Address, "demo-office");

        var seen = await office.Page(_sheet);

        seen.ShouldContain($"href=\"/periods/{_period}\"");
        seen.ShouldContain("""<a href="/periods" aria-current="page">填报期</a>""");
        seen.ShouldNotContain("""href="/returns">本期填报""");
        seen.ShouldContain($"href=\"{_sheet}?open=return#return\"");
        (await office.Page($"{_sheet}?open=return")).ShouldContain("""<details class="more" id="return" open>""");
    }

    [Fact]
    public async Task Outside_the_unit_no_account_of_it_is_named()
    {
        using var unit = await PlainBrowser.SignedIn(_house.Address, "demo-city");
        await unit.Post(_sheet, "sheet", ("step", "same"));
        using var office = await PlainBrowser.SignedIn(_house.Address, "demo-office");

        (await office.Page(_sheet)).ShouldNotContain("demo-city");
        (await unit.Page(_sheet)).ShouldContain("您 保存于");
    }

    [Fact]
    public async Task A_returned_sheet_asks_for_the_same_on_both_pages()
    {
        const string Ask = "改好后再报送一次：只报改过的行，没有改的照旧，表上的任务随后恢复。";
        using var unit = await PlainBrowser.SignedIn(_house.Address, "demo-city");
        await Send(unit);
        using var office = await PlainBrowser.SignedIn(_house.Address, "demo-office");
        await office.Post(_sheet, "return", ("reason", "请补佐证"));

        (await unit.Page(_sheet)).ShouldContain(Ask);
        (await unit.Page("/today")).ShouldContain(Ask);
    }

    [Fact]
    public async Task What_was_sent_is_no_draft_on_the_list_of_who_takes_over()
    {
        const string List = "/accounts/demo-city/hand-over-list";
        using var unit = await PlainBrowser.SignedIn(_house.Address, "demo-city");
        using var keeper = await PlainBrowser.SignedIn(_house.Address, "demo-unit-admin");
        await unit.Post(_sheet, "sheet", ("step", "same"));
        (await keeper.Page(List)).ShouldContain("填报表，");

        await unit.Post($"{_sheet}/preview", "send");

        (await keeper.Page(List)).ShouldContain("<dt>没有报送的草稿</dt><dd>没有</dd>");
        using var office = await PlainBrowser.SignedIn(_house.Address, "demo-office");
        await office.Post(_sheet, "return", ("reason", "请补佐证"));
        (await keeper.Page(List)).ShouldContain("填报表，", customMessage: "it was returned and waits again");
    }

    private async Task Send(PlainBrowser unit)
    {
        await unit.Post(_sheet, "sheet", ("step", "same"));
        (await unit.Post($"{_sheet}/preview", "send")).ShouldContain("已报送");
    }
}
