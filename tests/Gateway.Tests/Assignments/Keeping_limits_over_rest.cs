using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.Assignments;

/// <summary>Extensions, events and holiday notices over REST, each by whom it belongs to.</summary>
public sealed class Keeping_limits_over_rest : IAsyncLifetime
{
    private const int Planning = 1;
    private const int Water = 2;
    private static readonly DateOnly Year = new(TimeProvider.System.GetUtcNow().Year, 1, 1);
    private ServedFolder _house = null!;
    private GrainAddress _plan;
    private HttpClient _office = null!;
    private HttpClient _water = null!;

    private GrainAddress Duty => _plan.Child("work-point", "2").Child("assignment", $"{Water}");

    private string Path => $"/api/assignments/{Duty.RouteForm}";

    public async Task InitializeAsync()
    {
        (_house, _plan) = await ServedFolder.OpenAssigned();
        _office = await _house.Program("office", SmallPlan.Government, null, AccountRole.Office);
        _water = await _house.Program("water", SmallPlan.Government, Water, AccountRole.UnitHandler);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task An_extension_is_asked_for_by_the_unit_and_granted_by_the_office()
    {
        await Refused(_water, "limits/0/extension", new { until = "2026-09-30", reason = "等批复" }, 422, "extension.not-later");
        await Done(_water, "limits/0/extension", new { until = "2027-10-31", reason = "等批复" });
        await Refused(_water, "limits/0/extension/decision", new { granted = true, reason = "同意" }, 404, "assignment.unknown");
        await Done(_office, "limits/0/extension/decision", new { granted = true, reason = "同意" });

        (await (await _office.GetAsync(Path)).Json()).GetProperty("dueDay").GetString().ShouldBe("2027-10-31");
        var limits = await (await _water.GetAsync($"{Path}/limits")).Json();
        (limits.GetProperty("limits")[0].GetProperty("due").GetString(), limits.GetProperty("limits")[0].GetProperty("until").GetString()).ShouldBe(("2026-09-30", "2027-10-31"));
    }

    [Fact]
    public async Task A_limit_set_above_is_only_explained()
    {
        await Refused(_water, "limits/set-above", new { setAbove = true, basis = "省里文件" }, 404, "assignment.unknown");
        await Done(_office, "limits/set-above", new { setAbove = true, basis = "省里文件" });
        await Refused(_water, "limits/0/extension", new { until = "2027-10-31", reason = "等批复" }, 409, "extension.limit-set-above");
        var point = Duty.Parent!.Value;
        var later = new { deadlines = new[] { new { kind = "fixed", date = "2027-12-31", quote = "" } }, reason = "会议议定" };
        await (await _office.PostAsJsonAsync($"/api/plans/{point.Parent!.Value.RouteForm}/points/{point.Id}/deadlines", later)).ShouldBeRefused(409, "limit.set-above");
    }

    [Fact]
    public async Task A_new_notice_dates_anew_what_is_counted_in_working_days()
    {
        await Change(new RelativeDeadline("听证后10个工作日内", "听证", 10, DayUnit.WorkingDay, Direction.Before));
        var (next, hearing) = (Year.Year + 1, new DateOnly(Year.Year + 1, 3, 31));
        await Done(_water, "limits/events", new { deadline = 0, day = $"{hearing:yyyy-MM-dd}" });
        var limit = (await (await _water.GetAsync($"{Path}/limits")).Json()).GetProperty("limits")[0];
        var known = HolidayCalendar.Published.Knows(next);
        limit.TryGetProperty("due", out var due).ShouldBe(known);

        var notice = new { year = next, notice = "放假通知（示例）", days = new[] { new { day = $"{hearing.AddDays(-3):yyyy-MM-dd}", off = true, holiday = "示例" } } };
        await (await _water.PostAsJsonAsync("/api/calendar/import", notice)).ShouldBeRefused(403, "access.refused");
        var preview = await (await _office.PostAsJsonAsync("/api/calendar/preview", notice)).Json();
        preview.GetProperty("moved").GetArrayLength().ShouldBe(1);
        (await _house.Grains.Assignment(Duty).Look()).State.ShouldBeOfType<Assignment.Open>().DueDay.ShouldBe(known ? DateOnly.Parse(due.GetString()!, null) : null, "a preview writes nothing");

        var done = await (await _office.PostAsJsonAsync("/api/calendar/import", notice)).Json();
        var to = DateOnly.Parse(done.GetProperty("moved")[0].GetProperty("to").GetString()!, null);
        to.ShouldBe(HolidayCalendar.Published.With(next, [new(hearing.AddDays(-3), true, "示例")]).AddWorkingDays(hearing, -10)!.Value);
        (await (await _office.GetAsync(Path)).Json()).GetProperty("dueDay").GetString().ShouldBe($"{to:yyyy-MM-dd}");
        (await (await _office.GetAsync($"/api/calendar/{next}")).Json()).GetProperty("notice").GetString().ShouldBe("放假通知（示例）");
        (await (await _office.PostAsJsonAsync("/api/calendar/import", notice)).Json()).GetProperty("new").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Another_unit_neither_sees_nor_keeps_them()
    {
        using var town = await _house.Program("town", SmallPlan.Government, 4, AccountRole.UnitHandler);
        await (await town.GetAsync($"{Path}/limits")).ShouldBeRefused(404, "assignment.unknown");
        await Refused(town, "limits/0/extension", new { until = "2027-10-31", reason = "等批复" }, 404, "assignment.unknown");
        using var lead = await _house.Program("planning", SmallPlan.Government, Planning, AccountRole.UnitHandler);
        await Refused(lead, "limits/0/extension", new { until = "2027-10-31", reason = "等批复" }, 404, "assignment.unknown");
    }

    [Fact]
    public async Task The_office_changes_them_for_all_units_of_a_point_or_some()
    {
        var limits = $"/api/plans/{_plan.RouteForm}/points/2/deadlines";
        object Body(params string[] units) => new { deadlines = new[] { new { kind = "fixed", quote = "", date = "2027-12-15" } }, units, reason = "会议议定" };
        await (await _water.PostAsJsonAsync(limits, Body("市水务局"))).ShouldBeRefused(404, "work-point.unknown");
        await (await _office.PostAsJsonAsync(limits, Body("没有的局"))).ShouldBeRefused(422, "plan.answer-unit-unknown");
        await (await _office.PostAsJsonAsync(limits, Body("市水务局"))).ShouldBeDone();

        (await (await _water.GetAsync(Path)).Json()).GetProperty("dueDay").GetString().ShouldBe("2027-12-15");
        await (await _office.PostAsJsonAsync(limits, new { deadlines = Array.Empty<object>(), reason = "不再有日期" })).ShouldBeDone();
        (await (await _water.GetAsync(Path)).Json()).TryGetProperty("dueDay", out _).ShouldBeFalse();
        (await (await _office.GetAsync($"{Path}/history")).Json()).ToString().ShouldContain("会议议定");
    }

    private async Task Change(Deadline deadline) => await (await _office.PostAsJsonAsync(
        $"/api/plans/{_plan.RouteForm}/points/2/deadlines", new { deadlines = new[] { deadline }, reason = "调整" })).ShouldBeDone();

    private async Task Done(HttpClient who, string what, object body) => await (await who.PostAsJsonAsync($"{Path}/{what}", body)).ShouldBeDone();

    private async Task Refused(HttpClient who, string what, object body, int status, string code) =>
        await (await who.PostAsJsonAsync($"{Path}/{what}", body)).ShouldBeRefused(status, code);
}
