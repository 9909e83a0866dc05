namespace Tracker.Reading;

/// <summary>The year that a text prints most: what a document without one is probably of. Only ever a suggestion.</summary>
internal static class PrintedYears
{
    public static (string Year, string Because)? Most(string folded) => Year(folded) is { } year ? ($"{year}年", "year.most-printed") : null;

    /// <summary>The year itself.</summary>
    public static int? Year(string folded)
    {
        var counts = new Dictionary<int, int>();
        for (var i = 0; i + 4 < folded.Length; i++)
        {
            if (DayWords.YearRange(folded, i, folded.Length) is > 0 and var range)
            {
                i += range - 1; // 2021-2025年: the name of a plan
            }
            else if ((folded[i + 4] is '年' || (folded[i + 4] == ')' && i > 0 && folded[i - 1] == '(')) && Moment.YearDigits(folded, i) is { } year)
            {
                counts[year] = counts.GetValueOrDefault(year) + 1;
                i += 4;
            }
        }

        return counts.Count == 0 ? null : counts.MaxBy(c => (c.Value, c.Key)).Key;
    }
}
