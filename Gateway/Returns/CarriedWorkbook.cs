using System.Collections.Immutable;
using Tracker.Deciding;

namespace Tracker.Gateway.Returns;

/// <summary>The good rows of a workbook between its preview and its being written, as they were read: they are held against the sheet once more.</summary>
internal sealed record CarriedWorkbook(string FileName, GrainAddress Return, ImmutableArray<CarriedRow> Rows)
{
    public static CarriedWorkbook Of(WorkbookPreview preview) => new(
        preview.FileName,
        preview.Sheet!.Return,
        [.. preview.Good.Select(row => new CarriedRow(row.Row, row.Source!.Key!.ToString(), row.Source.Cells))]);

    public WorkbookUpload Upload => new(
        FileName, Return, [.. Rows.Select(row => new WorkbookRow(row.Row, WorkbookKey.Read(row.Key), row.Cells, ImmutableDictionary<string, string>.Empty, []))]);
}

internal sealed record CarriedRow(int Row, string Key, WorkbookCells Cells);
