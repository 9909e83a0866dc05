using Tracker.AdHocRequests;
using static Tracker.Grains.Tests.AdHocRequests.RequestCase;

namespace Tracker.Grains.Tests.AdHocRequests;

public class Knowing_what_was_told
{
    [Fact]
    public void The_last_answer_to_the_same_field_is_known() =>
        KnownValue.Of([Columns], [new(Columns, "3", "一月", Day), new(Columns with { Name = "专栏 数" }, "5", "二月", Day.AddDays(30)), new(Columns, "4", "去年", Day.AddDays(-90))])
            .ShouldBe([new KnownValue("专栏数", "5", "二月", Day.AddDays(30))]);

    [Fact]
    public void Another_measure_or_kind_is_another_field() =>
        KnownValue.Of([Columns], [new(Columns with { Measure = "万个" }, "3", "一月", Day), new(Remark with { Name = "专栏数" }, "三个", "一月", Day)]).ShouldBeEmpty();

    [Fact]
    public void A_choice_that_is_offered_no_more_is_not_known() =>
        KnownValue.Of([State with { Choices = ["在建", "未建"] }], [new(State, "已建", "一月", Day)]).ShouldBeEmpty();
}
