using System.Net.Http.Json;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.Silo.Accounts;
using Tracker.Silo.Beside;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Units;

/// <summary>What was closed stays under the old unit's name; who took over reads it, the office has it done again, and then it passes on.</summary>
public class What_an_ended_unit_leaves : IAsyncLifetime
{
    private const int Water = 2;
    private static readonly GrainAddress Quarter = GrainAddress.Parse($"{SmallPlan.Government}/2026/period/q2");
    private ServedFolder _house = null!;
    private HttpClient _office = null!, _water = null!, _planning = null!;
    private GrainAddress _plan;
    private string _change = "";

    private GrainAddress Closed => _plan.Child("work-point", "2").Child("assignment", $"{Water}");

    private string Duty => $"/api/assignments/{Closed.RouteForm}";

    private static string Sheet => $"/api/periods/{Quarter.RouteForm}/returns/{Water}";

    public async Task InitializeAsync()
    {
        (_house, _plan) = await ServedFolder.OpenAssigned();
        _office = await _house.Program("office", SmallPlan.Government, null, AccountRole.Office);
        _water = await Clerk("water", Water);
        _planning = await Clerk("planning", 1);
        await (await _office.PostAsJsonAsync("/api/periods", new { period = "q2", year = 2026 })).ShouldBeDone();
        var row = new { assignment = Closed.Value, outcome = "progress", text = "听证材料已公开。", evidence = new[] { new { url = "https://example.org/a" } } };
        await (await _water.PostAsJsonAsync(Sheet, new { rows = new[] { row } })).ShouldBeDone();
        await (await _office.PostAsJsonAsync($"{Duty}/close", new { })).ShouldBeDone();
        await (await _planning.GetAsync(Duty)).ShouldBeRefused(404, "assignment.unknown");
        var change = new { kind = "abolish", effectiveOn = "2026-01-01", basis = "云编发〔2026〕8号", from = new[] { "市水务局" }, to = new[] { "市规划局" } };
        _change = (await (await (await _office.PostAsJsonAsync("/api/units/changes", change)).ShouldBeDone()).Json()).GetProperty("id").GetString()!;
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Closed_it_keeps_the_old_name_and_the_successor_reads_it_with_the_old_sheet()
    {
        await CarryOut();

        var card = await (await (await _planning.GetAsync(Duty)).ShouldBeDone()).Json();
        (card.GetProperty("unit").GetString(), card.GetProperty("status").GetString()).ShouldBe(("市水务局", "closed"));
        var rows = (await (await (await _planning.GetAsync(Sheet)).ShouldBeDone()).Json()).GetProperty("rows").EnumerateArray().ToList();
        rows.ShouldHaveSingleItem().GetProperty("filed").GetProperty("text").GetString().ShouldBe("听证材料已公开。");
        using var stranger = await _house.Program("stranger", SmallPlan.Government, 3, AccountRole.UnitHandler);
        await (await stranger.GetAsync(Duty)).ShouldBeRefused(404, "assignment.unknown");
    }

    [Fact]
    public async Task The_office_has_it_done_again_and_the_change_carried_out_again_passes_it_on()
    {
        await CarryOut();
        await (await _office.PostAsJsonAsync($"{Duty}/reopen", new { reason = "材料打不开" })).ShouldBeDone();
        await CarryOut();

        (await (await _planning.GetAsync(Duty)).Json()).GetProperty("unit").GetString().ShouldBe("市规划局");
        await (await _planning.PostAsJsonAsync($"{Duty}/reports", new { text = "重新公开了。" })).ShouldBeDone();
    }

    [Fact]
    public async Task A_row_that_was_sent_before_it_passed_on_stays_on_the_old_sheet()
    {
        var third = _plan.Child("work-point", "3").Child("assignment", $"{Water}");
        await (await _water.PostAsJsonAsync(Sheet, new { rows = new[] { new { assignment = third.Value, outcome = "progress", text = "核对了一次。" } } })).ShouldBeDone();
        await CarryOut();

        var rows = (await (await _planning.GetAsync(Sheet)).Json()).GetProperty("rows").EnumerateArray().ToList();
        rows.Select(r => $"{r.GetProperty("point").GetString()} {r.GetProperty("open").GetBoolean()}").Order().ShouldBe(["2 False", "3 False"]);
    }

    [Fact]
    public async Task Names_beside_the_journal_go_to_the_one_who_takes_over_unless_it_has_its_own()
    {
        var beside = _house.Service<IBeside>();
        var desk = _house.Service<DraftDesk>();
        await beside.Put(Quarter, BesideKinds.People, $"{Water}", """{"filler":"某甲","phone":"1"}""", AccountId.Parse("water"));
        await CarryOut();

        (await desk.PeopleOf(Quarter, UnitId.Of(Water))).Filler.ShouldBe("某甲"); // the old sheet was signed so
        (await desk.PeopleOf(Quarter, UnitId.Of(1))).Filler.ShouldBe("某甲");
    }

    [Fact]
    public async Task Names_of_a_successor_stay_its_own()
    {
        var beside = _house.Service<IBeside>();
        await beside.Put(Quarter, BesideKinds.People, $"{Water}", """{"filler":"某甲"}""", AccountId.Parse("water"));
        await beside.Put(Quarter, BesideKinds.People, "1", """{"filler":"某乙"}""", AccountId.Parse("planning"));
        await CarryOut();

        (await _house.Service<DraftDesk>().PeopleOf(Quarter, UnitId.Of(1))).Filler.ShouldBe("某乙");
    }

    [Fact]
    public async Task Names_of_a_set_up_are_dropped_with_a_duty_that_is_merged_in()
    {
        var change = new { kind = "abolish", effectiveOn = "2026-01-01", basis = "云编发〔2026〕9号", from = new[] { "市规划局" }, to = new[] { "市政务局" } };
        await (await _office.PostAsJsonAsync($"/api/units/changes/{_change}/withdraw", new { reason = "不并了" })).ShouldBeDone();
        await (await _office.PostAsJsonAsync($"/api/plans/{_plan.RouteForm}/points/1/duties", new { duties = new[] { new { unit = "3", role = "responsible" } }, reason = "会议议定" })).ShouldBeDone();
        var mergedIn = _plan.Child("work-point", "1").Child("assignment", "3"); // responsible: the lead's stays
        var stays = _plan.Child("work-point", "1").Child("assignment", "1");
        var beside = _house.Service<IBeside>();
        foreach (var duty in new[] { mergedIn, stays })
        {
            await beside.Put(duty, BesideKinds.People, "set-up", """{"leader":"某丙","contact":""}""", AccountId.Parse("planning"));
        }
        _change = (await (await (await _office.PostAsJsonAsync("/api/units/changes", change)).ShouldBeDone()).Json()).GetProperty("id").GetString()!;
        await CarryOut();

        (await beside.Get(mergedIn, BesideKinds.People, "set-up")).ShouldBeNull();
        (await beside.Get(stays, BesideKinds.People, "set-up")).ShouldNotBeNull();
    }

    private async Task CarryOut() => await (await _office.PostAsJsonAsync($"/api/units/changes/{_change}/carry-out", new { })).ShouldBeDone();

    /// <summary>An account that the desk opened: it moves with its unit.</summary>
    private async Task<HttpClient> Clerk(string name, int unit)
    {
        var (owner, account) = (Caller.OwnerOfTheFolder("test"), AccountId.Parse(name));
        var opened = await _house.Service<AccountDesk>().Open(
            owner,
            new Envelope(Guid.CreateVersion7(), owner.Actor, TimeProvider.System.GetUtcNow(), Door.Rest),
            new NewAccount(account, DivisionCode.Parse(SmallPlan.Government), "政务公开岗", [UnitId.Of(unit)], [AccountRole.UnitHandler], "某人"));
        (await _house.Service<SignInDesk>().ChangePassword(account, opened.Code.ShouldNotBeNull().Code, "四匹马-跑得快-1234", Door.Rest)).Entry.ShouldNotBeNull();
        var token = await _house.Service<TokenDesk>().Issue((await _house.Service<AccountDirectory>().Find(account)).ShouldNotBeNull(), "test");
        var program = new HttpClient { BaseAddress = _house.Network.BaseAddress };
        program.DefaultRequestHeaders.Authorization = new("Bearer", token.Token);
        return program;
    }
}
