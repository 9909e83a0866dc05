namespace Tracker.Reading;

/// <summary>Words of time that say who or what is meant, and not when: 对出售后1年内又购房的纳税人; 12个月内无违规记录的; 立即转运的货物.</summary>
internal static class Conditions
{
    private static readonly string[] Whom = ["人", "人员", "者", "户", "家庭", "企业", "单位", "职工", "居民", "学生", "机构", "项目", "车辆", "群众", "工商户", "用户", "对象", "主体", "产品", "货物", "住房", "房屋"];

    private static readonly string[] Opening = ["对", "凡", "凡是", "对于", "向", "给"];

    private static readonly string[] None = ["无", "未", "没有", "不存在", "从未"];

    /// <summary>What such a one may or must do: the clause behind the words for whom.</summary>
    private static readonly string[] Consequences = ["可", "应", "须", "需", "予以", "给予", "免", "不", "实行", "一律", "享受", "按", "退", "补", "由"];

    private static readonly string[] Found = ["发现", "一旦", "如发现", "若发现", "如遇", "遇有", "遇到", "出现", "发生", "如有", "若有", "凡发现"];

    private static readonly string[] WhatIsFound = ["发现的问题", "发现问题", "发现的隐患", "发现隐患", "查出的问题", "查出的隐患", "存在的问题", "暴露的问题", "反馈的问题", "重大隐患", "安全隐患", "险情", "突发情况", "异常情况"];

    private const int LongestWhom = 8;

    /// <summary>Behind a number of days or years: whom it describes, or what there may not have been within it.</summary>
    public static bool Tell(TimeContext context, TimeHit hit)
    {
        if (context.IsField || hit.Rule != ReadingRules.TimeCounted)
        {
            return false;
        }

        var text = context.Folded;
        if (Look.AnyAt(text, hit.End, context.End, None) > 0)
        {
            return true;
        }

        var clause = context.ClauseStart(hit.Start);
        var end = context.ClauseEnd(hit.End);
        var opened = Look.AnyAt(text, clause, hit.Start, Opening) > 0;
        var whom = IsWhom(text, hit.End, end);
        if (!whom && opened && end == hit.End && end < context.End && text[end] == ',')
        {
            end = context.ClauseEnd(end + 1); // 对出售后1年内,在本地又购房的纳税人
            whom = IsWhom(text, hit.End, end);
        }

        return whom && (opened || text.AsSpan(hit.End, end - hit.End).IndexOf('过') > 0 || (end < context.End && text[end] == ',' && Look.AnyAt(text, end + 1, context.End, ["对其", "给予其", "退还其"]) > 0));
    }

    /// <summary>At once, and of what happens to be so: 立即转运的, or 对立即转运的货物,可….</summary>
    public static bool Describe(TimeContext context, int at, int stop)
    {
        var (text, end) = (context.Folded, context.ClauseEnd(stop));
        var of = text.LastIndexOf('的', end - 1, end - stop);
        return of >= stop && end < context.End && text[end] == ',' && end - of - 1 <= LongestWhom
            && (of + 1 == end || Look.AnyAt(text, context.ClauseStart(at), at, Opening) > 0 || (IsWhom(text, stop, end) && Look.AnyAt(text, end + 1, context.End, Consequences) > 0));
    }

    /// <summary>在今年1月安排资金的基础上: what was done then, and on which the rest builds.</summary>
    public static bool IsGround(TimeContext context, int at, int stop)
    {
        var end = context.ClauseEnd(stop);
        return Look.AnyBefore(context.Folded, end, stop, ["的基础上"]) > 0 && context.Folded.AsSpan(context.ClauseStart(at), at - context.ClauseStart(at)).Contains('在');
    }

    /// <summary>发现隐患的,立即…: at once when something happens, if it does.</summary>
    public static bool FollowsWhatIsFound(TimeContext context, int at)
    {
        var text = context.Folded;
        var own = context.ClauseStart(at);
        if (Look.Has(text, own, at, WhatIsFound) || Look.AnyBefore(text, at, own, ["能", "可", "能够", "可以"]) > 0) // 能立即整改的立行立改
        {
            return true; // 针对发现的问题立即整改
        }

        if (own - 1 <= context.Start || text[own - 1] != ',')
        {
            return Look.AnyAt(text, own, at, Found) > 0;
        }

        var before = context.ClauseStart(own - 1);
        return Look.AnyAt(text, before, own, Found) > 0;
    }

    /// <summary>2023年8月31日前各银行已放出的贷款: behind a day that is over, what is there already.</summary>
    public static bool IsThereAlready(TimeContext context, int stop)
    {
        var end = context.ClauseEnd(stop);
        for (var i = stop; i < end && i < stop + LongestName; i++)
        {
            if (Look.AnyAt(context.Folded, i, end, ["已经", "已"]) is > 0 and var already && context.Folded.IndexOf('的', i + already, end - i - already) > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>2022年发行的资金8月底前用完: a month or day before which it is done stands in the same clause, and the year only says of which year the thing is.</summary>
    public static bool NamesLaterDay(TimeContext context, int from)
    {
        var end = context.ClauseEnd(from);
        for (var i = from + 1; i < end; i++)
        {
            if (Numerals.IsDigit(context.Folded[i]) && !Numerals.IsDigit(context.Folded[i - 1]) && Moment.At(context, i) is { Year: null, Reach: Reach.Month or Reach.MonthEnd or Reach.Day } day
                && Look.AnyAt(context.Folded, i + day.Length, end, ["前", "之前", "以前"]) > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Between a day and 已 stands at most who did it.</summary>
    private const int LongestName = 12;

    private static bool IsWhom(string text, int from, int end)
    {
        var of = end > from ? text.LastIndexOf('的', end - 1, end - from) : -1;
        return of >= from && end - of - 1 is > 0 and <= LongestWhom && Look.AnyBefore(text, end, of + 1, Whom) > 0;
    }
}
