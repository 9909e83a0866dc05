using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Grains.Tests.Reading;

public class Calling_units_by_short_names
{
    [Fact]
    public void Means_the_unit_it_was_given_for()
    {
        var points = Sample.Points(
            "1.晒出台账。都要晒。(云岭省档案史志馆(以下简称省史志馆)牵头)",
            "2.说清来源。都要说。(省史志馆牵头,省气象局配合)").Points;
        Sample.Names(points[0].LeadUnits).ShouldBe(["云岭省档案史志馆"]);
        Sample.Names(points[1].LeadUnits).ShouldBe(["省史志馆"], "as printed");
        points[1].LeadUnits[0].InFull.ShouldBe("云岭省档案史志馆");
        points[1].CooperatingUnits.ShouldHaveSingleItem().InFull.ShouldBeNull();
    }

    [Theory]
    [InlineData("(省气象局、省地震局(以下统称两局)负责)", "(两局负责)")]
    [InlineData("(省档案馆牵头,省气象局、省地震局(以下统称“两局”)配合)", "(责任单位:两局)")]
    [InlineData("(牵头单位:省档案馆;责任单位:省气象局、省地震局(以下统称监测专班))", "(监测专班负责)")]
    public void Means_every_unit_of_the_list_it_was_given_for(string given, string used)
    {
        var points = Sample.Points($"1.晒出台账。都要晒。{given}", $"2.说清来源。都要说。{used}").Points;
        Sample.Names(points[1].ResponsibleUnits).ShouldBe(["省气象局", "省地震局"]);
        points[1].LeadUnits.ShouldBeEmpty();
    }

    [Fact]
    public void May_be_given_in_the_words_before_the_points()
    {
        var text = $"云岭省2024年政务公开工作要点\n各市政府、省政府各部门(以下统称各地各部门)要照办,由云岭省推进公开办公室(以下简称省公开办)和省档案馆督促。\n一、公开\n1.晒出台账。都要晒。(省公开办牵头,各地各部门负责)";
        var point = Sample.Read(text).Points.ShouldHaveSingleItem();
        (point.LeadUnits[0].Name, point.LeadUnits[0].InFull).ShouldBe(("省公开办", "云岭省推进公开办公室"));
        Sample.Names(point.ResponsibleUnits).ShouldBe(["各市政府", "省政府各部门"]);
        var span = point.LeadUnits[0].Span;
        text.Substring(span.Start, span.Length).ShouldBe("省公开办");
        text[..span.Start].ShouldEndWith("都要晒。(");
    }

    [Fact]
    public void Is_only_a_name_before_it_is_given()
    {
        var points = Sample.Points("1.晒出台账。都要晒。(省史志馆牵头)", "2.说清来源。都要说。(云岭省档案史志馆(以下简称省史志馆)牵头)").Points;
        Sample.Names(points[0].LeadUnits).ShouldBe(["省史志馆"]);
    }

    [Fact]
    public void Is_asked_about_where_its_count_does_not_fit_the_list()
    {
        var draft = Sample.Points("1.晒出台账。都要晒。(省气象局、省地震局(以下统称四部门)负责)", "2.说清来源。都要说。(四部门负责)");
        draft.Questions.ShouldHaveSingleItem().Quote.ShouldBe("四部门");
    }

    [Fact]
    public void Shows_the_rule_behind_each_unit() =>
        PlanReader.ReadWhole(new SourceText("云岭省2024年工作要点\n1.晒出台账。都晒。(省气象局、省地震局(以下统称两局)负责)\n2.说清来源。都说。(两局负责)")).Rules
            .Where(r => r.Point == "2").Select(r => (r.Quote, r.Rule)).ShouldBe([("两局", ReadingRules.UnitShortName)]);
}
