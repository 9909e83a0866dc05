namespace Tracker.Reading;

/// <summary>Rows below the last task that are none of the table's: notes, who signs and when, the imprint.</summary>
internal static class TableFoot
{
    private static readonly string[] Notes = ["备注:", "注:", "注1:", "附注:", "说明:", "填表说明:", "填报说明:"];

    /// <summary>How many of the last rows sign the document or are its imprint: each has one cell, and the day stands below the name or behind it.</summary>
    public static int Signing(string folded, List<TableRow> rows)
    {
        var last = rows.Count - 1;
        var line = Alone(rows, last);
        while (line is { } page && (Furniture.IsImprint(folded, page.Line) || Furniture.Is(folded, page.Line)))
        {
            line = Alone(rows, --last); // 抄送:…, 扫一扫在手机打开当前页
        }

        if (line is { } dated && Signature.DateAtEnd(folded, dated.Line) is { } date)
        {
            last -= date.At > dated.Line.Start ? (Names(folded, dated.Line with { End = date.At }) ? 1 : 0)
                : Alone(rows, last - 1) is { } signer && signer.Column == dated.Column && Names(folded, signer.Line) ? 2 : 0;
        }

        return last >= 0 ? rows.Count - 1 - last : 0;
    }

    /// <summary>How many of the last rows are notes: the first begins 备注:, and those below it number more of them.</summary>
    public static int Noting(string folded, List<TableRow> rows)
    {
        for (var i = rows.Count - 1; i > 0 && Alone(rows, i) is { } note; i--)
        {
            if (Look.AnyAt(folded, note.Line.Start, note.Line.End, Notes) > 0)
            {
                return rows.Count - i;
            }
        }

        return 0;
    }

    /// <summary>The one cell that the row holds; null for none or several.</summary>
    private static (Line Line, int Column)? Alone(List<TableRow> rows, int i)
    {
        var at = i >= 0 && rows[i].Filled == 1 ? rows[i].Cells.FindIndex(c => !c.IsEmpty) : -1;
        return at < 0 ? null : (new Line(rows[i].Cells[at].Start, rows[i].Cells[at].End, null), at);
    }

    public static Cell CellOf(TableRow row) => row.Cells.Find(c => !c.IsEmpty);

    private static bool Names(string folded, Line line)
    {
        var (start, end) = Look.Trim(folded, line.Start, line.End);
        return end - start is >= 3 and <= 30 && UnitNames.LooksLike(folded, start, end) && GroupWords.Of(folded[start..end]) == UnitClass.Single;
    }
}
