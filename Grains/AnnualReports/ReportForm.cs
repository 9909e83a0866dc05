using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tracker.Deciding;

namespace Tracker.AnnualReports;

/// <summary>The national form of the annual report (政府信息公开工作年度报告): six parts, every label and every cell, as data.</summary>
public sealed class ReportForm
{
    private readonly FrozenDictionary<CellKey, FormCell> _byKey;

    private ReportForm(FormData data, string json)
    {
        (Edition, Source, Parts, Tables, Json) = (data.Edition, data.Source, data.Parts, data.Tables, json);
        Cells = [.. data.Tables.SelectMany(table => table.Rows.SelectMany(row => table.Columns.Select(column => (table, row, column))))
            .Select((cell, index) => new FormCell(CellKey.Of(cell.table.Part, cell.row.Key, cell.column.Key), index, cell.table, cell.row, cell.column))];
        _byKey = Cells.ToFrozenDictionary(cell => cell.Key);
    }

    public static ReportForm Of2021 { get; } = Load("form-2021.json");

    public static ReportForm Of2019 { get; } = Load("form-2019.json");

    public FormEdition Edition { get; }

    public string Source { get; }

    public ImmutableArray<FormPart> Parts { get; }

    /// <summary>In the order of the printed form; those of part 2 are its four (2019: five) blocks.</summary>
    public ImmutableArray<FormTable> Tables { get; }

    /// <summary>Every cell in the order of the printed form.</summary>
    public ImmutableArray<FormCell> Cells { get; }

    /// <summary>The form as it stands on file, for pages.</summary>
    public string Json { get; }

    public static ReportForm Of(FormEdition edition) => edition is FormEdition.Of2019 ? Of2019 : Of2021;

    /// <summary>Null: this form has no such cell.</summary>
    public FormCell? Find(CellKey key) => _byKey.GetValueOrDefault(key);

    public FormPart Part(string key) => Parts.First(part => part.Key == key);

    private static ReportForm Load(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Tracker.AnnualReports.{name}")!;
        using var reader = new StreamReader(stream);
        var json = reader.ReadToEnd();
        return new ReportForm(JsonSerializer.Deserialize<FormData>(json, StoredJson.Options)!, json);
    }

    private sealed record FormData(FormEdition Edition, string Source, ImmutableArray<FormPart> Parts, ImmutableArray<FormTable> Tables);
}

/// <param name="Topics">What the text of the part has to speak of; default: nothing is said.</param>
public sealed record FormPart(string Key, string Heading, ImmutableArray<string> Topics = default);

/// <param name="Part">Key of its part; cells are keyed by it.</param>
/// <param name="Heading">Printed above the table, or in its corner (part 3).</param>
/// <param name="RowsHead">Heading of the rows' labels, where the form has one.</param>
/// <param name="ColumnsHead">Printed across all columns.</param>
/// <param name="GroupsAcross">Printed with its rows side by side, each with all its columns (part 4).</param>
public sealed record FormTable(
    string Part, string Heading, ImmutableArray<FormColumn> Columns, ImmutableArray<FormRow> Rows, string? RowsHead = null, string? ColumnsHead = null, bool GroupsAcross = false);

/// <param name="Labels">As printed, the wider label first: 法人或其他组织, 商业企业.</param>
/// <param name="Place">What a finding calls it.</param>
public sealed record FormColumn(string Key, ImmutableArray<string> Labels, string Place, CellKind Kind = CellKind.Count, string? Measure = null);

/// <param name="Labels">As printed, the wider label first: 三、本年度办理结果, （三）不予公开, 1.属于国家秘密.</param>
/// <param name="Place">What a finding calls it.</param>
public sealed record FormRow(string Key, ImmutableArray<string> Labels, string Place);

/// <param name="Index">Its place among all cells of the form.</param>
public sealed record FormCell(CellKey Key, int Index, FormTable Table, FormRow Row, FormColumn Column)
{
    /// <summary>Row and column in words.</summary>
    public string Place => Row.Place == Column.Place ? Row.Place : $"{Row.Place}·{Column.Place}";
}

/// <summary>What numbers a cell may hold (R8).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CellKind>))]
public enum CellKind
{
    /// <summary>Whole and not negative.</summary>
    [JsonStringEnumMemberName("count")]
    Count,

    /// <summary>Not negative; decimals are allowed.</summary>
    [JsonStringEnumMemberName("money")]
    Money,

    /// <summary>Whole; 增/减 of the form of 2019 may be negative.</summary>
    [JsonStringEnumMemberName("change")]
    Change,
}
