using Tracker.Calendar;

namespace Tracker.Reading;

/// <summary>Goes once over a stretch of text and asks the kinds of time words in turn; the first that knows the place takes it.</summary>
internal static class TimeReader
{
    private static readonly System.Buffers.SearchValues<char> Triggers = System.Buffers.SearchValues.Create(
        "第一二三四五六九十两半每按逐年月季周上下次来翌今本当明元春清劳端中国汛暑寒高全即立马在及适尽动实保任届节双单隔定不根依随结视无长久持常始贯要需均并首分0123456789七八日" + Events);

    /// <summary>They begin nothing but the name of an event.</summary>
    private const string Events = "雨台主供采取入秋夏防森开新学放党人教重儿妇“冬封霜迎确力务";

    public static List<TimeHit> Read(TimeContext context)
    {
        var hits = new List<TimeHit>();
        var text = context.Folded;
        for (var i = context.Start; i < context.End;)
        {
            if (text[i] == '《')
            {
                i = AfterTitle(text, i, context.End);
                continue;
            }

            if (!context.IsField && LabelAt(text, i, context.End) is > 0 and var label)
            {
                var cell = context with { Start = i + label, End = CellEnd(text, i + label, context.End), IsField = true };
                var told = Read(cell);
                hits.AddRange(told.Count > 0 || cell.Start == cell.End ? told : [new TimeHit(cell.Start, cell.End, Doubt: true)]);
                i = cell.End;
                continue;
            }

            var hit = Triggers.Contains(text[i]) && !InsideNumber(context, i) ? HitAt(context, i) : null;
            if (hit is not { } found)
            {
                i++;
                continue;
            }

            if (!found.IsNothing && !IsNameOfSystem(context, found) && !TermsOfBenefit.Is(context, found) && !Conditions.Tell(context, found))
            {
                found = WithEvent(context, OfEveryYear(context, hits, found));
                hits.Add(found);
            }

            while (RepeatWords.AlsoBehind(context, found) is { } more)
            {
                hits.Add(more);
                found = more;
            }

            i = Math.Max(i + 1, found.End);
        }

        return hits;
    }

    private static readonly string[] Labels =
        ["完成时限:", "完成时间:", "完成期限:", "时间节点:", "时限要求:", "责任时限:", "整改时限:", "推进时限:", "工作时限:", "落实时限:", "整改期限:", "完成时限为:", "时间安排:", "活动时间:", "举办时间:"];

    /// <summary>完成时限: in the middle of a sentence; what is behind it is as good as a field of its own.</summary>
    private static int LabelAt(string text, int at, int end) => text[at] is '完' or '时' or '责' or '整' or '推' or '工' or '落' or '活' or '举' ? Look.AnyAt(text, at, end, Labels) : 0;

    private static int CellEnd(string text, int at, int end)
    {
        var most = Math.Min(end, at + 60);
        while (at < most && text[at] is not ('。' or ')' or '(' or '\n'))
        {
            at++;
        }

        return at;
    }

    /// <summary>每年4月底前报送…,于5月底前清算: in the same sentence a day without a year is perhaps of every year as well.</summary>
    private static TimeHit OfEveryYear(TimeContext context, List<TimeHit> hits, TimeHit hit) =>
        hit is { Rule: ReadingRules.TimeDayOfTheYear, Deadline: FixedDeadline { From: null, Date: var day } } && hits.Count > 0 && hits[^1] is { Deadline: RecurringDeadline { Period: Period.Year, By: not null } } every
        && every.End < hit.Start && !context.Folded.AsSpan(every.End, hit.Start - every.End).ContainsAny("。;!?\n") && !YearWord(context.Folded, hit.Start)
            ? hit with { Deadline = new RecurringDeadline(context.Quote(hit.Start, hit.End), Period.Year, 1, new MonthDay(day.Month, day.Day)), Doubt = true } : hit;

    /// <summary>9月1日开学前: the day, and what it is the day of.</summary>
    private static TimeHit WithEvent(TimeContext context, TimeHit hit) =>
        hit is { Deadline: FixedDeadline { Quote: var quote } day } && quote.EndsWith('日') && hit.End < context.End && EventWords.HolidayAt(context, hit.End, hit.End, null) is { Deadline: RelativeDeadline } of
            ? hit with { End = of.End, Deadline = day with { Quote = context.Quote(hit.Start, of.End) } } : hit;

    /// <summary>今年, 明年: of that year only.</summary>
    private static bool YearWord(string text, int at) => Look.AnyAt(text, at, text.Length, ["今年", "本年", "明年", "去年"]) > 0;

    private static TimeHit? HitAt(TimeContext context, int at) =>
        context.Folded[at] == '日' ? By(ReadingRules.TimeRepeats, BareRounds.Daily(context, at))
        : Events.Contains(context.Folded[at], StringComparison.Ordinal) ? By(ReadingRules.TimeEvent, EventWords.At(context, at))
        : By(ReadingRules.TimeRepeats, RepeatWords.At(context, at))
        ?? By(ReadingRules.TimeCounted, CountedDays.At(context, at))
        ?? ByDay(context, DayWords.At(context, at))
        ?? By(ReadingRules.TimeEvent, EventWords.At(context, at))
        ?? By(ReadingRules.TimeLasting, LastingWords.At(context, at))
        ?? By(ReadingRules.TimeEvent, TermsOfOffice.At(context, at));

    private static TimeHit? By(string rule, TimeHit? hit) => hit is { } found ? found with { Rule = rule } : null;

    private static TimeHit? ByDay(TimeContext context, TimeHit? hit) => hit is not { } found ? null
        : found with { Rule = PrintsYear(context.Folded, found) ? ReadingRules.TimeDay : ReadingRules.TimeDayOfTheYear };

    private static bool PrintsYear(string text, TimeHit hit)
    {
        var year = text.IndexOf('年', hit.Start, hit.End - hit.Start);
        return year > hit.Start && (Numerals.IsDigit(text[year - 1]) || Numerals.IsChinese(text[year - 1]) || text[year - 1] == ' ');
    }

    private static bool InsideNumber(TimeContext context, int at) =>
        at > context.Start && Numerals.IsDigit(context.Folded[at]) && (Numerals.IsDigit(context.Folded[at - 1]) || (context.Folded[at - 1] == '.' && !BehindMark(context, at)));

    /// <summary>1.4月底前…: the number of an item, and behind it a month.</summary>
    public static bool BehindMark(TimeContext context, int at)
    {
        var start = at - 1;
        while (start > context.Start && Numerals.IsDigit(context.Folded[start - 1]))
        {
            start--;
        }

        return (start == context.Start || Look.IsSentenceEnd(context.Folded[start - 1]) || context.Folded[start - 1] == ':' || context.Folded[start - 1] == ' ')
            && NumberMark.At(context.Folded, start, context.End) is { Style: MarkStyle.Arabic } mark && start + mark.Length == at;
    }

    /// <summary>“月跟踪、季推进、年底总结”四项制度: what a system is called by.</summary>
    private static bool IsNameOfSystem(TimeContext context, TimeHit hit)
    {
        var text = context.Folded;
        var open = hit.Start > context.Start ? text.LastIndexOf('“', hit.Start - 1, Math.Min(hit.Start - context.Start, LongestName)) : -1;
        var close = open < 0 ? -1 : text.IndexOf('”', open, Math.Min(context.End - open, LongestName));
        if (close < hit.End || hit.Rule != ReadingRules.TimeDayOfTheYear || text.AsSpan(open, close - open).IndexOf('、') < 0)
        {
            return false;
        }

        var behind = close + 1 + Look.AnyAt(text, close + 1, context.End, ["等"]);
        behind += Numerals.ChineseAt(text, behind, context.End).Length + Numerals.At(text, behind, context.End, 2).Length;
        behind += Look.AnyAt(text, behind, context.End, ["项", "大", "个", "类", "种"]);
        behind += Look.AnyAt(text, behind, context.End, ["工作", "管理", "推进", "督导", "督查", "调度"]);
        return Look.AnyAt(text, behind, context.End, ["制度", "机制", "工作法", "模式", "体系"]) > 0;
    }

    private const int LongestName = 80;

    /// <summary>What a title says is not a limit; one that is never closed hides nothing.</summary>
    private static int AfterTitle(string text, int at, int end)
    {
        var stop = Math.Min(end, at + 120);
        for (var i = at + 1; i < stop; i++)
        {
            if (text[i] == '》')
            {
                return i + 1;
            }
        }

        return at + 1;
    }
}
