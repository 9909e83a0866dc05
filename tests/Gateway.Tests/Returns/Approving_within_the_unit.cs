using System.Net.Http.Json;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.Returns;

/// <summary>填报人 → 审核人 in the system, where the unit's administrator asked for it.</summary>
public class Approving_within_the_unit : IAsyncLifetime
{
    private const int EastTown = 4;
    private ServedFolder _house = null!;
    private GrainAddress _plan;
    private HttpClient _office = null!, _clerk = null!, _reviewer = null!, _administrator = null!;

    private static string Period => $"/api/periods/{SmallPlan.Government}~2026~period~q2";

    private static string Sheet => $"{Period}/returns/{EastTown}";

    public async Task InitializeAsync()
    {
        (_house, _plan) = await ServedFolder.OpenAssigned();
        _office = await _house.Program("office", SmallPlan.Government, null, AccountRole.Office);
        _clerk = await _house.Program("clerk", SmallPlan.Government, EastTown, AccountRole.UnitHandler);
        _reviewer = await _house.Program("reviewer", SmallPlan.Government, EastTown, AccountRole.UnitHandler);
        _administrator = await _house.Program("administrator", SmallPlan.Government, EastTown, AccountRole.UnitAdministrator);
        await (await _office.PostAsJsonAsync("/api/periods", new { period = "q2", year = 2026 })).ShouldBeDone();
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Is_off_at_first_and_switched_by_the_unit_s_own_administrator_only()
    {
        await (await Switch(_office)).ShouldBeRefused(404, "unit-register.unit-unknown");
        await (await Switch(_clerk)).ShouldBeRefused(404, "unit-register.unit-unknown");
        await (await _clerk.PostAsJsonAsync(Sheet, new { rows = new[] { Row(1) } })).ShouldBeDone();
        await (await Switch(_administrator)).ShouldBeDone();
        await (await _clerk.PostAsJsonAsync(Sheet, new { rows = new[] { Row(3) } })).ShouldBeRefused(409, "period-return.approval-missing");
    }

    [Fact]
    public async Task Another_account_of_the_unit_approves_and_it_is_sent_at_once()
    {
        await (await Switch(_administrator)).ShouldBeDone();
        var handedIn = await (await (await _clerk.PostAsJsonAsync($"{Sheet}/hand-in", new { rows = new[] { Row(1), Row(3) } })).ShouldBeDone()).Json();
        handedIn.GetProperty("approval").GetProperty("handedInBy").GetString().ShouldBe("clerk");
        (await Missing()).ShouldContain(EastTown);

        await (await _clerk.PostAsync($"{Sheet}/approve", null)).ShouldBeRefused(409, "period-return.approves-own");
        await (await _office.PostAsync($"{Sheet}/approve", null)).ShouldBeRefused(404, "period.unknown");
        await (await _reviewer.PostAsync($"{Sheet}/approve", null)).ShouldBeDone();

        (await Missing()).ShouldNotContain(EastTown);
        (await _house.Grains.Assignment(Duty(1)).Look()).State.ShouldBeOfType<Assignment.Open>().Reports.ShouldBe(1);
    }

    [Fact]
    public async Task Sent_back_it_says_why_to_the_unit_alone_and_is_handed_in_again()
    {
        await (await Switch(_administrator)).ShouldBeDone();
        await (await _reviewer.PostAsJsonAsync($"{Sheet}/send-back", new { reason = "数字不对" })).ShouldBeRefused(409, "period-return.not-handed-in");
        await (await _clerk.PostAsJsonAsync($"{Sheet}/hand-in", new { rows = new[] { Row(1), Row(3) } })).ShouldBeDone();
        await (await _reviewer.PostAsJsonAsync($"{Sheet}/send-back", new { reason = " " })).ShouldBeRefused(422, "assignment.reason-missing");
        await (await _reviewer.PostAsJsonAsync($"{Sheet}/send-back", new { reason = "数字不对" })).ShouldBeDone();

        (await (await _clerk.GetAsync(Sheet)).Json()).GetProperty("approval").GetProperty("sentBackFor").GetString().ShouldBe("数字不对");
        (await (await _office.GetAsync(Sheet)).Content.ReadAsStringAsync()).ShouldNotContain("数字不对");
        await (await _reviewer.PostAsync($"{Sheet}/approve", null)).ShouldBeRefused(409, "period-return.not-handed-in");
        await (await _clerk.PostAsJsonAsync($"{Sheet}/hand-in", new { rows = new[] { Row(1, "核对过的数。") } })).ShouldBeDone();
        await (await _reviewer.PostAsync($"{Sheet}/approve", null)).ShouldBeDone();
    }

    [Fact]
    public async Task The_office_may_enter_a_sheet_for_the_unit_all_the_same()
    {
        await (await Switch(_administrator)).ShouldBeDone();
        await (await _office.PostAsJsonAsync(Sheet, new { rows = new[] { Row(1) } })).ShouldBeDone();
    }

    private Task<HttpResponseMessage> Switch(HttpClient who) => who.PutAsJsonAsync($"/api/units/{EastTown}/return-approval", new { needed = true });

    private object Row(int point, string text = "已张贴。") => new { assignment = Duty(point).Value, outcome = "progress", text };

    private GrainAddress Duty(int point) => _plan.Child("work-point", $"{point}").Child("assignment", $"{EastTown}");

    private async Task<IEnumerable<int>> Missing() =>
        (await (await _office.GetAsync($"{Period}/returns")).Json()).EnumerateArray()
            .Where(u => u.GetProperty("missing").GetBoolean()).Select(u => int.Parse(u.GetProperty("unit").GetString()!, System.Globalization.CultureInfo.InvariantCulture));
}
