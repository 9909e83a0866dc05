using System.Collections.Immutable;
using Tracker.Plans;

namespace Tracker.Reading;

/// <summary>Colours the clean text, coarse before fine, and gives the colours back as pieces of the source.</summary>
internal sealed class Coverage(CleanText clean)
{
    private readonly PieceKind[] _kinds = new PieceKind[clean.Length];

    private readonly string?[] _points = new string?[clean.Length];

    public static ImmutableArray<Piece> Of(CleanText clean, List<Line> lines, int headCount, PointReader reader, List<ReadPoint> points, FactsReader facts, TablePoints tables)
    {
        var coverage = new Coverage(clean);
        coverage.Lines(lines, headCount);
        foreach (var item in reader.Headings(points))
        {
            var end = reader.HeadingEnd(item);
            coverage.Paint(item.Start, end < clean.Length && clean.Folded[end] == '。' ? end + 1 : end, PieceKind.Heading);
        }

        foreach (var (start, end, where) in facts.Places.Where(p => p.Where != "sections"))
        {
            coverage.Paint(start, end, KindOf(where));
        }

        foreach (var (start, end) in tables.Headings)
        {
            coverage.Paint(start, end, PieceKind.Heading);
        }

        coverage.Points(points);
        foreach (var (start, end) in facts.Outside)
        {
            coverage.PaintUnread(start, end, PieceKind.Furniture);
        }

        return coverage.Pieces();
    }

    private static PieceKind KindOf(string where) => where switch
    {
        "number" => PieceKind.Number,
        "title" => PieceKind.Title,
        "signature" or "issuer" => PieceKind.Signature,
        "addressees" => PieceKind.Addressees,
        "preamble" => PieceKind.Preamble,
        "closing" => PieceKind.Closing,
        _ => PieceKind.Unread,
    };

    private void Lines(List<Line> lines, int headCount)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            Paint(lines[i].Start, lines[i].End, Furniture.Is(clean.Folded, lines[i]) ? PieceKind.Furniture : i < headCount ? PieceKind.Notice : PieceKind.Unread);
        }
    }

    private void Points(List<ReadPoint> points)
    {
        foreach (var point in points)
        {
            Paint(point.Whole.Start, point.Whole.End, PieceKind.PointText, point.Number);
            if (point.Cells is { } cells)
            {
                Row(point, cells);
                continue;
            }

            if (point.Title.Start >= point.Whole.Start)
            {
                Paint(point.Whole.Start, Math.Min(point.Title.End, point.Whole.End), PieceKind.PointTitle, point.Number);
            }

            if (point.Units is { } block)
            {
                Paint(block.Start, block.End, PieceKind.PointUnits, point.Number);
            }
        }
    }

    /// <summary>In a row of a table; a merged cell belongs to the row it begins in.</summary>
    private void Row(ReadPoint point, List<Cell> cells)
    {
        if (point.Title.Start >= point.Whole.Start)
        {
            Paint(point.Title.Start, point.Title.End, PieceKind.PointTitle, point.Number);
        }

        foreach (var cell in cells.Where(c => c.Start >= point.Whole.Start && c.End <= point.Whole.End))
        {
            Paint(cell.Start, cell.End, PieceKind.PointUnits, point.Number);
        }
    }

    private void Paint(int start, int end, PieceKind kind, string? point = null)
    {
        _kinds.AsSpan(start, end - start).Fill(kind);
        _points.AsSpan(start, end - start).Fill(point);
    }

    /// <summary>A line of the page inside a point stays apart from the point's words.</summary>
    private void PaintUnread(int start, int end, PieceKind kind)
    {
        for (var i = start; i < end; i++)
        {
            if (_kinds[i] is PieceKind.Unread or PieceKind.PointText)
            {
                (_kinds[i], _points[i]) = (kind, null);
            }
        }
    }

    /// <summary>Neighbours of one colour are one piece; blanks at its edges belong to none.</summary>
    private ImmutableArray<Piece> Pieces()
    {
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        var source = clean.Source;
        var (from, to, kind, point) = (0, 0, PieceKind.Unread, (string?)null);
        var next = 0;
        for (var i = 0; i < source.Length; i++)
        {
            var kept = next < clean.Length && clean.SourceOf(next) == i;
            var (itsKind, itsPoint) = kept ? (_kinds[next], _points[next]) : (PieceKind.Damage, null);
            next += kept ? 1 : 0;
            if (char.IsWhiteSpace(source[i]))
            {
                continue;
            }

            if (to > from && itsKind == kind && itsPoint == point)
            {
                to = i + 1;
                continue;
            }

            if (to > from)
            {
                pieces.Add(new Piece(kind, point, new TextSpan(from, to - from)));
            }

            (from, to, kind, point) = (i, i + 1, itsKind, itsPoint);
        }

        if (to > from)
        {
            pieces.Add(new Piece(kind, point, new TextSpan(from, to - from)));
        }

        return pieces.DrainToImmutable();
    }
}
