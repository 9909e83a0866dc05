using System.Xml;
using Tracker.Deciding;

namespace Tracker.Gateway.Tables;

/// <summary>
/// Merged cells: every cell of an area reads as its first, or those below it as a mark. They stand at the end of a sheet, so the sheet is run through
/// once for them before its rows are read.
/// </summary>
internal sealed class MergedAreas
{
    private readonly Queue<Area> _toCome;
    private readonly List<Area> _open = [];
    private readonly int _columns;

    private readonly string? _continued;

    private MergedAreas(IEnumerable<Area> areas, int columns, string? continued)
    {
        _continued = continued;
        _toCome = new Queue<Area>(areas.OrderBy(area => area.Top));
        _columns = columns;
    }

    public static (MergedAreas? Areas, Rejection? Rejection) Of(XmlReader sheet, XlsxLimits limits, string? continued = null)
    {
        var areas = new List<Area>();
        while (sheet.Read())
        {
            if (sheet.NodeType != XmlNodeType.Element || sheet.LocalName != "mergeCell") continue;
            if (areas.Count == limits.MergedAreas) return (null, TableRejections.Damaged);
            var corners = (sheet.GetAttribute("ref") ?? "").Split(':');
            if (corners.Length == 2 && CellReference.TryParse(corners[0], out var top, out var left) && CellReference.TryParse(corners[1], out var bottom, out var right) && left < limits.Columns)
                areas.Add(new Area(top, bottom, left, Math.Min(right, limits.Columns - 1)));
        }
        return (new MergedAreas(areas, limits.Columns, continued), null);
    }

    /// <summary>Fills a row in place. Rows must come in rising order. False when areas overlap beyond reason.</summary>
    public bool Fill(int row, List<string> cells)
    {
        _open.RemoveAll(area => area.Bottom < row);
        while (_toCome.TryPeek(out var next) && next.Top <= row)
        {
            _toCome.Dequeue();
            if (next.Bottom < row) continue;
            if (next.Top == row) next.Text = next.Left < cells.Count ? cells[next.Left] : "";
            _open.Add(next);
        }
        if (_open.Count > _columns) return false;
        foreach (var area in _open)
        {
            if (area.Text.Length == 0) continue;
            if (_continued is not null)
            {
                while (cells.Count <= area.Left) cells.Add("");
                if (area.Top < row && cells[area.Left].Length == 0) cells[area.Left] = _continued;
                continue;
            }
            while (cells.Count <= area.Right) cells.Add("");
            for (var column = area.Left; column <= area.Right; column++)
                if (cells[column].Length == 0) cells[column] = area.Text;
        }
        return true;
    }

    /// <summary>Columns of the row that was filled last that lie in an area.</summary>
    public IReadOnlyList<int> ColumnsIn() => _open.Count == 0 ? [] : [.. _open.SelectMany(area => Enumerable.Range(area.Left, area.Right - area.Left + 1)).Distinct()];

    private sealed class Area(int top, int bottom, int left, int right)
    {
        public int Top { get; } = top;
        public int Bottom { get; } = bottom;
        public int Left { get; } = left;
        public int Right { get; } = right;
        public string Text { get; set; } = "";
    }
}
