using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Plans;
using static Tracker.Grains.Tests.Plans.PlanCase;

namespace Tracker.Grains.Tests.Plans;

public class Comparing_with_another_plan
{
    private static readonly ImmutableArray<DraftPoint> LastYear =
    [
        Of("1", "公开年度规划", "把2025年的规划登在门户网站上，并附一页图解。", "省发展委"),
        Of("2", "公开水价听证", "公开水价听证的全部材料。", "省水务厅"),
        Of("3", "整理办事指南", "每季度核对一次办事指南，更新电话和地址。", "省政务局"),
    ];

    private static readonly ImmutableArray<DraftPoint> ThisYear =
    [
        Of("1", "继续整理办事指南", "每月核对一次办事指南，更新电话、地址和办理时限。", "省政务局", "省人社厅"),
        Of("2", "公开年度规划", "把2026年的规划登在门户网站上，并附一页图解。", "省发展委"),
        Of("3", "建好基层公开栏", "在每个乡镇设一块公开栏。", "省民政厅"),
    ];

    [Fact]
    public void Tells_what_goes_on_what_changed_what_is_new_and_what_is_gone()
    {
        var rows = PlanComparison.Of(ThisYear, LastYear);

        rows.Select(r => (r.Now?.Number, r.Other?.Number)).ShouldBe([("1", "3"), ("2", "1"), ("3", null), (null, "2")]);
        rows[0].Changes.ShouldBe(["title", "text", "leadUnits"]);
        rows[1].Changes.ShouldBeEmpty("only the year differs");
    }

    [Fact]
    public void A_limit_that_moved_is_a_change() =>
        PlanComparison.Of([Due(ThisYear[1], "6月底前")], [Due(LastYear[0], "9月底前")]).ShouldHaveSingleItem().Changes.ShouldBe(["deadlines"]);

    [Fact]
    public void What_a_person_said_goes_before_likeness()
    {
        var rows = PlanComparison.Of(ThisYear, LastYear, [new PointLink("3", "2"), new PointLink("3", "3")]);

        rows.Where(r => r.Now?.Number == "3").Select(r => r.Other?.Number).ShouldBe(["2", "3"]);
        rows.Single(r => r.Now?.Number == "1").Other.ShouldBeNull();
        rows.Single(r => r.Now is null).Other!.Number.ShouldBe("1");
    }

    [Fact]
    public void Every_point_of_both_is_in_a_row_and_suggested_once() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements(ThisYear.AddRange(LastYear).ToArray()).ListOf().Two().ToArbitrary(),
        two =>
        {
            var (now, other) = (Numbered(two.Item1), Numbered(two.Item2));
            var rows = PlanComparison.Of(now, other);
            return rows.Where(r => r.Now is not null).Select(r => r.Now!.Number).SequenceEqual(now.Select(p => p.Number))
                && rows.Where(r => r.Other is not null).Select(r => r.Other!.Number).Order().SequenceEqual(other.Select(p => p.Number).Order());
        }));

    private static readonly GrainAddress Other = GrainAddress.Parse("990000/2025/plan/1");

    [Fact]
    public void Linking_is_recorded_before_and_after_the_plan_is_assigned()
    {
        var link = new LinkPoints(Other, PlanRelation.EarlierYear, [new PointLink("1", "3"), new PointLink("1", "3")]);
        var linked = new PointsLinked(Other, PlanRelation.EarlierYear, [new PointLink("1", "3")]);

        Given(Drafted).When(link).Then(linked);
        Given(Drafted, new PlanAssigned(Day, 2, 4, [])).When(link).Then(linked);
        Given(Drafted, linked).When(link).ThenNothing();
        new PlanEvent[] { Drafted, linked, linked with { Links = [] } }.Aggregate(Plan.Initial, Plan.Evolve).AsDrafted!.Links.ShouldHaveSingleItem().Links.ShouldBeEmpty();
    }

    [Fact]
    public void Links_go_along_when_points_are_split_and_merged()
    {
        PlanEvent[] past = [Drafted, new PointsLinked(Other, PlanRelation.EarlierYear, [new PointLink("2", "7")]), new PointSplit("2", [new SplitPart("2-1", "甲", ""), new SplitPart("2-2", "乙", "")], "x")];

        LinksAfter(past).ShouldBe([new PointLink("2-1", "7"), new PointLink("2-2", "7")]);
        LinksAfter([.. past, new PointsMerged(["2-1", "2-2"], "2", "x")]).ShouldBe([new PointLink("2", "7")]);

        static ImmutableArray<PointLink> LinksAfter(PlanEvent[] facts) => facts.Aggregate(Plan.Initial, Plan.Evolve).AsDrafted!.Links.ShouldHaveSingleItem().Links;
    }

    [Fact]
    public void Linking_what_is_not_there_is_refused()
    {
        Given(Drafted).When(new LinkPoints(Other, PlanRelation.UpperLevel, [new PointLink("9", "1")])).ThenRefused("plan.point-unknown");
        Given().When(new LinkPoints(Other, PlanRelation.UpperLevel, [])).ThenRefused("plan.unknown");
    }

    private static DraftPoint Of(string number, string title, string text, params string[] lead) => Point(number, lead, []) with { Title = title, Text = text };

    private static DraftPoint Due(DraftPoint point, string quote) => point with { Deadlines = [new DraftDeadline(new FixedDeadline(quote, Day), default)] };

    private static ImmutableArray<DraftPoint> Numbered(IEnumerable<DraftPoint> points) => [.. points.Select((p, at) => p with { Number = $"{at + 1:000}" })];
}
