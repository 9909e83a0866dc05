using Tracker.AdHocRequests;
using static Tracker.Grains.Tests.AdHocRequests.RequestCase;

namespace Tracker.Grains.Tests.AdHocRequests;

public class Reading_what_was_typed
{
    [Theory]
    [InlineData("12", "12")]
    [InlineData("１，２３４．５０", "1234.5")]
    [InlineData(" 1,234 个 ", "1234")]
    [InlineData("－３", "-3")]
    [InlineData("0.10", "0.1")]
    [InlineData("０", "0")]
    public void A_number_has_one_form(string typed, string stored) => Number(typed).Values.ShouldContain(new FieldValue("专栏数", stored));

    [Theory]
    [InlineData("十二")]
    [InlineData("1.2万个")]
    [InlineData("12件")]
    [InlineData("1,2")]
    [InlineData("12-15")]
    [InlineData("=1+1")]
    [InlineData("99999999999999999999999")]
    public void What_is_no_number_is_said_with_its_measure(string typed) => Number(typed).Fault.ShouldBe(new Tracker.Deciding.Rejection("answer.no-number-of", "专栏数", typed, "个"));

    [Theory]
    [InlineData("2026-6-3", "2026-06-03")]
    [InlineData("2026年6月3日", "2026-06-03")]
    [InlineData("２０２６．６．３", "2026-06-03")]
    [InlineData("2026/06/03", "2026-06-03")]
    [InlineData("20260603", "2026-06-03")]
    public void A_day_has_one_form(string typed, string stored) => AnswerReading.Read([Since], [new("上线日期", typed)]).Values.ShouldBe([new FieldValue("上线日期", stored)]);

    [Theory]
    [InlineData("6月3日")]
    [InlineData("2026-02-30")]
    [InlineData("年底")]
    public void What_is_no_day_is_refused(string typed) => Code(Since, "上线日期", typed).ShouldBe("answer.no-day");

    [Theory]
    [InlineData("是", "yes")]
    [InlineData("无", "no")]
    [InlineData("YES", "yes")]
    public void Yes_and_no_have_one_form(string typed, string stored) => AnswerReading.Read([Linked], [new("首页有入口", typed)]).Values.Single().Value.ShouldBe(stored);

    [Fact]
    public void What_is_neither_is_refused() => Code(Linked, "首页有入口", "大概").ShouldBe("answer.not-yes-or-no");

    [Fact]
    public void A_choice_that_is_not_offered_is_refused_with_those_that_are() =>
        AnswerReading.Read([State], [new("建设情况", "筹建")]).Fault.ShouldBe(new Tracker.Deciding.Rejection("answer.no-choice", "建设情况", "筹建", "已建、在建、未建"));

    [Fact]
    public void A_required_field_left_empty_is_refused() => AnswerReading.Read(Fields, [new("专栏数", "3"), new("建设情况", "　")]).Fault!.Code.ShouldBe("answer.field-missing");

    [Fact]
    public void A_field_twice_is_refused() => AnswerReading.Read([Columns], [new("专栏数", "3"), new("专栏 数", "4")]).Fault!.Code.ShouldBe("answer.field-twice");

    [Fact]
    public void A_field_that_was_not_asked_is_refused_with_those_that_were() =>
        AnswerReading.Read([Columns, Remark], [new("人数", "3")]).Fault.ShouldBe(new Tracker.Deciding.Rejection("answer.field-unknown", "人数", "专栏数、说明"));

    [Fact]
    public void Nothing_at_all_is_refused() => AnswerReading.Read([Remark], [new("说明", " ")]).Fault!.Code.ShouldBe("answer.empty");

    [Fact]
    public void Words_too_long_are_refused() => Code(Remark, "说明", new string('长', AnswerReading.LongestText + 1)).ShouldBe("answer.too-long");

    private static string Code(RequestField field, string name, string typed) => AnswerReading.Read([field], [new(name, typed)]).Fault!.Code;

    private static (System.Collections.Immutable.ImmutableArray<FieldValue> Values, Tracker.Deciding.Rejection? Fault) Number(string typed) =>
        AnswerReading.Read([Columns], [new("专栏数", typed)]);
}
