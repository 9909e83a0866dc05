using System.Net;
using System.Text.RegularExpressions;
using Tracker.Accounts;
using Tracker.Gateway.Telemetry;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.Telemetry;

public partial class Reading_metrics : IAsyncLifetime
{
    private const string Secret = "a-secret-of-twenty-letters";
    private ServedFolder _house = null!;

    public async Task InitializeAsync() => _house = await ServedFolder.Open();

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task On_this_machine_needs_nothing_and_is_the_text_of_Prometheus()
    {
        await _house.Register(SmallPlan.Government, SmallPlan.Units);
        await _house.Assigned(SmallPlan.Government, SmallPlan.Text);

        using var answer = await _house.Network.GetAsync("/metrics");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        var text = await answer.Content.ReadAsStringAsync();
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => Comment().IsMatch(line) || Sample().IsMatch(line));
        var heads = text.Split('\n').Where(line => line.StartsWith("# TYPE")).ToList();
        heads.ShouldBe(heads.Distinct());
        text.ShouldContain($"tracker_duties{{government=\"{SmallPlan.Government}\",year=\"2026\",state=\"open\"}} 9");
        text.ShouldContain($"tracker_missing_units{{government=\"{SmallPlan.Government}\"}} 0");
        text.ShouldContain("tracker_commands_total{kind=\"plan\",outcome=\"written\"}");
        text.ShouldContain("tracker_append_duration_seconds_bucket{le=\"+Inf\"}");
        text.ShouldContain("tracker_tail_lag{reader=\"work-point-learns-of-closure\"}");
        text.ShouldContain("dotnet_process_cpu_time_seconds_total{cpu_mode=\"user\"}");
        text.ShouldContain("http_route=\"/api/plans/{plan}/assign\"");
    }

    [Fact]
    public async Task Through_another_server_is_not_on_this_machine()
    {
        foreach (var header in new[] { "X-Forwarded-For", "Forwarded", "Via" })
        {
            await (await From(header, null)).ShouldBeRefused(401, "sign-in.required");
        }
        using var unit = await _house.Program("handler", SmallPlan.Government, 1, AccountRole.UnitHandler);
        await (await From("Via", unit.DefaultRequestHeaders.Authorization!.Parameter)).ShouldBeRefused(404, "request.not-found");
        using var administrator = await _house.Program("keeper", SmallPlan.Government, null, AccountRole.Administrator);
        (await From("Via", administrator.DefaultRequestHeaders.Authorization!.Parameter)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task With_the_scrape_token_is_open_from_anywhere()
    {
        await (await From("Via", Secret)).ShouldBeRefused(401, "sign-in.required"); // none is set
        _house.Service<TelemetryOptions>().ScrapeToken = Secret;
        (await From("Via", Secret)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await From("Via", Secret + "x")).ShouldBeRefused(401, "sign-in.required");
    }

    private async Task<HttpResponseMessage> From(string header, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.TryAddWithoutValidation(header, "203.0.113.9");
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        return await _house.Network.SendAsync(request);
    }

    [GeneratedRegex(@"^# (HELP|TYPE) [a-z_]+ .+$|^# HELP [a-z_]+ $")]
    private static partial Regex Comment();

    [GeneratedRegex("""^[a-z][a-z_]*(\{([a-z_]+="([^"\\\n]|\\.)*",?)+\})? (-?[0-9.]+(E[+-]?[0-9]+)?|\+Inf|NaN)$""")]
    private static partial Regex Sample();
}
