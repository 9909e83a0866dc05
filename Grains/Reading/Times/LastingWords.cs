using Tracker.Calendar;

namespace Tracker.Reading;

/// <summary>What has no end (长期坚持, a clause or cell of its own), and words of manner that set no limit (及时, 动态, 定期).</summary>
internal static class LastingWords
{
    private static readonly string[] Lasting = ["长期", "持续", "常态化", "常态", "常年", "全年", "始终", "不间断", "一以贯之"];

    /// <summary>They say all by themselves.</summary>
    private static readonly string[] Wholly = ["贯穿全年", "贯穿始终", "贯穿全过程", "常抓不懈", "长抓不懈", "久久为功", "常抓常新", "一抓到底"];

    /// <summary>In a field: when it suits, or as something else says; no limit that could be counted.</summary>
    private static readonly string[] Loose =
        ["按需", "视情", "视情况", "视工作", "视实际", "结合实际", "结合工作", "根据工作", "根据实际", "根据需要", "按照工作", "按工作", "按计划", "按照计划", "按要求", "按照要求", "按规定", "按照规定", "按时间节点", "按照时间节点", "按通知", "按上级", "按省", "按市", "按照省", "按照市", "按照上级", "按照国家", "按进度", "按序时"];

    private static readonly string[] Nothing = ["无", "未定", "/"];

    private static readonly string[] WithLasting =
    [
        "坚持", "推进", "推动", "开展", "实施", "进行", "落实", "抓好", "做好", "加以", "深入", "不断", "贯彻", "执行", "加强", "完善", "有效", "性", "化", "地", "并",
        "工作", "任务", "抓", "保持", "强化", "有序", "深化", "巩固", "提升", "抓紧", "组织", "要", "需", "均", "为",
    ];

    private const int LongestWhat = 8;

    private static readonly string[] Manner =
        ["更新", "调整", "管理", "推出", "发布", "公开", "公布", "公示", "监测", "跟踪", "完善", "优化", "跟进", "维护", "掌握", "反映", "展示", "推进", "报送", "清零", "补充", "监管", "查询", "共享", "对接"];

    private static readonly string[] Changes = ["变化", "变更", "调整情况", "变动", "修订情况", "调整后", "动态变化", "修改"];

    private static readonly string[] Renewals = ["更新", "调整", "修订", "完善", "修改"];

    public static TimeHit? At(TimeContext context, int at)
    {
        var (text, end) = (context.Folded, context.End);
        if (context.IsField && at == context.Start && InField(context, at) is { } said)
        {
            return said;
        }

        if ((at == context.Start || Look.IsClauseEnd(text[at - 1]) || text[at - 1] == ' ' || (text[at - 1] == '并' && text[at] == '长')) && Clause(context, at) is { } standing)
        {
            return standing;
        }

        if ((text[at] is '长' or '持' or '常') && IsHeadingOfTasks(context, at) is > 0 and var named)
        {
            return new TimeHit(at, named, new StandingDuty(context.Quote(at, named)));
        }

        return text[at] switch
        {
            '及' or '适' or '尽' when Look.AnyAt(text, at, end, ["及时", "适时", "尽快", "尽早"]) > 0 => Vague(context, at),
            '动' or '实' when Look.AnyAt(text, at, end, ["动态", "实时"]) > 0 && Look.AnyAt(text, at + 2, end, Manner) > 0
                => Soft(context, at, "continuous"),
            '保' when Look.AnyAt(text, at, end, ["保持实时", "保持动态", "保持更新"]) > 0 => Soft(context, at, "continuous"),
            '定' or '不' when Look.AnyAt(text, at, end, ["定期", "不定期"]) > 0 && !(at > context.Start && text[at - 1] is '法' or '规' or '约' or '固' or '指' or '既' or '协') && !Look.At(text, at + 2, "限") => Soft(context, at, "recurring-unspecified"),
            '随' when Look.At(text, at, "随时") && Look.AnyAt(text, at + 2, end, Manner) > 0 => Soft(context, at, "continuous"),
            '根' or '依' or '随' or '结' when Look.AnyAt(text, at, end, ["根据", "依据", "随着", "结合"]) > 0 => OnChange(context, at),
            _ => null,
        };
    }

    /// <summary>四、长期坚持的任务: behind the words for how long, nothing but what it is; the end of those words.</summary>
    private static int IsHeadingOfTasks(TimeContext context, int at)
    {
        var stop = at + Look.AnyAt(context.Folded, at, context.End, ["长期坚持", "长期推进", "持续推进", "常态化推进", "长期开展", "持续开展", "常年坚持"]);
        var last = stop == at ? 0 : stop + Look.AnyAt(context.Folded, stop, context.End, ["的任务", "的工作", "的事项", "的专项任务", "任务", "工作任务", "事项", "的工作任务", "的重点任务"]);
        return last > stop && last >= context.End && at - context.Start <= 5 ? stop : 0;
    }

    private static TimeHit? InField(TimeContext context, int at)
    {
        var (text, end) = (context.Folded, context.End);
        return Look.AnyAt(text, at, end, ["实时", "随时", "动态"]) == end - at ? new TimeHit(at, end, Soft: "continuous")
            : Look.AnyAt(text, at, end, Nothing) == end - at ? new TimeHit(at, end, Soft: "vague")
            : Look.AnyAt(text, at, end, Loose) > 0 && !text.AsSpan(at, end - at).ContainsAnyInRange('0', '9') ? new TimeHit(at, end, Soft: "vague")
            : null;
    }

    private static TimeHit? Vague(TimeContext context, int at) =>
        (at + 2 < context.End && context.Folded[at + 2] == '性') || (at > context.Start && context.Folded[at - 1] == '不')
            ? null : Soft(context, at, "vague");

    private static TimeHit Soft(TimeContext context, int at, string kind)
    {
        var stop = at + 2;
        while (stop < context.End && stop < at + 24 && !Look.IsClauseEnd(context.Folded[stop]) && context.Folded[stop] != '、' && !Numerals.IsDigit(context.Folded[stop]))
        {
            stop++;
        }

        return new TimeHit(at, stop, Soft: kind);
    }

    /// <summary>根据调整情况做好更新: when something changes.</summary>
    private static TimeHit? OnChange(TimeContext context, int at)
    {
        var stop = Math.Min(context.ClauseEnd(at), at + 40);
        for (var i = at + 2; i < stop; i++)
        {
            var change = Look.AnyAt(context.Folded, i, stop, Changes);
            if (change > 0)
            {
                return Look.Has(context.Folded, i + change, stop, Renewals) ? new TimeHit(at, stop, Soft: "event") : null;
            }
        }

        return null;
    }

    /// <summary>A clause that says nothing but that it goes on.</summary>
    private static TimeHit? Clause(TimeContext context, int at)
    {
        var stop = context.ClauseEnd(at);
        var (lasts, acts) = (false, false);
        var i = at;
        while (i < stop)
        {
            if (context.Folded[i] is ' ' or '、' or '“' or '”')
            {
                i++;
                continue;
            }

            var lasting = Look.AnyAt(context.Folded, i, stop, Lasting);
            var wholly = Look.AnyAt(context.Folded, i, stop, Wholly);
            if (wholly > 0)
            {
                (lasts, acts) = (true, true);
                i += wholly;
                continue;
            }

            var with = lasting > 0 ? 0 : Math.Max(Look.AnyAt(context.Folded, i, stop, WithLasting), context.IsField ? Look.AnyAt(context.Folded, i, stop, Manner) : 0); // 长期公开
            if (lasting + with == 0)
            {
                return context.IsField && at > context.Start && lasts && acts && Look.AnyAt(context.Folded, at, stop, ["全年", "常年", "长期"]) > 0 && stop - i <= LongestWhat && !context.Folded.AsSpan(i, stop - i).ContainsAnyInRange('0', '9') && !Look.Has(context.Folded, i, stop, ["次", "期", "前"])
                    ? new TimeHit(at, stop, new StandingDuty(context.Quote(at, stop))) : null; // 6月1日前公布名单,全年开展巡查
            }

            lasts |= lasting > 0;
            acts |= with > 0;
            i += lasting + with;
        }

        return lasts && (acts || context.IsField) ? new TimeHit(at, stop, new StandingDuty(context.Quote(at, stop))) : null;
    }
}
