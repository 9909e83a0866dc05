using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Tracker.AnnualReports;

/// <summary>Collects what the tables of one report say, cell by cell.</summary>
internal sealed partial class CellReader(ReportForm form)
{
    private readonly Dictionary<CellKey, CellValue> _values = [];
    private readonly List<UnreadCell> _unread = [];
    private readonly HashSet<(string, string)> _rowsSeen = [];

    public ReportForm Form => form;

    public ReportCells Cells => ReportCells.Of(form.Edition, _values);

    public IReadOnlyList<UnreadCell> Unread => _unread;

    public bool HasAny(string part) => _rowsSeen.Any(seen => seen.Item1 == part);

    public bool Has(FormTable table, FormRow row) => _rowsSeen.Contains((table.Part, row.Key));

    public void Put(FormTable table, FormRow row, IReadOnlyList<string> cells)
    {
        _rowsSeen.Add((table.Part, row.Key));
        for (var i = 0; i < table.Columns.Length && i < cells.Count; i++)
        {
            Put(form.Find(CellKey.Of(table.Part, row.Key, table.Columns[i].Key))!, cells[i]);
        }
    }

    /// <summary>The row stands there, and what its cells are is not certain.</summary>
    public void Unsure(FormTable table, FormRow row, string says)
    {
        _rowsSeen.Add((table.Part, row.Key));
        foreach (var column in table.Columns)
        {
            _unread.Add(new UnreadCell(form.Find(CellKey.Of(table.Part, row.Key, column.Key))!, says, UnreadReason.RowNotLaidOut));
        }
    }

    public IEnumerable<MissingPlace> Missing()
    {
        foreach (var part in form.Tables.GroupBy(table => table.Part))
        {
            if (!HasAny(part.Key))
            {
                yield return new MissingPlace(part.Key, part.First(), null);
                continue;
            }

            foreach (var (table, row) in part.SelectMany(table => table.Rows.Select(row => (table, row))).Where(r => !Has(r.table, r.row)))
            {
                yield return new MissingPlace(part.Key, table, row);
            }
        }
    }

    private void Put(FormCell cell, string says)
    {
        var (value, fault) = CellText.Read(says);
        if (fault is null)
        {
            _values[cell.Key] = value;
            return;
        }

        var match = Counted().Match(says.Replace(" ", "", StringComparison.Ordinal));
        var measure = match.Groups["measure"].Value;
        var (number, numberFault) = match.Success ? CellText.Read(match.Groups["number"].Value) : (CellValue.Blank, fault);
        if (numberFault is null && number.Number is not null && Fits(measure, cell.Column))
        {
            _values[cell.Key] = number;
        }
        else
        {
            _unread.Add(new UnreadCell(cell, says, numberFault is null && number.Number is not null ? UnreadReason.OtherMeasure : UnreadReason.NotANumber));
        }
    }

    private static bool Fits(string measure, FormColumn column) => column.Measure is { } own ? measure == own : measure is "件" or "宗" or "条" or "份" or "项" or "起" or "个";

    [GeneratedRegex("^(?<number>[-+−－＋]?[0-9０-９][0-9０-９,，.．]*)(?<measure>万元|亿元|元|万件|万|件|宗|条|份|项|起|个)$")]
    private static partial Regex Counted();
}
