using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Gateway.Returns;

namespace Tracker.Gateway.SetUps;

/// <param name="Cells">What would stand there: the row's own, over what others wrote into its other cells.</param>
/// <param name="Now">What stands there now, in words; with a change or a conflict.</param>
internal sealed record SetUpPreviewRow(SetUpBookRow Source, SetUpRow? Line, SetUpCells Cells, WorkbookFate Fate, string? Now, ImmutableArray<CellFault> Faults)
{
    public bool IsGood => Fate is WorkbookFate.New or WorkbookFate.Changed;

    public SetUpWanted Wanted => new(Line!.Assignment, Line.Version, Cells);
}

/// <summary>What one workbook would do to one unit's set-ups.</summary>
/// <param name="Sheet">Null: the file as a whole is refused.</param>
/// <param name="Missing">Points of the sheet that the workbook has no row for.</param>
internal sealed record SetUpPreview(string FileName, SetUpSheet? Sheet, ImmutableArray<SetUpPreviewRow> Rows, ImmutableArray<string> Missing, Rejection? Rejection)
{
    public static SetUpPreview Refused(string fileName, Rejection rejection) => new(fileName, null, [], [], rejection);

    public int Count(WorkbookFate fate) => Rows.Count(r => r.Fate == fate);

    public ImmutableArray<SetUpPreviewRow> Good => [.. Rows.Where(r => r.IsGood)];

    public bool IsClean => Rejection is null && !Rows.Any(r => r.Fate is WorkbookFate.Refused or WorkbookFate.Conflict);
}

/// <summary>Holds an uploaded set-up sheet against the duties as they stand. Pure. A cell that both wrote meanwhile is a conflict, shown and never written over.</summary>
internal static class SetUpComparison
{
    public static SetUpPreview Of(SetUpUpload upload, SetUpSheet sheet)
    {
        var lines = sheet.Rows.ToDictionary(r => r.Assignment);
        var seen = new Dictionary<GrainAddress, int>();
        ImmutableArray<SetUpPreviewRow> rows = [.. upload.Rows.Select(row => Row(row, lines, seen))];
        return new SetUpPreview(upload.FileName, sheet, rows, [.. sheet.Rows.Where(r => !seen.ContainsKey(r.Assignment)).Select(r => r.Line.PointNumber)], null);
    }

    private static SetUpPreviewRow Row(SetUpBookRow row, Dictionary<GrainAddress, SetUpRow> lines, Dictionary<GrainAddress, int> seen)
    {
        if (row.Key is not { } key)
        {
            return Refused(row, null, row.Faults);
        }
        if (!lines.TryGetValue(key.Assignment, out var line))
        {
            return Refused(row, null, [new CellFault("", "", key.Assignment.Value, new Rejection("return-workbook.duty-gone", $"{row.Row}"))]);
        }
        if (!seen.TryAdd(key.Assignment, row.Row))
        {
            return Refused(row, line, [new CellFault("", "", line.Line.Title, new Rejection("return-workbook.row-twice", $"{row.Row}", $"{seen[key.Assignment]}"))]);
        }
        if (!row.Faults.IsEmpty)
        {
            return Refused(row, line, row.Faults);
        }
        if (row.Cells.Digest == key.Filled || row.Cells.Digest == line.Cells.Digest)
        {
            return new SetUpPreviewRow(row, line, row.Cells, row.Cells.Measures.Length == 0 ? WorkbookFate.Blank : WorkbookFate.Same, null, []);
        }
        var merged = line.Cells.Digest == key.Filled ? row.Cells : key.Cells.IsEmpty ? null : row.Cells.Over(line.Cells, key.Cells);
        var cells = merged ?? row.Cells;
        if (cells.Read() is { Fault: { } fault, Heading: { } heading })
        {
            return Refused(row, line, [new CellFault(row.At.GetValueOrDefault(heading, ""), heading, Under(cells, heading), fault)]);
        }
        var fate = merged is null ? WorkbookFate.Conflict : merged.Digest == line.Cells.Digest ? WorkbookFate.Same : line.Line.SetUp is null ? WorkbookFate.New : WorkbookFate.Changed;
        return new SetUpPreviewRow(row, line, cells, fate, fate is WorkbookFate.New or WorkbookFate.Same ? null : line.Cells.InWords, []);
    }

    private static SetUpPreviewRow Refused(SetUpBookRow row, SetUpRow? line, ImmutableArray<CellFault> faults) => new(row, line, row.Cells, WorkbookFate.Refused, null, faults);

    private static string Under(SetUpCells cells, string heading) => heading switch
    {
        SetUpTable.Form => cells.Form,
        SetUpTable.Department => cells.Department,
        SetUpTable.Milestones => cells.Milestones,
        SetUpTable.Shares => cells.Shares,
        SetUpTable.Leader => $"{cells.Leader}；{cells.Contact}",
        _ => cells.Measures,
    };
}
