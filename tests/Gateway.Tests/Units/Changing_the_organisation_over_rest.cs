using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.Gateway.Units;
using Tracker.Silo.Accounts;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Units;

/// <summary>机构变动 in a served folder: one append moves everything, sign-in follows, past days keep the old names.</summary>
public class Changing_the_organisation_over_rest : IAsyncLifetime
{
    private static readonly string Today = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(8).ToString("yyyy-MM-dd");
    private ServedFolder _house = null!;
    private GrainAddress _plan;

    public async Task InitializeAsync() => (_house, _plan) = await ServedFolder.OpenAssigned();

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_merger_moves_duties_points_and_accounts_at_once()
    {
        var unit = await Opened("shuiwu", 2);
        var before = await Rows();

        var change = await Plan("merge", ["市规划局", "市水务局"], ["市规划和水务局"]);
        (await Rows()).ShouldBe(before);
        var preview = await (await _house.Http.GetAsync($"/api/units/changes/{change}?government={SmallPlan.Government}")).Json();
        preview.GetProperty("unsaid").GetInt32().ShouldBe(0);
        preview.GetProperty("duties").EnumerateArray().Select(d => $"{d.GetProperty("point")} {d.GetProperty("unitName")} {d.GetProperty("fate")}").Order()
            .ShouldBe(["1 市规划局 Moves", "2 市水务局 Moves", "2 市规划局 MergedIn", "3 市水务局 Moves"]);
        await (await CarryOut(change)).ShouldBeDone();

        (await Rows()).ShouldBe(
            ["1 市规划和水务局 lead unacknowledged", "1 东坪镇政府 responsible unacknowledged", "1 西坪镇政府 responsible unacknowledged",
             "2 市规划和水务局 lead unacknowledged", "2 市规划局 responsible withdrawn",
             "3 市政务局 lead unacknowledged", "3 市规划和水务局 responsible unacknowledged", "3 东坪镇政府 responsible unacknowledged", "3 西坪镇政府 responsible unacknowledged"],
            ignoreOrder: true);
        (await Consolidators()).ShouldBe(["1 市规划和水务局", "2 市规划和水务局", "3 市政务局"]);
        (await _house.Service<AccountDirectory>().Find(unit))!.Units.ShouldBe([UnitId.Of(6)]);
        var register = (await _house.Grains.UnitRegister(Government).Look()).State;
        register.Find("市水务局")!.Name.ShouldBe("市规划和水务局");
    }

    [Fact]
    public async Task Past_positions_keep_the_old_names()
    {
        var ledger = _house.Service<ILedger>();
        var before = await Lines(ledger, null);
        var last = await _house.Service<Silo.Journal.IJournal>().LastPosition();
        await (await CarryOut(await Plan("rename", ["市水务局"], ["市水利局"]))).ShouldBeDone();

        (await Lines(ledger, last)).ShouldBe(before);
        (await Lines(ledger, null)).ShouldBe(before.Select(l => l.Replace("市水务局", "市水利局", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Cut_short_before_sign_in_followed_it_is_finished_by_saying_it_again()
    {
        var unit = await Opened("shuiwu", 2);
        var change = UnitChangeId.Parse(await Plan("abolish", ["市水务局"], ["市规划局"]));
        var errand = new Errand(Owner, Door.Rest, Guid.CreateVersion7());
        (await _house.Service<UnitChanging>().Write(errand, Government, change, ChangeChoices.None, default)).Rejection.ShouldBeNull();
        (await _house.Service<AccountDirectory>().Find(unit))!.Units.ShouldBe([UnitId.Of(2)]); // as after a kill between the append and the accounts' entries

        await (await CarryOut(change.Value)).ShouldBeDone();
        (await _house.Service<AccountDirectory>().Find(unit))!.Units.ShouldBe([UnitId.Of(1)]);
    }

    [Fact]
    public async Task Cut_short_it_is_finished_at_the_next_start()
    {
        var unit = await Opened("shuiwu", 2);
        var change = UnitChangeId.Parse(await Plan("abolish", ["市水务局"], ["市规划局"]));
        (await _house.Service<UnitChanging>().Write(new Errand(Owner, Door.Rest, Guid.CreateVersion7()), Government, change, ChangeChoices.None, default)).Rejection.ShouldBeNull();

        await _house.Service<AccountDesk>().CatchUp(); // what a start does first

        (await _house.Service<AccountDirectory>().Find(unit))!.Units.ShouldBe([UnitId.Of(1)]);
    }

    [Fact]
    public async Task A_unit_that_is_split_needs_a_taker_for_each_thing()
    {
        var change = await Plan("split", ["市水务局"], ["市水利局", "市供水局"]);
        await (await CarryOut(change)).ShouldBeRefused(422, "unit-change.takers-unsaid");
        var second = (await Lines(_house.Service<ILedger>(), null)).Single(l => l.StartsWith("2 市水务局", StringComparison.Ordinal)).Split(' ')[^1];

        await (await CarryOut(change, new { others = "6", duties = new Dictionary<string, string> { [second] = "7" } })).ShouldBeDone();

        (await Rows()).Where(r => r.Contains("局 ", StringComparison.Ordinal)).ShouldContain("2 市供水局 lead unacknowledged");
        (await Rows()).ShouldContain("3 市水利局 responsible unacknowledged");
    }

    [Fact]
    public async Task Handing_duties_over_moves_only_those_that_were_chosen()
    {
        var change = await Plan("hand-over-duties", ["市水务局"], ["市政务局"]);
        await (await CarryOut(change)).ShouldBeRefused(422, "unit-change.no-duty-chosen");
        var second = (await Lines(_house.Service<ILedger>(), null)).Single(l => l.StartsWith("2 市水务局", StringComparison.Ordinal)).Split(' ')[^1];

        await (await CarryOut(change, new { duties = new Dictionary<string, string> { [second] = "3" } })).ShouldBeDone();

        (await Rows()).ShouldContain("2 市政务局 lead unacknowledged");
        (await Rows()).ShouldContain("3 市水务局 responsible unacknowledged");
    }

    [Fact]
    public async Task What_cannot_be_is_said_with_the_reason()
    {
        await (await Post(Request("merge", ["市规划局"], ["市规划局"]))).ShouldBeRefused(422, "unit-change.into-itself");
        await (await Post(Request("abolish", ["市规划局"], ["市没有局"]))).ShouldBeRefused(422, "unit-change.name-unknown");
        await (await Post(Request("rename", [], ["新名"]))).ShouldBeRefused(422, "unit-change.shape-rename");
        var future = await Plan("rename", ["市规划局"], ["市规划与自然资源局"], "2199-01-01");
        await (await CarryOut(future)).ShouldBeRefused(409, "unit-change.too-early");
        await (await Post(Request("merge", ["市规划局", "市水务局"], ["市大局"]))).ShouldBeRefused(409, "unit-change.overlaps");
        await (await CarryOut("99")).ShouldBeRefused(404, "unit-change.unknown");
        var alone = await Plan("abolish", ["市水务局"], []);
        await (await CarryOut(alone)).ShouldBeRefused(422, "unit-change.nobody-takes-over");
    }

    [Fact]
    public async Task Sent_twice_it_is_done_once()
    {
        var change = await Plan("rename", ["市水务局"], ["市水利局"]);
        using var first = Keyed(change);
        using var second = Keyed(change);
        second.Headers.Remove(Errand.KeyHeader);
        second.Headers.Add(Errand.KeyHeader, first.Headers.GetValues(Errand.KeyHeader));
        await (await _house.Http.SendAsync(first)).ShouldBeDone();
        var after = await _house.Service<Silo.Journal.IJournal>().LastPosition();
        await (await _house.Http.SendAsync(second)).ShouldBeDone();
        (await _house.Service<Silo.Journal.IJournal>().LastPosition()).ShouldBe(after);
    }

    [Fact]
    public async Task A_unit_may_neither_record_nor_carry_out()
    {
        var change = await Plan("rename", ["市水务局"], ["市水利局"]);
        using var unit = await _house.Program("zhengwu", SmallPlan.Government, 3, AccountRole.UnitHandler);
        await (await unit.PostAsJsonAsync("/api/units/changes", Request("rename", ["市政务局"], ["市办"]))).ShouldBeRefused(403, "access.refused");
        await (await unit.PostAsJsonAsync($"/api/units/changes/{change}/carry-out", new { })).ShouldBeRefused(403, "access.refused");
    }

    private static DivisionCode Government => DivisionCode.Parse(SmallPlan.Government);

    private static Caller Owner { get; } = Caller.OwnerOfTheFolder("test");

    private static object Request(string kind, string[] from, string[] to, string? day = null) =>
        new { kind, effectiveOn = day ?? Today, basis = "云编发〔2026〕8号", from, to, government = SmallPlan.Government };

    private Task<HttpResponseMessage> Post(object request) => _house.Http.PostAsJsonAsync("/api/units/changes", request);

    private async Task<string> Plan(string kind, string[] from, string[] to, string? day = null) =>
        (await (await (await Post(Request(kind, from, to, day))).ShouldBeDone()).Json()).GetProperty("id").GetString()!;

    private Task<HttpResponseMessage> CarryOut(string change, object? choices = null)
    {
        var body = JsonSerializer.SerializeToNode(choices ?? new { })!.AsObject();
        body["government"] = SmallPlan.Government;
        return _house.Http.PostAsJsonAsync($"/api/units/changes/{change}/carry-out", body);
    }

    private static HttpRequestMessage Keyed(string change)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/units/changes/{change}/carry-out") { Content = JsonContent.Create(new { government = SmallPlan.Government }) };
        request.Headers.Add(Errand.KeyHeader, $"{Guid.CreateVersion7()}");
        return request;
    }

    private async Task<AccountId> Opened(string account, int unit)
    {
        var envelope = new Envelope(Guid.CreateVersion7(), Owner.Actor, TimeProvider.System.GetUtcNow(), Door.Rest);
        var wanted = new NewAccount(AccountId.Parse(account), Government, "政务公开岗", [UnitId.Of(unit)], [AccountRole.UnitHandler], "某人");
        return (await _house.Service<AccountDesk>().Open(Owner, envelope, wanted)).Code.ShouldNotBeNull().Account;
    }

    private async Task<List<string>> Rows() =>
        [.. (await (await _house.Http.GetAsync($"/api/plans/{_plan.RouteForm}/ledger")).Json()).GetProperty("rows").EnumerateArray()
            .Select(r => $"{r.GetProperty("point").GetString()} {r.GetProperty("unit").GetString()} {r.GetProperty("role").GetString()} {r.GetProperty("status").GetString()}")];

    private async Task<List<string>> Consolidators()
    {
        var points = await _house.Service<ILedger>().Points(_plan);
        return [.. points.Select(p => $"{p.Number} {p.Reporting.Consolidator?.Name}")];
    }

    private async Task<List<string>> Lines(ILedger ledger, long? asOf)
    {
        var lines = new List<string>();
        await foreach (var line in ledger.Lines(_plan, asOf))
        {
            lines.Add($"{line.PointNumber} {line.Entry.UnitName} {line.Entry.Assignment}");
        }
        return lines;
    }
}
