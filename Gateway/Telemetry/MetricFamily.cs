using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Tracker.Gateway.Telemetry;

/// <summary>A metric with all its series, under the name that Prometheus knows it by.</summary>
internal sealed class MetricFamily
{
    /// <summary>More are one more series without labels: a label that runs wild must not fill the memory.</summary>
    private const int MostSeries = 2_000;

    private static readonly double[] UsualBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly ConcurrentDictionary<TagKey, MetricSeries> _series = new();
    private readonly string[]? _only;
    private readonly Shape _shape;

    /// <param name="only">See <see cref="TagKey.Of"/>.</param>
    public MetricFamily(Instrument instrument, string[]? only)
    {
        _only = only;
        var kind = instrument.GetType().Name;
        _shape = kind.StartsWith("Histogram", StringComparison.Ordinal) ? Shape.Histogram
            : instrument.IsObservable || kind.StartsWith("Gauge", StringComparison.Ordinal) ? Shape.Set
            : Shape.Sum;
        var counter = kind.StartsWith("Counter", StringComparison.Ordinal) || kind.StartsWith("ObservableCounter", StringComparison.Ordinal);
        Bounds = _shape is Shape.Histogram ? BoundsOf(instrument) : null;
        Type = Bounds is not null ? "histogram" : counter ? "counter" : "gauge";
        Name = NameOf(instrument, counter);
        Help = instrument.Description ?? "";
        IsObservable = instrument.IsObservable;
        if (!IsObservable && (_shape is Shape.Histogram && only is null || only is []))
        {
            SeriesOf([]); // there from the start, at 0
        }
    }

    private enum Shape
    {
        Sum,
        Set,
        Histogram,
    }

    public string Name { get; }

    public string Help { get; }

    /// <summary>As Prometheus calls it.</summary>
    public string Type { get; }

    /// <summary>Of a histogram.</summary>
    public double[]? Bounds { get; }

    public bool IsObservable { get; }

    public IEnumerable<KeyValuePair<TagKey, MetricSeries>> Series => _series;

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var series = SeriesOf(tags);
        switch (_shape)
        {
            case Shape.Sum:
                series.Add(value);
                break;
            case Shape.Set:
                series.Set(value);
                break;
            default:
                series.Observe(value);
                break;
        }
    }

    /// <summary>Before what is observable is looked at again: what is gone must not stay.</summary>
    public void Forget() => _series.Clear();

    private MetricSeries SeriesOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = TagKey.Of(tags, _only);
        if (_series.TryGetValue(key, out var series))
        {
            return series;
        }
        return _series.GetOrAdd(_series.Count < MostSeries ? key : default, static (_, bounds) => new MetricSeries(bounds), Bounds);
    }

    private static double[] BoundsOf(Instrument instrument) =>
        instrument is Histogram<double> { Advice.HistogramBucketBoundaries: { Count: > 0 } bounds } ? [.. bounds] : UsualBounds;

    /// <summary><c>tracker.append.duration</c> in s → <c>tracker_append_duration_seconds</c>.</summary>
    private static string NameOf(Instrument instrument, bool counter)
    {
        var name = instrument.Name.Replace('.', '_').Replace('-', '_');
        name += instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        return counter ? name + "_total" : name;
    }
}
