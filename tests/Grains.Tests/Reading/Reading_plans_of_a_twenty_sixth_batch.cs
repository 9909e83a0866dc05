using Tracker.Calendar;
using Tracker.Plans;

namespace Tracker.Grains.Tests.Reading;

/// <summary>Manners of offices met in the twenty-sixth to the twenty-eighth batch: labels and headings with two kinds of offices in them, headings of two lines, clauses and slips.</summary>
public class Reading_plans_of_a_twenty_sixth_batch
{
    private const string Title = "云岭省2024年政务公开工作要点\n";

    private static string[] Names(IEnumerable<NamedUnit> units) => [.. units.Select(u => u.Name)];

    [Theory]
    [InlineData("(责任处室、单位:信息处、省图书馆)", "", "信息处 省图书馆", "")]
    [InlineData("(牵头处室:信息处;配合处室、单位:宣传处、省图书馆;时间:6月底前)", "信息处", "", "宣传处 省图书馆")]
    [InlineData("\n部门分工:省档案馆牵头,省气象局、省图书馆配合。", "省档案馆", "", "省气象局 省图书馆")]
    [InlineData("\n落实安排:省档案馆牵头,省气象局、省图书馆配合。", "省档案馆", "", "省气象局 省图书馆")]
    [InlineData("(宣传处会信息处负责)", "", "宣传处 信息处", "")]
    [InlineData("(由省档案馆会同省气象局研究提出落实意见)", "", "省档案馆 省气象局", "")]
    [InlineData("(省档案馆牵头,省委目督办配合)", "省档案馆", "", "省委目督办")]
    [InlineData("\n责仕科室:信息科、宣传科。", "", "信息科 宣传科", "")]
    public void Units_are_found_behind_such_labels_and_verbs(string said, string leads, string responsible, string helps)
    {
        var point = Sample.Read(Title + "一、晒账\n1.晒出台账,让大家都看得到。" + said + "\n2.说清来源,让大家都听得懂。" + said + "\n").Points[0];
        string.Join(' ', Names(point.LeadUnits)).ShouldBe(leads);
        string.Join(' ', Names(point.ResponsibleUnits)).ShouldBe(responsible);
        string.Join(' ', Names(point.CooperatingUnits)).ShouldBe(helps);
    }

    [Fact]
    public void The_limit_behind_the_bare_label_time_is_read()
    {
        var draft = Sample.Read(Title + "一、晒账\n1.晒出台账。(牵头处室:信息处;时间:6月底前)\n2.说清来源。(牵头处室:信息处;时间:9月底前)\n");
        draft.Points.Select(p => ((FixedDeadline)p.Deadlines.Single().Deadline).Date.Month).ShouldBe([6, 9]);
    }

    [Theory]
    [InlineData("牵头办(所)", "配合办(所)、村", "政务办", "", "财政所 各村")]
    [InlineData("牵头站办", "责任单位", "政务办", "财政所 各村", "")]
    [InlineData("牵头、责任单位", "配合处室、单位", "", "政务办", "财政所 各村")]
    public void Headings_say_a_duty_and_whatever_the_offices_are_called(string first, string second, string leads, string responsible, string helps)
    {
        var point = Sample.Read(Title + $"| 序号 | 工作任务 | {first} | {second} | 完成时限 |\n| 1 | 晒出台账,让大家都看得到 | 政务办 | 财政所、各村 | 6月底前 |\n| 2 | 说清来源,让大家都听得懂 | 政务办 | 财政所、各村 | 9月底前 |\n").Points[0];
        string.Join(' ', Names(point.LeadUnits)).ShouldBe(leads);
        string.Join(' ', Names(point.ResponsibleUnits)).ShouldBe(responsible);
        string.Join(' ', Names(point.CooperatingUnits)).ShouldBe(helps);
    }

    [Fact]
    public void A_second_line_of_headings_may_part_what_is_kept_nowhere()
    {
        var draft = Sample.Read(Title + "| 序号 | 工作任务 | 责任分工 | 〃 | 完成时限 | 推进情况 | 〃 |\n| 〃 | 〃 | 牵头单位 | 责任单位 | 〃 | 一季度 | 二季度 |\n| 1 | 晒出台账,让大家都看得到 | 省档案馆 | 省气象局 | 6月底前 | 已招标 | 已开工 |\n| 2 | 说清来源,让大家都听得懂 | 省林草局 | 省图书馆 | 9月底前 | 已招标 | 已开工 |\n");
        draft.Points.Select(p => p.LeadUnits.Single().Name).ShouldBe(["省档案馆", "省林草局"]);
        draft.Points.Select(p => p.ResponsibleUnits.Single().Name).ShouldBe(["省气象局", "省图书馆"]);
        draft.Questions.ShouldNotContain(q => q.Where == "table");
    }

    [Fact]
    public void Lines_of_a_table_set_apart_by_blanks_go_on_below_and_may_begin_under_a_heading()
    {
        var draft = Sample.Read(Title + "序号 重点任务 主要责任单位 协同配合单位\n一、晒账\n1 晒出台账5本左右。 省档案馆 省气象局、各县政府。\n2 说清来源,让大家都听得懂。 省档案馆\n省林草局\n省气象局、各县政府。\n3 公布去向,让大家都查得到。 省图书馆 省气象局。\n");
        draft.Points.Length.ShouldBe(3);
        draft.Points.ShouldAllBe(p => p.Section == "一、晒账");
        Names(draft.Points[1].ResponsibleUnits).ShouldContain("省林草局");
        Names(draft.Points[1].CooperatingUnits).ShouldBe(["省气象局", "各县政府"]);
    }

    [Fact]
    public void Who_answers_for_all_tasks_and_who_helps_in_them_may_stand_in_one_sentence()
    {
        var draft = Sample.Read(Title + "一、晒账\n1.晒出台账。(省档案馆牵头)\n2.说清来源。(省气象局牵头)\n上述各项任务,市县政府均为责任单位,各级乡镇人民政府、街道办事处配合落实。\n");
        draft.Points.ShouldAllBe(p => p.ResponsibleUnits.Any(u => u.Name == "市县政府") && p.CooperatingUnits.Any(u => u.Name == "街道办事处"));
    }

    [Fact]
    public void Who_is_said_to_carry_out_all_tasks_below_is_responsible_for_each()
    {
        var draft = Sample.Read(Title + "各设区市人民政府对以下任务均负责落实,不再逐项列出。\n一、晒账\n1.晒出台账。(省档案馆牵头)\n2.说清来源。(省气象局牵头)\n");
        draft.Points.ShouldAllBe(p => p.ResponsibleUnits.Single().Name == "各设区市人民政府");
        draft.Questions.ShouldNotContain(q => q.Where == "unitsStanding");
    }

    [Fact]
    public void A_note_says_that_the_first_office_leads_whatever_offices_are_called()
    {
        var draft = Sample.Read(Title + "注:责任科室排名首位者为牵头科室。\n| 序号 | 公开事项 | 公开内容 | 公开时限 | 责任科室 |\n| 1 | 晒账 | 晒出台账,让大家都看得到 | 6月底前 | 信息科、宣传科 |\n| 2 | 来源 | 说清来源,让大家都听得懂 | 9月底前 | 宣传科、信息科 |\n");
        draft.Points.Select(p => p.LeadUnits.Single().Name).ShouldBe(["信息科", "宣传科"]);
    }

    [Theory]
    [InlineData("10月2O曰前", 10, 20)]
    [InlineData("5月3l日前", 5, 31)]
    [InlineData("ll月底前", 11, 30)]
    [InlineData("9月3O日前", 9, 30)]
    public void Slips_of_scanners_in_days_are_read_as_meant(string said, int month, int day)
    {
        var draft = Sample.Read(Title + $"一、晒账\n1.晒出台账。(责任单位:省档案馆;完成时限:{said})\n2.说清来源。(责任单位:省气象局)\n");
        ((FixedDeadline)draft.Points[0].Deadlines.Single().Deadline).Date.ShouldBe(new DateOnly(2024, month, day));
    }

    [Theory]
    [InlineData("办理质量两月一通报", "两月一通")]
    [InlineData("重大活动前完成一轮测试", "重大活动前")]
    public void These_limits_are_told_or_asked(string said, string quote)
    {
        var draft = Sample.Read(Title + $"一、晒账\n1.晒出台账,{said}。(责任单位:省档案馆)\n2.说清来源。(责任单位:省气象局)\n");
        (draft.Points[0].Deadlines.Any(d => d.Deadline.Quote.Contains(quote)) || draft.Questions.Any(q => q.Quote.Contains(quote))).ShouldBeTrue();
    }

    [Theory]
    [InlineData("公开学前教育收费标准", 0)]
    [InlineData("每天开放时间不少于7小时", 1)]
    public void Neither_preschools_nor_hours_of_opening_are_limits(string said, int recurring)
    {
        var draft = Sample.Read(Title + $"一、晒账\n1.晒出台账,{said}。(责任单位:省档案馆)\n2.说清来源。(责任单位:省气象局)\n");
        draft.Points[0].Deadlines.Count(d => d.Deadline is RecurringDeadline).ShouldBe(recurring);
        draft.Points[0].Deadlines.Length.ShouldBe(recurring);
    }

    [Fact]
    public void Issuer_and_day_may_stand_in_a_bracket_below_the_title()
    {
        var draft = Sample.Read("临港区环境问题整改清单\n(临港区管理委员会 2020年4月18日)\n一、晒账不及时。\n整改时限:9月底前\n责任单位:区档案馆\n二、来源说不清。\n整改时限:10月底前\n责任单位:区图书馆\n");
        draft.Document.Issuer.ShouldBe("临港区管理委员会");
        draft.Document.Year.ShouldBe(2020);
        draft.Points.Select(p => ((FixedDeadline)p.Deadlines.Single().Deadline).Date).ShouldBe([new DateOnly(2020, 9, 30), new DateOnly(2020, 10, 31)]);
    }
}
