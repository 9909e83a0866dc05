using System.Text.Json.Serialization;
using Tracker.Deciding;

namespace Tracker.Units;

/// <summary>A unit's number in its government's register, given once and never reused; names may change, this does not.</summary>
[JsonConverter(typeof(IdentifierConverter<UnitId>))]
public readonly record struct UnitId : IIdentifier<UnitId>
{
    private UnitId(string value) => Value = value;

    public string Value { get; }

    public static UnitId Of(int number) => new(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static UnitId Parse(string text) =>
        text is { Length: > 0 and <= 9 } && !text.AsSpan().ContainsAnyExceptInRange('0', '9') && text[0] != '0'
            ? new UnitId(text)
            : throw new FormatException($"'{text}' is not a unit's number.");

    public override string ToString() => Value;
}
