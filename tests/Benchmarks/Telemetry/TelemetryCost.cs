using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tracker.Assignments;
using Tracker.Benchmarks.Returns;
using Tracker.Deciding;
using Tracker.Gateway.Telemetry;
using Tracker.Silo;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Benchmarks.Telemetry;

/// <summary>
/// Durable reports in process on SQLite, in turns with and without metrics counted and spans sampled as they come and sent to a collector (which runs in
/// this process too). Without HTTP, so that the share of what is told is as large as it gets.
/// </summary>
internal static class TelemetryCost
{
    private const double Least = 0.97;
    private const int Units = 500;
    private const int Points = 20;

    public static async Task<int> Run(Arguments asked)
    {
        var (pairs, callers, time) = (asked.Number("pairs", 12), asked.Number("callers", 64), TimeSpan.FromSeconds(asked.Number("seconds", 3)));
        var folder = Directory.CreateTempSubdirectory("tracker-telemetry-");
        await using var collector = await Collector();
        try
        {
            await using var store = SqliteStore.Open(new SqliteStoreOptions { DataFolder = folder.FullName }, TrackerSilo.Facts, TimeProvider.System);
            var grains = TrackerSilo.EngineOn(store.Journal, new EngineOptions());
            await LastMinute.Assign(grains, Units, Points);
            await Reports(grains, callers, time);
            using (Tell(collector))
            {
                await Reports(grains, callers, time);
            }
            List<double> ratios = [], on = [], off = [];
            for (var pair = 0; pair < pairs; pair++)
            {
                var first = pair % 2 == 0; // who goes first takes turns too
                var one = await Turn(grains, callers, time, first ? collector : null);
                var other = await Turn(grains, callers, time, first ? null : collector);
                var (told, quiet) = first ? (one, other) : (other, one);
                on.Add(told);
                off.Add(quiet);
                ratios.Add(told / quiet);
            }
            return Measured.Say(
                "telemetry",
                string.Create(CultureInfo.InvariantCulture, $"{on.Median():N0} reports/s told, {off.Median():N0} not, median of {pairs} paired ratios {ratios.Median():0.000} ({ratios.Min():0.000} to {ratios.Max():0.000})"),
                ratios.Median() >= Least,
                $"≥ {Least}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> Turn(IGrains grains, int callers, TimeSpan time, WebApplication? collector)
    {
        using var told = collector is null ? null : Tell(collector);
        return await Reports(grains, callers, time);
    }

    /// <summary>What a server does that was told where to send it; nothing is looked up for gauges, which nobody reads here.</summary>
    private static Told Tell(WebApplication collector)
    {
        var options = new TelemetryOptions { Endpoint = new Uri(collector.Urls.First()) };
        var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var reader = new MetricReader(services.GetRequiredService<IMeterFactory>(), figures: null!);
        reader.Listen();
        return new Told([Export.Spans(options), Export.Metrics(options), reader, services]);
    }

    private static async Task<double> Reports(IGrains grains, int callers, TimeSpan time)
    {
        var from = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(1, callers).Select(seed => Task.Run(async () =>
        {
            var (chance, count) = (new Random(seed), 0L);
            for (; Stopwatch.GetElapsedTime(from) < time; count++)
            {
                var duty = LastMinute.Plan.Child("work-point", $"{chance.Next(Points) + 1}").Child("assignment", $"{chance.Next(Units) + 1}");
                var answer = await grains.Assignment(duty).Ask(LastMinute.Said(), new SubmitReport(new DateOnly(2031, 7, 10), $"本季度的进展{chance.Next(100)}，做法和成效如下。", []));
                if (answer.Rejection is { } rejection)
                {
                    throw new InvalidOperationException($"Refused: {rejection.Code}");
                }
            }
            return count;
        })));
        return counts.Sum() / Stopwatch.GetElapsedTime(from).TotalSeconds;
    }

    private static async Task<WebApplication> Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var host = builder.Build();
        host.Run(http => http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted));
        await host.StartAsync();
        return host;
    }

    private sealed record Told(IReadOnlyList<IDisposable> Parts) : IDisposable
    {
        public void Dispose()
        {
            foreach (var part in Parts)
            {
                part.Dispose();
            }
        }
    }
}
