using Tracker.Deciding;

namespace Tracker.Assignments;

/// <summary>
/// In what a figure is counted, the same through every door: 万 and 亿 are never worked out but asked about, and so is a measure other than last
/// time's. A figure that is wrong by ten thousand looks like any other.
/// </summary>
public static class QuantityMeasures
{
    /// <param name="before">Figures of the same duty that were said before, the latest first.</param>
    public static Rejection? Fault(IEnumerable<Quantity> said, IReadOnlyCollection<Quantity> before) =>
        said.Select(q => Fault(q.Name, q.Measure, $"{q.Name} {q.Value:0.################} {q.Measure}", before)).FirstOrDefault(fault => fault is not null);

    /// <param name="typed">The figure as it stands there.</param>
    public static Rejection? Fault(string name, string measure, string typed, IReadOnlyCollection<Quantity> before)
    {
        var usual = before.FirstOrDefault(q => q.Name == name.Trim())?.Measure;
        return usual is not null && usual != measure.Trim() ? new Rejection("quantity.measure-differs", name.Trim(), measure.Trim(), usual)
            : usual is null && CountsInMyriads(measure) ? new Rejection("quantity.ten-thousands", typed)
            : null;
    }

    public static bool CountsInMyriads(string measure) => measure.Trim() is ['万' or '亿', ..];
}
