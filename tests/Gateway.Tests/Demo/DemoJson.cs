using System.Text.Json;
using Tracker.Gateway.Demo;

namespace Tracker.Gateway.Tests.Demo;

/// <summary>The embedded demo files as the tests look at them.</summary>
internal static class DemoJson
{
    public static JsonElement Units { get; } = Parse(DemoFiles.Units);

    public static JsonElement Reports { get; } = Parse(DemoFiles.Reports);

    public static IReadOnlyList<string> UnitNames { get; } = [.. Units.List("units").Select(unit => unit.Word("name"))];

    public static string Text(string name)
    {
        using var reader = new StreamReader(DemoFiles.Open(name));
        return reader.ReadToEnd();
    }

    public static IEnumerable<JsonElement> List(this JsonElement element, string property) => element.GetProperty(property).EnumerateArray();

    public static string[] Words(this JsonElement element, string property) => [.. element.List(property).Select(word => word.GetString()!)];

    public static string Word(this JsonElement element, string property) => element.GetProperty(property).GetString()!;

    public static DateOnly Day(this JsonElement element, string property) => DateOnly.Parse(element.Word(property));

    private static JsonElement Parse(string name)
    {
        using var document = JsonDocument.Parse(DemoFiles.Open(name));
        return document.RootElement.Clone();
    }
}
