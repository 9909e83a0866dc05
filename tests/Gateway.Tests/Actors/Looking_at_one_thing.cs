using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.Gateway.Tests.Year;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Tests.Actors;

/// <summary>事项查看 over REST: where one thing stands, why, what happened to it and what will fall due.</summary>
public class Looking_at_one_thing : IAsyncLifetime
{
    private const int Water = 2;
    private const int EastTown = 4;
    private const int WestTown = 5;
    private ServedFolder _house = null!;
    private GrainAddress _plan;
    private HttpClient _office = null!;
    private HttpClient _east = null!;
    private HttpClient _west = null!;

    public async Task InitializeAsync()
    {
        _house = await ServedFolder.Open(new YearClock(new DateOnly(2026, 10, 21)));
        await _house.Register(SmallPlan.Government, SmallPlan.Units);
        _plan = await _house.Assigned(SmallPlan.Government, SmallPlan.Text);
        _office = await _house.Program("office", SmallPlan.Government, null, AccountRole.Office);
        _east = await _house.Program("east", SmallPlan.Government, EastTown, AccountRole.UnitHandler);
        _west = await _house.Program("west", SmallPlan.Government, WestTown, AccountRole.UnitHandler);
    }

    public async Task DisposeAsync()
    {
        foreach (var program in (HttpClient[])[_office, _east, _west])
        {
            program.Dispose();
        }
        await _house.DisposeAsync();
    }

    [Fact]
    public async Task A_returned_duty_says_when_by_whom_and_why()
    {
        await (await _east.PostAsJsonAsync($"/api/assignments/{Duty(1, EastTown)}/reports", new { text = "贴了。" })).ShouldBeDone();
        await (await _office.PostAsJsonAsync($"/api/assignments/{Duty(1, EastTown)}/return", new { reason = "缺照片" })).ShouldBeDone();

        var seen = await Seen(_east, Duty(1, EastTown));

        Text(seen, "kindName").ShouldBe("任务");
        Text(seen, "state").ShouldBe("退回补充");
        Text(seen, "why").ShouldStartWith("退回补充：2026年10月21日由政务公开办岗位退回补充，理由：缺照片。");
        seen.GetProperty("events").EnumerateArray().Select(e => $"{Text(e, "what")} {Text(e, "by")}").ShouldBe(
            ["退回补充 政务公开办 · 岗位", "填报 东坪镇政府 · 岗位", "签收 东坪镇政府 · 岗位", "下达 政务公开办"]);
        Names(seen).ShouldContain("完成时限");
    }

    [Fact]
    public async Task An_overdue_duty_says_its_day_the_working_days_since_and_the_words_it_rests_on()
    {
        var seen = await Seen(_office, Duty(2, Water));

        Text(seen, "state").ShouldBe("待签收，已逾期");
        Text(seen, "why").ShouldStartWith("逾期：时限2026年9月30日已过11个工作日，尚未报结；依据：文件原文「2026年9月30日前」。");
        var due = seen.GetProperty("due").EnumerateArray().ShouldHaveSingleItem();
        (Text(due, "day"), Text(due, "words")).ShouldBe(("2026-09-30", "已过11个工作日"));
    }

    [Fact]
    public async Task What_will_be_reminded_of_stands_with_its_day()
    {
        await (await _office.PostAsJsonAsync("/api/periods", new { period = "q4", year = 2026, dueDay = "2026-12-31" })).ShouldBeDone();

        var period = await Seen(_west, $"{SmallPlan.Government}~2026~period~q4");

        Text(period, "title").ShouldBe("2026年第四季度填报");
        Text(period.GetProperty("due")[0], "words").ShouldBe("还有71天，2026年12月16日提醒");
        Text((await Seen(_west, Duty(1, WestTown))).GetProperty("due").EnumerateArray().Last(), "what").ShouldBe("2026年第四季度填报");
        Text(await Seen(_west, $"{SmallPlan.Government}~2026~period~q4~period-return~{WestTown}"), "why").ShouldBe("未报：填报截止2026年12月31日，还没有收到报送。");
    }

    [Fact]
    public async Task Whatever_is_not_ones_own_does_not_exist()
    {
        foreach (var hidden in (string[])[
            Duty(1, EastTown), $"{SmallPlan.Government}~2026~period~q1~period-return~{EastTown}", $"{SmallPlan.Government}~0000~account~east", $"{SmallPlan.Government}~0000~ladder-settings~current",
            $"{SmallPlan.Government}~0000~restore-epoch~current", "990200~2026~plan~1", $"{SmallPlan.Government}~2026~plan~77", $"{SmallPlan.Government}~2026~nothing~1", "plan"])
        {
            await (await _west.GetAsync($"/api/actors/{hidden}")).ShouldBeRefused(404, "actor.unknown");
        }
        (await _house.Network.GetAsync($"/api/actors/{Duty(1, EastTown)}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Of_a_point_a_unit_is_not_told_how_the_others_stand()
    {
        var point = $"{_plan.RouteForm}~work-point~1";
        await (await _east.PostAsJsonAsync($"/api/assignments/{Duty(1, EastTown)}/closure", new { text = "贴了。", evidence = new[] { new { url = "https://example.org/1" } } })).ShouldBeDone();
        await (await _office.PostAsync($"/api/assignments/{Duty(1, EastTown)}/close", null)).ShouldBeDone();
        var heard = new Envelope(Guid.CreateVersion7(), Actor.Machine, new DateTimeOffset(2026, 10, 21, 0, 0, 0, TimeSpan.Zero), Door.Reaction); // what the reaction tells, without waiting for it
        (await _house.Grains.WorkPoint(GrainAddress.Parse(point)).Ask(heard, new NoteAssignmentClosure(UnitId.Of(EastTown), new DateOnly(2026, 10, 21)))).Rejection.ShouldBeNull();

        Text(await Seen(_office, point), "why").ShouldBe("办理中：2个承担单位还没有办结，1个已办结。");
        var seen = await Seen(_west, point);
        Text(seen, "why").ShouldBe("办理中：不是每个单位都已办结。");
        seen.GetRawText().ShouldNotContain("东坪镇政府");
    }

    [Fact]
    public async Task A_unit_and_its_account_say_where_they_stand()
    {
        Text(await Seen(_east, $"{SmallPlan.Government}~0000~unit-register~1~unit~{EastTown}"), "title").ShouldBe("东坪镇政府");
        Text(await Seen(_east, $"{SmallPlan.Government}~0000~light-rules~current"), "why").ShouldBe("按系统的规则：本级政府还没有设过。");
        var plan = await Seen(_west, _plan.RouteForm);
        Text(plan, "state").ShouldBe("已下达");
        plan.GetProperty("events").EnumerateArray().Select(e => Text(e, "what")).ShouldBe(["下达"], "what was asked and corrected before is the office's");
    }

    private string Duty(int point, int unit) => $"{_plan.RouteForm}~work-point~{point}~assignment~{unit}";

    private static async Task<JsonElement> Seen(HttpClient who, string address) => await (await (await who.GetAsync($"/api/actors/{address}")).ShouldBeDone()).Json();

    private static IEnumerable<string?> Names(JsonElement seen) => seen.GetProperty("fields").EnumerateArray().Select(f => Text(f, "name"));

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetString() : null;
}
