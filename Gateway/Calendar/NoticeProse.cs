using System.Globalization;
using System.Text.RegularExpressions;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;

namespace Tracker.Gateway.Calendar;

/// <summary>
/// The days of a holiday notice as it is published: 「1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。」 What it says itself is held against what was
/// read: the number of days, the days of the week, the year of its title. Nothing is guessed; a sentence that cannot be read is named.
/// </summary>
internal static partial class NoticeProse
{
    /// <summary>Whether a text is a notice in words, and not a list of days.</summary>
    public static bool Is(string text) => SaysSo().IsMatch(Narrow(text));

    /// <param name="year">The notice's own; days may lie in the December before.</param>
    public static Outcome<IReadOnlyList<CalendarDay>> Read(string text, int year)
    {
        if (TitleYear().Match(Narrow(text)) is { Success: true } title && int.Parse(title.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is var said && said != year)
        {
            return new Rejection("calendar.notice-of-another-year", $"{said}", $"{year}");
        }
        var (days, holiday) = (new List<CalendarDay>(), "");
        foreach (var sentence in Sentences().Split(Narrow(text)).Select(s => s.Trim()))
        {
            if (Heading().Match(sentence) is { Success: true } heading)
            {
                holiday = heading.Groups[1].Value.Trim();
            }
            var read = days.Count;
            foreach (Match deed in Deed().Matches(sentence))
            {
                var (spans, fault) = Spans(deed.Groups["list"].Value, year);
                if (fault is not null)
                {
                    return fault;
                }
                var off = deed.Groups["what"].Value == "放假";
                days.AddRange(spans.SelectMany(Days).Select(day => new CalendarDay(day, off, holiday)));
            }
            if (days.Count == read && Mentions(sentence) || Unread(sentence))
            {
                return new Rejection("calendar.sentence-unreadable", Short(sentence));
            }
            if (Counted().Match(sentence) is { Success: true } counted && days.Skip(read).Count(d => d.Off) is var found && $"{found}" != (counted.Groups[1].Value + counted.Groups[2].Value))
            {
                return new Rejection("calendar.count-differs", Short(sentence), counted.Groups[1].Value + counted.Groups[2].Value, $"{found}");
            }
        }
        return days;
    }

    /// <summary>A day is named, and that it is off or worked, and no more.</summary>
    private static bool Mentions(string sentence) => Day().IsMatch(sentence) && Word().IsMatch(sentence);

    /// <summary>Something of what it says about days off or worked was left over.</summary>
    private static bool Unread(string sentence) => Mentions(Deed().Replace(sentence, ""));

    private static (List<(DateOnly First, DateOnly Last)> Spans, Rejection? Fault) Spans(string list, int year)
    {
        var spans = new List<(DateOnly, DateOnly)>();
        var month = 0;
        foreach (Match span in Span().Matches(list))
        {
            var toCome = span.Groups["m2"].Success ? int.Parse(span.Groups["m2"].ValueSpan, CultureInfo.InvariantCulture) : 0;
            month = span.Groups["m1"].Success ? int.Parse(span.Groups["m1"].ValueSpan, CultureInfo.InvariantCulture) : month;
            // Without a year of its own a December that leads into January is the one before.
            var first = One(span, "1", month, toCome > 0 && toCome < month ? year - 1 : year);
            if (span.Groups["d2"].Success)
            {
                month = toCome > 0 ? toCome : month;
            }
            var last = span.Groups["d2"].Success ? One(span, "2", month, year) : first;
            if (first is not { } from || last is not { } to || to < from || to.DayNumber - from.DayNumber > 30)
            {
                return (spans, new Rejection("calendar.sentence-unreadable", Short(span.Value)));
            }
            if ((WrongWeekday(span, "1", from) ?? WrongWeekday(span, "2", to)) is { } wrong)
            {
                return (spans, wrong);
            }
            spans.Add((from, to));
        }
        return (spans, null);
    }

    private static DateOnly? One(Match span, string which, int month, int year)
    {
        var of = span.Groups[$"y{which}"].Success ? int.Parse(span.Groups[$"y{which}"].ValueSpan, CultureInfo.InvariantCulture) : year;
        var day = int.Parse(span.Groups[$"d{which}"].ValueSpan, CultureInfo.InvariantCulture);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(of, month) ? new DateOnly(of, month, day) : null;
    }

    private static Rejection? WrongWeekday(Match span, string which, DateOnly day)
    {
        if (!span.Groups[$"p{which}"].Success || Weekday().Match(span.Groups[$"p{which}"].Value) is not { Success: true } said)
        {
            return null;
        }
        var stands = "日一二三四五六"[(int)day.DayOfWeek];
        return said.Groups[1].Value.Replace('天', '日') == $"{stands}" ? null : new Rejection("calendar.weekday-differs", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), said.Value, $"{stands}");
    }

    private static IEnumerable<DateOnly> Days((DateOnly First, DateOnly Last) span)
    {
        for (var day = span.First; day <= span.Last; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    /// <summary>Digits and brackets in one width, no blanks: pages set them as they like.</summary>
    private static string Narrow(string text) => string.Concat(text.Select(c => c switch
    {
        >= '０' and <= '９' => (char)(c - 0xFEE0),
        '(' => '（',
        ')' => '）',
        ':' => '：',
        _ => c,
    }).Where(c => c == '\n' || !char.IsWhiteSpace(c) && c != '\uFEFF'));

    private const string AnyDay = @"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:（[^（）]*）)?";

    [GeneratedRegex(@"日(?:（[^（）]*）)?(?:放假|上班)")]
    private static partial Regex SaysSo();

    [GeneratedRegex(@"关于(?:调整)?(\d{4})年.{0,12}(?:放假|节假日|假期)")]
    private static partial Regex TitleYear();

    [GeneratedRegex("[。；;\n]")]
    private static partial Regex Sentences();

    [GeneratedRegex(@"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、])?([\u4e00-\u9fff、“”]{2,12}?)：")]
    private static partial Regex Heading();

    [GeneratedRegex($@"(?<list>{AnyDay}(?:[至到—～-]{AnyDay})?(?:[、，,和及]{AnyDay}(?:[至到—～-]{AnyDay})?)*)(?<what>放假|上班)")]
    private static partial Regex Deed();

    [GeneratedRegex(@"(?:(?<y1>\d{4})年)?(?:(?<m1>\d{1,2})月)?(?<d1>\d{1,2})日(?:（(?<p1>[^（）]*)）)?(?:[至到—～-](?:(?<y2>\d{4})年)?(?:(?<m2>\d{1,2})月)?(?<d2>\d{1,2})日(?:（(?<p2>[^（）]*)）)?)?")]
    private static partial Regex Span();

    [GeneratedRegex(@"\d{1,2}日")]
    private static partial Regex Day();

    [GeneratedRegex("放假|上班")]
    private static partial Regex Word();

    [GeneratedRegex(@"共(\d{1,2})天|放假(\d{1,2})天")]
    private static partial Regex Counted();

    [GeneratedRegex("(?:周|星期)([日天一二三四五六])")]
    private static partial Regex Weekday();
}
