using System.Net.Http.Json;
using System.Text;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Silo.Journal;

namespace Tracker.Gateway.Tests.Plans;

public class Discarding_a_draft : IAsyncLifetime
{
    private ServedFolder _house = null!;

    public async Task InitializeAsync()
    {
        _house = await ServedFolder.Open();
        await _house.Register(SmallPlan.Government, SmallPlan.Units);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Takes_it_out_of_every_list_and_leaves_it_in_the_journal()
    {
        var plan = await Import();

        await (await Discard(plan, "读错了文件")).ShouldBeDone();

        (await (await _house.Http.GetAsync("/api/plans")).Json()).GetArrayLength().ShouldBe(0);
        (await (await _house.Http.GetAsync($"/api/plans/{plan}")).Json()).GetProperty("stage").GetString().ShouldBe("discarded");
        var facts = await _house.Service<IJournal>().ReadStream(GrainAddress.Parse(plan.Replace('~', '/')), 0);
        facts.Select(f => f.Type).ShouldBe(["plan.drafted.v1", "plan.discarded.v1"]);
        await (await _house.Http.PostAsJsonAsync($"/api/plans/{plan}/assign", new { leaveOpen = true, nameLater = true })).ShouldBeRefused(404, "plan.unknown");
        await (await _house.Http.GetAsync($"/api/plans/{plan}/ledger")).ShouldBeRefused(409, "plan.discarded");
    }

    [Fact]
    public async Task Is_in_nobodys_way_when_the_same_document_comes_again()
    {
        var first = await Import();
        await (await Discard(first, "读重了")).ShouldBeDone();

        var second = await Import();

        second.ShouldNotBe(first);
        var problem = await (await Reinstate(first)).ShouldBeRefused(409, "plan.reinstate-doubled");
        problem.GetProperty("args")[0].GetString().ShouldBe(second.Replace('~', '/'));
        await (await Discard(second, "还是用第一份")).ShouldBeDone();
        await (await Reinstate(first)).ShouldBeDone();
        (await (await _house.Http.GetAsync("/api/plans")).Json()).EnumerateArray().Select(p => p.GetProperty("plan").GetString()).ShouldBe([first.Replace('~', '/')]);
        await (await _house.Http.PostAsJsonAsync($"/api/plans/{first}/assign", new { leaveOpen = true, nameLater = true })).ShouldBeDone();
    }

    [Fact]
    public async Task Is_refused_without_a_reason_once_it_is_assigned_and_to_a_unit()
    {
        var plan = await Import();
        await (await Discard(plan, " ")).ShouldBeRefused(422, "plan.discard-reason-missing");
        using var unit = await _house.Program("unit", SmallPlan.Government, 1, AccountRole.UnitHandler);
        await (await unit.PostAsJsonAsync($"/api/plans/{plan}/discard", new { reason = "不想要" })).ShouldBeRefused(404, "plan.unknown");

        (await _house.Http.PostAsJsonAsync($"/api/plans/{plan}/assign", new { leaveOpen = true, nameLater = true })).EnsureSuccessStatusCode();

        await (await Discard(plan, "读错了")).ShouldBeRefused(409, "plan.already-assigned");
    }

    private async Task<string> Import()
    {
        var answer = await (await _house.Upload("/api/plans", "plan.txt", Encoding.UTF8.GetBytes(SmallPlan.Text), ("government", SmallPlan.Government))).ShouldBeDone();
        return (await answer.Json()).GetProperty("plan").GetString()!.Replace('/', '~');
    }

    private Task<HttpResponseMessage> Discard(string plan, string reason) => _house.Http.PostAsJsonAsync($"/api/plans/{plan}/discard", new { reason });

    private Task<HttpResponseMessage> Reinstate(string plan) => _house.Http.PostAsJsonAsync($"/api/plans/{plan}/reinstate", new { });
}
