namespace Tracker.Reading;

/// <summary>每年 and 每月 that nothing has to be done in: a rate (每人每月400元), a condition (凡每年…的), what is given up (打破每年评审一次的做法).</summary>
internal static class RatesAndConditions
{
    private static readonly string[] OfEach = ["每人", "每户", "每名", "每位", "每生", "每亩", "每头", "每床", "每台", "每套", "每辆", "人均", "户均", "每平方米", "每家", "每个", "每所", "每村", "每校", "每例", "每吨", "每公里"];

    private static readonly string[] GivenUp = ["打破", "改变", "取消", "不再", "原来", "原先", "以往", "以前", "过去", "改为由", "变"];

    private static readonly string[] Money = ["元", "万元", "亿元", "千元", "百元", "吨", "度", "立方米", "公斤", "千克", "毫米", "分", "斤", "升"];

    /// <param name="at">Of 每.</param>
    public static bool Are(TimeContext context, int at)
    {
        var (text, start) = (context.Folded, context.Start);
        var period = at + 1 + Look.AnyAt(text, at + 1, context.End, ["人每月", "人每年", "人每日", "人每天"]);
        period += period == at + 1 ? Look.AnyAt(text, period, context.End, ["年", "月", "年度", "季度", "天", "日", "周", "半年", "学期", "学年"]) : 0;
        if (period == at + 1)
        {
            return false;
        }

        var each = Look.AnyBefore(text, at, start, OfEach) > 0 || text[at + 1] == '人';
        return IsAmount(text, period, Math.Min(context.ClauseEnd(period), period + (each ? 14 : 3)))
            || Look.AnyBefore(text, at, start, ["凡", "凡是", "对于"]) > 0
            || (Look.AnyBefore(text, at, start, GivenUp) > 0 && Look.Has(text, period, context.ClauseEnd(period), ["的"]));
    }

    /// <summary>400元, 给予200元, 不超过1.5万元: the first number of the stretch is an amount.</summary>
    private static bool IsAmount(string text, int at, int end)
    {
        while (at < end && !Numerals.IsDigit(text[at]))
        {
            at++;
        }

        var from = at;
        var most = Math.Min(text.Length, from + 12);
        while (at < most && (Numerals.IsDigit(text[at]) || text[at] is '.' or '-'))
        {
            at++;
        }

        return at > from && Look.AnyAt(text, at, text.Length, Money) > 0;
    }
}
