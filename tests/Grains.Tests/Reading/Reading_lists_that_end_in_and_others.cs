using Tracker.Plans;

namespace Tracker.Grains.Tests.Reading;

/// <summary>甲局、乙局等: who else, the list does not say.</summary>
public class Reading_lists_that_end_in_and_others
{
    [Fact]
    public void Names_those_that_stand_there_and_asks_for_the_others()
    {
        var draft = Sample.Points("1.晒出台账。每件事都有下落。（责任单位：县财政局、县水务局等）");
        Sample.Names(draft.Points[0].ResponsibleUnits).ShouldBe(["县财政局", "县水务局"]);
        draft.Questions.Select(q => (q.Kind, q.Point, q.Quote)).ShouldBe([(QuestionKind.VagueUnit, "1", "县水务局等")]);
    }

    [Fact]
    public void Asks_once_where_many_points_do_so()
    {
        var draft = Sample.Points(
            "1.晒出台账。都要晒。（责任单位：县财政局等）", "2.说清来源。都要说。（责任单位：县水务局等）",
            "3.补齐旧账。都要补。（责任单位：县林业局、县财政局）", "4.清点库房。都要清。（责任单位：县档案馆、县林业局等）", "5.晒出存根。都要晒。（责任单位：县水务局等）");
        draft.Questions.Select(q => (q.Kind, q.Point, q.Where, q.Quote)).ShouldBe([(QuestionKind.UnclearFact, (string?)null, "unitsOpen", "第1、2、4、5条")]);
    }

    [Fact]
    public void Helps_by_work_that_is_called_so() =>
        Sample.Told("""
            霜河县2024年晒账工作方案
            1.晒账。都要晒。（县财政局牵头，县审计局做好服务与配合工作）
            2.对账。都要对。（县财政局牵头，县审计局、县档案馆做好配合工作）
            """).ShouldBe("""
            1 晒账 | 县财政局 |  | 县审计局 |
            2 对账 | 县财政局 |  | 县审计局、县档案馆 |
            """);

    [Fact]
    public void Offices_of_every_county_share_the_words_before_the_first() =>
        Sample.Told("""
            云岭省2024年晒账工作方案
            1.晒账。都要晒。（责任单位：省财政厅，各县财政部门、审计部门、档案部门）
            """).ShouldBe("""
            1 晒账 |  | 省财政厅、各县财政部门、审计部门、档案部门 |  |
            """);
}
