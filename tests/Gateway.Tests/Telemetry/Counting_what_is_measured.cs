using System.Diagnostics.Metrics;
using Tracker.Gateway.Telemetry;

namespace Tracker.Gateway.Tests.Telemetry;

public sealed class Counting_what_is_measured : IDisposable
{
    private readonly Meter _meter = new("test.meter");

    public void Dispose() => _meter.Dispose();

    [Fact]
    public void Escapes_what_Prometheus_would_misread()
    {
        var family = new MetricFamily(_meter.CreateCounter<long>("a.b", "{x}", "one \\ two\nthree"), null);
        family.Record(2, [new("what", "a \"b\" \\ c\nd")]);
        PrometheusText.Of([family]).ShouldBe("# HELP a_b_total one \\\\ two\\nthree\n# TYPE a_b_total counter\na_b_total{what=\"a \\\"b\\\" \\\\ c\\nd\"} 2\n");
    }

    [Fact]
    public void Puts_each_observation_into_every_bucket_that_holds_it()
    {
        var histogram = _meter.CreateHistogram("wait", "s", "How long.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 2] });
        var family = new MetricFamily(histogram, null);
        foreach (var value in new[] { 0.25, 0.5, 1, 3 })
        {
            family.Record(value, []);
        }
        PrometheusText.Of([family]).ShouldBe(
            """
            # HELP wait_seconds How long.
            # TYPE wait_seconds histogram
            wait_seconds_bucket{le="0.5"} 2
            wait_seconds_bucket{le="2"} 3
            wait_seconds_bucket{le="+Inf"} 4
            wait_seconds_sum 4.75
            wait_seconds_count 4

            """);
    }

    [Fact]
    public void Keeps_only_the_labels_that_were_asked_for()
    {
        var family = new MetricFamily(_meter.CreateCounter<long>("requests"), ["route", "status"]);
        family.Record(1, [new("scheme", "http"), new("status", 200), new("version", "1.1"), new("route", "/a")]);
        PrometheusText.Of([family]).ShouldContain("requests_total{route=\"/a\",status=\"200\"} 1\n");
    }

    [Fact]
    public async Task Loses_nothing_where_many_count_at_once()
    {
        var family = new MetricFamily(_meter.CreateCounter<long>("many"), null);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                family.Record(1, [new("kind", "x")]);
            }
        })));
        PrometheusText.Of([family]).ShouldContain("many_total{kind=\"x\"} 80000\n");
    }

    [Fact]
    public void Allocates_nothing_with_up_to_three_tags()
    {
        var family = new MetricFamily(_meter.CreateHistogram<double>("cheap"), null);
        object boxed = 200;
        void Count()
        {
            for (var i = 0; i < 1_000; i++)
            {
                family.Record(0.1, [new("kind", "x"), new("outcome", "y"), new("status", boxed)]);
            }
        }
        Count();
        Count(); // compiled for good
        var before = GC.GetAllocatedBytesForCurrentThread();
        Count();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000); // not a byte a time
    }

    [Fact]
    public void Stops_making_series_where_a_label_runs_wild()
    {
        var family = new MetricFamily(_meter.CreateCounter<long>("wild"), null);
        for (var i = 0; i < 5_000; i++)
        {
            family.Record(1, [new("id", $"{i}")]);
        }
        family.Series.Count().ShouldBe(2_001);
    }
}
