using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Tracker.Gateway.Tests.Year;

/// <summary>What was done on the running program, one JSON line an act, in the order of doing.</summary>
internal sealed class YearScript(YearClock clock)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public void Say(string act, object what)
    {
        var line = new JsonObject { ["day"] = clock.Day.ToString("O"), ["do"] = act };
        foreach (var (name, value) in JsonSerializer.SerializeToNode(what, Readable)!.AsObject().ToList())
        {
            line[name] = value?.DeepClone();
        }
        lock (_lines)
        {
            _lines.Add(line.ToJsonString(Readable));
        }
    }
}
