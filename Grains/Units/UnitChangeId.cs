using System.Text.Json.Serialization;
using Tracker.Deciding;

namespace Tracker.Units;

/// <summary>An organisation change's number in its government's register, given once.</summary>
[JsonConverter(typeof(IdentifierConverter<UnitChangeId>))]
public readonly record struct UnitChangeId : IIdentifier<UnitChangeId>
{
    private UnitChangeId(string value) => Value = value;

    public string Value { get; }

    public static UnitChangeId Of(int number) => new(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static UnitChangeId Parse(string text) =>
        text is { Length: > 0 and <= 9 } && !text.AsSpan().ContainsAnyExceptInRange('0', '9') && text[0] != '0'
            ? new UnitChangeId(text)
            : throw new FormatException($"'{text}' is not an organisation change's number.");

    public override string ToString() => Value;
}
