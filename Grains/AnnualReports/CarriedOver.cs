namespace Tracker.AnnualReports;

/// <summary>What a year's report takes from the last one (结转).</summary>
public static class CarriedOver
{
    /// <summary>上年结转 = 上年的结转下年度继续办理 in every column; what is in force goes on until something is made or ended. Everything else is blank.</summary>
    /// <param name="previous">After a merger the sum of the predecessors'; null: nothing is known.</param>
    public static ReportCells Prefilled(ReportCells? previous)
    {
        var blank = ReportCells.Blank(FormEdition.Of2021);
        return previous is null ? blank : blank.With(
            from cell in blank.Form.Cells
            let source = Source(cell)
            where source is not null && previous[source.Value].Number is not null
            select new KeyValuePair<CellKey, CellValue>(cell.Key, previous[source.Value]));
    }

    /// <summary>The cell of last year's report that this one begins with; null: it begins blank.</summary>
    public static CellKey? Source(FormCell cell) => (cell.Table.Part, cell.Row.Key, cell.Column.Key) switch
    {
        ("part3", "carriedIn", var column) => CellKey.Of("part3", "carriedOut", column),
        ("part2", "regulations" or "normative", "inForce") => cell.Key,
        _ => null,
    };
}
