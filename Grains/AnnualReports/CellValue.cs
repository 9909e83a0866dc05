using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tracker.AnnualReports;

/// <summary>What stands in a cell: a number, nothing, or that it does not apply (/, —). A blank is never a zero. In JSON: 12.5, null, "n/a".</summary>
[JsonConverter(typeof(CellValueConverter))]
public readonly record struct CellValue
{
    private CellValue(decimal? number, bool notApplicable) => (Number, IsNotApplicable) = (number, notApplicable);

    public static CellValue Blank { get; }

    public static CellValue NotApplicable { get; } = new(null, true);

    /// <summary>Null where there is none.</summary>
    public decimal? Number { get; }

    public bool IsNotApplicable { get; }

    public bool IsBlank => Number is null && !IsNotApplicable;

    /// <summary>Without the zeros behind a decimal point, so that equal numbers are written alike.</summary>
    public static CellValue Of(decimal number) => new(number / 1.0000000000000000000000000000m, false);

    public static implicit operator CellValue(decimal number) => Of(number);

    /// <summary>As typed and printed: 12.5, nothing, /.</summary>
    public override string ToString() => Number is { } number ? number.ToString(CultureInfo.InvariantCulture) : IsNotApplicable ? "/" : "";
}

internal sealed class CellValueConverter : JsonConverter<CellValue>
{
    private const string NotApplicable = "n/a";

    public override bool HandleNull => true;

    public override CellValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => CellValue.Blank,
        JsonTokenType.Number when reader.TryGetDecimal(out var number) => CellValue.Of(number),
        JsonTokenType.String when reader.ValueTextEquals(NotApplicable) => CellValue.NotApplicable,
        _ => throw new JsonException("A cell is a number, null or \"n/a\"."),
    };

    public override void Write(Utf8JsonWriter writer, CellValue value, JsonSerializerOptions options)
    {
        if (value.Number is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else if (value.IsNotApplicable)
        {
            writer.WriteStringValue(NotApplicable);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
