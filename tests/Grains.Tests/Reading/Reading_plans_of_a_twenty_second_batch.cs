using Tracker.Calendar;
using Tracker.Plans;

namespace Tracker.Grains.Tests.Reading;

/// <summary>Manners of offices met in the twenty-first to the twenty-fourth batch: units said once for several tasks, labels in other words, tables and slips.</summary>
public class Reading_plans_of_a_twenty_second_batch
{
    private const string Title = "云岭省2024年政务公开工作要点\n";

    [Theory]
    [InlineData("〔以上各项牵头单位:省档案馆;责任单位:省气象局〕", 3)]
    [InlineData("以上三项牵头单位:省档案馆;责任单位:省气象局。", 3)]
    [InlineData("(以上两项工作牵头单位:省档案馆;责任单位:省气象局)", 2)]
    [InlineData("以上两项由省档案馆牵头,省气象局负责,于9月10日前完成。", 2)]
    public void A_line_below_several_tasks_names_the_units_of_so_many_of_them(string line, int tasks)
    {
        var draft = Sample.Read(Title + "一、晒账\n(一)晒出台账,让大家都看得到。\n(二)说清来源,让大家都听得懂。\n(三)公布去向,让大家都查得到。\n" + line + "\n二、听声音\n(一)收集意见,每条都回。(牵头单位:省林草局)\n(二)公布答复,每条都登。(牵头单位:省林草局)\n");
        draft.Points.Count(p => p.LeadUnits.Any(u => u.Name == "省档案馆") && p.ResponsibleUnits.Any(u => u.Name == "省气象局")).ShouldBe(tasks);
        draft.Points.Where(p => p.Section == "二、听声音").ShouldAllBe(p => p.LeadUnits.Single().Name == "省林草局");
    }

    [Fact]
    public void What_the_line_below_says_of_the_limit_holds_for_a_task_with_units_of_its_own_too()
    {
        var draft = Sample.Read(Title + "一、晒账\n(一)晒出台账,让大家都看得到。(省林草局负责)\n(二)说清来源,让大家都听得懂。\n以上两项由省档案馆牵头,于9月10日前完成。\n二、听声音\n(一)收集意见。(省林草局负责)\n");
        draft.Points[0].ResponsibleUnits.Single().Name.ShouldBe("省林草局");
        draft.Points.Take(2).ShouldAllBe(p => ((FixedDeadline)p.Deadlines.Single().Deadline).Date == new DateOnly(2024, 9, 10));
    }

    [Fact]
    public void Tasks_listed_by_who_does_them_belong_to_the_unit_that_the_heading_names()
    {
        var draft = Sample.Read(Title + "清单所列任务由所列部门牵头办理。\n一、省档案馆(省地方志办公室)(2项)\n1.晒出台账,让大家都看得到。(配合单位:省林草局;6月底前)\n2.说清来源,让大家都听得懂。\n二、省气象局、省林草局(1项)\n3.公布去向,让大家都查得到。(配合单位:省档案馆)\n三、省图书馆(1项)\n4.收集意见,每条都回。\n四、其他\n5.公布答复。(牵头单位:省民政厅)\n");
        draft.Points.Select(p => string.Join(' ', p.LeadUnits.Select(u => u.Name))).ShouldBe(["省档案馆（省地方志办公室）".Replace('（', '(').Replace('）', ')'), "省档案馆(省地方志办公室)", "省气象局 省林草局", "省图书馆", "省民政厅"]);
        draft.Points[0].CooperatingUnits.Single().Name.ShouldBe("省林草局");
    }

    [Fact]
    public void Headings_that_are_what_the_tasks_are_about_make_no_unit_responsible()
    {
        var draft = Sample.Read(Title + "一、建设数据平台\n1.晒出台账。(省档案馆负责)\n2.说清来源。(省气象局负责)\n二、建设测评平台\n3.公布去向。(省档案馆负责)\n三、建设服务平台\n4.收集意见。(省林草局负责)\n");
        draft.Points.ShouldAllBe(p => p.LeadUnits.IsEmpty && p.ResponsibleUnits.Length == 1);
    }

    [Fact]
    public void A_bracket_in_the_heading_holds_for_the_points_under_it_where_their_numbers_run_on()
    {
        var draft = Sample.Read(Title + "一、晒账(牵头单位:省档案馆;责任单位:省气象局;完成时限:6月底前)\n1.晒出台账,让大家都看得到。\n2.说清来源,让大家都听得懂。(牵头单位:省林草局)\n二、听声音(牵头单位:省图书馆;完成时限:9月底前)\n3.收集意见,每条都回。\n4.公布答复,每条都登。\n");
        draft.Points.Select(p => p.LeadUnits.Single().Name).ShouldBe(["省档案馆", "省林草局", "省图书馆", "省图书馆"]);
        draft.Points.Select(p => ((FixedDeadline)p.Deadlines.Single().Deadline).Date.Month).ShouldBe([6, 6, 9, 9]);
    }

    [Fact]
    public void Numbers_that_begin_anew_under_each_heading_with_units_stay_the_words_of_one_point()
    {
        var draft = Sample.Read(Title + "一、晒账\n(一)晒出台账。(牵头单位:省档案馆)\n1.都要晒。\n2.晒得清。\n(二)说清来源。(牵头单位:省气象局)\n1.都要说。\n2.说得明。\n");
        draft.Points.Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("主责部门:省档案馆|协同部门:省气象局|完成时间:6月底前", "省档案馆", "", "省气象局")]
    [InlineData("牵头单位、责任单位:省档案馆;协作部门:省气象局;公开时限:6月底前", "", "省档案馆", "省气象局")]
    [InlineData("责任站所:省档案馆;协作科室:省气象局;完成时限:6月底前", "", "省档案馆", "省气象局")]
    [InlineData("牵头及责任单位:省档案馆;配合单位:省气象局;整改时限:6月底前", "", "省档案馆", "省气象局")]
    public void Labels_as_offices_word_them(string line, string lead, string responsible, string helping)
    {
        var point = Sample.Read(Title + "一、晒账\n1.晒出台账,让大家都看得到。\n" + line + "\n2.说清来源,让大家都听得懂。\n" + line + "\n").Points[0];
        (string.Concat(point.LeadUnits.Select(u => u.Name)), string.Concat(point.ResponsibleUnits.Select(u => u.Name)), string.Concat(point.CooperatingUnits.Select(u => u.Name))).ShouldBe((lead, responsible, helping));
        point.Deadlines.Single().Deadline.ShouldBeOfType<FixedDeadline>();
    }

    [Fact]
    public void A_person_or_a_label_nobody_knows_between_two_lines_of_labels_does_not_part_the_point()
    {
        var draft = Sample.Read(Title + "一、晒账\n1.晒出台账,让大家都看得到。\n牵头单位:省档案馆\n责任人:某某\n督导单位:省气象局\n整改时限:6月底前\n2.说清来源,让大家都听得懂。\n牵头单位:省林草局\n");
        draft.Points.Select(p => p.Number).ShouldBe(["1", "2"]);
        draft.Points[0].Deadlines.Single().Deadline.ShouldBeOfType<FixedDeadline>();
        draft.Questions.ShouldContain(q => q.Quote.Contains("督导单位"));
    }

    [Fact]
    public void A_label_with_a_wrong_letter_beside_a_known_limit_is_taken_for_responsible_and_asked()
    {
        var draft = Sample.Read(Title + "一、晒账\n1.晒出台账。(责任单位:省气象局;完成时限:9月底前)\n2.说清来源。(责汪单位:省档案馆;完成时限:1O月底前)\n");
        draft.Points[1].ResponsibleUnits.Single().Name.ShouldBe("省档案馆");
        draft.Questions.ShouldContain(q => q.Quote.Contains("责汪单位"));
        ((FixedDeadline)draft.Points[1].Deadlines.Single().Deadline).Date.ShouldBe(new DateOnly(2024, 10, 31), "a letter that looks like a nought");
    }

    [Theory]
    [InlineData("对下列任务,各市(州)人民政府负责抓好本地区落实,以下不再一一列出。", "各市(州)人民政府")]
    [InlineData("以下任务均需各乡(镇)人民政府、街道办事处落实属地责任,不再逐项列出。", "各乡(镇)人民政府 街道办事处")]
    public void Clauses_that_name_who_does_all_of_it_and_what(string clause, string units)
    {
        var draft = Sample.Read(Title + clause + "\n一、晒账\n1.晒出台账,让大家都看得到。(省档案馆牵头)\n2.说清来源,让大家都听得懂。(省气象局牵头)\n");
        draft.Points.ShouldAllBe(p => string.Join(' ', p.ResponsibleUnits.Select(u => u.Name)) == units);
    }

    [Fact]
    public void A_mark_before_a_name_leads_where_the_document_says_so()
    {
        var table = "| 序号 | 任务 | 责任单位 |\n| 1 | 晒出台账 | ▲省档案馆、省气象局 |\n| 2 | 说清来源 | 省林草局 |\n";
        var draft = Sample.Read(Title + table + "注:标▲的为牵头单位。\n");
        (draft.Points[0].LeadUnits.Single().Name, draft.Points[0].ResponsibleUnits.Single().Name, draft.Points[1].LeadUnits.IsEmpty).ShouldBe(("省档案馆", "省气象局", true));
        Sample.Read(Title + table).Points[0].ResponsibleUnits.Select(u => u.Name).ShouldBe(["省档案馆", "省气象局"], "nothing says what the mark means");
    }

    [Fact]
    public void The_first_responsible_unit_leads_where_a_note_says_so_in_other_words()
    {
        var draft = Sample.Read(Title + "一、晒账\n(一)晒出台账。\n责任单位:省档案馆、省气象局(第一责任单位为牵头单位,下同)\n(二)说清来源。\n责任单位:省林草局、省气象局\n");
        draft.Points.Select(p => p.LeadUnits.Single().Name).ShouldBe(["省档案馆", "省林草局"]);
    }

    [Fact]
    public void A_merged_cell_goes_on_where_a_class_of_tasks_begins_in_the_same_row()
    {
        var draft = Sample.Read(Title + "| 序号 | 类别 | 任务 | 责任单位 | 完成时限 |\n| 1 | 晒账 | 晒出台账 | 省档案馆 | 9月30日前 |\n| 2 | 说明 | 说清来源 | 省气象局 | 〃 |\n| 3 | 〃 | 公布去向 | 省林草局 | 12月20日前 |\n");
        draft.Points.Select(p => ((FixedDeadline)p.Deadlines.Single().Deadline).Date.Month).ShouldBe([9, 9, 12]);
    }

    [Fact]
    public void Remarks_say_when_where_no_other_column_does()
    {
        var draft = Sample.Read(Title + "| 序号 | 任务 | 责任单位 | 备注 |\n| 1 | 晒出台账 | 省档案馆 | 每半年一次 |\n| 2 | 说清来源 | 省气象局 | 长期坚持 |\n| 3 | 公布去向 | 省林草局 | 上级督办事项 |\n| 4 | 公布答复 | 省林草局 | 9月底前完成 |\n");
        draft.Points.Select(p => p.Deadlines.Length).ShouldBe([1, 1, 0, 1]);
    }

    [Theory]
    [InlineData("今后举行听证会7日前公告", true)]
    [InlineData("三季度投入运营", true)]
    [InlineData("表彰结果在年终总结大会宣布", false)]
    [InlineData("集中培训一次,课时不少于2天", false)]
    public void Words_that_say_when_and_words_that_do_not(string words, bool limit) =>
        Sample.Read(Title + $"一、晒账\n1.晒出台账,{words}。(省档案馆牵头)\n").Points.Single().Deadlines.IsEmpty.ShouldBe(!limit);

    [Fact]
    public void A_bracket_behind_the_last_sentence_that_only_says_for_ever_is_a_limit()
    {
        var draft = Sample.Read(Title + "一、晒账\n1.晒出台账,让大家都看得到。(省档案馆牵头)\n2.说清来源,让大家都听得懂。(长期坚持)\n3.公布去向。(省档案馆牵头)\n");
        draft.Points[1].Deadlines.Single().Deadline.ShouldBeOfType<StandingDuty>();
    }

    [Theory]
    [InlineData("5月31曰前", 5)]
    [InlineData("9目底前", 9)]
    [InlineData("l2月底前", 12)]
    public void Letters_that_a_scanner_took_for_others_in_a_day(string printed, int month) =>
        ((FixedDeadline)Sample.Read(Title + $"一、晒账\n1.晒出台账,{printed}完成。(省档案馆牵头)\n").Points.Single().Deadlines.Single().Deadline).Date.Month.ShouldBe(month);

    [Fact]
    public void A_name_with_a_letter_that_is_none_or_another_one_is_asked()
    {
        var draft = Sample.Read(Title + "一、晒账\n1.晒出台账。(省人カ资源社会保障厅牵头,省发展改革委配合)\n2.说清来源。(省发展改草委牵头)\n3.公布去向。(省发展改革委牵头)\n");
        draft.Questions.Where(q => q.Kind == QuestionKind.Damage).Select(q => (q.Quote, q.Suggestion)).ShouldBe([("省人カ资源社会保障厅", null), ("省发展改草委", "省发展改革委")]);
    }

    [Fact]
    public void A_merged_cell_goes_on_behind_the_heading_of_the_next_class()
    {
        var draft = Sample.Read(Title + "| 序号 | 任务 | 责任单位 | 完成时限 |\n| 一、晒账 |\n| 1 | 晒出台账 | 省档案馆 | 9月30日前 |\n| 二、听声音 |\n| 2 | 说清来源 | 省气象局 | 〃 |\n| 3 | 公布去向 | 省林草局 | 12月20日前 |\n");
        draft.Points.Select(p => ((FixedDeadline)p.Deadlines.Single().Deadline).Date.Month).ShouldBe([9, 9, 12]);
    }

    [Fact]
    public void Where_one_heading_has_only_items_with_units_the_units_of_another_are_its_items()
    {
        var draft = Sample.Read(Title + "一、晒账(省档案馆牵头,省气象局配合)\n1.晒出台账,让大家都看得到。\n2.说清来源,让大家都听得懂。\n二、听声音\n1.收集意见,每条都回。(省林草局牵头)\n2.公布答复,每条都登。(省图书馆牵头)\n三、请人看\n1.办好开放日,每季一次。\n2.办好讲解员培训,每年一次。\n(以上工作由省民政厅牵头,各市政府负责落实)\n四、有人管\n1.查漏补缺,一月一查。\n2.有错就改,一周改完。\n(本项工作责任单位:省林草局、省气象局)\n");
        draft.Points.Select(p => string.Concat(p.LeadUnits.Select(u => u.Name))).ShouldBe(["省档案馆", "省档案馆", "省林草局", "省图书馆", "省民政厅", "省民政厅", "", ""]);
        draft.Points[7].ResponsibleUnits.Select(u => u.Name).ShouldBe(["省林草局", "省气象局"]);
    }

    [Fact]
    public void The_title_may_end_in_a_bracket_that_says_which_part_it_is() =>
        Sample.Read("经济工作\n云岭区2011年目标任务分解表(经济工作)\n| 序号 | 任务 | 牵头部门 |\n| 1 | 晒出台账 | 区档案馆 |\n").Document.Year.ShouldBe(2011);

    [Theory]
    [InlineData("责办小组:省林草局、省图书馆", "责办小组:省林草局、省图书馆")]
    [InlineData("以上几件由省林草局、省图书馆一起负责到底。", "以上几件由省林草局、省图书馆一起负责到底。")]
    public void A_line_that_seems_to_say_whose_task_it_is_and_gave_nothing_is_asked(string line, string quote)
    {
        var draft = Sample.Read(Title + "一、晒账\n1.晒出台账,让大家都看得到。(省档案馆牵头)\n2.说清来源,让大家都听得懂。(省气象局牵头)\n" + line + "\n二、听声音\n3.收集意见。(省档案馆牵头)\n");
        draft.Questions.Select(q => (q.Where, q.Quote)).ShouldBe([("unitsUnread", quote)]);
    }

    [Fact]
    public void What_the_page_says_below_a_table_is_no_task()
    {
        var draft = Sample.Read(Title + "序号\n任务\n责任单位\n完成时限\n1\n晒出台账\n省档案馆\n6月底前\n2\n说清来源\n省气象局\n9月底前\n3\n公布去向\n省林草局\n11月下旬\n\n扫一扫在手机打开当前页\n【打印】【关闭】\n");
        draft.Points.Select(p => p.Title).ShouldBe(["晒出台账", "说清来源", "公布去向"]);
    }

    [Fact]
    public void Actions_numbered_in_words_are_points()
    {
        var draft = Sample.Read(Title + "行动一、晒出台账行动\n工作内容:让大家都看得到。\n牵头单位:省档案馆\n时间安排:6月底前完成。\n行动二、说清来源行动\n工作内容:让大家都听得懂。\n牵头单位:省气象局\n时间安排:全年开展。\n");
        draft.Points.Select(p => p.LeadUnits.Single().Name).ShouldBe(["省档案馆", "省气象局"]);
    }
}
