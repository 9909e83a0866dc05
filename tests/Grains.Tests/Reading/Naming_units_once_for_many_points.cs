using Tracker.Plans;

namespace Tracker.Grains.Tests.Reading;

/// <summary>Standing clauses, wherever they stand and however they are worded.</summary>
public class Naming_units_once_for_many_points
{
    [Theory]
    [InlineData("(省档案馆牵头,各县(市、区)政府负责落实。以下各项工作均需各县(市、区)政府落实,不再列出)", "|各县(市、区)政府|各县(市、区)政府")]
    [InlineData("(省档案馆牵头。以下均需各县(市、区)政府落实,不再列出)", "各县(市、区)政府|各县(市、区)政府|各县(市、区)政府")]
    [InlineData("(责任单位:省档案馆负责。具体任务均涉及各县(市、区)政府,不再做分工,下同。)", "省档案馆、各县(市、区)政府|各县(市、区)政府|各县(市、区)政府")]
    public void In_a_bracket_holds_for_the_points_behind_it_too(string bracket, string responsible)
    {
        var points = Sample.Points($"1.晒出台账。都要晒。{bracket}", "2.说清来源。都要说。(省气象局牵头)", "3.补齐旧账。都要补。(省地震局牵头)").Points;
        var expected = responsible.Split('|');
        string.Join('、', Sample.Names(points[0].ResponsibleUnits)).ShouldBe(expected[0].Length > 0 ? expected[0] : "各县(市、区)政府");
        Sample.Names(points[1].ResponsibleUnits).ShouldBe([expected[1]]);
        Sample.Names(points[2].ResponsibleUnits).ShouldBe([expected[2]]);
    }

    [Fact]
    public void As_helpers_makes_them_helpers()
    {
        var points = Sample.Points("1.晒出台账。都要晒。(省档案馆牵头,各市政府配合,下同)", "2.说清来源。都要说。(省气象局牵头)").Points;
        Sample.Names(points[1].CooperatingUnits).ShouldBe(["各市政府"]);
        points[1].ResponsibleUnits.ShouldBeEmpty();
    }

    [Fact]
    public void In_the_notice_holds_for_all()
    {
        var points = Sample.Read($"云岭省2024年政务公开工作要点\n请认真落实。各市政府、云岭新区管委会均为各项任务的责任单位,不再一一列出。\n一、公开\n1.晒出台账。都要晒。(省档案馆牵头)\n2.说清来源。都要说。(省气象局负责)").Points;
        points.Select(p => string.Join('、', Sample.Names(p.ResponsibleUnits))).ShouldBe(["各市政府、云岭新区管委会", "省气象局、各市政府、云岭新区管委会"]);
    }

    [Fact]
    public void Behind_the_points_holds_for_those_it_does_not_leave_out()
    {
        var points = Sample.Points("(一)晒出台账。都要晒。(省档案馆牵头)", "(二)说清来源。都要说。(省气象局负责)", "(三)补齐旧账。都要补。(省地震局牵头)", "各市政府对第(一)至(二)项以外的任务均为责任单位,不再逐项列出。").Points;
        points.Select(p => string.Join('、', Sample.Names(p.ResponsibleUnits))).ShouldBe(["", "省气象局", "各市政府"]);
    }
}
