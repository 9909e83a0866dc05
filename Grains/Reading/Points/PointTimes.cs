using Tracker.Calendar;
using Tracker.Plans;

namespace Tracker.Reading;

/// <summary>The time limits of a point: in its words, in its bracket's field, else its section heading's.</summary>
internal static class PointTimes
{
    public static void Read(CleanText clean, List<ReadPoint> points, DocumentFacts document)
    {
        var (year, issued) = (document.Year, document.Date);
        TimeContext Context(int start, int end, bool isField) => new(clean.Folded, clean.Words, start, end, year, issued, isField);
        var years = Likely(clean.Folded, year, issued, document.Number);
        var headings = new Dictionary<Item, List<TimeHit>>();
        foreach (var point in points)
        {
            var parts = point.Text.Prepend(point.Title).Where(t => t.Start < t.End).Distinct().ToList();
            if (point.Text.Contains((point.Title.Start, point.Text[0].End)))
            {
                parts.Remove(point.Title);
            }

            foreach (var (start, end) in parts)
            {
                var stop = TitleLabels.ReportIn(clean.Folded, start, end);
                point.Times.AddRange(NothingElse(Context(start, stop, isField: true)) ?? [.. TimeReader.Read(Context(start, stop, isField: false)), .. InClosingBracket(clean.Folded, stop, start, Context)]);
            }

            foreach (var (start, end) in point.Units?.Times ?? [])
            {
                var hits = TimeReader.Read(Context(start, end, isField: true));
                point.Times.AddRange(hits.Count > 0 || !clean.Folded.AsSpan(start, end - start).ContainsAnyInRange('\u4e00', '\u9fff')
                    ? hits : [new TimeHit(start, end, Doubt: true)]);
            }

            if (year is null)
            {
                InYearOfFirst(point, Context);
            }

            OfOneYear(point.Times);
            for (var i = 0; i < point.Times.Count; i++)
            {
                if (point.Times[i] is { Doubt: false, Deadline: FixedDeadline { Date: var day } } && (day.Year < years.Least || day.Year > years.Most))
                {
                    point.Times[i] = point.Times[i] with { Doubt = true }; // 2011年底前 in a plan of 2024
                }
            }

            if (!point.Times.Exists(t => t.Deadline is FixedDeadline || (t.Deadline is not null && point.Units is { Times.Count: > 0 })))
            {
                point.Times.AddRange(Inherited(point.Item.Parent, headings, Context));
            }
        }
    }

    /// <summary>
    /// 2013年2月底前…;5月底前…;10月底前… where the document itself has no year: the later days of a point are of the year that its first one prints, and
    /// those before the end that 完成时间:2012年12月 tells of that one's.
    /// </summary>
    private static void InYearOfFirst(ReadPoint point, Func<int, int, bool, TimeContext> context)
    {
        var dated = point.Times.Where(t => t is { Doubt: false, Rule: ReadingRules.TimeDay, Deadline: FixedDeadline }).ToList();
        if (dated.Count == 0 || dated.Select(t => ((FixedDeadline)t.Deadline!).Date.Year).Distinct().Count() > 1)
        {
            return;
        }

        var first = ((FixedDeadline)dated[0].Deadline!).Date;
        var ends = point.Units is { } units && units.Times.Exists(t => dated[0].Start >= t.Start && dated[0].End <= t.End);
        foreach (var (start, end) in point.Text.Prepend(point.Title).Distinct().Where(t => t.Start < t.End))
        {
            foreach (var again in TimeReader.Read(context(start, end, false) with { Year = first.Year }))
            {
                var at = point.Times.FindIndex(t => t.Start == again.Start && t.End == again.End && t is { Deadline: null, Soft: null });
                if (at >= 0 && again.Deadline is FixedDeadline { Date: var day } && (ends ? day <= first : again.Start > dated[0].End && day >= first))
                {
                    point.Times[at] = again;
                }
            }
        }
    }

    /// <summary>…。(长期坚持): a bracket behind the last sentence that says when, and nothing else; words that say as much among others (6月底前) were read with them.</summary>
    private static List<TimeHit> InClosingBracket(string folded, int end, int start, Func<int, int, bool, TimeContext> context)
    {
        var (from, stop) = Look.Trim(folded, start, end);
        var close = stop > from && folded[stop - 1] == '。' ? stop - 2 : stop - 1;
        var open = close > from && folded[close] == ')' ? folded.LastIndexOf('(', close, Math.Min(close - from + 1, LongestCell)) : -1;
        return open > 0 && Look.IsSentenceEnd(folded[open - 1]) ? (NothingElse(context(open + 1, close, true)) ?? []).FindAll(t => t.Deadline is StandingDuty) : [];
    }

    private const int LongestCell = 24;

    /// <summary>A stretch that holds nothing but words of time is as good as a field of its own; null for any other.</summary>
    private static List<TimeHit>? NothingElse(TimeContext cell)
    {
        var (from, to) = Look.Trim(cell.Folded, cell.Start, cell.End);
        if (to - from is 0 or > LongestCell)
        {
            return null;
        }

        var hits = TimeReader.Read(cell with { Start = from, End = to });
        var told = from;
        foreach (var hit in hits)
        {
            if (hit.Start > told && !cell.Folded.AsSpan(told, hit.Start - told).ContainsAnyExcept(Marks))
            {
                told = hit.Start;
            }

            told = hit.Start <= told ? Math.Max(told, hit.End) : told;
        }

        return hits.Count > 0 && !cell.Folded.AsSpan(told, to - told).ContainsAnyExcept(Marks) ? hits : null;
    }

    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create("、,。;和及 ");

    private const int LeastSeries = 3;

    /// <summary>Each of the series says what is done by then: 3月底、6月底、9月底前 is a list of days.</summary>
    private const int LeastWords = 3;

    /// <summary>3月底前…;6月底前…;9月底前… in one point of a document that came out in July: a series, and its last shows that all of it is of one year.</summary>
    private static void OfOneYear(List<TimeHit> times)
    {
        var series = times.Where(t => t is { Rule: ReadingRules.TimeDayOfTheYear, Deadline: FixedDeadline }).ToList();
        if (series.Count < LeastSeries || series.Zip(series.Skip(1)).Any(p => p.Second.Start >= p.First.End && p.Second.Start <= p.First.End + LeastWords))
        {
            return;
        }

        for (var i = 0; i < times.Count; i++)
        {
            if (times[i] is { Doubt: true, Likely.Because: "time.before-issue", Deadline: FixedDeadline { Date: var day } }
                && times.Exists(t => t is { Doubt: false, Rule: ReadingRules.TimeDayOfTheYear, Deadline: FixedDeadline { Date: var later } } && later.Year == day.Year && later > day && t.Start > times[i].End + LeastWords))
            {
                times[i] = times[i] with { Doubt = false, Likely = null };
            }
        }
    }

    /// <summary>Years that a limit of this document may lie in: from the year that it is of, or came out in, for as long as plans reach.</summary>
    private static (int Least, int Most) Likely(string folded, int? year, DateOnly? issued, string? number)
    {
        const int Farthest = 15;
        var numbered = number is null || issued is not null ? null : DocumentNumber.At(Folding.Of(number), 0, number.Length)?.Year;
        var printed = year is null && issued is null ? PrintedYears.Year(folded) : null;
        return printed is { } likely ? (likely - 5, likely + Farthest)
            : year is { } of ? (Math.Max(Math.Min(of, issued?.Year ?? of), numbered ?? 0), of + Farthest)
            : issued is { } day ? (day.Year - 1, day.Year + Farthest) : (0, int.MaxValue);
    }

    /// <summary>一、年底前专项任务 holds for every point under it that has no limit of its own.</summary>
    private static List<TimeHit> Inherited(Item? heading, Dictionary<Item, List<TimeHit>> known, Func<int, int, bool, TimeContext> context)
    {
        for (; heading is not null; heading = heading.Parent)
        {
            if (!known.TryGetValue(heading, out var hits))
            {
                hits = TimeReader.Read(context(heading.First.Body, heading.First.End, false)).FindAll(t => t.Deadline is FixedDeadline or StandingDuty)
                    .ConvertAll(t => t with { Rule = ReadingRules.TimeOfHeading });
                hits = InBracket(context(heading.First.Body, heading.First.End, false), hits) is { Count: > 0 } exact ? exact : hits;
                known[heading] = hits;
            }

            if (hits.Count > 0)
            {
                return hits;
            }
        }

        return [];
    }

    /// <summary>年底前完成的任务(12月20日前完成): those that the bracket says, more exactly than the words before it.</summary>
    private static List<TimeHit> InBracket(TimeContext heading, List<TimeHit> hits) =>
        hits.FindAll(hit => heading.Folded.AsSpan(heading.Start, hit.Start - heading.Start) is var before && before.LastIndexOf('(') > before.LastIndexOf(')'));
}
