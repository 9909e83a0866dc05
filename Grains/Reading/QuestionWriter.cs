using System.Collections.Immutable;
using System.Globalization;
using Tracker.Plans;
using Tracker.Units;

namespace Tracker.Reading;

/// <summary>Writes down what the reading will not say by itself, each at its place, in the order of the text.</summary>
internal static class QuestionWriter
{
    /// <summary>A text with more masks than this is no text; the rest is seen without being asked about.</summary>
    private const int MostMasks = 40;

    /// <summary>Nor is one with more words than this that do not belong to it.</summary>
    private const int MostSuspects = 400;

    /// <summary>From as many points on whose units have parts of their own, they are asked about together.</summary>
    private const int ManyDivided = 3;

    /// <summary>From as many points on whose lists end in 等, they are asked about together.</summary>
    private const int ManyOpen = 4;

    /// <summary>More names of one list that are none, or unclear, than a list of units has.</summary>
    private const int MostOfList = 12;

    private const int LongestQuote = 100;

    /// <summary>Nor one with more numbers missing than this.</summary>
    private const int MostGaps = 20;

    public static ImmutableArray<Question> Ask(CleanText clean, DocumentFacts document, List<ReadPoint> points, FactsReader facts, IEnumerable<TableDoubt> doubts)
    {
        var asked = new List<(int At, Question Question)>();
        var near = new NearNames(clean, document, points);
        void Add(QuestionKind kind, string? point, string where, int start, int end, (string Name, string Because)? suggestion = null) =>
            asked.Add((start, new Question("", kind, point, where, clean.Cut(start, end), suggestion?.Name, clean.SpanOf(start, end), suggestion?.Because)));

        var suspects = SuspectWords.In(clean, points.SelectMany(p => WholeNames(clean, p)));
        var suspected = new Stretches(suspects.Select(s => (s.Start, s.End)));
        var lost = new LostWords(clean, suspects);
        foreach (var suspect in suspects.Take(MostSuspects))
        {
            foreach (var (point, where) in PlacesOf(suspect.Start, points, facts))
            {
                Add(QuestionKind.SuspectWord, point, where, suspect.Start, suspect.End, near.OfInjected(suspect, point) ?? lost.At(suspect));
            }
        }

        var masked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (start, end) in Apart(MaskedWords.In(clean.Folded)).Take(MostMasks).Where(m => !points.Exists(p => p.Places.Exists(u => u.Start <= m.Start && u.End > m.Start))))
        {
            foreach (var (point, where) in PlacesOf(start, points, facts).Where(p => p.Point is not null || masked.Add(p.Where)))
            {
                Add(QuestionKind.Damage, point, where, start, end); // round the points once a place
            }
        }

        var (titles, titlesAsked) = (InSharedTitles(clean.Folded, points), new HashSet<int>());
        var lacking = new LackingUnits(clean, points);
        asked.AddRange(lacking.Together());
        var divided = points.FindAll(p => p.Units is { OwnParts: true });
        if (divided.Count >= ManyDivided)
        {
            var part = divided[0].Units!;
            asked.Add((part.Start, new Question("", QuestionKind.UnclearFact, null, "parts", PointNames.Points(divided.Select(p => p.Number)), null, clean.SpanOf(part.Start, part.End))));
        }

        var open = points.FindAll(p => p.Units is { OpenEnded.Count: > 0 });
        if (open.Count >= ManyOpen)
        {
            var list = open[0].Units!.OpenEnded[0];
            asked.Add((list.Start, new Question("", QuestionKind.UnclearFact, null, "unitsOpen", PointNames.Points(open.Select(p => p.Number)), null, clean.SpanOf(list.Start, list.End))));
        }

        foreach (var point in points)
        {
            foreach (var unit in point.Places.Where(u => GroupWords.Of(clean.Cut(u.Name.Start, u.Name.End)) == UnitClass.VagueClass && !UnitJoints.SharesEach(clean.Folded, u.Name.Start, u.Name.End)))
            {
                Add(QuestionKind.VagueUnit, point.Number, ReadPoint.FieldOf(unit.Role), unit.Name.Start, unit.Name.End);
            }

            foreach (var unit in point.Places.Where(u => IsMasked(clean, u) && !NearNames.IsCut(point, u)))
            {
                Add(QuestionKind.Damage, point.Number, ReadPoint.FieldOf(unit.Role), unit.Start, unit.End, near.OfMasked(clean.Folded[unit.Start..unit.End]));
            }

            foreach (var unit in point.Places.Where(u => IsNoName(clean, u) && !NearNames.IsCut(point, u) && !suspected.Meets(u.Start, u.End)))
            {
                Add(QuestionKind.Damage, point.Number, ReadPoint.FieldOf(unit.Role), unit.Start, unit.End); // stands where a unit should, and is called like none
            }

            foreach (var unit in point.Places.Where(u => !u.IsShortName && !IsMasked(clean, u)))
            {
                if ((near.OneCharacterLess(clean.Folded[unit.Start..unit.End]) ?? near.OneCharacterWrong(clean.Folded[unit.Start..unit.End])) is { } whole)
                {
                    Add(QuestionKind.Damage, point.Number, ReadPoint.FieldOf(unit.Role), unit.Start, unit.End, whole);
                }
            }

            foreach (var list in open.Count < ManyOpen ? point.Units?.OpenEnded ?? [] : [])
            {
                Add(QuestionKind.VagueUnit, point.Number, point.FieldAt(list.Start) ?? "responsibleUnits", list.Start, list.End);
            }

            if (point.Units is { OwnParts: true } parted && divided.Count < ManyDivided)
            {
                Add(QuestionKind.UnclearFact, point.Number, "parts", parted.Start, parted.End);
            }

            if (point is { UnitsMayBeOfLastItem: true, Units: { } behind })
            {
                Add(QuestionKind.UnclearFact, point.Number, "unitsRaw", behind.Start, behind.End);
            }

            if (point is { Cells: null, Units: { } mixed } && mixed.IsTorn(clean.Folded))
            {
                Add(QuestionKind.Damage, point.Number, "unitsRaw", mixed.Start, mixed.End);
            }
            else if (point.Units is { Closed: false } cut)
            {
                if (cut.Units.Count > 0 && cut.Units[^1] is var last && last.End == cut.End)
                {
                    Add(QuestionKind.Damage, point.Number, ReadPoint.FieldOf(last.Role), last.Start, last.End, near.OfCut(clean.Folded[last.Start..last.End]));
                }
                else
                {
                    Add(QuestionKind.Damage, point.Number, "unitsRaw", cut.Units.Count > 0 ? cut.Units[^1].Start : cut.Start, cut.End);
                }
            }

            if (point.Units is null && Brackets.Outermost(clean.Folded, point.Title.End, point.Whole.End) is { Count: > 0 } unclosed && !unclosed[^1].Closed)
            {
                Add(QuestionKind.Damage, point.Number, "unitsRaw", unclosed[^1].Open, unclosed[^1].End);
            }
            else if (lacking.BrokenOff(point) is { } words)
            {
                Add(QuestionKind.Damage, point.Number, "text", words.Start, words.End);
            }
            else if (lacking.IsAskedAlone(point))
            {
                Add(QuestionKind.UnclearFact, point.Number, "responsibleUnits", point.Title.Start, point.Title.End);
            }

            foreach (var time in point.Times.Where(t => t.Doubt).DistinctBy(t => (clean.Folded[t.Start..t.End], t.Likely)).Where(t => !titles.Contains(t.Start) || titlesAsked.Add(t.Start)))
            {
                Add(QuestionKind.UnclearDeadline, titles.Contains(time.Start) ? null : point.Number, "deadlines", time.Start, time.End,
                    time.Likely is { } likely ? (likely.Day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) + "前", likely.Because) : null);
            }
        }

        if (points.FindAll(p => p.Units?.Above.Count > 0) is [{ Units.Above: [var above, ..] } first, ..] upper)
        {
            Add(QuestionKind.UnclearFact, upper.Count == 1 ? first.Number : null, "unitsAbove", above.Start, above.End);
        }

        if (points.FindAll(p => p.Units is { Levels: var levels } && (levels & (levels - 1)) != 0) is [{ Units: { } several } one, ..] mixedLevels)
        {
            Add(QuestionKind.UnclearFact, mixedLevels.Count == 1 ? one.Number : null, "unitsOfLevels", several.Start, several.End);
        }

        if (points.FindAll(p => p.Units is { RunsTogether: true }) is [{ Units: { } together } loose, ..] glued)
        {
            asked.Add((together.Start, new Question("", QuestionKind.UnclearFact, glued.Count == 1 ? loose.Number : null, "unitColumns", PointNames.Points(glued.Select(p => p.Number)), null, clean.SpanOf(together.Start, together.End))));
        }

        asked.AddRange(ListQuestions.Of(clean, points));
        asked.AddRange(points.Count > 0 ? StandingQuestions.Of(clean) : []);
        asked.AddRange(UnreadUnits.Of(clean, points));
        var inParts = points.GroupBy(p => p.Item).Where(g => g.Skip(1).Any()).Select(g => g.Key).ToHashSet();
        foreach (var (before, behind) in points.Zip(points.Skip(1)).Where(p => SkipsOne(clean.Folded, p.First.Item, p.Second.Item, inParts.Contains(p.First.Item))).Take(MostGaps))
        {
            asked.Add((behind.Whole.Start, new Question("", QuestionKind.UnclearFact, null, "numbers", $"{PointNames.Point(before.Number)}与{PointNames.Point(behind.Number)}", null, clean.SpanOf(behind.Item.Start, behind.Item.First.Body))));
        }

        foreach (var doubt in doubts)
        {
            asked.Add((doubt.Start, TableQuestions.Of(clean, doubt)));
        }

        if (document.Year is null && points.Count > 0)
        {
            var likely = PrintedYears.Most(clean.Folded);
            asked.Add((0, new Question("", QuestionKind.UnclearFact, null, "year", document.Title ?? "", likely?.Year, null, likely?.Because)));
        }

        if (points.Find(p => p.Item.Mark.Style == MarkStyle.Counted) is { } counted)
        {
            Add(QuestionKind.UnclearFact, counted.Number, "number", counted.Title.Start, counted.Title.End);
        }

        return
        [
            .. Once(WithoutLists(clean, asked).OrderBy(a => a.At))
                .Select((a, i) => a.Question with { Id = "q" + (i + 1).ToString(CultureInfo.InvariantCulture) }),
        ];
    }

    /// <summary>Where unclear limits stand in the title of several points, one merged cell: asked once for all of them, unless another point says the same words by itself.</summary>
    private static HashSet<int> InSharedTitles(string folded, List<ReadPoint> points)
    {
        var all = points.SelectMany(p => p.Times.Where(t => t.Doubt).Select(t => (t.Start, Words: folded[t.Start..t.End], InTitle: t.Start >= p.Title.Start && t.End <= p.Title.End))).ToList();
        return [.. all.GroupBy(t => t.Words).Where(g => g.Count() > 1 && g.All(t => t.InTitle) && g.Select(t => t.Start).Distinct().Count() == 1).Select(g => g.First().Start)];
    }

    /// <summary>27. and 29. in one line, where nothing but numbers parts its points, or behind a point of several parts: the one between may have gone into the first.</summary>
    private static bool SkipsOne(string folded, Item above, Item below, bool inParts) =>
        below.Start > above.Start && above.Mark.Style == below.Mark.Style && below.Mark.Value == above.Mark.Value + 2 && above.Mark.Style is MarkStyle.Arabic or MarkStyle.BracketedChinese
        && (inParts || folded.IndexOf('\n', above.Start, below.Start - above.Start) < 0);

    /// <summary>Without those that another one holds or runs into.</summary>
    private static List<(int Start, int End)> Apart(List<(int Start, int End)> masks)
    {
        var apart = new List<(int Start, int End)>();
        foreach (var mask in masks.OrderBy(m => m.Start).ThenByDescending(m => m.End))
        {
            if (apart.Count > 0 && mask.Start < apart[^1].End)
            {
                apart[^1] = (apart[^1].Start, Math.Max(apart[^1].End, mask.End));
            }
            else
            {
                apart.Add(mask);
            }
        }

        return apart;
    }

    /// <summary>A label whose list runs on through sentences: that it is no list is asked once, instead of about each of its words.</summary>
    private static IEnumerable<(int At, Question Question)> WithoutLists(CleanText clean, List<(int At, Question Question)> asked)
    {
        var names = asked.FindAll(a => a.Question is { Point: not null, Kind: QuestionKind.Damage or QuestionKind.SuspectWord or QuestionKind.VagueUnit } && PlanNames.HoldsUnits(a.Question.Where));
        var lists = names.GroupBy(a => a.Question.Point).Where(g => g.Count() > MostOfList).ToList();
        foreach (var list in lists)
        {
            var (start, end) = (list.Min(a => a.At), list.Max(a => a.At + a.Question.Quote.Length));
            yield return (start, new Question("", QuestionKind.Damage, list.Key, "unitsRaw", clean.Cut(start, Math.Min(end, start + LongestQuote)), null, clean.SpanOf(start, end)));
        }

        foreach (var one in asked.Except(lists.SelectMany(l => l)))
        {
            yield return one;
        }
    }

    /// <summary>The same class of units, the same words that are no name or the same unclear limit in several points: one question, which is of no single point.</summary>
    private static IEnumerable<(int At, Question Question)> Once(IEnumerable<(int At, Question Question)> asked)
    {
        var all = asked.ToList();
        var again = all.Select(a => a.Question).Where(MayBeOfEveryPoint).GroupBy(KeyOf).Where(g => g.Select(q => q.Point).Distinct().Count() > 1).Select(g => g.Key).ToHashSet();
        var said = new HashSet<(QuestionKind, string, string?)>();
        foreach (var (at, question) in all)
        {
            if (!MayBeOfEveryPoint(question) || !again.Contains(KeyOf(question)))
            {
                yield return (at, question);
            }
            else if (said.Add(KeyOf(question)))
            {
                yield return (at, question with { Point = null });
            }
        }
    }

    /// <summary>Who is meant where a class leads is one question, and who where it only carries out another.</summary>
    private static (QuestionKind Kind, string Name, string? Apart) KeyOf(Question question) =>
        (question.Kind, NameKey.Of(question.Quote), question.Kind == QuestionKind.UnclearDeadline ? question.Suggestion : PlanQuestions.IsOfLeads(question.Where) ? question.Where : null);

    /// <summary>A spoilt name with a suggestion is asked where it stands: the same damage may have been different names.</summary>
    private static bool MayBeOfEveryPoint(Question question) =>
        (question.Kind == QuestionKind.UnclearDeadline && DeadlineWords.WithoutYear(question.Quote) is null)
        || PlanNames.HoldsUnits(question.Where) && (question.Kind == QuestionKind.VagueUnit || (question is { Kind: QuestionKind.Damage, Suggestion: null } && !MaskedWords.InName(question.Quote, 0, question.Quote.Length)));

    /// <summary>Without masked ones and the one that the text breaks off in: those are asked about as damage.</summary>
    private static IEnumerable<(int Start, int End)> WholeNames(CleanText clean, ReadPoint point) =>
        point.Places.Where(u => !u.IsShortName && !UnitJoints.IsFieldOfClass(clean.Folded, u.Start, u.End) && !NearNames.IsCut(point, u) && !IsMasked(clean, u)).Select(u => (u.Start, u.End));

    private static bool IsNoName(CleanText clean, UnitPlace unit) =>
        !unit.IsShortName && !IsMasked(clean, unit) && !UnitJoints.IsFieldOfClass(clean.Folded, unit.Start, unit.End) && (!UnitNames.LooksLike(clean.Folded, unit.Start, unit.End) || UnitNames.AreTwo(clean.Folded, unit.Start, unit.End) || LacksLetter(clean.Folded, unit)) && GroupWords.Of(clean.Cut(unit.Start, unit.End)) == UnitClass.Single;

    /// <summary>区融媒体心.</summary>
    private static bool LacksLetter(string folded, UnitPlace unit) => folded[unit.End - 1] == '心' && !Look.At(folded, unit.End - 2, "中心");

    private static bool IsMasked(CleanText clean, UnitPlace unit) =>
        MaskedWords.InName(clean.Folded, unit.Start, unit.End) && GroupWords.Of(clean.Cut(unit.Start, unit.End)) != UnitClass.VagueClass;

    /// <summary>A word of a point, of a fact of the document, or of the notice round it; what belongs to the page is not asked.</summary>
    private static IEnumerable<(string? Point, string Where)> PlacesOf(int at, List<ReadPoint> points, FactsReader facts)
    {
        var held = points.Where(p => p.FieldAt(at) is not null).Select(p => ((string?)p.Number, p.FieldAt(at)!)).ToList();
        if (held.Count > 0)
        {
            return held.Take(1);
        }

        if (points.Exists(p => p.Cells is not null && at >= p.Whole.Start && at < p.Whole.End))
        {
            return []; // a column that is kept nowhere
        }

        foreach (var (start, end, where) in facts.Places)
        {
            if (at >= start && at < end)
            {
                return [(null, where)];
            }
        }

        return facts.Outside.Exists(o => at >= o.Start && at < o.End) ? []
            : [(null, points.Count > 0 && at > points[0].Whole.Start ? "closing" : "preamble")];
    }
}
