using Microsoft.Extensions.DependencyInjection;
using Tracker.Deciding;
using Tracker.Gateway.Demo;
using Tracker.Gateway.Tests.Pages;
using Tracker.Gateway.Tests.Returns;
using Tracker.Gateway.Tests.Tables;
using Tracker.Units;

namespace Tracker.Gateway.Tests.SetUps;

/// <summary>建账 as a unit's clerk does it: all of it on one page, saved once, or by the workbook that comes down from there.</summary>
public sealed class Setting_up_on_one_page : IAsyncLifetime
{
    private PageHouse _house = null!;
    private PlainBrowser _city = null!;
    private string _sheet = "";

    public async Task InitializeAsync()
    {
        _house = await PageHouse.OpenDemo();
        _city = await PlainBrowser.SignedIn(_house.Address, "demo-city");
        var register = (await _house.Services.GetRequiredService<IGrains>().UnitRegister(DemoSeed.Government).Look()).State;
        _sheet = $"/set-ups/{register.Find("霁川市政府")!.Id}";
    }

    public async Task DisposeAsync()
    {
        _city.Dispose();
        await _house.DisposeAsync();
    }

    [Fact]
    public async Task What_all_have_in_common_is_typed_once()
    {
        (await _city.Page("/my")).ShouldContain($"href=\"{_sheet}\"");
        var saved = await _city.Post(_sheet, "set-ups", ("m0", "甲的举措"), ("m1", "乙的举措"), ("d1", "信息科"), ("all-department", "办公室"), ("all-leader", "某甲"));
        saved.ShouldContain("建账已保存");
        saved.ShouldContain("甲的举措");
        (Value(saved, "d0"), Value(saved, "l0"), Value(saved, "d1"), Value(saved, "l1")).ShouldBe(("办公室", "某甲", "信息科", "某甲"));
    }

    [Fact]
    public async Task A_fault_saves_nothing_and_loses_nothing()
    {
        var refused = await _city.Post(_sheet, "set-ups", ("m0", "甲的举措"), ("m1", ""), ("f1", "专栏"), ("n0", "哪天 做完"));
        refused.ShouldContain("有2行需要改正");
        refused.ShouldContain("请写明具体举措");
        refused.ShouldContain("看不懂内部节点");
        refused.ShouldContain(">甲的举措</textarea>");
        (await _city.Page(_sheet)).ShouldNotContain("甲的举措");
    }

    [Fact]
    public async Task By_workbook_it_is_shown_first_and_then_written()
    {
        var book = (await _city.Download($"/api{_sheet}.xlsx")).With(("F4", "表里写的举措"), ("G4", "清单"));
        var shown = await _city.Upload("/set-ups", "preview", "建账表.xlsx", book);
        shown.ShouldContain("将写入 1 项任务的建账");
        (await _city.PostFrom(shown, "/set-ups", "write")).ShouldContain("已写入 1 项任务的建账");
        (await _city.PostFrom(shown, "/set-ups", "write")).ShouldContain("已写入 1 项任务的建账，1 个单位", customMessage: "sent twice it says the same");
        (await _city.Page(_city.Address)).ShouldContain("已写入 1 项任务的建账", customMessage: "F5 only reads");
        (await _city.Page(_sheet)).ShouldContain("表里写的举措");
    }

    private static string Value(string page, string field) => System.Text.RegularExpressions.Regex.Match(page, $"name=\"{field}\"[^>]*?value=\"([^\"]*)\"").Groups[1].Value;
}
