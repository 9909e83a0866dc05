using Tracker.Calendar;
using Tracker.Plans;

namespace Tracker.Grains.Tests.Reading;

/// <summary>Manners of offices met in the twenty-ninth and the thirtieth batch: headings over whole sections, cards of a printed copy, lists by unit, clauses and slips.</summary>
public class Reading_plans_of_a_thirtieth_batch
{
    private const string Title = "云岭省2024年政务公开工作要点\n";

    [Fact]
    public void A_bracket_of_a_bare_heading_holds_for_each_of_the_sentences_numbered_anew_under_it()
    {
        static string Items(string what) => $"1.公布{what}的清单、标准和结果，6月底前在政府网站和政务新媒体同时发布并保持更新。\n2.收集群众对{what}的意见和建议，逐条登记、逐条答复，每季度公布一次办理情况。\n";
        var draft = Sample.Read(Title + $"一、服务群众\n(一)救助公开(牵头部门:省档案馆;责任部门:省气象局)\n{Items("救助")}(二)住房公开(牵头部门:省林草局)\n{Items("住房")}二、夯实基础\n(三)学校公开(牵头部门:省图书馆)\n{Items("学校")}");
        draft.Points.Length.ShouldBe(6);
        draft.Points.Select(p => p.LeadUnits.Single().Name).ShouldBe(["省档案馆", "省档案馆", "省林草局", "省林草局", "省图书馆", "省图书馆"]);
        draft.Points.Take(2).ShouldAllBe(p => p.ResponsibleUnits.Single().Name == "省气象局");
    }

    [Fact]
    public void Offices_of_a_town_head_the_list_of_what_each_of_them_does()
    {
        var draft = Sample.Read("柳岭镇2024年政务公开任务分工\n各单位任务如下:\n一、党政办公室\n1.晒出台账,让大家都看得到。\n2.说清来源,让大家都听得懂。(配合单位:便民服务中心)\n二、财政所\n1.公布去向,让大家都查得到。\n三、应急管理站\n1.收集意见,每条都回。\n2.公布答复,每条都登。\n");
        draft.Points.Select(p => p.LeadUnits.Concat(p.ResponsibleUnits).Single().Name).ShouldBe(["党政办公室", "党政办公室", "财政所", "应急管理站", "应急管理站"]);
    }

    [Fact]
    public void Labels_of_a_card_that_are_indented_belong_to_one_task()
    {
        static string Card(string mark, string unit) => $"  {mark}、督察发现,来源说不清。\n  责任单位:{unit}\n  督导单位:省林草局\n  责任领导:李某某\n  整改目标:来源清楚。\n  整改时限:2024年10月底前\n  整改措施:1.查清来源。\n  2.公布去向。\n";
        var draft = Sample.Read("云岭省督察反馈意见整改清单\n(2024年7月30日)\n" + Card("一", "省档案馆") + Card("二", "省气象局"));
        draft.Points.Length.ShouldBe(2);
        draft.Points.ShouldAllBe(p => ((FixedDeadline)p.Deadlines.Single().Deadline).Date == new DateOnly(2024, 10, 31));
    }

    [Theory]
    [InlineData("注:各镇街为以上所有任务的配合单位。", true)]
    [InlineData("各镇街为上述所有任务的责任单位。", false)]
    public void A_note_below_makes_a_class_help_or_answer_everywhere(string note, bool helps)
    {
        var draft = Sample.Read(Title + "一、晒账\n1.晒出台账。(省档案馆牵头)\n2.说清来源。(省气象局牵头)\n" + note + "\n");
        draft.Points.ShouldAllBe(p => (helps ? p.CooperatingUnits : p.ResponsibleUnits).Single().Name == "各镇街");
    }

    [Theory]
    [InlineData("2024年第三季度起草完成指引", 9, 30)]
    [InlineData("三季度至少邀请群众代表列席会议", 9, 30)]
    [InlineData("10月具备运行条件", 10, 31)]
    public void A_bare_month_or_quarter_before_what_is_done_then_is_a_limit(string said, int month, int day)
    {
        var draft = Sample.Read(Title + $"一、晒账\n1.晒出台账。{said}。(责任单位:省档案馆)\n2.说清来源。(责任单位:省气象局)\n");
        ((FixedDeadline)draft.Points[0].Deadlines.Single().Deadline).Date.ShouldBe(new DateOnly(2024, month, day));
    }

    [Fact]
    public void A_bracket_of_its_own_with_nothing_but_a_month_is_a_limit()
    {
        var draft = Sample.Read(Title + "一、晒账\n1.晒出台账。(6月)\n2.说清来源。(9月底前)\n");
        draft.Points.Select(p => ((FixedDeadline)p.Deadlines.Single().Deadline).Date.Month).ShouldBe([6, 9]);
    }

    [Fact]
    public void Once_in_two_weeks_at_least_is_asked()
    {
        var draft = Sample.Read(Title + "一、晒账\n1.晒出台账,两周至少更新一次。(责任单位:省档案馆)\n2.说清来源。(责任单位:省气象局)\n");
        draft.Questions.ShouldContain(q => q.Kind == QuestionKind.UnclearDeadline && q.Quote.Contains("两周至少更新一次"));
    }

    [Theory]
    [InlineData("省皇冠体育平台", "皇冠体育", QuestionKind.SuspectWord)]
    [InlineData("省融媒体心", "省融媒体心", QuestionKind.Damage)]
    public void Names_that_no_office_has_are_asked(string name, string quote, QuestionKind kind)
    {
        var draft = Sample.Read(Title + $"一、晒账\n1.晒出台账。(牵头单位:{name}、省档案馆)\n2.说清来源。(牵头单位:省气象局)\n");
        draft.Questions.ShouldContain(q => q.Kind == kind && q.Quote == quote);
    }

    [Fact]
    public void The_column_of_aims_is_what_is_to_be_done_where_no_other_says_it()
    {
        var draft = Sample.Read(Title + "| 序号 | 改革任务 | 工作目标 | 责任领导 | 牵头部门 | 完成时间 |\n| 1 | 晒账 | 晒出台账,每半年评估一次。 | 李某 | 省档案馆 | 6月底前 |\n| 2 | 来源 | 说清来源,3月底前发布。 | 王某 | 省气象局 | 长期 |\n");
        draft.Points[0].Deadlines.Length.ShouldBe(2);
        draft.Points[1].Deadlines.ShouldContain(d => d.Deadline is FixedDeadline);
    }
}
