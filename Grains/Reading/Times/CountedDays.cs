using Tracker.Calendar;

namespace Tracker.Reading;

/// <summary>A number of days from an event or before it, and the least time something stays open: 在…后30日内, 不超过3个工作日, 不少于30天.</summary>
internal static class CountedDays
{
    private static readonly (string Word, DayUnit Unit, int Days, bool Exact)[] Units =
    [
        ("个工作日", DayUnit.WorkingDay, 1, true), ("工作日", DayUnit.WorkingDay, 1, true), ("个自然日", DayUnit.CalendarDay, 1, true),
        ("自然日", DayUnit.CalendarDay, 1, true), ("个日历日", DayUnit.CalendarDay, 1, true), ("日", DayUnit.CalendarDay, 1, true),
        ("天", DayUnit.CalendarDay, 1, true), ("个星期", DayUnit.CalendarDay, 7, true), ("周", DayUnit.CalendarDay, 7, true),
        ("个月", DayUnit.CalendarDay, 30, false), ("个小时", DayUnit.Hour, 1, true), ("小时", DayUnit.Hour, 1, true),
    ];

    private static readonly string[] Within = ["以内", "之内", "内"];

    private static readonly string[] AtMost = ["不超过", "不得超过", "最长不超过", "最长不得超过", "不多于", "最多不超过", "不迟于", "不晚于", "控制在"];

    private static readonly string[] NoLater = ["不得晚于", "不晚于", "不得迟于", "不迟于", "最迟于", "最晚于", "最迟不超过", "最迟在", "最晚在", "不得超过", "不超过"];

    private static readonly string[] AtLeast = ["不少于", "不得少于", "不低于", "不短于", "至少"];

    private static readonly string[] After = ["之日起", "之日后", "次日起", "当日起", "之后", "以后", "后", "起"];

    /// <summary>What comes to its end: days before it are counted back.</summary>
    private static readonly string[] Ends = ["届满", "期满", "到期", "届满之日", "期满之日"];

    private static readonly string[] OtherDays = ["工作日", "节假日", "休息日", "双休日", "自然日", "日历日", "交易日", "当日", "次日", "每日", "今日", "翌日", "即日", "纪念日"];

    private static readonly string[] Happens = ["召开", "举办", "举行", "开标", "开庭", "开考", "开赛", "开馆", "开展", "到期"];

    /// <summary>展览举办日15日前, 会议召开10日前: behind a day or what happens on it a number is of days, and not of the month.</summary>
    private static bool IsOfHappening(string text, int at, int clause) =>
        at > clause + 3 && (text[at - 1] == '日' ? text[at - 2] is >= '\u4e00' and <= '\u9fff' && !Numerals.IsChinese(text[at - 2]) && Look.AnyBefore(text, at, clause, OtherDays) == 0 : Look.AnyBefore(text, at, clause, Happens) > 0);

    private static readonly string[] Waits = ["时间", "时限", "期限", "时长"];

    private static readonly string[] Handling = ["回复", "答复", "办理", "办结", "反馈", "处理", "响应", "回应", "处置", "受理", "转办"];

    /// <summary>Behind a number of days they say that it counts for each case, from the case itself.</summary>
    private static readonly string[] EachCase =
        [.. Handling, "公开", "发布", "公示", "解读", "上网", "签收", "核实", "核查", "举行", "召开", "报告", "上报", "作出", "给予", "予以", "告知", "更正", "补正", "转送", "移送", "整改", "纠正", "下架", "提出", "拟出", "分办", "交办", "公布", "修复", "补齐", "说明"];

    public static TimeHit? At(TimeContext context, int at)
    {
        var (text, end) = (context.Folded, context.End);
        var (value, length) = Numerals.At(text, at, end, 3);
        if (length == 0 || value == 0)
        {
            return text[at] == '半' && Look.AnyAt(text, at, end, ["半年内", "半年以内", "半年之内", "半个月内", "半个月之内", "半月内", "半小时内", "半小时以内", "半个小时内"]) is > 0 and var half && !IsPast(context, at) ? new TimeHit(at, at + half, Doubt: true) : null;
        }

        var unitAt = Look.SkipBlanks(text, at + length, end);
        var kind = Array.Find(Units, u => Look.At(text, unitAt, u.Word) && unitAt + u.Word.Length <= end);
        if (kind.Word is null)
        {
            return YearLong(context, at, at + length) ?? Years(context, at, unitAt, value) ?? Spans.At(context, at, at + length, value)
                ?? (Look.AnyAt(text, unitAt, end, ["分钟内", "分钟以内", "分钟之内"]) is > 0 and var minutes ? new TimeHit(at, unitAt + minutes, Doubt: true) : null);
        }

        var stop = unitAt + kind.Word.Length;
        var offset = value * kind.Days;
        var clause = context.ClauseStart(at);
        var most = Look.AnyBefore(text, at, clause, AtMost);
        var least = Look.AnyBefore(text, at, clause, AtLeast);
        if (most > 0)
        {
            return NotLonger(context, at - most, stop, clause, offset, kind.Unit, kind.Exact);
        }

        if (Look.AnyBefore(text, at, clause, ["提前", "至少提前"]) is > 0 and var ahead)
        {
            var before = clause + Look.AnyAt(text, clause, at, ["在", "于", "应", "须", "要"]);
            return Relative(context, at - ahead, stop, text[before..(at - ahead)], offset, kind.Unit, Direction.Before, kind.Exact);
        }

        if (kind.Exact && least > 0 && Look.AnyAt(text, stop, end, ["之前", "以前", "前"]) is > 0 and var early)
        {
            return Ahead(context, at - least, stop + early, clause, offset, kind.Unit); // 会议召开至少7个工作日前
        }

        if (least > 0)
        {
            return Look.Has(text, clause, at, ["每月", "每周", "每季", "每年", "每旬", "每半年", "每天", "每日", "课时", "学时", "培训时间", "轮训"]) ? null // 每月驻村不少于20天: how much of each month
                : new TimeHit(at - least, stop, new StandingDuty(context.Quote(at - least, stop)));
        }

        if ((kind.Word is "个工作日" or "工作日" or "个自然日" or "自然日" or "天" || (kind.Word is "日" or "个月" && Look.AnyBefore(text, at, clause, Ends) > 0) || (kind.Word == "日" && IsOfHappening(text, at, clause)) || (kind.Word == "日" && at > clause && text[at - 1] == '会' && Look.Has(text, clause, at, ["举行", "召开", "举办"]))) && Look.AnyAt(text, stop, end, ["之前", "以前", "前"]) is > 0 and var ahead2 && at > clause + 1)
        {
            return Ahead(context, at, stop + ahead2, clause, offset, kind.Unit, kind.Exact); // 挂牌之日20个工作日前, 期限届满3个月前
        }

        if (Spans.At(context, at, unitAt, value) is { } span)
        {
            return span;
        }

        if (Look.AnyBefore(text, at, clause, ["每月前", "每季度前", "每季前", "每周前", "每季度末前", "每月末前", "每年前"]) > 0)
        {
            return new TimeHit(at, stop); // 每月前5个工作日: read with 每月
        }

        var inside = Look.AnyAt(text, stop, end, Within);
        var fromThere = inside == 0 && Look.AnyBefore(text, at - (at > clause && text[at - 1] == '的' ? 1 : 0), clause, After) > 0 && (context.IsField || Look.Has(text, clause, at, NoLater)); // 不得晚于意见收到后4个工作日
        var counted = at > clause + 1 && text[at - 1] == '前' && (kind.Unit == DayUnit.WorkingDay || Look.AnyBefore(text, at - 1, clause, Ends) > 0 || (kind.Exact && !"年月日季度底末旬目此之先以".Contains(text[at - 2], StringComparison.Ordinal) && !Numerals.IsDigit(text[at - 2])));
        var handled = kind.Unit == DayUnit.WorkingDay && text[stop - 1] == '日' && IsHandled(text, stop, context.ClauseEnd(stop)); // 3个工作日办结
        return inside > 0 || counted || fromThere || handled ? FromEvent(context, at, stop + inside, clause, offset, kind.Unit, kind.Exact) : null;
    }

    /// <summary>So many days before what the words before them name; before what, is asked where they name nothing.</summary>
    private static TimeHit Ahead(TimeContext context, int at, int stop, int clause, int offset, DayUnit unit, bool exact = true)
    {
        var text = context.Folded;
        var happening = at - (at > clause && text[at - 1] is '的' or '前' ? 1 : 0);
        var since = EventStart(text, clause, happening);
        return Relative(context, since.Quote, stop, context.Quote(since.Event, happening), offset, unit, Direction.Before, exact && since.Event < happening);
    }

    /// <summary>咨询类3个工作日、投诉类15个工作日办结: done within so many days, each kind of case within its own.</summary>
    private static bool IsHandled(string text, int stop, int end) =>
        Look.AnyAt(text, stop, end, ["办结", "答复", "回复"]) > 0
        || (stop < end && text[stop] == '、' && text.IndexOf("工作日", stop, end - stop, StringComparison.Ordinal) is > 0 and var next && Look.AnyAt(text, next + 3, end, ["办结", "答复", "回复"]) > 0);

    /// <summary>一年内: from when, nobody says; 近一年内 is past. 2024年起三年内 says from when, and perhaps means the end of the last year.</summary>
    private static TimeHit? Years(TimeContext context, int at, int unit, int value)
    {
        if (Look.AnyAt(context.Folded, unit, context.End, ["年内", "年以内", "年之内"]) is not (> 0 and var length) || IsPast(context, at) || Spans.IsOfPeople(context, at, unit + length) || Look.AnyAt(context.Folded, unit + length, context.End, ["有效", "不得再", "累计"]) > 0)
        {
            return null;
        }

        var since = at - 6;
        return since >= context.Start && Look.At(context.Folded, at - 2, "年起") && value < 50 && Moment.YearDigits(context.Folded, since) is { } year
            ? new TimeHit(since, unit + length, Doubt: true) { Likely = (new DateOnly(year + value - 1, 12, 31), "time.years-from") }
            : new TimeHit(at, unit + length, Doubt: true);
    }

    private static bool IsPast(TimeContext context, int at) => Look.AnyBefore(context.Folded, at, context.Start, ["近", "最近", "过去", "前", "每", "上", "下", "第", "年", "未来", "今后"]) > 0;

    /// <summary>通过一年时间的努力: a duration without a day to count from.</summary>
    private static TimeHit? YearLong(TimeContext context, int at, int unit)
    {
        if (!Look.At(context.Folded, unit, "年") || at == context.Start || !Look.At(context.Folded, at - 2, "通过"))
        {
            return null;
        }

        var stop = unit + 1 + Look.AnyAt(context.Folded, unit + 1, context.End, ["时间的努力", "左右的努力", "的努力", "努力", "左右时间", "时间"]);
        return new TimeHit(at - 2, stop, new StandingDuty(context.Quote(at - 2, stop)));
    }

    private static TimeHit NotLonger(TimeContext context, int start, int stop, int clause, int offset, DayUnit unit, bool exact)
    {
        var text = context.Folded;
        if (Look.Has(text, clause, start, ["延长", "延期"]))
        {
            return new TimeHit(start, stop); // how far another limit may be moved
        }

        var wait = start - Look.AnyBefore(text, start, clause, Waits);
        var act = wait - Look.AnyBefore(text, wait, clause, Handling);
        var subject = clause + Look.AnyAt(text, clause, act, ["对", "确保", "其中"]);
        var named = act < wait && subject < act ? "收到" + context.Quote(subject, act) : "";
        return Relative(context, act, stop, named, offset, unit, Direction.After, exact && (named.Length > 0 || unit == DayUnit.Hour));
    }

    private static TimeHit FromEvent(TimeContext context, int at, int stop, int clause, int offset, DayUnit unit, bool exact)
    {
        var text = context.Folded;
        var back = at;
        while (back > clause && (text[back - 1] is ' ' or ',' || Look.At(text, back - 1, "的")))
        {
            back--;
        }

        var after = Look.AnyBefore(text, back, clause, After);
        var ahead = after == 0 && back > clause && text[back - 1] == '前';
        if (after == 0 && !ahead)
        {
            var preposition = Look.AnyBefore(text, at, clause, ["在", "于"]);
            return text[Math.Max(clause, at - 1)] == '近'
                ? new TimeHit(at, stop)
                : Relative(context, at - preposition, stop, "", offset, unit, Direction.After, exact && (unit == DayUnit.Hour || Look.AnyAt(text, stop, context.End, EachCase) > 0 || IsHandled(text, stop, context.ClauseEnd(stop))));
        }

        var eventEnd = back - (ahead ? 1 : after);
        var from = EventStart(text, clause, eventEnd);
        return Relative(context, from.Quote, stop, context.Quote(from.Event, eventEnd), offset, unit, ahead ? Direction.Before : Direction.After, exact && from.Event < eventEnd);
    }

    /// <summary>Behind the last 自 or 在 of the clause, else its beginning.</summary>
    private static (int Quote, int Event) EventStart(string text, int clause, int eventEnd)
    {
        for (var i = eventEnd - 1; i >= clause; i--)
        {
            if (Look.AnyBefore(text, i + 1, clause, NoLater) is > 0 and var said)
            {
                return (i + 1 - said, i + 1);
            }

            if (text[i] is '自' or '在' or '从' or '于' && !(i + 1 < eventEnd && text[i + 1] is '然' or '行' or '建' or '线' or '职'))
            {
                return (i, i + 1);
            }
        }

        return (clause, clause);
    }

    private static TimeHit Relative(TimeContext context, int start, int end, string happening, int offset, DayUnit unit, Direction direction, bool exact) =>
        new(start, end, new RelativeDeadline(context.Quote(start, end), happening, offset, unit, direction), Doubt: !exact)
        {
            Likely = !exact && offset >= 30 && offset % 30 == 0 && (happening.Length == 0 || happening.EndsWith("印发", StringComparison.Ordinal)) && context.Issued is { Year: < 9900 } issued
                ? (issued.AddMonths(offset / 30), "time.months-after-issue") : null,
        };
}
