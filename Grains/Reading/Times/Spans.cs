namespace Tracker.Reading;

/// <summary>A span of years or months from when nobody says: 用三年左右时间, 分三年完成, 为期3个月, 今后五年, 未来三年内.</summary>
internal static class Spans
{
    private static readonly string[] Lengths = ["年", "个月", "年半"];

    private static readonly string[] Ahead = ["今后", "未来", "此后", "接下来", "今后的", "未来的"];

    private static readonly string[] Used = ["用", "利用", "花", "力争用", "通过", "用好", "经过"];

    private static readonly string[] Time = ["左右的时间", "左右时间", "时间", "的时间", "左右的努力", "的努力", "左右", "努力"];

    /// <summary>Behind a number of years: since then somebody is what he is. 毕业2年内的高校毕业生.</summary>
    private static readonly string[] Since = ["毕业", "离校", "成立", "登记", "注册", "创业", "入职", "取得", "出生", "退役", "办", "失业", "参保", "任职", "工作", "结业", "连续", "入学", "毕业后", "离校后", "持证"];

    public static TimeHit? At(TimeContext context, int at, int unit, int value)
    {
        var (text, end) = (context.Folded, context.End);
        var length = Look.AnyAt(text, unit, end, Lengths);
        if (length == 0 || value is 0 or > 60)
        {
            return null;
        }

        var (stop, back) = (unit + length, Back(context, at));
        var time = Look.AnyAt(text, stop, end, Time);
        if (Look.AnyBefore(text, back, context.Start, Used) is > 0 and var used && time > 0)
        {
            return new TimeHit(back - used, stop + time, Doubt: true);
        }

        if (text[unit] == '年' && Look.AnyBefore(text, back, context.Start, ["力争", "争取", "确保", "计划"]) > 0 && ActWords.Are(text, stop, end))
        {
            return new TimeHit(back, stop, Doubt: true); // 力争3-5年建成
        }

        if (Look.AnyBefore(text, back, context.Start, ["为期"]) is > 0 and var lasts)
        {
            return new TimeHit(back - lasts, stop, Doubt: true);
        }

        if (back > context.Start && text[back - 1] == '分' && text[unit] == '年' && (stop >= end || Look.IsClauseEnd(text[stop]) || ActWords.Are(text, stop, end) || Look.AnyAt(text, stop, end, ["分批", "逐步", "分步", "对", "将"]) > 0))
        {
            return new TimeHit(back - 1, stop, Doubt: true);
        }

        var ahead = text[unit] == '年' ? Look.AnyBefore(text, back, context.Start, Ahead) : 0;
        var within = Look.AnyAt(text, stop, end, ["内", "以内", "之内"]);
        return ahead > 0 && (within > 0 || stop >= end || text[stop] == ',' || ActWords.Are(text, stop, end)) ? new TimeHit(back - ahead, stop + within, Doubt: true) : null;
    }

    /// <summary>Who he is, and no limit.</summary>
    public static bool IsOfPeople(TimeContext context, int at, int stop) =>
        Look.AnyBefore(context.Folded, at, context.Start, Since) > 0
        && (Look.AnyAt(context.Folded, stop, context.End, ["的", "未", "高校", "企业", "毕业", "小微", "初创", "人员"]) > 0 || context.Folded[at - 1] is '业' or '校' or '续');

    /// <summary>Before the first number of 3至5年.</summary>
    private static int Back(TimeContext context, int at)
    {
        var text = context.Folded;
        if (at - 2 < context.Start || text[at - 1] is not ('-' or '至' or '到' or '~'))
        {
            return at;
        }

        var first = at - 1;
        while (first > context.Start && first > at - 4 && (Numerals.IsDigit(text[first - 1]) || Numerals.IsChinese(text[first - 1])))
        {
            first--;
        }

        return first;
    }
}
