using System.Diagnostics.Metrics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Accounts;
using Tracker.Gateway.Demo;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Pages;
using Tracker.Silo.Accounts;

namespace Tracker.Gateway.Tests.Telemetry;

/// <summary>What stands in <c>dashboards/</c> is what the server tells: no panel is empty, no rule is about a metric that there is not.</summary>
public class Watching_with_Prometheus
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [PrometheusFact]
    public async Task Its_settings_and_rules_are_as_promtool_wants_them()
    {
        await PrometheusServer.Check("check", "config", "prometheus.yml");
        await PrometheusServer.Check("check", "rules", "alerts.yml");
        await PrometheusServer.Check("test", "rules", "alerts.test.yml");
    }

    [Fact]
    public void Every_alert_says_in_Chinese_what_happened_and_what_to_do()
    {
        var text = File.ReadAllText(Path.Combine(PrometheusServer.Dashboards, "alerts.yml"));
        var tests = File.ReadAllText(Path.Combine(PrometheusServer.Dashboards, "alerts.test.yml"));
        foreach (var alert in text.Split("- alert: ").Skip(1))
        {
            var name = alert.Split('\n')[0].Trim();
            alert.ShouldMatch("summary: \".*[一-龥]{4}");
            alert.ShouldMatch("action: \".*[一-龥]{4}");
            tests.ShouldContain($"alertname: {name}");
        }
    }

    [PrometheusFact]
    public async Task Every_panel_of_a_demo_under_load_draws_something()
    {
        using var limit = new CancellationTokenSource(Patience);
        using var scrapes = new Scrapes();
        await using var house = await PageHouse.OpenDemo();
        await using var prometheus = PrometheusServer.Watching(house.Address);
        await scrapes.Next(limit.Token);
        await Work(house, limit.Token);

        var panels = Panels().ToList();
        panels.Count.ShouldBeGreaterThan(30);
        var empty = panels;
        while (empty.Count > 0 && !limit.IsCancellationRequested)
        {
            await scrapes.Next(limit.Token);
            var still = new List<(string Panel, string Query)>();
            foreach (var panel in empty)
            {
                if (await prometheus.Count(panel.Query, limit.Token) == 0)
                {
                    still.Add(panel);
                }
            }
            empty = still;
            if (empty.Count > 0 && scrapes.Seen > 20)
            {
                break; // a rate needs two scrapes, nothing needs twenty
            }
        }
        empty.ShouldBeEmpty();
        (await prometheus.HealthyRules(limit.Token)).Count.ShouldBe(File.ReadAllText(Path.Combine(PrometheusServer.Dashboards, "alerts.yml")).Split("- alert: ").Length - 1);
    }

    /// <summary>Queries as Grafana would send them, with everything chosen.</summary>
    private static IEnumerable<(string Panel, string Query)> Panels()
    {
        foreach (var file in new[] { "operations.json", "year.json" })
        {
            using var board = JsonDocument.Parse(File.ReadAllText(Path.Combine(PrometheusServer.Dashboards, file)));
            foreach (var panel in board.RootElement.GetProperty("panels").EnumerateArray())
            {
                panel.GetProperty("description").GetString()!.ShouldMatch("(tracker|http|dotnet)_[a-z_]+|^up");
                foreach (var target in panel.GetProperty("targets").EnumerateArray())
                {
                    var query = target.GetProperty("expr").GetString()!.Replace("$__rate_interval", "1m").Replace("$instance", ".*").Replace("$government", ".*");
                    yield return ($"{file}: {panel.GetProperty("title").GetString()}", query);
                }
            }
        }
    }

    private static async Task Work(PageHouse house, CancellationToken cancel)
    {
        using var office = await PlainBrowser.SignedIn(house.Address, DemoAccounts.Office);
        using var program = new HttpClient { BaseAddress = house.Address };
        var entry = (await house.Services.GetRequiredService<AccountDirectory>().Find(AccountId.Parse(DemoAccounts.Office), cancel))!;
        program.DefaultRequestHeaders.Authorization = new("Bearer", (await house.Services.GetRequiredService<TokenDesk>().Issue(entry, "test", cancel: cancel)).Token);
        var plan = (await (await program.GetAsync("/api/plans", cancel)).Json()).EnumerateArray().First(p => p.GetProperty("stage").GetString() == "assigned").GetProperty("plan").GetString()!.Replace('/', '~');
        var rows = await (await program.GetAsync($"/api/plans/{plan}/ledger?status=underway&size=5", cancel)).Json();
        foreach (var row in rows.GetProperty("rows").EnumerateArray())
        {
            var duty = row.GetProperty("assignment").GetString()!.Replace('/', '~');
            await (await program.PostAsJsonAsync($"/api/assignments/{duty}/reports", new { text = "已完成。", evidence = new[] { new { url = "https://example.org/a" } } }, cancel)).ShouldBeDone();
        }
        await (await program.GetAsync($"/api/plans/{plan}/ledger/file.xlsx", cancel)).ShouldBeDone();
    }

    /// <summary>Hears of every answer at <c>/metrics</c> in this process.</summary>
    private sealed class Scrapes : IDisposable
    {
        private readonly SemaphoreSlim _came = new(0);
        private readonly MeterListener _listener = new();
        private int _seen;

        public Scrapes()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "http.server.request.duration")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
            {
                foreach (var tag in tags)
                {
                    if (tag is { Key: "http.route", Value: "/metrics" })
                    {
                        Interlocked.Increment(ref _seen);
                        _came.Release();
                    }
                }
            });
            _listener.Start();
        }

        public int Seen => Volatile.Read(ref _seen);

        public Task Next(CancellationToken cancel) => _came.WaitAsync(cancel);

        public void Dispose()
        {
            _listener.Dispose();
            _came.Dispose();
        }
    }
}
