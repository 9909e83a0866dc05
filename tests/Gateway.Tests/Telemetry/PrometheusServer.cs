using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Tracker.Gateway.Tests.Telemetry;

/// <summary>A test that needs Prometheus; skipped, visibly, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PrometheusFactAttribute : FactAttribute
{
    public PrometheusFactAttribute() => Skip = PrometheusServer.Program is null ? "Prometheus is not installed" : null;
}

/// <summary>A real Prometheus with <c>dashboards/prometheus.yml</c>, which scrapes one server every second into a folder of its own.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tracker-prometheus-");
    private readonly Process _process;
    private readonly HttpClient _http;

    private PrometheusServer(Uri target)
    {
        var settings = File.ReadAllText(Path.Combine(Dashboards, "prometheus.yml"))
            .Replace("127.0.0.1:5080", target.Authority, StringComparison.Ordinal)
            .Replace("interval: 15s", "interval: 1s", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder.FullName, "prometheus.yml"), settings);
        File.Copy(Path.Combine(Dashboards, "alerts.yml"), Path.Combine(_folder.FullName, "alerts.yml"));
        var address = $"127.0.0.1:{FreePort()}";
        _process = Process.Start(new ProcessStartInfo(
            Program!,
            [
                $"--config.file={_folder.FullName}/prometheus.yml", $"--storage.tsdb.path={_folder.FullName}/data", $"--web.listen-address={address}", "--log.level=error",
            ])
        { WorkingDirectory = _folder.FullName })!;
        _http = new HttpClient { BaseAddress = new Uri($"http://{address}") };
    }

    /// <summary>Null: it is not installed, or its tool is not.</summary>
    public static string? Program { get; } = File.Exists("/usr/bin/prometheus") && File.Exists("/usr/bin/promtool") ? "/usr/bin/prometheus" : null;

    public static string Dashboards { get; } = Path.Combine(SourceTree.Root, "dashboards");

    public static PrometheusServer Watching(Uri target) => new(target);

    /// <summary>How many series with a number a query gives.</summary>
    public async Task<int> Count(string query, CancellationToken cancel)
    {
        using var answer = await _http.GetAsync($"/api/v1/query?query={Uri.EscapeDataString(query)}", cancel);
        var text = await answer.Content.ReadAsStringAsync(cancel);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{query}: {text}");
        using var json = JsonDocument.Parse(text);
        return json.RootElement.GetProperty("data").GetProperty("result").EnumerateArray()
            .Count(series => double.TryParse(series.GetProperty("value")[1].GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value));
    }

    /// <summary>Names of alert rules that Prometheus could evaluate.</summary>
    public async Task<IReadOnlyList<string>> HealthyRules(CancellationToken cancel)
    {
        using var json = JsonDocument.Parse(await _http.GetStringAsync("/api/v1/rules", cancel));
        return [.. from g in json.RootElement.GetProperty("data").GetProperty("groups").EnumerateArray()
            from rule in g.GetProperty("rules").EnumerateArray()
            where rule.GetProperty("health").GetString() == "ok"
            select rule.GetProperty("name").GetString()!];
    }

    /// <summary>Runs promtool, which must be content.</summary>
    public static async Task Check(params string[] arguments)
    {
        using var tool = Process.Start(new ProcessStartInfo("/usr/bin/promtool", arguments) { WorkingDirectory = Dashboards, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await Task.WhenAll(tool.StandardOutput.ReadToEndAsync(), tool.StandardError.ReadToEndAsync());
        await tool.WaitForExitAsync();
        tool.ExitCode.ShouldBe(0, string.Concat(said));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
