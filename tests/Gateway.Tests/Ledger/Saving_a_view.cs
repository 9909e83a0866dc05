using System.Net.Http.Json;
using Tracker.Accounts;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.Ledger;

/// <summary>Views of the ledger: everybody's own, and the office's that all share.</summary>
public class Saving_a_view : IAsyncLifetime
{
    private ServedFolder _house = null!;
    private HttpClient _office = null!;
    private HttpClient _unit = null!;

    public async Task InitializeAsync()
    {
        _house = await ServedFolder.Open();
        await _house.Register(SmallPlan.Government, SmallPlan.Units);
        _office = await _house.Program("office", SmallPlan.Government, null, AccountRole.Office);
        _unit = await _house.Program("unit", SmallPlan.Government, 4, AccountRole.UnitHandler);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Ones_own_is_seen_by_nobody_else_and_a_shared_one_by_all()
    {
        await (await Put(_office, "退回的", new { page = "ledger", fields = new { status = "returned", sort = "-due" } })).ShouldBeDone();
        await (await Put(_office, "全省逾期", new { page = "work", fields = new { due = "late", template = "工作台账" }, shared = true })).ShouldBeDone();
        await (await Put(_unit, "退回的", new { page = "ledger", fields = new { q = "听证" } })).ShouldBeDone();

        (await Names(_office)).ShouldBe(["全省逾期 True", "退回的 False"]);
        (await Names(_unit)).ShouldBe(["全省逾期 True", "退回的 False"]);
        var own = (await (await _unit.GetAsync("/api/ledger-views")).Json())[1];
        own.GetProperty("fields").GetProperty("q").GetString().ShouldBe("听证");
    }

    [Fact]
    public async Task Only_the_office_shares() =>
        await (await Put(_unit, "大家的", new { page = "ledger", shared = true })).ShouldBeRefused(403, "access.refused");

    [Fact]
    public async Task It_is_renamed_and_deleted()
    {
        await (await Put(_unit, "甲", new { page = "ledger", fields = new { due = "late" } })).ShouldBeDone();
        await (await Put(_unit, "乙", new { page = "ledger" })).ShouldBeDone();
        await (await _unit.PostAsJsonAsync("/api/ledger-views/甲/rename", new { name = "乙" })).ShouldBeRefused(409, "ledger-view.name-taken");
        await (await _unit.PostAsJsonAsync("/api/ledger-views/丁/rename", new { name = "戊" })).ShouldBeRefused(404, "ledger-view.unknown");
        await (await _unit.PostAsJsonAsync("/api/ledger-views/甲/rename", new { name = "丙" })).ShouldBeDone();
        await (await _unit.DeleteAsync("/api/ledger-views/乙")).ShouldBeDone();

        (await Names(_unit)).ShouldBe(["丙 False"]);
    }

    [Fact]
    public async Task What_no_ledger_has_cannot_be_kept()
    {
        await (await Put(_unit, "甲", new { page = "ledger", fields = new { salary = "1" } })).ShouldBeRefused(422, "ledger-view.field-unknown");
        await (await Put(_unit, "甲", new { page = "ledger", fields = new { template = "工作台账" } })).ShouldBeRefused(422, "ledger-view.field-unknown");
        await (await Put(_unit, new string('长', 41), new { page = "ledger" })).ShouldBeRefused(422, "ledger-view.name");
    }

    private static Task<HttpResponseMessage> Put(HttpClient who, string name, object view) => who.PutAsJsonAsync($"/api/ledger-views/{name}", view);

    private static async Task<IEnumerable<string>> Names(HttpClient who) =>
        (await (await who.GetAsync("/api/ledger-views")).Json()).EnumerateArray().Select(v => $"{v.GetProperty("name").GetString()} {v.GetProperty("shared").GetBoolean()}");
}
