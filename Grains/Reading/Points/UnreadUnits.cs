using Tracker.Plans;

namespace Tracker.Reading;

/// <summary>
/// Lines among the points that seem to say whose task something is and of which nothing came: 责办站所:甲所、乙所 behind a label that nobody knows,
/// 以上各条由甲局牵头 in words that nobody knows. What a reader that only knows wordings would pass over is asked, each label once.
/// </summary>
internal static class UnreadUnits
{
    private static readonly string[] Above = ["以上", "上述", "本项", "该项", "此项", "本部分", "该部分", "本节", "本条"];

    private static readonly string[] Duties = ["牵头", "负责", "配合", "责任单位", "责任部门"];

    private static readonly string[] Labels = ["责", "牵头", "承办", "主办", "落实", "配合", "协", "负责", "单位", "部门", "科室", "处室", "站所", "实施", "执行"];

    private const int LongestLabel = 12;

    private const int LongestLine = 200;

    private const int Most = 5;

    public static IEnumerable<(int At, Question Question)> Of(CleanText clean, List<ReadPoint> points)
    {
        if (points.Count == 0)
        {
            yield break;
        }

        var folded = clean.Folded;
        var read = Read(points);
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var (at, last) = (points.Min(p => p.Whole.Start), points.Max(p => p.Whole.End));
        while (at < last && asked.Count < Most)
        {
            var stop = folded.IndexOf('\n', at, folded.Length - at);
            var (start, end) = Look.Trim(folded, at, stop < 0 ? folded.Length : stop);
            at = stop < 0 ? folded.Length : stop + 1;
            if (end - start is > 6 and <= LongestLine && folded.IndexOf('|', start, end - start) < 0 && !read.Meets(start, end) && (Label(folded, start, end) ?? Clause(folded, start, end)) is { } words && asked.Add(words))
            {
                yield return (start, new Question("", QuestionKind.UnclearFact, null, "unitsUnread", clean.Cut(start, end), null, clean.SpanOf(start, end)));
            }
        }
    }

    /// <summary>What was read as units, or is asked about already.</summary>
    private static Stretches Read(List<ReadPoint> points)
    {
        var joined = new List<(int Start, int End)>();
        foreach (var (start, end) in points.SelectMany(p => p.Places.Select(u => (u.Start, u.End)).Concat(p.Units is { } block ? [(block.Start, block.End), .. block.LeftOut, .. block.Above] : [])).Order())
        {
            if (joined.Count > 0 && start < joined[^1].End)
            {
                joined[^1] = (joined[^1].Start, Math.Max(joined[^1].End, end));
            }
            else if (start < end)
            {
                joined.Add((start, end));
            }
        }

        return new Stretches(joined);
    }

    /// <summary>The label before names of units; null where the line is anything else.</summary>
    private static string? Label(string folded, int start, int end)
    {
        start += folded[start] == '(' ? 1 : 0;
        var colon = folded.IndexOf(':', start, Math.Min(end - start, LongestLabel));
        return colon > start + 1 && OtherLabels.At(folded, start, end) is null or { Role: UnitRole.Unknown } && !folded.AsSpan(start, colon - start).ContainsAny("、,。;") && Look.Has(folded, start, colon, Labels) && NameUnits(folded, colon + 1, end)
            ? folded[start..colon] : null;
    }

    /// <summary>Words about the tasks above, with whom and what.</summary>
    private static string? Clause(string folded, int start, int end)
    {
        var open = folded[start] == '(' ? 1 : 0;
        return Look.AnyAt(folded, start + open, end, Above) is > 0 and var above && Look.Has(folded, start, end, Duties) && folded.IndexOf('由', start, end - start) is var by
            && (NameUnits(folded, by > start ? by + 1 : start + open + above, end) || (folded.IndexOf(':', start, end - start) is > 0 and var colon && NameUnits(folded, colon + 1, end)))
            ? folded[start..(start + open + above)] : null;
    }

    private static bool NameUnits(string folded, int start, int end)
    {
        while (end > start && folded[end - 1] is '。' or ')' or ';')
        {
            end--;
        }

        var block = new UnitBlock(start, end);
        new UnitListReader(folded, block, withoutClauses: true).Read(start, end);
        return block.Units.Count > 0 && block.Units.Count(u => UnitNames.LooksLike(folded, u.Start, u.End) && !UnitNames.BeginsTask(folded, u.Start, u.End)) * 2 >= block.Units.Count;
    }
}
