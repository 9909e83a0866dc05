using System.Net.Http.Json;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.Assignments;

public class Acting_within_ones_rights : IAsyncLifetime
{
    private const int Planning = 1;
    private const int Water = 2;
    private const int EastTown = 4;
    private ServedFolder _house = null!;
    private GrainAddress _plan;

    public async Task InitializeAsync() => (_house, _plan) = await ServedFolder.OpenAssigned();

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_handler_reports_for_the_own_unit_and_not_on_behalf()
    {
        using var town = await _house.Program("town", SmallPlan.Government, EastTown, AccountRole.UnitHandler);
        await (await town.PostAsJsonAsync($"{Of(1, EastTown)}/reports", new { text = "规划已张贴。" })).ShouldBeDone();

        var last = (await (await town.GetAsync($"{Of(1, EastTown)}/history")).Json()).EnumerateArray().Last();
        (last.GetProperty("account").GetString(), last.GetProperty("door").GetString(), last.GetProperty("onBehalf").GetBoolean()).ShouldBe(("town", "rest", false));
    }

    [Fact]
    public async Task A_handler_finds_nothing_of_another_unit()
    {
        using var town = await _house.Program("town", SmallPlan.Government, EastTown, AccountRole.UnitHandler);

        await (await town.GetAsync(Of(2, Water))).ShouldBeRefused(404, "assignment.unknown");
        await (await town.GetAsync($"{Of(2, Water)}/history")).ShouldBeRefused(404, "assignment.unknown");
        await (await town.PostAsJsonAsync($"{Of(2, Water)}/reports", new { text = "越权。" })).ShouldBeRefused(404, "assignment.unknown");
        await (await town.PostAsync($"{Of(1, EastTown)}/close", null)).ShouldBeRefused(404, "assignment.unknown");
        var rows = (await (await town.GetAsync($"/api/plans/{_plan.RouteForm}/ledger")).Json()).GetProperty("rows").EnumerateArray();
        rows.Select(r => r.GetProperty("unitId").GetString()).Distinct().ShouldBe(["4"]);
    }

    [Fact]
    public async Task The_lead_of_a_point_reads_all_of_it_and_reports_on_behalf()
    {
        using var planning = await _house.Program("planning", SmallPlan.Government, Planning, AccountRole.UnitHandler);

        await (await planning.PostAsJsonAsync($"{Of(1, EastTown)}/reports", new { text = "镇里来电：已张贴。" })).ShouldBeDone();
        await (await planning.GetAsync(Of(3, EastTown))).ShouldBeRefused(404, "assignment.unknown"); // another lead's point
        var rows = (await (await planning.GetAsync($"/api/plans/{_plan.RouteForm}/ledger")).Json()).GetProperty("rows").EnumerateArray();
        rows.Select(r => $"{r.GetProperty("point").GetString()}/{r.GetProperty("unitId").GetString()}").ShouldBe(["1/1", "1/4", "1/5", "2/1"]);
        var cells = await (await planning.GetAsync($"/api/plans/{_plan.RouteForm}/ledger/cells")).Json();
        cells.GetProperty("assignments").GetInt32().ShouldBe(4);
    }

    [Fact]
    public async Task Another_government_finds_nothing_at_all()
    {
        using var neighbour = await _house.Program("neighbour", "990200", null, AccountRole.Office, AccountRole.Auditor);

        await (await neighbour.GetAsync(Of(1, Planning))).ShouldBeRefused(404, "assignment.unknown");
        await (await neighbour.GetAsync($"/api/plans/{_plan.RouteForm}")).ShouldBeRefused(404, "plan.unknown");
        await (await neighbour.GetAsync($"/api/plans/{_plan.RouteForm}/ledger")).ShouldBeRefused(404, "plan.unknown");
        await (await neighbour.GetAsync($"/api/plans/{_plan.RouteForm}/ledger/file.xlsx")).ShouldBeRefused(404, "plan.unknown");
        (await (await neighbour.GetAsync("/api/plans")).Json()).GetArrayLength().ShouldBe(0);
        (await (await neighbour.GetAsync($"/api/plans?government={SmallPlan.Government}")).Json()).GetArrayLength().ShouldBe(0);
        await (await neighbour.GetAsync($"/api/units?government={SmallPlan.Government}")).ShouldBeRefused(403, "access.refused");
    }

    [Fact]
    public async Task An_auditor_reads_and_changes_nothing()
    {
        using var auditor = await _house.Program("auditor", SmallPlan.Government, null, AccountRole.Auditor);

        await (await auditor.GetAsync(Of(1, Planning))).ShouldBeDone();
        await (await auditor.PostAsJsonAsync($"{Of(1, Planning)}/reports", new { text = "不该写。" })).ShouldBeRefused(404, "assignment.unknown");
        await (await auditor.PostAsync("/api/files", ServedFolder.Form("a.txt", [1], []))).ShouldBeRefused(403, "access.refused");
        await (await auditor.PostAsync("/api/plans", ServedFolder.Form("a.txt", [1], []))).ShouldBeRefused(403, "access.refused");
        await (await auditor.PostAsync("/api/units/import", ServedFolder.Form("a.xlsx", [1], []))).ShouldBeRefused(403, "access.refused");
    }

    private string Of(int point, int unit) => $"/api/assignments/{_plan.RouteForm}~work-point~{point}~assignment~{unit}";
}
