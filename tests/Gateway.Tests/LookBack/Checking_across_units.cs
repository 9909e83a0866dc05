using System.Net;
using System.Net.Http.Json;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using static Tracker.Gateway.Tests.LookBack.LookBackHouse;

namespace Tracker.Gateway.Tests.LookBack;

/// <summary>交叉核查 with a temporary account of another unit: what it sees, what it may do, and how it ends.</summary>
public sealed class Checking_across_units
{
    private static readonly object Done = new { verdict = "done", finding = "到现场看过，已办", methods = new[] { "on-site" } };

    [Fact]
    public async Task A_temporary_account_sees_and_judges_what_was_allotted_to_its_unit_and_ends_by_itself()
    {
        await using var house = await Open(new DateOnly(2026, 11, 2), SmallPlan.Text, SmallPlan.Units);
        await Post(house.Office, "/api/look-backs", new { plan = house.Plan.Value });
        var checks = await house.Checks();
        var (mine, others) = (checks.First(c => UnitOf(c) != "3"), checks.Last(c => UnitOf(c) != "3"));
        await Post(house.Office, $"/api/look-back-checks/{RouteOf(mine, "check")}/allot", new { unit = "3" });

        object wanted = new { account = "cross-1", personName = "柳核", unit = "3", until = "2026-11-10" };
        await (await house.Eyes.PostAsJsonAsync("/api/look-backs/checkers", wanted)).ShouldBeRefused(404, "account.not-found");
        await (await house.Office.PostAsJsonAsync("/api/look-backs/checkers", new { account = "cross-1", personName = "柳核", unit = "3", until = "2026-11-01" })).ShouldBeRefused(422, "account.until-invalid");
        var code = (await Post(house.Office, "/api/look-backs/checkers", wanted)).GetProperty("code").GetString()!;
        using var checker = await SignedIn(house, "cross-1", code);

        (await Get(checker, "/api/look-backs/own")).EnumerateArray().Select(c => c.GetProperty("check").GetString()).ShouldBe([mine.GetProperty("check").GetString()]);
        (await Get(checker, "/api/look-backs")).GetArrayLength().ShouldBe(0);
        await Get(checker, $"/api/look-back-checks/{RouteOf(mine, "check")}");
        foreach (var path in (string[])[
            $"/api/look-back-checks/{RouteOf(others, "check")}", $"{house.LookBack}", $"{house.LookBack}/verification", $"{house.LookBack}/links", $"{house.LookBack}/report.docx", $"{house.LookBack}/file.xlsx",
            $"{house.LookBack}/units/3/list.docx", "/api/look-backs/relapses.xlsx", $"/api/plans/{house.Plan.RouteForm}", $"/api/plans/{house.Plan.RouteForm}/ledger", $"/api/assignments/{RouteOf(mine, "assignment")}"])
        {
            (await checker.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
        await (await checker.PostAsJsonAsync($"/api/look-back-checks/{RouteOf(others, "check")}/judge", Done)).ShouldBeRefused(404, "look-back-check.unknown");
        await (await checker.PostAsJsonAsync($"/api/look-back-checks/{RouteOf(mine, "check")}/assess", new { verdict = "done", words = "好" })).ShouldBeRefused(404, "look-back-check.unknown");
        await (await checker.PostAsJsonAsync($"/api/look-back-checks/{RouteOf(others, "check")}/allot", new { unit = "3" })).ShouldBeRefused(404, "look-back-check.unknown");
        await Post(checker, $"/api/look-back-checks/{RouteOf(mine, "check")}/judge", Done);
        (await house.Overview()).GetProperty("judged").GetInt32().ShouldBe(1);

        house.Clock.PutForward(new DateOnly(2026, 11, 10));
        await Get(checker, "/api/look-backs/own");
        house.Clock.PutForward(new DateOnly(2026, 11, 11));
        (await checker.GetAsync("/api/look-backs/own")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "it ended by itself");
        await (await house.House.Network.PostAsJsonAsync("/api/tokens", new { account = "cross-1", password = Password })).ShouldBeRefused(401, "sign-in.ended");
    }

    private const string Password = "Yun-ling-2026-xy";

    private static async Task<HttpClient> SignedIn(LookBackHouse house, string account, string code)
    {
        var network = house.House.Network;
        await (await network.PostAsJsonAsync("/api/account/password", new { account, current = code, wanted = Password })).ShouldBeDone();
        var token = (await Post(network, "/api/tokens", new { account, password = Password, days = 300 })).GetProperty("token").GetString();
        var checker = new HttpClient { BaseAddress = network.BaseAddress };
        checker.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return checker;
    }

    private static string UnitOf(System.Text.Json.JsonElement check) => check.GetProperty("holder").GetProperty("unit").GetString()!;
}
