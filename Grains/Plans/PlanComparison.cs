using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Tracker.Units;

namespace Tracker.Plans;

/// <summary>
/// Holds a plan's points against another's: last year's, or those of an upper-level document. Likeness only suggests; what is linked a person says
/// (<see cref="LinkPoints"/>).
/// </summary>
public static partial class PlanComparison
{
    /// <summary>Below this two points are two things.</summary>
    private const double Alike = 0.4;

    /// <summary>
    /// Every point of both plans in exactly one row: in the order of <paramref name="now"/>, then what only the other has. A link that was said goes
    /// before any likeness; where links were said at all, nothing else is paired.
    /// </summary>
    public static ImmutableArray<ComparedPoint> Of(ImmutableArray<DraftPoint> now, ImmutableArray<DraftPoint> other, ImmutableArray<PointLink>? said = null)
    {
        var pairs = said is { } links ? Said(now, other, links) : Suggested(now, other);
        var rows = now.SelectMany(point => pairs.Where(p => p.Now == point).DefaultIfEmpty(new ComparedPoint(point, null, 0, [])));
        var taken = pairs.Select(p => p.Other).ToHashSet();
        return [.. rows, .. other.Where(o => !taken.Contains(o)).Select(o => new ComparedPoint(null, o, 0, []))];
    }

    private static List<ComparedPoint> Said(ImmutableArray<DraftPoint> now, ImmutableArray<DraftPoint> other, ImmutableArray<PointLink> links) =>
    [
        .. from link in links
           let n = now.FirstOrDefault(p => p.Number == link.Number)
           let o = other.FirstOrDefault(p => p.Number == link.Other)
           where n is not null && o is not null
           select new ComparedPoint(n, o, 1, Changes(n, o)),
    ];

    /// <summary>The likest pairs first, each point once.</summary>
    private static List<ComparedPoint> Suggested(ImmutableArray<DraftPoint> now, ImmutableArray<DraftPoint> other)
    {
        var (ours, theirs) = (now.Select(Words.Of).ToList(), other.Select(Words.Of).ToList());
        var candidates = from n in Enumerable.Range(0, now.Length)
                         from o in Enumerable.Range(0, other.Length)
                         let likeness = ours[n].LikenessTo(theirs[o])
                         where likeness >= Alike
                         orderby likeness descending, Math.Abs(n - o)
                         select (n, o, likeness);
        var (usedNow, usedOther) = (new HashSet<int>(), new HashSet<int>());
        var pairs = new List<ComparedPoint>();
        foreach (var (n, o, likeness) in candidates)
        {
            if (!usedNow.Contains(n) && !usedOther.Contains(o))
            {
                usedNow.Add(n);
                usedOther.Add(o);
                pairs.Add(new ComparedPoint(now[n], other[o], likeness, Changes(now[n], other[o])));
            }
        }
        return pairs;
    }

    /// <summary>The fields that differ, by the names that questions use. Years in words and the numbers of days' years count as the same.</summary>
    private static ImmutableArray<string> Changes(DraftPoint now, DraftPoint other)
    {
        var changes = ImmutableArray.CreateBuilder<string>();
        Note("title", Yearless(now.Title) != Yearless(other.Title));
        Note("text", Yearless(now.Text) != Yearless(other.Text));
        foreach (var (ours, theirs) in PlanNames.FieldsOf(now).Zip(PlanNames.FieldsOf(other)))
        {
            Note(ours.Where, !ours.Units.Select(u => NameKey.Of(u.Name)).ToHashSet().SetEquals(theirs.Units.Select(u => NameKey.Of(u.Name))));
        }
        Note("deadlines", !now.Deadlines.Select(d => Yearless(d.Deadline.Quote)).SequenceEqual(other.Deadlines.Select(d => Yearless(d.Deadline.Quote))));
        return changes.DrainToImmutable();

        void Note(string field, bool differs)
        {
            if (differs)
            {
                changes.Add(field);
            }
        }
    }

    private static string Yearless(string text) => YearWord().Replace(NameKey.Of(text), "");

    [GeneratedRegex("20[0-9]{2}年?")]
    private static partial Regex YearWord();

    /// <summary>Pairs of neighbouring characters: what titles and texts of the same promise have in common, however it was reworded.</summary>
    private sealed record Words(HashSet<int> Title, HashSet<int> Text)
    {
        public static Words Of(DraftPoint point) => new(PairsOf(point.Title), PairsOf(point.Text));

        public double LikenessTo(Words other) =>
            Text.Count == 0 && other.Text.Count == 0 ? Shared(Title, other.Title) : (Shared(Title, other.Title) + Shared(Text, other.Text)) / 2;

        private static double Shared(HashSet<int> a, HashSet<int> b) =>
            a.Count + b.Count == 0 ? 0 : 2.0 * (a.Count <= b.Count ? a.Count(b.Contains) : b.Count(a.Contains)) / (a.Count + b.Count);

        private static HashSet<int> PairsOf(string text)
        {
            var letters = Yearless(text).Where(char.IsLetterOrDigit).ToArray();
            return [.. letters.Zip(letters.Skip(1), (a, b) => (a << 16) | b)];
        }
    }
}

/// <param name="Now">Null: the other plan has it and this one does not (去年有、今年没有; 未承接).</param>
/// <param name="Other">Null: only this plan has it (新增; 自增).</param>
/// <param name="Likeness">0 to 1.</param>
/// <param name="Changes">The fields that differ; none: it goes on as it was.</param>
public sealed record ComparedPoint(DraftPoint? Now, DraftPoint? Other, double Likeness, ImmutableArray<string> Changes);
