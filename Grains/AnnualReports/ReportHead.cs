using System.Globalization;
using System.Text.RegularExpressions;

namespace Tracker.AnnualReports;

/// <summary>What a report says of itself: title, whose it is, which year, and the days its figures are for.</summary>
internal sealed partial class ReportHead
{
    private const int LinesLookedAt = 60;

    private const int LongestTitle = 70;

    public ReportHead(ReportText text)
    {
        Find(text);
        var words = text.Folded.Replace(" ", "", StringComparison.Ordinal);
        var match = PeriodSaid().Matches(words).FirstOrDefault(m => m.Index < 6000);
        if (match is not null)
        {
            var from = Day(match.Groups["y1"].Value, match.Groups["m1"].Value, match.Groups["d1"].Value);
            var to = Day(match.Groups["y2"] is { Length: > 0 } second ? second.Value : match.Groups["y1"].Value, match.Groups["m2"].Value, match.Groups["d2"].Value);
            Period = from is { } a && to is { } b ? (a, b) : null;
        }
    }

    public string? Title { get; private set; }

    public string? Unit { get; private set; }

    public int? Year { get; private set; }

    public (DateOnly From, DateOnly To)? Period { get; }

    /// <summary>2023, 二〇二三 or 二〇二三 with other zeros; null for what is no year of such a report.</summary>
    public static int? YearOf(string said)
    {
        var digits = string.Concat(said.Select(c => "〇一二三四五六七八九".IndexOf(c, StringComparison.Ordinal) is >= 0 and var d ? (char)('0' + d) : c == '零' ? '0' : c));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2008 and <= 2099 ? year : null;
    }

    private void Find(ReportText text)
    {
        var lines = text.Lines(new Stretch(0, text.Length)).Select(text.CutFolded).Select(l => l.Replace(" ", "", StringComparison.Ordinal).Trim('|', '#', '*')).Where(l => l.Length > 0).Take(LinesLookedAt).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            for (var count = 1; count <= 3 && i + count <= lines.Count; count++)
            {
                var joined = string.Concat(lines.Skip(i).Take(count));
                if (joined.Length > LongestTitle || joined.AsSpan().IndexOfAny("。;") >= 0)
                {
                    break;
                }

                if (TitleSaid().Match(joined) is { Success: true } match && YearSaidIn(match.Groups["of"].Value) is var year && (Title is null || (Year is null && year is not null)))
                {
                    Title = match.Value;
                    Year = year;
                    Unit = YearSaid().Replace(match.Groups["of"].Value, said => YearOf(said.Groups["year"].Value) == year ? "" : said.Value).Trim('(', ')', ':', '-', '年', '度', '、', '关', '于', '"', '的') is { Length: > 1 } unit ? unit : null;
                    break;
                }
            }

            if (Year is not null)
            {
                return;
            }
        }
    }

    /// <summary>A unit may have a number in its name that looks like a year: the one with 年 behind it is.</summary>
    private static int? YearSaidIn(string title) =>
        YearSaid().Matches(title).OrderBy(said => !said.Value.Contains('年')).Select(said => YearOf(said.Groups["year"].Value)).FirstOrDefault(year => year is not null);

    private static DateOnly? Day(string year, string month, string day) =>
        YearOf(year) is { } y && DateOnly.TryParseExact($"{y:0000}-{month.PadLeft(2, '0')}-{day.PadLeft(2, '0')}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    [GeneratedRegex(@"^(?!本报告|根据|按照|现将|关于印发|关于报送)(?<of>[^,]{0,50}?)(?:年度)?政府信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)(?:\(.{1,12}\))?$")]
    private static partial Regex TitleSaid();

    [GeneratedRegex(@"(?<year>20\d\d|[二2][〇零0O][〇零0O一二三四五六七八九\d]{2})年?(?:度|年度)?")]
    private static partial Regex YearSaid();

    [GeneratedRegex(@"(?:统计期限|统计时限|统计时间|统计周期|统计数据|所列数据|数据)[^。\n]{0,30}?(?<y1>20\d\d)年(?<m1>\d{1,2})月(?<d1>\d{1,2})日[^。\n\d]{0,6}(?:(?<y2>20\d\d)年)?(?<m2>\d{1,2})月(?<d2>\d{1,2})日")]
    private static partial Regex PeriodSaid();
}
