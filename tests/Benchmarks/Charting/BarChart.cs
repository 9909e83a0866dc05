using System.Globalization;
using System.Net;
using System.Text;

namespace Tracker.Benchmarks.Charting;

/// <summary>
/// A picture of a run: each line <c>bar PANEL|LABEL|VALUE</c> of a results file is a bar of its panel. Hand-written SVG, no script and nothing from elsewhere.
/// </summary>
internal static class BarChart
{
    private const int Width = 880;
    private const int Left = 300;
    private const int Right = 120;
    private const int Row = 26;
    private const int Head = 34;
    private const int Gap = 20;

    /// <summary><c>--results FILE</c>, <c>--out FILE.svg</c>, <c>--title</c>.</summary>
    public static async Task<int> Run(Arguments asked)
    {
        var bars = (await File.ReadAllLinesAsync(asked.Text("results")))
            .Where(l => l.StartsWith("bar ", StringComparison.Ordinal))
            .Select(l => l[4..].Split('|'))
            .Where(p => p.Length == 3)
            .Select(p => (Panel: p[0], Label: p[1], Value: double.Parse(p[2], CultureInfo.InvariantCulture)))
            .ToList();
        await File.WriteAllTextAsync(asked.Text("out"), Draw(asked.TextOrNull("title") ?? "", bars));
        return 0;
    }

    private static string Draw(string title, List<(string Panel, string Label, double Value)> bars)
    {
        var body = new StringBuilder();
        var y = 56;
        foreach (var panel in bars.GroupBy(b => b.Panel))
        {
            body.AppendLine(CultureInfo.InvariantCulture, $"""<text x="20" y="{y + 18}" class="panel">{WebUtility.HtmlEncode(panel.Key)}</text>""");
            y += Head;
            var most = Math.Max(panel.Max(b => b.Value), double.Epsilon);
            foreach (var (_, label, value) in panel)
            {
                var length = Math.Max(1, (Width - Left - Right) * value / most);
                var kind = label.StartsWith("Tracker", StringComparison.Ordinal) ? "ours" : "theirs";
                body.AppendLine(CultureInfo.InvariantCulture, $"""<text x="{Left - 10}" y="{y + 16}" class="label">{WebUtility.HtmlEncode(label)}</text>""");
                body.AppendLine(CultureInfo.InvariantCulture, $"""<rect x="{Left}" y="{y + 3}" width="{length:F1}" height="18" class="{kind}"/>""");
                body.AppendLine(CultureInfo.InvariantCulture, $"""<text x="{Left + length + 8:F1}" y="{y + 16}" class="value">{Said(value)}</text>""");
                y += Row;
            }
            y += Gap;
        }
        return $$"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{{Width}}" height="{{y}}" viewBox="0 0 {{Width}} {{y}}" role="img">
            <title>{{WebUtility.HtmlEncode(title)}}</title>
            <style>
            text { font-family: "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; font-size: 14px; fill: #222 }
            .title { font-size: 18px; font-weight: bold } .panel { font-size: 15px; font-weight: bold }
            .label { text-anchor: end } .value { fill: #444 } .ours { fill: #b3261e } .theirs { fill: #8a94a6 }
            </style>
            <rect width="{{Width}}" height="{{y}}" fill="#fff"/>
            <text x="20" y="34" class="title">{{WebUtility.HtmlEncode(title)}}</text>
            {{body}}</svg>
            """;
    }

    private static string Said(double value) => value.ToString(value >= 100 ? "N0" : value >= 10 ? "N1" : "N2", CultureInfo.InvariantCulture);
}
