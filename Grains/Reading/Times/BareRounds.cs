using Tracker.Calendar;

namespace Tracker.Reading;

/// <summary>A round named by its period alone, with no 每, 按 or 逐 before it: 月调度、季通报, 实行日报告制度, 季度结束后10日内.</summary>
internal static class BareRounds
{
    /// <summary>What is set up or kept: 实行月调度, 分季度通报.</summary>
    private static readonly string[] Rounds = ["实行", "建立", "落实", "执行", "坚持", "推行", "严格", "健全", "完善", "采取", "实施", "开展", "做到", "分"];

    /// <summary>月调度、季通报, with nothing before it; 季度结束后10日内; 季度 alone in a field; 月底前, of which nobody says which month.</summary>
    public static TimeHit? At(TimeContext context, int at)
    {
        var (text, end) = (context.Folded, context.End);
        if (RepeatWords.PeriodAt(text, at, end) is not { } period || (at > context.Start && (text[at - 1] is '每' or '个' or '第' or '本' or '当' or '下' or '上' or '各' or '次' or '逐' or '按' or '份' || Numerals.IsDigit(text[at - 1]) || Numerals.IsChinese(text[at - 1]))))
        {
            return null;
        }

        var stop = at + period.Length;
        if (Look.AnyAt(text, stop, end, ["结束后", "终了后", "后", "结束", "终了"]) is > 0 and var over && period.Period != Period.Week && PeriodDays.Counted(text, stop + over, end) is var (due, until))
        {
            return RepeatWords.Recurs(context, at, until, period.Period, 1, null, due);
        }

        if (RepeatWords.AtLeast(context, at, stop, period.Period) is { } often)
        {
            return often;
        }

        var first = at == context.Start || Look.IsClauseEnd(text[at - 1]);
        if (Look.AnyAt(text, stop, end, ["底前", "末前", "底之前", "末之前"]) is > 0 and var mark && period.Period is Period.Month or Period.Quarter)
        {
            return new TimeHit(at, stop + mark, Doubt: true);
        }

        if (context.IsField && first && stop - at > 1 && Look.AnyAt(text, stop, end, ["末", "底"]) is var last && (stop + last >= end || Look.IsClauseEnd(text[stop + last])))
        {
            return RepeatWords.Recurs(context, at, stop + last, period.Period, 1);
        }

        if (first && period.Period is Period.Month or Period.Quarter && Look.AnyAt(text, stop, end, ["底", "末"]) is > 0 and var close && ActWords.Are(text, stop + close, end))
        {
            return new TimeHit(at, stop + close, Doubt: true); // 季度末报送
        }

        if (Look.AnyBefore(text, at, context.Start, Rounds) > 0 && Look.AnyAt(text, stop, end, ["调度", "通报", "督查", "点评", "小结", "会商", "例会", "报告", "报送", "报制", "报表", "评估", "分析"]) is > 0 and var round)
        {
            return RepeatWords.Recurs(context, at, stop + round, period.Period, 1);
        }

        return (first || text[at - 1] is '、' or '“' or '"')
            && Look.AnyAt(text, stop, end, ["调度", "通报", "督查", "点评", "小结", "会商", "例会", "报告"]) is > 0 and var act
            ? RepeatWords.Recurs(context, at, stop + act, period.Period, 1) : null;
    }

    /// <summary>日调度、周通报; 实行日报告制度.</summary>
    public static TimeHit? Daily(TimeContext context, int at) =>
        (at == context.Start || Look.IsClauseEnd(context.Folded[at - 1]) || context.Folded[at - 1] == '、' || Look.AnyBefore(context.Folded, at, context.Start, Rounds) > 0)
        && Look.AnyAt(context.Folded, at + 1, context.End, ["调度", "通报", "会商", "研判", "报告", "报送", "报制度", "点评", "督查"]) is > 0 and var act
            ? RepeatWords.Recurs(context, at, at + 1 + act, Period.Day) with { Doubt = Look.AnyAt(context.Folded, at + 1 + act, context.End, ["、零报告", "和零报告"]) > 0 } : null; // 日报告、零报告制度: a system of its own, kept while there is anything to tell
}
