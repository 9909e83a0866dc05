using System.Globalization;
using Tracker.Calendar;
using Tracker.Plans;

namespace Tracker.Grains.Tests.Reading;

public class Reading_time_limits
{
    [Theory]
    [InlineData("年底前完成。", "2024-12-31")]
    [InlineData("在2025年底前完成。", "2025-12-31")]
    [InlineData("于2025 年 6 月底前完成。", "2025-06-30")]
    [InlineData("二〇二五年三月底前完成。", "2025-03-31")]
    [InlineData("务必在9月15日前完成。", "2024-09-15")]
    [InlineData("不迟于9月15日。", "2024-09-15")]
    [InlineData("到2026年,全部晒出。", "2026-12-31")]
    [InlineData("年内完成。", "2024-12-31")]
    [InlineData("三季度末前完成。", "2024-09-30")]
    [InlineData("上半年完成。", "2024-06-30")]
    [InlineData("2月底前完成。", "2024-02-29")]
    [InlineData("“十五五”末建成。", "2030-12-31")]
    public void Takes_a_day_in_the_years_of_the_document(string sentence, string day) =>
        Fixed(Sample.Saying(sentence).Deadlines.ShouldHaveSingleItem()).Date.ShouldBe(Day(day));

    [Theory]
    [InlineData("6月下旬完成。", "2024-06-21", "2024-06-30")]
    [InlineData("5月15日至21日集中晒。", "2024-05-15", "2024-05-21")]
    [InlineData("6-8月集中晒。", "2024-06-01", "2024-08-31")]
    public void Takes_a_window(string sentence, string from, string to)
    {
        var limit = Fixed(Sample.Saying(sentence).Deadlines.ShouldHaveSingleItem());
        (limit.From, limit.Date).ShouldBe((Day(from), Day(to)));
    }

    [Theory]
    [InlineData("每季度至少晒一次。", Period.Quarter, 1)]
    [InlineData("每年不少于2次。", Period.Year, 2)]
    [InlineData("按月发布。", Period.Month, 1)]
    [InlineData("一季一通报。", Period.Quarter, 1)]
    [InlineData("年中和年末全面核对。", Period.HalfYear, 1)]
    [InlineData("年初立账、逐月对账、年底结账。", Period.Month, 1)]
    [InlineData("每周更新。", Period.Week, 1)]
    public void Takes_what_comes_again(string sentence, Period period, int count)
    {
        var limit = Sample.Saying(sentence).Deadlines.ShouldHaveSingleItem().Deadline.ShouldBeOfType<RecurringDeadline>();
        (limit.Period, limit.MinCount).ShouldBe((period, count));
    }

    [Fact]
    public void Takes_a_day_of_every_year() =>
        Sample.Saying("每年的3月10日前公布。").Deadlines.ShouldHaveSingleItem().Deadline
            .ShouldBe(new RecurringDeadline("每年的3月10日前", Period.Year, 1, new MonthDay(3, 10)));

    [Theory]
    [InlineData("在征求意见结束后30日内公布。", "征求意见结束", 30, DayUnit.CalendarDay, Direction.After)]
    [InlineData("自收到来件之日起5个工作日内答复。", "收到来件", 5, DayUnit.WorkingDay, Direction.After)]
    [InlineData("咨询来信答复时间不超过3个工作日。", "收到咨询来信", 3, DayUnit.WorkingDay, Direction.After)]
    [InlineData("会议召开前5个工作日公布议题。", "会议召开", 5, DayUnit.WorkingDay, Direction.Before)]
    [InlineData("在决策前,听取意见。", "决策", 0, DayUnit.CalendarDay, Direction.Before)]
    [InlineData("做到第一时间回应。", "", 0, DayUnit.CalendarDay, Direction.After)]
    public void Counts_from_an_event(string sentence, string happening, int offset, DayUnit unit, Direction direction)
    {
        var limit = Sample.Saying(sentence).Deadlines.ShouldHaveSingleItem().Deadline.ShouldBeOfType<RelativeDeadline>();
        (limit.Event, limit.Offset, limit.Unit, limit.Direction).ShouldBe((happening, offset, unit, direction));
    }

    [Theory]
    [InlineData("这项工作,持续推进。")]
    [InlineData("公示时间不少于30天。")]
    public void Knows_what_has_no_end(string sentence) =>
        Sample.Saying(sentence).Deadlines.ShouldHaveSingleItem().Deadline.ShouldBeOfType<StandingDuty>();

    [Theory]
    [InlineData("自2021年以来的台账都要晒。")]
    [InlineData("2023年起实行新办法。")]
    [InlineData("截至2023年底共有五本台账。")]
    [InlineData("晒出重要台账前,先统一口径。")]
    [InlineData("清理到期退出的阶段性办法。")]
    [InlineData("写明办理时限、承诺时限。")]
    [InlineData("落实五年计划(2021—2025年)。")]
    [InlineData("学习“十四五”规划和12345热线经验,共26个领域。")]
    [InlineData("按照《2023年底前完成的十件事》办理。")]
    [InlineData("持续深化台账公开,继续巩固常态化做法。")]
    [InlineData("补全2020年底前印发的文件。")]
    public void Takes_nothing_for_a_limit_that_only_looks_like_one(string sentence)
    {
        var draft = Sample.Points($"1.晒出台账。{sentence}{Sample.Units}");
        draft.Points[0].Deadlines.ShouldBeEmpty();
        draft.Questions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("及时公开旧账。", "vague")]
    [InlineData("实时更新旧账。", "continuous")]
    [InlineData("定期组织核对。", "recurring-unspecified")]
    [InlineData("根据职责变化做好更新。", "event")]
    public void Keeps_words_of_manner_beside_the_limits(string sentence, string kind)
    {
        var point = Sample.Saying(sentence);
        point.Deadlines.ShouldBeEmpty();
        point.SoftTimings.ShouldHaveSingleItem().Kind.ShouldBe(kind);
    }

    [Fact]
    public void Gives_each_verb_its_own() =>
        Sample.Saying("确保在8月底前完成试点,9月底前报送总结。").Deadlines.Select(d => Fixed(d).Date).ShouldBe([Day("2024-08-31"), Day("2024-09-30")]);

    [Theory]
    [InlineData("完成时限:10月底前", "2024-10-31")]
    [InlineData("责任时限:2025年3月", "2025-03-31")]
    public void Reads_the_field_of_the_bracket(string field, string day) =>
        Fixed(Sample.WithUnits($"(责任单位:省档案馆;{field})").Deadlines.ShouldHaveSingleItem()).Date.ShouldBe(Day(day));

    [Fact]
    public void Takes_the_headings_limit_where_a_point_has_none()
    {
        var points = Sample.Read($"云岭省2024年政务公开工作要点\n一、年底前完成的任务\n1.晒出台账。都要晒。{Sample.Units}\n2.补齐旧账。11月底前完成。{Sample.Units}").Points;
        points.Select(p => Fixed(p.Deadlines.ShouldHaveSingleItem()).Date).ShouldBe([Day("2024-12-31"), Day("2024-11-30")]);
    }

    [Fact]
    public void Asks_which_year_where_the_document_says_none()
    {
        var draft = Sample.Read($"云岭省政务公开工作要点\n一、把该公开的公开好\n1.晒出台账。6月底前完成。{Sample.Units}");
        draft.Points[0].Deadlines.ShouldBeEmpty();
        draft.Questions.Select(q => q.Kind).ShouldBe([QuestionKind.UnclearFact, QuestionKind.UnclearDeadline]);
    }

    [Fact]
    public void Suggests_the_year_that_the_text_prints_most()
    {
        var draft = Sample.Read($"云岭省政务公开工作要点\n按照《三年计划(2021-2023年)》和云岭政发(2022)5号要求,2024年要抓紧。\n一、公开\n1.晒出台账。2024年的都要晒。{Sample.Units}");
        var asked = draft.Questions.Single(q => q.Where == "year");
        (asked.Suggestion, asked.Because).ShouldBe(("2024年", "year.most-printed"));
    }

    [Theory]
    [InlineData("9月前完成。", "9月前")]
    [InlineData("三个月内完成。", "三个月内")]
    [InlineData("每两个月晒一次。", "每两个月")]
    [InlineData("一季度至少晒一次。", "一季度至少晒一次")]
    public void Asks_where_it_can_be_read_in_two_ways(string sentence, string quote)
    {
        var asked = Sample.Points($"1.晒出台账。{sentence}{Sample.Units}").Questions.ShouldHaveSingleItem();
        (asked.Kind, asked.Point, asked.Where, asked.Quote).ShouldBe((QuestionKind.UnclearDeadline, "1", "deadlines", quote));
    }

    [Theory]
    [InlineData("2025年全面推开晒账。", "2025年", "2025年12月31日前")]
    [InlineData("2024年起三年内晒完旧账。", "2024年起三年内", "2026年12月31日前")]
    public void Asks_whether_a_year_is_a_limit_and_suggests_its_end(string sentence, string quote, string suggestion)
    {
        var asked = Sample.Points($"1.晒出台账。{sentence}{Sample.Units}").Questions.ShouldHaveSingleItem();
        (asked.Kind, asked.Quote, asked.Suggestion).ShouldBe((QuestionKind.UnclearDeadline, quote, suggestion));
    }

    [Theory]
    [InlineData("2024年全面推开晒账。")]
    [InlineData("2025年全面预算的账也要晒。")]
    [InlineData("按2025年要求晒账。")]
    public void Does_not_ask_about_a_year_that_only_says_which(string sentence) =>
        Sample.Points($"1.晒出台账。{sentence}{Sample.Units}").Questions.ShouldBeEmpty();

    private static FixedDeadline Fixed(DraftDeadline deadline) => deadline.Deadline.ShouldBeOfType<FixedDeadline>();

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
