using System.Net.Http.Json;
using System.Text;
using Tracker.Gateway.Tests.CommandLine;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.Telemetry;

/// <summary>A real server that sends its spans to a collector: closing a duty is one trace, from the request to what its point makes of it.</summary>
public class Tracing_one_request
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("http/protobuf")]
    [InlineData("grpc")]
    public async Task Shows_request_command_append_commit_and_reaction_in_one_trace(string protocol)
    {
        using var limit = new CancellationTokenSource(Patience);
        await using var collector = await Collector.Open(protocol == "grpc");
        await using var house = await ServedFolder.Open();
        await house.Register(SmallPlan.Government, SmallPlan.Units);
        var plan = await house.Assigned(SmallPlan.Government, SmallPlan.Text);
        var duty = $"/api/assignments/{plan.RouteForm}~work-point~1~assignment~4";
        await (await house.Http.PostAsJsonAsync($"{duty}/closure", new { text = "贴了。", evidence = new[] { new { url = "https://example.org/b" } } })).ShouldBeDone();
        await house.Stop();

        await using (var server = await ServerProcess.Start(house.Folder.FullName, settings: new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol,
            ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
            ["Tracker__Telemetry__Sampling"] = "1",
        }))
        {
            await (await house.Http.PostAsJsonAsync($"{duty}/close?why=听证", new { }, limit.Token)).ShouldBeDone();
            await (await house.Http.GetAsync("/api/search?q=听证", limit.Token)).ShouldBeDone();
            await collector.Until(spans => spans.Any(s => s.Name.StartsWith("reaction")) && spans.Any(s => s.Name.EndsWith("/api/search")), limit.Token);
            await server.Stop();
        }

        var request = collector.Spans.Single(s => s.Name == "POST /api/assignments/{assignment}/close");
        request.Tags["http.route"].ShouldBe("/api/assignments/{assignment}/close");
        request.Tags["http.response.status_code"].ShouldBe("200");
        var trace = collector.Spans.Where(s => s.Trace == request.Trace).ToList();
        var command = trace.Single(s => s.Parent == request.Id && s.Name == "command assignment");
        command.Tags["tracker.command"].ShouldBe("assignment.close.v1");
        command.Tags["tracker.outcome"].ShouldBe("written");
        var append = trace.Single(s => s.Parent == command.Id && s.Name == "append");
        trace.ShouldContain(s => s.Parent == append.Id && s.Name == "commit");
        var reaction = trace.Single(s => s.Parent == append.Id && s.Name == "reaction work-point-learns-of-closure");
        trace.ShouldContain(s => s.Parent == reaction.Id && s.Name == "command work-point");

        string.Join('\n', collector.Spans.SelectMany(s => s.Tags.Values.Append(s.Name))).ShouldSatisfyAllConditions(
            all => all.ShouldNotContain("听证"),
            all => all.ShouldNotContain(plan.RouteForm),
            all => all.ShouldNotContain("chief"),
            all => all.ShouldNotContain("os-"));
        collector.Metrics.ShouldContain(bytes => Encoding.UTF8.GetString(bytes).Contains("tracker.append.duration")); // sent at the end
    }
}
