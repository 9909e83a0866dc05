using System.Text.Json.Serialization;
using Tracker.Units;

namespace Tracker.Deciding;

/// <summary>
/// Where a grain lives: government's division code, year (0000 for what outlives a year), then kind and id by turns, as in
/// <c>210000/2021/plan/1/work-point/5</c>. In routes and file names the parts are joined by <c>~</c>.
/// </summary>
[JsonConverter(typeof(IdentifierConverter<GrainAddress>))]
public readonly record struct GrainAddress : IIdentifier<GrainAddress>
{
    private const int LongestText = 200;

    private GrainAddress(string value) => Value = value;

    public string Value { get; }

    public DivisionCode Government => DivisionCode.Parse(Value[..6]);

    public PlanYear Year => new(int.Parse(Value.AsSpan(7, 4), System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The kind of grain: the last part but one, such as <c>work-point</c>.</summary>
    public string Kind
    {
        get
        {
            var id = Value.LastIndexOf('/');
            return Value[(Value.LastIndexOf('/', id - 1) + 1)..id];
        }
    }

    /// <summary>The last part: the grain's id among its siblings.</summary>
    public string Id => Value[(Value.LastIndexOf('/') + 1)..];

    /// <summary>The grain that this one belongs to, such as the plan of a work point; null at the top.</summary>
    public GrainAddress? Parent
    {
        get
        {
            var kind = Value.LastIndexOf('/', Value.LastIndexOf('/') - 1);
            return kind <= 11 ? null : new GrainAddress(Value[..kind]);
        }
    }

    /// <summary>The form for routes and file names: parts joined by <c>~</c>.</summary>
    public string RouteForm => Value.Replace('/', '~');

    public static GrainAddress Of(DivisionCode government, PlanYear year, string kind, string id) =>
        Parse($"{government.Value}/{year.Value:D4}/{kind}/{id}");

    public GrainAddress Child(string kind, string id) => Parse($"{Value}/{kind}/{id}");

    /// <summary>Reads either form, <c>/</c> or <c>~</c>.</summary>
    public static GrainAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var value = text.Contains('~', StringComparison.Ordinal) ? text.Replace('~', '/') : text;
        return IsAddress(value) ? new GrainAddress(value) : throw new FormatException($"'{text}' is not a grain's address.");
    }

    public override string ToString() => Value;

    private static bool IsAddress(string value)
    {
        if (value.Length is < 15 or > LongestText || value[6] != '/' || value[11] != '/')
        {
            return false;
        }
        if (value.AsSpan(0, 6).ContainsAnyExceptInRange('0', '9') || value.AsSpan(7, 4).ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }
        var parts = 0;
        foreach (var part in value.AsSpan(12).Split('/'))
        {
            var word = value.AsSpan(12)[part];
            if (word.IsEmpty || !IsWord(word))
            {
                return false;
            }
            parts++;
        }
        return parts % 2 == 0;
    }

    private static bool IsWord(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            {
                return false;
            }
        }
        return true;
    }
}
