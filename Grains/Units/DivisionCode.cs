using System.Text.Json.Serialization;
using Tracker.Deciding;

namespace Tracker.Units;

/// <summary>A government's code (行政区划代码, GB/T 2260): six digits; 000000 where none was given.</summary>
[JsonConverter(typeof(IdentifierConverter<DivisionCode>))]
public readonly record struct DivisionCode : IIdentifier<DivisionCode>
{
    private DivisionCode(string value) => Value = value;

    public string Value { get; }

    public static DivisionCode Unknown { get; } = new("000000");

    public static DivisionCode Parse(string text) =>
        text is { Length: 6 } && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
            ? new DivisionCode(text)
            : throw new FormatException($"'{text}' is not a division code of six digits.");

    public override string ToString() => Value;
}
