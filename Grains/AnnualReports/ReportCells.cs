using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tracker.AnnualReports;

/// <summary>The filled-in tables of one report. Immutable and equal by content; in JSON its edition and the cells that are not blank.</summary>
[JsonConverter(typeof(ReportCellsConverter))]
public sealed class ReportCells : IEquatable<ReportCells>
{
    private readonly ImmutableArray<CellValue> _values;

    private ReportCells(ReportForm form, ImmutableArray<CellValue> values) => (Form, _values) = (form, values);

    public ReportForm Form { get; }

    /// <summary>Blank for a cell that this form does not have.</summary>
    public CellValue this[CellKey key] => Form.Find(key) is { } cell ? _values[cell.Index] : default;

    public CellValue this[FormCell cell] => _values[cell.Index];

    public IEnumerable<(FormCell Cell, CellValue Value)> Filled
    {
        get
        {
            foreach (var cell in Form.Cells)
            {
                if (!_values[cell.Index].IsBlank)
                {
                    yield return (cell, _values[cell.Index]);
                }
            }
        }
    }

    /// <summary>How many say nothing yet: no rule looks at them.</summary>
    public int Blanks => _values.Count(value => value.IsBlank);

    public bool IsBlank => _values.All(value => value.IsBlank);

    public static ReportCells Blank(FormEdition edition) => Of(edition, []);

    /// <summary>Cells that the form does not have are left out.</summary>
    public static ReportCells Of(FormEdition edition, IEnumerable<KeyValuePair<CellKey, CellValue>> cells) => Filling(ReportForm.Of(edition), default, cells);

    public ReportCells With(CellKey key, CellValue value) => With([new(key, value)]);

    public ReportCells With(IEnumerable<KeyValuePair<CellKey, CellValue>> cells) => Filling(Form, _values, cells);

    /// <summary>Cell by cell. A blank adds nothing beside a number, and where nobody has one the sum is blank; all must be of one form.</summary>
    public static ReportCells Sum(IReadOnlyCollection<ReportCells> all, FormEdition edition)
    {
        var form = ReportForm.Of(edition);
        var sums = new CellValue[form.Cells.Length];
        foreach (var one in all)
        {
            for (var i = 0; i < sums.Length; i++)
            {
                var (sum, value) = (sums[i], one.Form == form ? one._values[i] : one[form.Cells[i].Key]);
                sums[i] = value.Number is { } number ? CellValue.Of((sum.Number ?? 0) + number) : sum.IsBlank ? value : sum;
            }
        }

        return new ReportCells(form, [.. sums]);
    }

    public bool Equals(ReportCells? other) => other is not null && Form == other.Form && _values.AsSpan().SequenceEqual(other._values.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as ReportCells);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Form.Edition);
        foreach (var value in _values)
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    private static ReportCells Filling(ReportForm form, ImmutableArray<CellValue> from, IEnumerable<KeyValuePair<CellKey, CellValue>> cells)
    {
        var values = new CellValue[form.Cells.Length];
        if (!from.IsDefault)
        {
            from.CopyTo(values);
        }

        foreach (var (key, value) in cells)
        {
            if (form.Find(key) is { } cell)
            {
                values[cell.Index] = value;
            }
        }

        return new ReportCells(form, ImmutableArray.Create(values));
    }
}

internal sealed class ReportCellsConverter : JsonConverter<ReportCells>
{
    public override ReportCells Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var kept = JsonSerializer.Deserialize<Kept>(ref reader, options)!;
        return ReportCells.Of(kept.Edition, kept.Cells);
    }

    public override void Write(Utf8JsonWriter writer, ReportCells value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Kept(value.Form.Edition, value.Filled.ToDictionary(filled => filled.Cell.Key, filled => filled.Value)), options);

    private sealed record Kept(FormEdition Edition, Dictionary<CellKey, CellValue> Cells);
}
