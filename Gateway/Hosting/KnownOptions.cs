using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Speaking;
using Tracker.Gateway.Telemetry;
using Tracker.Silo.Accounts;
using Tracker.Silo.Activations;
using Tracker.Silo.LookBack;

namespace Tracker.Gateway.Hosting;

/// <summary>Every option that configuration binds, read off its type; what it is for stands in the resource file under its key.</summary>
internal static class KnownOptions
{
    private static readonly Texts Said = new("Options");

    /// <summary>By its section. A new options type adds its line here, which a test sees to.</summary>
    private static readonly ImmutableArray<(string Section, object Defaults)> Sections =
    [
        ("Tracker:Pages", new PageOptions()),
        ("Tracker:Proxy", new ProxyOptions()),
        ("Tracker:Accounts", new AccountOptions()),
        ("Tracker:Engine", new EngineOptions()),
        ("Tracker:LookBack", new LookBackOptions()),
        (TelemetryOptions.Section, new TelemetryOptions()),
    ];

    public static IEnumerable<KnownOption> All(Language language) =>
        Sections.SelectMany(s => Of(s.Section, s.Defaults, language))
            .Prepend(Alone("ConnectionStrings:Tracker", "type.text", "", language))
            .Append(Alone(JsonLines.Switch, "type.bool", "false", language));

    /// <summary>What <c>docs/configuration.md</c> holds.</summary>
    public static string Markdown() => string.Join(
        '\n',
        [
            Word("head", Language.Chinese),
            "",
            Word("columns", Language.Chinese),
            "|---|---|---|---|---|---|",
            .. All(Language.Chinese).Select(o => $"| `{o.Name}` | `{o.Variable}` | {o.Type} | {(o.Default.Length == 0 ? "" : $"`{o.Default}`")} | {o.Range} | {o.What} |"),
            "",
        ]);

    /// <summary>One that no options type holds.</summary>
    private static KnownOption Alone(string name, string type, string otherwise, Language language) => new(name, Word(type, language), otherwise, "", Word(name, language));

    private static IEnumerable<KnownOption> Of(string section, object defaults, Language language) =>
        from property in defaults.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.CanWrite
        let name = $"{section}:{property.Name}"
        select new KnownOption(name, TypeOf(property.PropertyType, language), Text(property.GetValue(defaults)), RangeOf(property, language), Word(name, language));

    private static string TypeOf(Type type, Language language) => Word(
        type == typeof(bool) ? "type.bool" : type == typeof(int) ? "type.number" : type == typeof(double) ? "type.fraction" : type == typeof(TimeSpan) ? "type.span" : "type.text", language);

    private static string Text(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => $"{value}",
    };

    private static string RangeOf(PropertyInfo property, Language language) =>
        property.GetCustomAttribute<RangeAttribute>() is { } range ? Said.Say("range", language, range.Minimum, range.Maximum)
        : property.GetCustomAttribute<StringLengthAttribute>() is { } length ? Said.Say("length", language, length.MaximumLength)
        : property.GetCustomAttribute<MinLengthAttribute>() is { } least ? Said.Say("least", language, least.Length)
        : property.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed ? string.Join(" · ", allowed.Values)
        : "";

    private static string Word(string key, Language language) => Said.Say(key, language);
}

/// <param name="Name">As configuration names it, such as <c>Tracker:Accounts:FirstWait</c>.</param>
internal sealed record KnownOption(string Name, string Type, string Default, string Range, string What)
{
    /// <summary>The environment variable that sets it.</summary>
    public string Variable => Name.Replace(":", "__", StringComparison.Ordinal);
}
