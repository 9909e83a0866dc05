using Tracker.Plans;

namespace Tracker.Reading;

/// <summary>What is asked about lists of units that hold more than names: labels that nobody knows, and names that no mark parts.</summary>
internal static class ListQuestions
{
    /// <summary>Each label once a document, each pair of names once.</summary>
    public static IEnumerable<(int At, Question Question)> Of(CleanText clean, List<ReadPoint> points)
    {
        var labels = points.SelectMany(p => (p.Units?.LeftOut ?? []).Select(l => (Point: p, Place: l, Words: LabelOf(clean.Folded, l), Where: p.Units!.Taken ? "unitsOfLabel" : "unitsLeftOut")));
        foreach (var same in labels.GroupBy(l => (l.Words, l.Where)))
        {
            var (point, place, _, where) = same.First();
            yield return Asked(clean, QuestionKind.UnclearFact, same.Select(l => l.Point).Distinct().Count() == 1 ? point.Number : null, where, place);
        }

        var whole = points.SelectMany(p => p.Places.Where(u => !(p.Units?.CutApart ?? []).Exists(c => c.Start <= u.Start && c.End >= u.End))).Select(u => clean.Folded[u.Start..u.End]).ToHashSet(StringComparer.Ordinal);
        var pairs = points.SelectMany(p => (p.Units?.CutApart ?? []).Where(c => !IsProven(clean.Folded, c, whole)).Select(c => (Point: p, Place: c)));
        foreach (var same in pairs.GroupBy(c => clean.Folded[c.Place.Start..c.Place.End]))
        {
            var (point, place) = same.First();
            yield return Asked(clean, QuestionKind.Damage, same.Select(c => c.Point).Distinct().Count() == 1 ? point.Number : null, "unitsGlued", place);
        }
    }

    private static (int At, Question Question) Asked(CleanText clean, QuestionKind kind, string? point, string where, (int Start, int End) place) =>
        (place.Start, new Question("", kind, point, where, clean.Cut(place.Start, place.End), null, clean.SpanOf(place.Start, place.End)));

    private static string LabelOf(string folded, (int Start, int End) place)
    {
        var colon = folded.IndexOf(':', place.Start, place.End - place.Start);
        return folded[place.Start..(colon < 0 ? place.End : colon)];
    }

    /// <summary>Both names stand by themselves in the lists of other points.</summary>
    private static bool IsProven(string folded, (int Start, int End) pair, HashSet<string> whole)
    {
        var cut = UnitNames.Cut(folded, pair.Start, pair.End);
        return whole.Contains(folded[pair.Start..cut]) && whole.Contains(folded[cut..pair.End]);
    }
}
