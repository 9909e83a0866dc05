using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Demo;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Pages;
using Tracker.Gateway.Tests.Plans;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Tests.Supervision;

/// <summary>记录已催报: a unit is recorded once a day about a period or a duty, and what was recorded in error is undone with a reason.</summary>
public class Recording_an_urging_once_a_day
{
    private const string Period = $"{SmallPlan.Government}~2026~period~q2";

    [Fact]
    public async Task Said_again_it_adds_nothing_and_names_who_was_recorded()
    {
        var (house, plan) = await ServedFolder.OpenAssigned();
        await using var _ = house;
        using var office = await house.Program("office", SmallPlan.Government, null, AccountRole.Office);
        await (await office.PostAsJsonAsync("/api/periods", new { period = "q2", year = 2026 })).ShouldBeDone();

        var one = await Urged(office, new { period = Period, units = new[] { "4" } }, 201);
        var again = await Urged(office, new { period = Period, units = new[] { "4" } }, 200);
        (again.GetProperty("paper").GetString(), again.GetProperty("recorded").GetArrayLength(), again.GetProperty("before")[0].GetString()).ShouldBe((one.GetProperty("paper").GetString(), 0, "东坪镇政府"));
        var rest = await Urged(office, new { period = Period }, 201);
        (rest.GetProperty("recorded").GetArrayLength(), rest.GetProperty("before").GetArrayLength()).ShouldBe((4, 1));
        (await Times(office)).ShouldBe(2, "the two that were written");

        var duty = $"{plan}/work-point/1/assignment/4";
        await Urged(office, new { assignments = new[] { duty } }, 201);
        await Urged(office, new { assignments = new[] { duty } }, 200);

        foreach (var paper in new[] { one, rest }.Select(p => p.GetProperty("paper").GetString()!.Replace('/', '~')))
        {
            await (await office.PostAsJsonAsync($"/api/papers/{paper}/withdraw", new { reason = "点错了" })).ShouldBeDone();
        }
        (await Times(office)).ShouldBe(0);
        await Urged(office, new { period = Period }, 201);
    }

    [Fact]
    public async Task The_second_click_of_a_double_click_is_answered_as_the_first()
    {
        var (house, _) = await ServedFolder.OpenAssigned();
        await using var __ = house;
        using var office = await house.Program("office", SmallPlan.Government, null, AccountRole.Office);
        await (await office.PostAsJsonAsync("/api/periods", new { period = "q2", year = 2026 })).ShouldBeDone();
        office.DefaultRequestHeaders.Add("Idempotency-Key", $"{Guid.CreateVersion7()}");

        var first = await Urged(office, new { period = Period }, 201);
        var second = await Urged(office, new { period = Period }, 201);

        second.ToString().ShouldBe(first.ToString());
    }

    [Fact]
    public async Task On_its_page_it_is_said_and_undone_with_a_reason()
    {
        await using var house = await PageHouse.OpenDemo();
        using var office = await PlainBrowser.SignedIn(house.Address, "demo-office");
        await office.Post("/periods", "open");
        var period = (await house.Services.GetRequiredService<ILedger>().Periods(DemoSeed.Government))[^1].Address;
        var path = $"/periods/{period.RouteForm}";
        (await office.Page(path)).ShouldNotContain("撤销催报记录");

        Regex.IsMatch(await office.Post(path, "urged", ("unit", "3")), "已记录催报：\\d+个单位。").ShouldBeTrue();
        (await office.Post(path, "urged", ("unit", "3"))).ShouldContain("今天已经记过这1个单位的催报，没有重复记录。");
        var page = await office.Page(path);
        page.ShouldContain("撤销催报记录（1 次）");
        var paper = Regex.Match(page, "<option value=\"([^\"]+)\"").Groups[1].Value;

        (await office.Post(path, "undo-urged", ("paper", paper))).ShouldContain("请写明理由");
        var undone = await office.Post(path, "undo-urged", ("paper", paper), ("undoReason", "点错了"));
        undone.ShouldContain("这次催报记录已撤销");
        undone.ShouldNotContain("（已催1次）");
        (await office.Post(path, "urged", ("unit", "3"))).ShouldContain("已记录催报：1个单位。");
    }

    private static async Task<JsonElement> Urged(HttpClient who, object body, int status)
    {
        var answer = await who.PostAsJsonAsync("/api/papers/urged", body);
        ((int)answer.StatusCode).ShouldBe(status);
        return await answer.Json();
    }

    private static async Task<int> Times(HttpClient office) =>
        (await (await office.GetAsync("/api/today")).Json()).GetProperty("office").GetProperty("periods")[0].TryGetProperty("urged", out var urged) && urged.ValueKind == JsonValueKind.Object
            ? urged.GetProperty("times").GetInt32() : 0;
}
