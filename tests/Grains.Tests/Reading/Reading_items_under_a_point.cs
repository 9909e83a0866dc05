using Tracker.Plans;

namespace Tracker.Grains.Tests.Reading;

public class Reading_items_under_a_point
{
    [Theory]
    [InlineData("①", "②")]
    [InlineData("(1)", "(2)")]
    public void Makes_those_with_units_of_their_own_its_parts(string first, string second)
    {
        var points = Sample.Points("5.晒出台账。", $"{first}晒今年的。都要晒。(省档案馆负责)", $"{second}晒去年的。都要晒。(省气象局负责)", "6.说清来源。都要说。(省地震局负责)").Points;
        points.Select(p => p.Number).ShouldBe(["5-1", "5-2", "6"]);
        points.Select(p => p.Title).ShouldBe(["晒今年的", "晒去年的", "说清来源"]);
        points.Select(p => Sample.Names(p.ResponsibleUnits).ShouldHaveSingleItem()).ShouldBe(["省档案馆", "省气象局", "省地震局"]);
    }

    [Fact]
    public void Gives_the_whole_point_the_units_behind_the_last_of_them()
    {
        var draft = Sample.Points(
            "1.晒出台账。分两步走。", "(1)先晒大账。要快。", "(2)再晒小账。年底前晒完。(省档案馆、省气象局分别负责)",
            "2.说清来源。都要说。(省地震局负责)");
        draft.Points.Select(p => (p.Number, p.Title, p.Text)).ShouldBe(
            [("1", "晒出台账", "分两步走。\n(1)先晒大账。要快。\n(2)再晒小账。年底前晒完。"), ("2", "说清来源", "都要说。")]);
        Sample.Names(draft.Points[0].ResponsibleUnits).ShouldBe(["省档案馆", "省气象局"]);
        draft.Points[0].Deadlines.ShouldHaveSingleItem().Deadline.Quote.ShouldBe("年底前");
        draft.Questions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("(省档案馆负责)")]
    [InlineData("责任单位:省档案馆")]
    public void Gives_the_whole_point_the_units_in_a_line_behind_all_of_them(string units)
    {
        var point = Sample.Points("(一)晒出台账", "1.先晒大账。要快。", "2.再晒小账。要细。", units).Points.ShouldHaveSingleItem();
        (point.Title, point.Text).ShouldBe(("晒出台账", "1.先晒大账。要快。\n2.再晒小账。要细。"));
        Sample.Names(point.ResponsibleUnits).ShouldBe(["省档案馆"]);
    }

    [Fact]
    public void Asks_whose_the_units_are_where_other_points_do_not_show_it()
    {
        var draft = Sample.Points("1.晒出台账。分两步走。", "(1)先晒大账。要快。", "(2)再晒小账。要细。(省档案馆负责)");
        draft.Points.ShouldHaveSingleItem().Title.ShouldBe("晒出台账");
        var asked = draft.Questions.ShouldHaveSingleItem();
        (asked.Kind, asked.Point, asked.Where, asked.Quote).ShouldBe((QuestionKind.UnclearFact, "1", "unitsRaw", "(省档案馆负责)"));
    }

    [Fact]
    public void Counts_them_among_its_words_where_it_names_its_own_units()
    {
        var points = Sample.Points("1.晒出台账。分两步走。(省档案馆负责)", "(1)先晒大账。要快。", "(2)再晒小账。要细。", "2.说清来源。都要说。(省地震局负责)").Points;
        points.Select(p => p.Text).ShouldBe(["分两步走。\n(1)先晒大账。要快。\n(2)再晒小账。要细。", "都要说。"]);
    }

    [Fact]
    public void Keeps_a_point_whose_items_name_nobody_and_asks_who_it_is()
    {
        var draft = Sample.Points("1.晒出台账。都晒。(省档案馆负责)", "2.补齐旧账。", "(1)先补大账。要快。", "(2)再补小账。要细。", "3.说清来源。都要说。(省地震局负责)");
        draft.Points.Select(p => p.Number).ShouldBe(["1", "2", "3"]);
        draft.Points[1].Text.ShouldBe("(1)先补大账。要快。\n(2)再补小账。要细。");
        draft.Questions.ShouldHaveSingleItem().Point.ShouldBe("2");
    }
}
