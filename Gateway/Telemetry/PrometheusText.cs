using System.Globalization;
using System.Text;

namespace Tracker.Gateway.Telemetry;

/// <summary>Metrics as Prometheus reads them: its text format, version 0.0.4.</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Of(IEnumerable<MetricFamily> families)
    {
        var text = new StringBuilder(16 * 1024);
        // Two instruments of one name (a meter of the process, another of the host) are one family: its head stands once.
        foreach (var family in families.GroupBy(f => f.Name).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            var first = family.First();
            text.Append("# HELP ").Append(first.Name).Append(' ').Append(Escaped(first.Help, quotes: false)).Append('\n');
            text.Append("# TYPE ").Append(first.Name).Append(' ').Append(first.Type).Append('\n');
            foreach (var member in family)
            {
                foreach (var (labels, series) in member.Series.Select(s => (Labels(s.Key), s.Value)).OrderBy(s => s.Item1, StringComparer.Ordinal))
                {
                    Write(text, member, labels, series);
                }
            }
        }
        return text.ToString();
    }

    private static void Write(StringBuilder text, MetricFamily family, string labels, MetricSeries series)
    {
        if (family.Bounds is not { } bounds)
        {
            Line(text, family.Name, labels, series.Value);
            return;
        }
        var counts = series.Cumulated();
        for (var i = 0; i < counts.Length; i++)
        {
            var bound = $"le=\"{Number(i < bounds.Length ? bounds[i] : double.PositiveInfinity)}\"";
            Line(text, family.Name + "_bucket", labels.Length == 0 ? bound : $"{labels},{bound}", counts[i]);
        }
        Line(text, family.Name + "_sum", labels, series.Value);
        Line(text, family.Name + "_count", labels, counts[^1]);
    }

    private static void Line(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Labels(TagKey key) =>
        string.Join(',', key.Tags().Select(tag => $"{tag.Name.Replace('.', '_')}=\"{Escaped(tag.Value, quotes: true)}\""));

    private static string Escaped(string text, bool quotes)
    {
        text = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return quotes ? text.Replace("\"", "\\\"", StringComparison.Ordinal) : text;
    }

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : value.ToString("R", CultureInfo.InvariantCulture);
}
