using Tracker.Calendar;

namespace Tracker.Reading;

/// <summary>
/// A year, some years or a five-year plan without a word such as 底前, behind which stands what is to be reached: 力争2025年…达到, 2024年,选取…, 2022—2024年实施, “十四五”期间建成.
/// Where the words leave open whether its end is a limit, a person is asked and its last day is what they are likely to mean.
/// </summary>
internal static class GoalYears
{
    /// <summary>A plan reaches no farther.</summary>
    private const int Farthest = 15;

    private static readonly string[] Aims =
        ["力争", "力争在", "力争于", "力争用", "争取", "争取在", "争取于", "确保", "确保在", "确保于", "务必在", "务必于", "务于", "不迟于", "不晚于", "最迟", "最迟于", "最晚", "最晚于", "原则上", "原则上于", "原则上在", "须于", "须在", "应于", "应在", "要在", "要于"];

    /// <summary>Of the plan's own year these say how the whole year turns out, and not by when something is done: 力争2022年营业收入同比增长10%.</summary>
    private static readonly string[] Compared = ["同比", "比上年", "较上年", "比去年", "较去年"];

    private static readonly string[] Plans = ["计划", "计划于", "计划在", "拟", "拟于", "拟在", "预计", "预计于", "将于", "将在", "定于", "预期", "目标是"];

    private static readonly string[] At = ["于", "在", "并于", "并在"];

    private static readonly string[] OfYears = ["于", "在", "并于", "并在", "用", "利用"];

    /// <summary>Behind a year: it is part of a name, or where something begins.</summary>
    private static readonly string[] OfNames = ["度", "版", "级", "初", "制", "第", "的", "间", "春季", "秋季", "春节", "同期", "以", "起", "开始", "来", "期", "前", "后", "出台", "印发", "发布的", "基础", "数据", "水平", "预算", "决算"];

    private static readonly string[] Services = ["预算", "绩效", "质量", "医疗", "公共", "养老"];

    /// <summary>The year at its place; null where it sets no limit.</summary>
    /// <param name="back">Behind the words before it, blanks and a quotation mark left out.</param>
    /// <param name="suffix">Where the words behind it begin.</param>
    public static TimeHit? Year(TimeContext context, int at, int back, int stop, int suffix, int year)
    {
        var (text, end) = (context.Folded, context.End);
        if (!Reaches(context, year, year) || Look.AnyAt(text, suffix, end, OfNames) > 0 || text.IndexOf('前', suffix, Math.Min(context.ClauseEnd(suffix), suffix + 8) - suffix) >= 0)
        {
            return null;
        }

        var clause = context.ClauseEnd(suffix);
        if (Look.AnyBefore(text, back, context.Start, Aims) > 0)
        {
            return year == context.Year && Look.Has(text, suffix, clause, Compared) ? null : Fixed(context, at, stop, year, year, doubt: false);
        }

        if (Look.AnyBefore(text, back, context.Start, Plans) > 0)
        {
            return ActWords.Are(text, suffix, end) ? Fixed(context, at, stop, year, year, doubt: !ActWords.AreDone(text, suffix, end))
                : ActWords.SetAGoal(text, suffix, clause) ? Fixed(context, at, stop, year, year, doubt: true) : null;
        }

        if (ActWords.ReportOf(text, suffix, clause))
        {
            return null;
        }

        var done = (ActWords.AreDone(text, suffix, end) || (ActWords.Are(text, suffix, end) && IsMeasured(text, suffix, clause))) && Look.AnyAt(text, suffix + 2, end, Services) == 0 && !IsAttribute(text, suffix, clause);
        if (Look.AnyBefore(text, back, context.Start, At) > 0)
        {
            return done || (year > context.Year && ActWords.Are(text, suffix, end)) ? Fixed(context, at, stop, year, year, doubt: year == context.Year) : null;
        }

        var first = back == context.Start || Look.IsClauseEnd(text[back - 1]);
        var open = first && suffix < end && text[suffix] == ',' ? Promises(context, suffix + 1)
            : first && year == context.Year ? (IsMeasured(text, suffix, clause) || (ActWords.Are(text, suffix, end) && Look.AnyAt(text, suffix, end, ["全面", "基本", "全部"]) == 0 && !IsName(text, suffix, clause))) && Look.AnyAt(text, suffix + 2, end, Services) == 0 // 2024年全面推开 in a plan of 2024 only says which year's work it is
            : first ? ActWords.Are(text, suffix, end) || ActWords.NameWhose(text, suffix, end) ? Look.AnyAt(text, suffix + 2, end, Services) == 0 && !IsName(text, suffix, clause) : ActWords.SetAGoal(text, suffix, clause)
            : done && (year > context.Year || IsMeasured(text, suffix, clause));
        return open ? Fixed(context, at, stop, year, year, doubt: true) : null;
    }

    /// <summary>2022—2024年实施…, 2021年至2023年,每年…: several years, at the head of a clause or behind words of aim.</summary>
    public static TimeHit? Years(TimeContext context, int at, int stop)
    {
        var text = context.Folded;
        var last = stop - 1 - Numerals.At(text, stop - 5, stop - 1).Length;
        var (from, to) = (Numerals.At(text, at, stop).Value, Numerals.At(text, last, stop).Value);
        return Reaches(context, from, to) && Promised(context, at, stop) ? Fixed(context, at, stop, from, to, doubt: true) : null;
    }

    /// <summary>“十四五”期间建成20个, 力争“十四五”期间完成.</summary>
    public static TimeHit? PlanPeriod(TimeContext context, int at)
    {
        var text = context.Folded;
        var (count, length) = Numerals.ChineseAt(text, at, context.End, 2);
        var five = at + length;
        if (length != 2 || count is < 11 or > 19 || !Look.At(text, five, "五"))
        {
            return null;
        }

        var mark = five + 1 + Look.AnyAt(text, five + 1, context.End, ["”", "\"", "’"]);
        var stop = mark + Look.AnyAt(text, mark, context.End, ["期间", "时期", "期内", "规划期内", "规划期间"]);
        var year = 1955 + (count * 5);
        return stop > mark && Reaches(context, year - 4, year) && Promised(context, at, stop) ? Fixed(context, at, stop, year - 4, year, doubt: true) : null;
    }

    private static bool Promised(TimeContext context, int at, int stop)
    {
        var text = context.Folded;
        var back = at - (at > context.Start && text[at - 1] is '“' or '"' ? 1 : 0);
        if (Look.AnyBefore(text, back, context.Start, Aims) + Look.AnyBefore(text, back, context.Start, Plans) > 0)
        {
            return Look.AnyAt(text, stop, context.End, OfNames) == 0;
        }

        var first = back == context.Start || Look.IsClauseEnd(text[back - 1]) || Look.AnyBefore(text, back, context.Start, OfYears) > 0;
        return first && (stop < context.End && text[stop] == ',' ? Promises(context, stop + 1)
            : ActWords.Are(text, stop, context.End) && !IsName(text, stop, context.ClauseEnd(stop)) && !ActWords.Report(text, stop, context.ClauseEnd(stop)));
    }

    /// <summary>Behind 2024年,: a clause that says what is to be done, and not what there is.</summary>
    private static bool Promises(TimeContext context, int at)
    {
        var stop = context.ClauseEnd(at);
        return stop > at && !ActWords.Report(context.Folded, at, stop)
            && (ActWords.Are(context.Folded, at, stop) || ActWords.NameWhose(context.Folded, at, stop) || ActWords.SetAGoal(context.Folded, at, stop));
    }

    private static readonly string[] Verbs = ["开展", "组织", "启动", "完成", "举办", "召开", "开工", "出台", "印发", "制定", "再", "继续", "力争", "争取", "确保", "将", "要"];

    /// <summary>2022年建设用地供应计划: the verb begins a name.</summary>
    private static bool IsName(string text, int at, int clause) =>
        Look.AnyBefore(text, clause, at, ["计划", "方案", "规划", "要点", "任务", "工作", "目录", "清单", "名单", "报告", "通知", "项目", "情况", "行动"]) > 0 && clause - at <= 14 && Look.AnyAt(text, at, clause, Verbs) == 0 && !ActWords.SetAGoal(text, at, clause);

    private static readonly string[] Reached = ["完成", "实现", "达到", "建成", "竣工", "通车", "投用", "办结", "销号", "清零"];

    /// <summary>It is reached or not: 完成改造, 全面建成, 新建20个.</summary>
    private static bool IsMeasured(string text, int at, int clause) =>
        Look.Has(text, at, Math.Min(clause, at + 6), Reached) || (ActWords.SetAGoal(text, at, clause) && text.AsSpan(at, clause - at).ContainsAnyInRange('0', '9'));

    /// <summary>2022年完成的项目: what is spoken of, not when.</summary>
    private static bool IsAttribute(string text, int at, int clause) => Look.Has(text, at + 2, Math.Min(clause, at + 8), ["的"]);

    /// <summary>From the document's own year on; where nobody knows it, a year sets no limit by itself.</summary>
    private static bool Reaches(TimeContext context, int from, int to) => context.Year is { } own && to >= own && to < own + Farthest && from > own - Farthest;

    private static TimeHit Fixed(TimeContext context, int start, int stop, int from, int to, bool doubt)
    {
        var last = new DateOnly(to, 12, 31);
        return new TimeHit(start, stop, new FixedDeadline(context.Quote(start, stop), last, from < to ? new DateOnly(from, 1, 1) : null), Doubt: doubt) { Likely = doubt ? (last, "time.end-of-period") : null };
    }
}
