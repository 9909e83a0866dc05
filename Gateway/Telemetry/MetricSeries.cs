namespace Tracker.Gateway.Telemetry;

/// <summary>One line of a metric, or one histogram. Recording takes no lock and allocates nothing.</summary>
/// <param name="bounds">Of a histogram, ascending; null: a number.</param>
internal sealed class MetricSeries(double[]? bounds)
{
    private readonly long[]? _buckets = bounds is null ? null : new long[bounds.Length + 1];
    private double _value;

    /// <summary>Of a histogram: the sum of what was observed.</summary>
    public double Value => Volatile.Read(ref _value);

    public void Set(double value) => Volatile.Write(ref _value, value);

    public void Add(double value)
    {
        var before = Volatile.Read(ref _value);
        while (true)
        {
            var found = Interlocked.CompareExchange(ref _value, before + value, before);
            if (found.Equals(before))
            {
                return;
            }
            before = found;
        }
    }

    public void Observe(double value)
    {
        var bucket = 0;
        while (bucket < bounds!.Length && !(value <= bounds[bucket]))
        {
            bucket++;
        }
        Interlocked.Increment(ref _buckets![bucket]);
        Add(value);
    }

    /// <summary>How many were at most as much as each bound; the last are all.</summary>
    public long[] Cumulated()
    {
        var counts = new long[_buckets!.Length];
        var below = 0L;
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = below += Interlocked.Read(ref _buckets[i]);
        }
        return counts;
    }
}
