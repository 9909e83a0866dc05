using System.Text.RegularExpressions;

namespace Tracker.AnnualReports;

/// <summary>The parts of a report by their headings, wherever they stand and in whatever order.</summary>
internal sealed partial class ReportSections
{
    private const int LongestHeading = 44;

    private readonly List<ReportSection> _sections = [];

    public ReportSections(ReportText text)
    {
        var (key, heading, start) = ("head", new Stretch(0, 0), 0);
        foreach (var line in text.Lines(new Stretch(0, text.Length)))
        {
            if (PartOf(text, line) is not var (part, headed) || part.Length == 0)
            {
                continue;
            }

            _sections.Add(new ReportSection(key, heading, new Stretch(start, line.Start)));
            (key, heading, start) = (part, headed, headed.End);
        }

        _sections.Add(new ReportSection(key, heading, new Stretch(start, text.Length)));
    }

    public IReadOnlyList<ReportSection> All => _sections;

    public bool Has(string part) => _sections.Exists(s => s.Part == part);

    /// <summary>Where a part's heading and text stand; null: it has no heading.</summary>
    public Stretch? Of(string part) => _sections.Find(s => s.Part == part) is { } found ? new Stretch(found.Heading.Start, found.Body.End) : null;

    private static (string Part, Stretch Heading)? PartOf(ReportText text, Stretch line)
    {
        var words = text.Folded.AsSpan(line.Start, Math.Min(line.Length, 120));
        if (words.IndexOfAnyExceptInRange('\0', '~') < 0)
        {
            return null; // no Chinese in it
        }

        var compact = Compact(words, out var places);
        foreach (var (part, pattern) in Headings)
        {
            if (pattern.Match(compact) is { Success: true } match && match.Groups["core"].Length <= LongestHeading
                && (match.Groups["rest"].Length == 0 || match.Groups["number"].Length > 0))
            {
                return (part, new Stretch(line.Start + places[0], line.Start + places[match.Groups["core"].Index + match.Groups["core"].Length - 1] + 1));
            }
        }

        return null;
    }

    /// <summary>Without blanks, | marks and what marks headings in notes.</summary>
    private static string Compact(ReadOnlySpan<char> words, out List<int> places)
    {
        places = [];
        var compact = new char[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] is not (' ' or '|' or '#' or '*' or '〃'))
            {
                compact[places.Count] = words[i];
                places.Add(i);
            }
        }

        return new string(compact, 0, places.Count);
    }

    private static readonly (string Part, Regex Pattern)[] Headings =
    [
        ("part1", Part1()), ("part2", Part2()), ("part3", Part3()), ("part4", Part4()), ("part5", Part5()), ("part6", Part6()), ("annex", Annex()),
    ];

    private const string Number = @"^(?<number>\(?(?:第?[一二三四五六七八]|[1-7])(?:部分)?[、.,:)]*)?";

    private const string Rest = @"[:。.]?(?<rest>.*)$";

    [GeneratedRegex(Number + @"(?<core>(?:政府信息公开)?(?:工作)?(?:总体(?:工作)?(?:情况|概况)|概述|基本情况))" + Rest)]
    private static partial Regex Part1();

    [GeneratedRegex(Number + @"(?<core>(?:行政机关)?主动公开(?:政府)?信息(?:的)?(?:工作)?情况)" + Rest)]
    private static partial Regex Part2();

    [GeneratedRegex(Number + @"(?<core>(?:行政机关)?收到(?:和|及|并)?处理政府信息(?:依申请)?公开(?:的)?申请(?:的)?情况)" + Rest)]
    private static partial Regex Part3();

    [GeneratedRegex(Number + @"(?<core>(?:因)?(?:政府)?信息公开(?:工作)?(?:被申请|被提起|引起的?|申请)?(?:的)?行政复议[和、及,与]*(?:被)?(?:提起)?(?:的)?行政诉讼(?:的)?情况)" + Rest)]
    private static partial Regex Part4();

    [GeneratedRegex(Number + @"(?<core>(?:政府信息公开)?(?:工作)?(?:中)?存在的?(?:主要)?问题(?:(?:和|及|以及|、|与)(?:下一步)?(?:的)?(?:改进|整改)(?:工作)?(?:情况|措施|方向|打算|意见|工作)*)?(?:情况)?)" + Rest)]
    private static partial Regex Part5();

    [GeneratedRegex(Number + @"(?<core>(?:其他|其它)(?:需要|需|应当?)?(?:报告|说明)的?(?:有关)?事项(?:情况)?)" + Rest)]
    private static partial Regex Part6();

    [GeneratedRegex(@"^(?<number>附)(?<core>(?:件|表)[\d一二三四五六七八九十]*[:.、]?[^。,;]{0,30})(?<rest>)$")]
    private static partial Regex Annex();
}

/// <param name="Part">Its key in the form; head: what stands before the first heading; annex: 附件.</param>
/// <param name="Heading">As printed; empty for the head.</param>
internal sealed record ReportSection(string Part, Stretch Heading, Stretch Body);
