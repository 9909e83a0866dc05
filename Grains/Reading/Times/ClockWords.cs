namespace Tracker.Reading;

/// <summary>What may stand between a day and the word before: 6月30日18时前, 6月30日(星期四)前, 12月31日24:00前.</summary>
internal static class ClockWords
{
    private static readonly string[] Parts = ["上午", "下午", "中午", "晚上", "晚", "早上", "早", "凌晨", "傍晚"];

    private static readonly string[] Hours = ["时", "点钟", "点", "时整", "点整", "时许"];

    private static readonly string[] Limits = ["前", "之前", "以前", "止", "截止", "为止", "至", "到", "-"];

    private static readonly string[] Inside = ["星期", "周", "礼拜", "含"];

    /// <summary>Length of the words; 0 where they are none, or no limit and no other day follows them.</summary>
    public static int Behind(string text, int at, int end)
    {
        var i = at;
        if (i < end && text[i] == '(' && Look.AnyAt(text, i + 1, end, Inside) > 0)
        {
            var close = text.IndexOf(')', i, Math.Min(end, i + 9) - i);
            i = close < 0 ? i : close + 1;
        }

        i += Look.AnyAt(text, i, end, Parts);
        var (hour, length) = Numerals.At(text, i, end, 3);
        if (length > 0 && hour <= 24 && Minutes(text, i + length, end) is var clock && clock > i + length)
        {
            i = clock;
        }

        return i > at && Look.AnyAt(text, i, end, Limits) > 0 ? i - at : 0;
    }

    private static int Minutes(string text, int at, int end)
    {
        var hours = at < end && text[at] == ':' ? 1 : Look.AnyAt(text, at, end, Hours);
        var (_, length) = hours > 0 ? Numerals.At(text, at + hours, end, 2) : (0, 0);
        var i = at + hours + length;
        return i + (length > 0 && Look.At(text, i, "分") && i < end ? 1 : 0);
    }
}
