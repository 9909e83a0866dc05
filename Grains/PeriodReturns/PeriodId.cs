using System.Text.Json.Serialization;
using Tracker.Deciding;

namespace Tracker.PeriodReturns;

/// <summary>A reporting period (期) of a year: a quarter <c>q1</c>, a month <c>m01</c>, a half <c>h1</c>, or the whole <c>year</c>.</summary>
[JsonConverter(typeof(IdentifierConverter<PeriodId>))]
public readonly record struct PeriodId : IIdentifier<PeriodId>
{
    private PeriodId(string value) => Value = value;

    public string Value { get; }

    public static PeriodId Parse(string text) =>
        text is "year" or ['q', >= '1' and <= '4'] or ['h', '1' or '2'] or ['m', '0', >= '1' and <= '9'] or ['m', '1', >= '0' and <= '2']
            ? new PeriodId(text)
            : throw new FormatException($"'{text}' is not a reporting period.");

    public override string ToString() => Value;
}
