using Tracker.Plans;

namespace Tracker.Reading;

/// <summary>Points that name nobody, or nobody but those who help: whether they are points, and whose, is asked, in one question where they are many.</summary>
internal sealed class LackingUnits
{
    /// <summary>From as many on they are asked about together.</summary>
    private const int Many = 4;

    /// <summary>More numbers than these are not written out.</summary>
    private const int MostNamed = 60;

    private readonly CleanText _clean;

    private readonly bool _anyNamed;

    private readonly List<ReadPoint> _lacking;

    private readonly List<ReadPoint> _helped;

    private readonly HashSet<ReadPoint> _alone;

    public LackingUnits(CleanText clean, List<ReadPoint> points)
    {
        _clean = clean;
        _anyNamed = points.Exists(p => p.Units is not null);
        _lacking = points.FindAll(p => p.Units is null && (_anyNamed ? BrokenOff(p) is null && !IsOpen(p) : IsNamedByUnit(p)));
        _helped = points.FindAll(p => p.Cells is null && p.Places.Count > 0 && p.Places.TrueForAll(u => u.Role == UnitRole.Cooperating));
        _alone = _lacking.Count < Many ? [.. _lacking] : [];
    }

    public bool IsAskedAlone(ReadPoint point) => _alone.Contains(point);

    /// <summary>The last words of a point without units in which the text breaks off; null where it does not.</summary>
    public (int Start, int End)? BrokenOff(ReadPoint point)
    {
        var (folded, end) = (_clean.Folded, point.Whole.End);
        var from = point.Units is null && _anyNamed && end >= _clean.Length - 3 ? Look.ClauseStart(folded, end, point.Title.End < end ? point.Title.End : point.Title.Start, 30) : end;
        return from < end && !Look.IsSentenceEnd(folded[end - 1]) ? (from, end) : null;
    }

    /// <summary>What is asked of several points at once.</summary>
    public IEnumerable<(int At, Question Question)> Together()
    {
        if (_lacking.Count >= Many)
        {
            yield return Asked("points", null, _lacking, _lacking[0].Title);
        }

        if (_helped.Count > 0)
        {
            yield return Asked("unitsHelping", _helped.Count == 1 ? _helped[0].Number : null, _helped, (_helped[0].Places[0].Start, _helped[0].Places[0].End));
        }
    }

    private (int At, Question Question) Asked(string where, string? point, List<ReadPoint> about, (int Start, int End) place) =>
        (place.Start, new Question("", QuestionKind.UnclearFact, point, where, PointNames.Points(about.Select(p => p.Number), MostNamed), null, _clean.SpanOf(place.Start, place.End)));

    /// <summary>Its bracket is never closed: asked about as damage.</summary>
    private bool IsOpen(ReadPoint point) => Brackets.Outermost(_clean.Folded, point.Title.End, point.Whole.End) is { Count: > 0 } open && !open[^1].Closed;

    /// <summary>1.县档案馆:… in a document that names units nowhere else: perhaps whose task it is.</summary>
    private bool IsNamedByUnit(ReadPoint point) =>
        point.Text.Exists(t => t.Start < t.End) && point.Title.End < _clean.Length && _clean.Folded[point.Title.End] == ':' && UnitNames.LooksLike(_clean.Folded, point.Title.Start, point.Title.End);
}
