using System.Text.Json.Serialization;
using Tracker.Deciding;

namespace Tracker.AnnualReports;

/// <summary>
/// A cell of the form by part, row and column: <c>part3.r3_5.person</c>. It stands in stored events: what it means never changes, and the
/// forms name the same figure alike, so that last year's 结转 is found under the key it has this year.
/// </summary>
[JsonConverter(typeof(IdentifierConverter<CellKey>))]
public readonly record struct CellKey : IIdentifier<CellKey>
{
    private readonly string? _value;

    private CellKey(string value) => _value = value;

    public string Value => _value ?? "";

    public static CellKey Of(string part, string row, string column) => new($"{part}.{row}.{column}");

    public static CellKey Parse(string text) =>
        text.Split('.') is [{ Length: > 0 }, { Length: > 0 }, { Length: > 0 }] && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_')
            ? new CellKey(text)
            : throw new FormatException($"{text} is no cell of a form.");

    public override string ToString() => Value;
}
