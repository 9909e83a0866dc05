using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Gateway.Calendar;

namespace Tracker.Gateway.Tests.Calendar;

/// <summary>A notice as it is published, in the wordings of the years, and one day a line.</summary>
public class Reading_a_holiday_notice
{
    private const string Notice = """
        国务院办公厅关于2026年
        部分节假日安排的通知
        各单位：
        现将2026年元旦、劳动节放假调休日期的具体安排通知如下。
        一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
        二、清明节：4月4日(星期六)至6日（星期一）放假，共３天。
        三、劳动节：5月1日（周五）放假1天，不调休。4月26日（星期日）、5月9日（周六）上班。鼓励职工在除夕（2月16日）休息。
        节假日期间，各单位要安排好值班。
        2025年11月4日
        """;

    [Fact]
    public void Takes_what_is_off_and_what_is_worked_and_nothing_else()
    {
        NoticeLines.InWords(Read(Notice, 2026)).ShouldBe(
        [
            "元旦：2026-01-01 至 2026-01-03 休，2026-01-04 班", "清明节：2026-04-04 至 2026-04-06 休", "劳动节：2026-04-26 班，2026-05-01 休，2026-05-09 班",
        ]);
    }

    [Theory]
    [InlineData("元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。", 2019, "元旦：2018-12-29 班，2018-12-30 至 2019-01-01 休")]
    [InlineData("元旦：12月30日至1月1日放假，共3天。", 2019, "元旦：2018-12-30 至 2019-01-01 休")]
    [InlineData("五、端午节：6月18日放假，与周末连休。", 2018, "端午节：2018-06-18 休")]
    [InlineData("六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、8日（星期日）上班。", 2023, "中秋节、国庆节：2023-09-29 至 2023-10-06 休，2023-10-07 至 2023-10-08 班")]
    [InlineData("春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。", 2025, "春节：2025-01-28 至 2025-02-04 休")]
    public void In_the_wordings_of_the_years(string text, int year, string read) => NoticeLines.InWords(Read(text, year)).ShouldBe([read]);

    /// <summary>Every notice of the years that came with the program, written out again in the notices' words, reads as the same days.</summary>
    [Theory]
    [InlineData(2018), InlineData(2019), InlineData(2020), InlineData(2021), InlineData(2022), InlineData(2023), InlineData(2024), InlineData(2025), InlineData(2026)]
    public void Of_every_year_that_was_published(int year)
    {
        var days = HolidayCalendar.Published.DaysOf(year).Where(d => d.Off || d.Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday).ToList();
        foreach (var style in (int[])[0, 1, 2])
        {
            Read(Written(year, days, style), year).OrderBy(d => d.Day).ShouldBe(days.OrderBy(d => d.Day));
        }
    }

    [Theory]
    [InlineData("元旦：1月1日至3日放假，共4天。", "calendar.count-differs")]
    [InlineData("元旦：1月1日（周三）放假，共1天。", "calendar.weekday-differs")]
    [InlineData("国务院办公厅关于2027年节假日安排的通知。元旦：1月1日放假，共1天。", "calendar.notice-of-another-year")]
    [InlineData("元旦：2月30日放假，共1天。", "calendar.sentence-unreadable")]
    [InlineData("元旦：1月1日放假，共1天，1月4日起照常上班。", "calendar.sentence-unreadable")]
    [InlineData("元旦：1月1日放假。春节：2月15日起至正月初七放假。", "calendar.sentence-unreadable")]
    public void Says_what_does_not_fit_and_guesses_nothing(string text, string code) => NoticeLines.Read(text, 2026).Rejection!.Code.ShouldBe(code);

    [Fact]
    public void One_day_a_line_is_read_as_before() =>
        Read("日期,安排,节日\n2027-01-01 休 元旦\n2027年1月3日，上班，元旦", 2027).ShouldBe([new CalendarDay(new(2027, 1, 1), true, "元旦"), new CalendarDay(new(2027, 1, 3), false, "元旦")]);

    private static IReadOnlyList<CalendarDay> Read(string text, int year)
    {
        var (days, fault) = NoticeLines.Read(text, year);
        return days ?? throw new InvalidOperationException($"{fault}");
    }

    private static string Written(int year, List<CalendarDay> days, int style)
    {
        var text = new System.Text.StringBuilder(style == 2 ? "" : $"关于{year}年部分节假日安排的通知\n");
        foreach (var (holiday, place) in days.GroupBy(d => d.Holiday).Select((h, i) => (h, i)))
        {
            var off = holiday.Where(d => d.Off).Select(d => d.Day).Order().ToList();
            (off[^1].DayNumber - off[0].DayNumber + 1).ShouldBe(off.Count, $"{year} {holiday.Key}");
            var worked = holiday.Where(d => !d.Off).Select(d => d.Day).Order().ToList();
            text.Append($"{"一二三四五六七八"[place]}、{holiday.Key}：{Day(off[0], true)}{(off.Count > 1 ? $"至{Day(off[^1], off[^1].Month != off[0].Month)}" : "")}放假{(style == 1 ? $"，共{off.Count}天" : "调休")}。");
            text.Append(worked.Count > 0 ? $"{string.Join('、', worked.Select(d => Day(d, true)))}上班。\n" : "\n");
        }
        return text.ToString();

        string Day(DateOnly day, bool month) =>
            $"{(style == 1 || day.Year != year ? $"{day.Year}年" : "")}{(month || day.Year != year || style == 1 ? $"{day.Month}月" : "")}{day.Day}日{(style == 0 ? $"（周{"日一二三四五六"[(int)day.DayOfWeek]}）" : style == 1 ? $"（星期{"日一二三四五六"[(int)day.DayOfWeek]}）" : "")}";
    }
}
