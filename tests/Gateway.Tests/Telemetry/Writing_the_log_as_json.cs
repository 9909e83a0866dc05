using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Tracker.Gateway.Telemetry;

namespace Tracker.Gateway.Tests.Telemetry;

public class Writing_the_log_as_json
{
    [Fact]
    public void Names_the_trace_and_leaves_scopes_out()
    {
        using var span = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();
        var scopes = new LoggerExternalScopeProvider();
        using var scope = scopes.Push("/accounts/demo-office");
        using var writer = new StringWriter();
        new JsonLines(TimeProvider.System).Write(
            new LogEntry<string>(LogLevel.Error, "Tracker.Api", new EventId(7), "坏了", new InvalidOperationException("why"), (state, _) => state), scopes, writer);

        writer.ToString().ShouldEndWith("\n");
        writer.ToString().ShouldNotContain("demo-office");
        using var json = JsonDocument.Parse(writer.ToString());
        json.RootElement.GetProperty("trace").GetString().ShouldBe(span.TraceId.ToHexString());
        json.RootElement.GetProperty("message").GetString().ShouldBe("坏了");
        json.RootElement.GetProperty("level").GetString().ShouldBe("Error");
        json.RootElement.GetProperty("exception").GetString().ShouldStartWith("System.InvalidOperationException: why");
    }
}
