using Tracker.Calendar;
using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Grains.Tests.Reading;

/// <summary>Ways of writing that documents which nobody had seen before turned out to have.</summary>
public class Reading_more_that_offices_write
{
    [Theory]
    [InlineData("列在首位的责任单位为牵头单位。")]
    [InlineData("排在第一位的部门为牵头部门。")]
    public void Makes_the_first_named_the_lead_however_the_document_says_so(string clause)
    {
        var draft = Sample.Read($"云岭省2024年政务公开工作要点\n为做好今年工作,制定本要点。{clause}\n一、公开\n1.晒出台账。都要晒。\n责任单位:省档案馆、省气象局");
        Sample.Names(draft.Points[0].LeadUnits).ShouldBe(["省档案馆"]);
    }

    [Theory]
    [InlineData("(各市政府按职能分工)", "各市政府")]
    [InlineData("(省档案馆审核把关)", "省档案馆")]
    [InlineData("(省档案馆统筹,各市政府落实)", "省档案馆 各市政府")]
    public void Takes_no_verb_and_no_manner_for_part_of_a_name(string bracket, string names) =>
        string.Join(' ', Sample.Names(Sample.WithUnits(bracket).ResponsibleUnits)).ShouldBe(names);

    [Fact]
    public void Gives_units_that_are_named_once_to_each_item_above()
    {
        var draft = Sample.Read("云岭省2024年政务公开工作要点\n一、公开\n(一)晒出台账。都要晒。(责任单位:省档案馆)\n二、保障\n(二)说清来源。都要说。\n(三)办好公报。年底前办好。\n以上(二)至(三)项工作由省气象局牵头,各市政府配合。");
        draft.Points.Select(p => p.Title).ShouldBe(["晒出台账", "说清来源", "办好公报"]);
        draft.Points.Skip(1).Select(p => (Sample.Names(p.LeadUnits)[0], Sample.Names(p.CooperatingUnits)[0])).ShouldBe([("省气象局", "各市政府"), ("省气象局", "各市政府")]);
        draft.Points[2].Text.ShouldBe("年底前办好。");
    }

    [Theory]
    [InlineData("账务由省档案馆牵头办理,每月对一次。", "省档案馆", "")]
    [InlineData("省档案馆负责,每月对一次。", "", "省档案馆")]
    [InlineData("每月对一次。省档案馆与省气象局共同负责。", "", "省档案馆 省气象局")]
    public void Takes_the_subject_of_a_sentence_for_who_does_it(string words, string lead, string responsible)
    {
        var point = Sample.Points($"1.说清来源。都要说。{Sample.Units}", $"2.晒出台账。{words}", $"3.办好公报。都要办。{Sample.Units}").Points[1];
        (string.Join(' ', Sample.Names(point.LeadUnits)), string.Join(' ', Sample.Names(point.ResponsibleUnits))).ShouldBe((lead, responsible));
    }

    [Fact]
    public void Leaves_a_remark_about_all_points_out_of_the_last_one() =>
        Sample.Points($"1.晒出台账。都要晒。{Sample.Units}", "以上任务,各市政府要在本要点印发之日起15日内拿出办法。").Points.ShouldHaveSingleItem().Deadlines.ShouldBeEmpty();

    [Fact]
    public void Does_not_take_lost_indents_and_lists_of_properties_for_points()
    {
        var draft = Sample.Read("1. [主题分类] 综合\n2. [成文日期] 2024-03-01\n3. [有效性]\n云岭省2024年政务公开工作要点\n??一、公开\n??1.晒出台账。都要晒。(责任单位:省档案馆)\n??2.说清来源。都要说。(责任单位:省档案馆)\n??3.办好公报。都要办。(责任单位:省档案馆)");
        draft.Points.Select(p => (p.Number, p.Title)).ShouldBe([("1", "晒出台账"), ("2", "说清来源"), ("3", "办好公报")]);
        draft.Questions.ShouldBeEmpty();
        draft.Document.Title.ShouldBe("云岭省2024年政务公开工作要点");
    }

    [Fact]
    public void Keeps_the_task_as_title_where_it_is_merged_over_a_few_numbered_rows()
    {
        var draft = PlanReader.Read(new SourceText(
            "云岭省2024年政务公开任务分解表\n| 序号 | 工作任务 | 具体要求 | 责任单位 |\n| 1 | 晒账 | 台账都要晒出来 | 省档案馆 |\n| 2 | 晒天气 | 天气都要晒出来 | 省气象局 |\n| 3 | 〃 | 预警都要发出去 | 〃 |\n| 4 | 办报 | 公报都要办好 | 省档案馆 |\n| 5 | 办刊 | 年刊都要办好 | 省档案馆 |\n",
            KnowsBlankCells: true));
        draft.Points.Select(p => (p.Number, p.Title)).ShouldBe([("1", "晒账"), ("2", "晒天气"), ("3", "晒天气"), ("4", "办报"), ("5", "办刊")]);
        draft.Points[2].Text.ShouldBe("预警都要发出去");
    }

    [Fact]
    public void Reads_headings_of_a_table_that_run_over_two_lines()
    {
        var draft = Sample.Read("云岭省2024年政务公开任务分解表\n工作任务 | 具体要求\n| 责任单位 |\n一、晒账。 | 1.台账都要晒出来。 | 省档案馆 |\n2.旧账也要晒出来。 | 省气象局 |\n");
        draft.Points.Select(p => p.Title).ShouldBe(["台账都要晒出来", "旧账也要晒出来"]);
        Sample.Names(draft.Points[1].ResponsibleUnits).ShouldBe(["省气象局"]);
    }

    [Fact]
    public void Asks_about_a_limit_that_was_over_before_the_document_came_out()
    {
        var draft = Sample.Read("云岭省2024年政务公开工作要点\n云政办发〔2024〕5号\n2024年7月1日\n一、公开\n1.晒出台账。3月底前晒出来。(责任单位:省档案馆)");
        var asked = draft.Questions.ShouldHaveSingleItem();
        (asked.Kind, asked.Suggestion, asked.Because).ShouldBe((QuestionKind.UnclearDeadline, "2025年3月31日前", "time.before-issue"));
    }

    [Fact]
    public void Takes_the_headings_words_for_how_long_where_a_point_has_no_limit() =>
        Sample.Read($"云岭省2024年政务公开工作要点\n一、长期坚持的任务\n1.晒出台账。都要晒。{Sample.Units}").Points[0].Deadlines.ShouldHaveSingleItem().Deadline.ShouldBeOfType<StandingDuty>();

    [Theory]
    [InlineData("动态管理结果12月15日前公布。", "2024-12-15")]
    [InlineData("上半年完成调研,9月1日上线。", "2024-06-30 2024-09-01")]
    [InlineData("年内公布事项不少于1000项。", "2024-12-31")]
    public void Takes_days_among_other_words(string sentence, string days) =>
        string.Join(' ', Sample.Saying(sentence).Deadlines.Select(d => ((FixedDeadline)d.Deadline).Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))).ShouldBe(days);

    [Fact]
    public void Finds_injected_words_with_a_blank_in_them() =>
        Sample.Points($"1.晒出台账。各地按bet 365亚洲版官网要求办理。{Sample.Units}").Questions.ShouldHaveSingleItem().Quote.ShouldBe("bet 365亚洲版官网");
}
