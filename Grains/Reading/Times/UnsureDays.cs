namespace Tracker.Reading;

/// <summary>A day that was read and may yet be no limit of the task, or not the day that is meant: a person is asked.</summary>
internal static class UnsureDays
{
    private static readonly string[] About = ["前后", "左右"];

    private static readonly string[] NotYet = ["未", "尚未", "仍未", "还未", "还没", "仍没"];

    private static readonly string[] OfOthers = ["不要求", "不再要求", "无需", "不必", "原定", "原计划", "原先", "早于", "先于", "上级要求", "省里要求", "市里要求"];

    /// <summary>The words say that it is another's limit or none, or that the day is only near it, or the calendar has no such day.</summary>
    public static bool Is(TimeContext context, int at, TimeHit hit, Moment found) =>
        hit.Deadline is not null
        && (!found.IsInCalendar(context.Year)
            || Look.AnyBefore(context.Folded, hit.End, hit.Start, About) > 0
            || Look.AnyAt(context.Folded, hit.End, context.End, NotYet) > 0
            || IsOfEveryYear(context, at)
            || IsCondition(context, at, hit.End)
            || IsHeldUntil(context, at, hit.End)
            || Look.Has(context.Folded, hit.End, Math.Min(context.ClauseEnd(hit.End), hit.End + 24), Benefits)
            || IsOfLaterDay(context, at, found)
            || Look.AnyBefore(context.Folded, at, context.Start, Tentative) > 0
            || Moment.ShortYear(context, at) is not null
            || Look.Has(context.Folded, context.ClauseStart(at), at, OfOthers));

    /// <summary>初定2024年5月: the day may still move.</summary>
    private static readonly string[] Tentative = ["初定", "初定于", "暂定", "暂定于", "初步定于", "初步计划", "拟定于"];

    /// <summary>每年…评估,次年1月底前公布: of the year behind each. 第二年: of the second year of what, nobody says.</summary>
    private static bool IsOfEveryYear(TimeContext context, int at) =>
        Look.At(context.Folded, at, "第二年")
        || (Look.AnyAt(context.Folded, at, context.End, ["次年", "翌年", "下年", "下一年", "第二年", "当年"]) > 0 && Look.Has(context.Folded, Math.Max(context.Start, at - 60), at, ["每年", "逐年", "按年", "每一年", "年报("]));

    /// <summary>What somebody has until then: 年底前…可免缴.</summary>
    private static readonly string[] Benefits = ["可免", "免缴", "可享受", "继续享受", "予以免征", "予以减征", "予以减免", "可按原", "可继续", "继续支付"];

    /// <summary>6月30日前完成改造的,给予补助; 对年底前完成的企业…: who is meant, and perhaps no limit of the task.</summary>
    private static bool IsCondition(TimeContext context, int at, int stop)
    {
        var clause = context.ClauseEnd(stop);
        var ends = clause >= context.End || Look.IsClauseEnd(context.Folded[clause]);
        return !context.IsField && clause > stop && ((ends && context.Folded[clause - 1] == '的') || (Look.AnyBefore(context.Folded, at, context.Start, ["对", "对于", "凡", "凡在", "对在", "凡是"]) > 0 && Look.Has(context.Folded, stop, clause, ["的"])));
    }

    private static readonly string[] Held = ["延长", "延续", "延续实施", "延续执行", "延续使用", "顺延", "执行", "实施", "施行", "减征", "免征", "缓征", "缓缴", "缓交", "减免", "延期", "保留", "暂停", "过渡期", "过渡期延长", "试行期", "宽限期", "有效", "有效期"];

    /// <summary>延长至2022年底: perhaps no more than how long something holds.</summary>
    private static bool IsHeldUntil(TimeContext context, int at, int stop) =>
        !context.IsField && Look.AnyBefore(context.Folded, at, context.Start, DayWords.Until) is > 0 and var to && Look.AnyBefore(context.Folded, at - to, context.Start, Held) > 0 && Look.AnyBefore(context.Folded, stop, at, DayWords.Before) == 0;

    /// <summary>1月、4月、7月10日前: the day is perhaps meant of each month.</summary>
    private static bool IsOfLaterDay(TimeContext context, int at, Moment found)
    {
        var (text, stop) = (context.Folded, at + found.Length);
        for (var more = 0; found.Reach == Reach.Month && more < 12; more++)
        {
            var join = Look.AnyAt(text, stop, context.End, ["、", "和", "及", "与", "以及"]);
            if (join == 0 || stop + join >= context.End || Moment.At(context, stop + join) is not { Year: null } next)
            {
                return false;
            }

            if (next.Reach == Reach.Day)
            {
                return true;
            }

            stop += join + next.Length;
        }

        return false;
    }
}
