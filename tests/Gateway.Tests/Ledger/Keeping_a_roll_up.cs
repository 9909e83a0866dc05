using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Ledger;
using Tracker.Gateway.Tests.CommandLine;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.Silo;
using Tracker.Silo.Accounts;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Tests.Ledger;

/// <summary>What was summed up once is given again, while nothing has changed and to nobody who may not see it. A roll-up as of today is never kept: it says what is right.</summary>
public class Keeping_a_roll_up : IAsyncLifetime
{
    private const string Groups = $"/api/plans/{SmallPlan.Government}~2026~plan~1/ledger/groups";
    private ServedFolder _house = null!;
    private GrainAddress _plan;

    public async Task InitializeAsync() => (_house, _plan) = await ServedFolder.OpenAssigned();

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task What_either_of_two_engines_writes_shows_at_once()
    {
        var engines = (IGrains[])[_house.Grains, TrackerSilo.EngineOn(_house.Service<IJournal>(), new EngineOptions())];
        var duties = await _house.Service<ILedger>().Lines(_plan).Select(l => l.Entry.Assignment).ToListAsync();
        var silent = duties.Count;

        foreach (var (n, duty) in duties.Index())
        {
            await ShouldBeRight();
            (await engines[n % 2].Assignment(duty).Ask(Envelope(), new SubmitReport(new DateOnly(2026, 3, 9), $"第{n}份", [], OnBehalf: true))).Rejection.ShouldBeNull();
            (await Whole(_house.Http, "silent")).ShouldBe(--silent);
            await ShouldBeRight();
        }
    }

    [Fact]
    public async Task A_point_s_new_title_shows_at_once()
    {
        (await Names("point")).ShouldContain(name => name.Contains("公开年度规划", StringComparison.Ordinal));

        (await _house.Grains.WorkPoint(_plan.Child("work-point", "1")).Ask(Envelope(), new AmendPoint("公开两年规划", null, "会议议定"))).Rejection.ShouldBeNull();

        (await Names("point")).ShouldContain(name => name.Contains("公开两年规划", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tables_that_were_filled_anew_are_read_anew()
    {
        var right = await Text(_house.Http, "?by=unit");
        var store = _house.Service<IStore>();
        await store.Tables.Write(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM ledger_rows";
            return command.ExecuteNonQuery();
        });
        (await Text(_house.Http, "?by=unit")).ShouldBe(right, "it is kept");
        (await Whole(_house.Http, "assignments", "?by=region")).ShouldBe(0, "that was not kept");

        await store.Rebuild();

        (await Whole(_house.Http, "assignments", "?by=region")).ShouldBe(9);
        await ShouldBeRight();
    }

    [Fact]
    public async Task Each_account_gets_what_it_may_see_whoever_asked_before()
    {
        var office = await _house.Program("bangongshi", SmallPlan.Government, null, AccountRole.Office);
        var town = await _house.Program("dongping", SmallPlan.Government, 4, AccountRole.UnitHandler);
        var other = await _house.Program("xiping", SmallPlan.Government, 5, AccountRole.UnitHandler);
        var lead = await _house.Program("guihua", SmallPlan.Government, 1, AccountRole.UnitHandler);
        var elsewhere = await _house.Program("elsewhere", "990200", null, AccountRole.Office);
        var administrator = await _house.Program("administrator", SmallPlan.Government, null, AccountRole.Administrator);

        for (var round = 0; round < 2; round++)
        {
            (await Units(office)).ShouldBe(["1", "2", "3", "4", "5"]);
            (await Units(town)).ShouldBe(["4"]);
            (await Units(other)).ShouldBe(["5"]);
            (await Units(lead)).ShouldBe(["1", "4", "5"], "of the point that it leads, and its own");
            await (await elsewhere.GetAsync(Groups)).ShouldBeRefused(404, "plan.unknown");
            await (await administrator.GetAsync(Groups)).ShouldBeRefused(404, "plan.unknown");
        }

        await _house.Service<AccountDirectory>().Change(AccountId.Parse("bangongshi"), entry => entry with { Units = [Tracker.Units.UnitId.Of(4)], Roles = [AccountRole.UnitHandler] });
        (await Units(office)).ShouldBe(["4"], "it is no office's account any more");
    }

    [Fact]
    public async Task A_program_that_has_it_is_told_so()
    {
        var first = await _house.Http.GetAsync(Groups);
        using var again = new HttpRequestMessage(HttpMethod.Get, Groups);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        (await _house.Http.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);

        await Report(_house, 1, 1);

        using var later = new HttpRequestMessage(HttpMethod.Get, Groups);
        later.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        (await _house.Http.SendAsync(later)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_past_day_is_read_as_it_stood_and_nothing_here_says_a_time()
    {
        await Text(_house.Http, "?by=unit");

        (await Whole(_house.Http, "assignments", "?by=unit&asOf=2020-01-01")).ShouldBe(0);
        (await Whole(_house.Http, "assignments", "?by=unit")).ShouldBe(9);
        (await Text(_house.Http, "?by=unit")).ShouldNotContain("\"at\"");
    }

    [DatabaseFact]
    public async Task Of_two_processes_on_one_database_the_other_s_is_two_seconds_old_at_most_and_says_its_time()
    {
        var database = Tracker.Tests.Postgres.PostgresCluster.Durable.NewDatabase();
        await using var one = await ServedFolder.OpenOn(database);
        await one.Register(SmallPlan.Government, SmallPlan.Units);
        await one.Assigned(SmallPlan.Government, SmallPlan.Text);
        await using var two = await ServedFolder.OpenOn(database);

        for (var unit = 2; unit <= 3; unit++)
        {
            var before = await Whole(two.Http, "silent");
            await Report(one, unit, unit);
            var reportedAt = TimeProvider.System.GetUtcNow();
            (await Whole(one.Http, "silent")).ShouldBe(before - 1, "what a process wrote itself it shows at once");

            DateTimeOffset at;
            int silent;
            do
            {
                var answer = await Json(two.Http, "?by=unit");
                at = answer.GetProperty("at").GetDateTimeOffset();
                silent = answer.GetProperty("whole").GetProperty("silent").GetInt32();
                (TimeProvider.System.GetUtcNow() - at).ShouldBeLessThan(TimeSpan.FromSeconds(3), "two, and the time of a slow answer");
                if (at >= reportedAt)
                {
                    silent.ShouldBe(before - 1);
                }
            }
            while (silent == before);
            (TimeProvider.System.GetUtcNow() - reportedAt).ShouldBeLessThan(TimeSpan.FromSeconds(3));
        }
    }

    [Fact]
    public async Task No_more_is_kept_than_there_is_room_for()
    {
        var kept = Kept(most: 20_000);
        for (var key = 0; key < 100; key++)
        {
            (await kept.Of(key, _plan, TimeSpan.Zero, (_, _) => Task.FromResult<string?>(new string('x', 1_000)), default)).ShouldNotBeNull();
            kept.Size.ShouldBeLessThanOrEqualTo(20_000);
        }
        kept.Size.ShouldBeGreaterThan(0);
        (await kept.Of(101, _plan, TimeSpan.Zero, (_, _) => Task.FromResult<string?>(new string('x', 30_000)), default))!.Value.Length.ShouldBe(30_000, "given, and not kept");
        kept.Size.ShouldBeLessThanOrEqualTo(20_000);
    }

    [Fact]
    public async Task Who_asks_meanwhile_waits_for_the_same_reading_and_a_fault_is_not_kept()
    {
        var kept = Kept(most: 20_000);
        var (reads, gate) = (0, new TaskCompletionSource<string?>());
        Task<string?> Read()
        {
            reads++;
            return gate.Task;
        }
        var askers = Enumerable.Range(0, 8).Select(_ => kept.Of(1, _plan, TimeSpan.Zero, (_, _) => Read(), default).AsTask()).ToList();

        gate.SetException(new InvalidOperationException("示例"));

        foreach (var asker in askers)
        {
            await Should.ThrowAsync<InvalidOperationException>(asker);
        }
        reads.ShouldBe(1);
        (await kept.Of(1, _plan, TimeSpan.Zero, (_, _) => Task.FromResult<string?>("再读一次"), default))!.Value.ShouldBe("再读一次");
        (await kept.Of(2, _plan, TimeSpan.Zero, (_, _) => Task.FromResult<string?>(null), default)).ShouldBeNull();
        (await kept.Of(2, _plan, TimeSpan.Zero, (_, _) => Task.FromResult<string?>("有了"), default))!.Value.ShouldBe("有了");
    }

    private static Envelope Envelope() =>
        new(Guid.CreateVersion7(), new Actor(AccountId.Parse("chief"), "岗位", null, [AccountRole.Office]), TimeProvider.System.GetUtcNow(), Door.Rest);

    private KeptReadings<int, string> Kept(long most) => new(
        _house.Service<ILedger>(), _house.Service<Registers>(), TimeProvider.System, most, text => text.Length);

    private async Task ShouldBeRight()
    {
        foreach (var by in (string[])["unit", "point", "region"])
        {
            (await Text(_house.Http, $"?by={by}")).ShouldBe(await Text(_house.Http, $"?by={by}&asOf={TimeProvider.System.GetUtcNow().AddHours(8):yyyy-MM-dd}"));
        }
    }

    private static async Task Report(ServedFolder house, int point, int unit) => await (await house.Http.PostAsJsonAsync(
        $"/api/assignments/{SmallPlan.Address.RouteForm}~work-point~{point}~assignment~{unit}/reports",
        new { text = "已办。", evidence = new[] { new { url = "https://example.org/a" } } })).ShouldBeDone();

    private async Task<List<string>> Names(string by) =>
        [.. (await Json(_house.Http, $"?by={by}")).GetProperty("groups").EnumerateArray().Select(g => g.GetProperty("name").GetString()!)];

    private static async Task<List<string>> Units(HttpClient who) =>
        [.. (await Json(who, "?by=unit")).GetProperty("groups").EnumerateArray().Select(g => g.GetProperty("key").GetString()!)];

    private static async Task<int> Whole(HttpClient who, string number, string query = "?by=unit") =>
        (await Json(who, query)).GetProperty("whole").GetProperty(number).GetInt32();

    private static async Task<JsonElement> Json(HttpClient who, string query) => await (await (await who.GetAsync(Groups + query)).ShouldBeDone()).Json();

    private static async Task<string> Text(HttpClient who, string query) => await (await (await who.GetAsync(Groups + query)).ShouldBeDone()).Content.ReadAsStringAsync();
}
