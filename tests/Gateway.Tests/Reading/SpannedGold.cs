using System.Text.Json;
using System.Text.Json.Nodes;
using Tracker.Gateway.Reading;

namespace Tracker.Gateway.Tests.Reading;

/// <summary>
/// A reading by hand that holds no word of its text: every value is a list of [start, length] in the text beside the project.
/// Several stretches are one value without the damage between them.
/// </summary>
internal sealed class SpannedGold
{
    private readonly string _text;

    private SpannedGold(string name)
    {
        var spans = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reading", "Gold", name + ".json")))!;
        var path = Cases.PathOf(spans["text"]!.GetValue<string>());
        _text = DocumentFile.Open(path).Text!.Text;
        Reading = DocumentReading.Of(path);
        Gold = JsonSerializer.SerializeToElement(Expanded(spans));
    }

    public JsonElement Gold { get; }

    public DocumentReading Reading { get; }

    public static SpannedGold Of(string name) => new(name);

    private JsonNode? Expanded(JsonNode? node) => node switch
    {
        JsonArray { Count: > 0 } list when list.All(IsSpan) => string.Concat(list.Select(Cut)),
        JsonArray list => new JsonArray([.. list.Select(Expanded)]),
        JsonObject fields => new JsonObject(fields.Select(f => KeyValuePair.Create(f.Key, Expanded(f.Value)))),
        _ => node?.DeepClone(),
    };

    private static bool IsSpan(JsonNode? node) => node is JsonArray { Count: 2 } pair && pair.All(n => n is JsonValue v && v.TryGetValue<int>(out _));

    private string Cut(JsonNode? span) => _text.Substring(span![0]!.GetValue<int>(), span[1]!.GetValue<int>());
}
