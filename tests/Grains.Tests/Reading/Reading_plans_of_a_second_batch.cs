using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Grains.Tests.Reading;

/// <summary>Wordings that a second batch of other offices' plans taught: every place and sentence is made up.</summary>
public class Reading_plans_of_a_second_batch
{
    private const string Title = "云岭市2024年政务公开工作要点\n";

    [Fact]
    public void A_label_with_its_letters_apart_is_a_label() =>
        Sample.Names(Sample.WithUnits("(责 任 单 位:市档案馆、市气象局)").ResponsibleUnits).ShouldBe(["市档案馆", "市气象局"]);

    [Fact]
    public void Each_minding_its_own_is_no_part_of_a_name() =>
        Sample.Names(Sample.WithUnits("(责任单位:市档案馆、市气象局各负其责,各镇分别落实)").ResponsibleUnits).ShouldBe(["市档案馆", "市气象局", "各镇"]);

    [Fact]
    public void A_note_of_whom_a_group_means_is_no_unit()
    {
        var point = Sample.WithUnits("(牵头单位:市档案馆,各区政府﹝含高新区管委会,下同﹞,以下责任单位均包含各区政府)");
        Sample.Names(point.LeadUnits).ShouldBe(["市档案馆", "各区政府"]);
        point.ResponsibleUnits.ShouldBeEmpty();
    }

    [Fact]
    public void Those_behind_the_comma_help_and_those_before_it_do_not()
    {
        var point = Sample.WithUnits("(责任单位:市档案馆、市数据局,市气象局、市地震局配合,完成时限:11月底前)");
        Sample.Names(point.ResponsibleUnits).ShouldBe(["市档案馆", "市数据局"]);
        Sample.Names(point.CooperatingUnits).ShouldBe(["市气象局", "市地震局"]);
    }

    [Fact]
    public void The_owner_of_a_page_leads_no_task()
    {
        var draft = Sample.Read(Title + "一、任务\n1.晒出台账\n2.说清来源\n二、要求\n1.压实责任\n主办单位:云岭市政府办公室 版权所有:云岭市政府办公室\n地址:云岭市中街1号");
        draft.Points.Select(p => p.Title).ShouldBe(["晒出台账", "说清来源", "压实责任"]);
        draft.Points.ShouldAllBe(p => p.LeadUnits.IsEmpty);
    }

    [Fact]
    public void A_clause_of_its_part_holds_for_that_part_alone()
    {
        var draft = Sample.Read(Title + "一、公开\n1.晒出台账。(牵头单位:市档案馆)\n二、解读\n本部分任务,市电视台均为配合单位,不再列出。\n2.画出图解。(牵头单位:市气象局)\n三、基层\n3.贴出清单。(牵头单位:市地震局)");
        draft.Points.Select(p => string.Join('、', Sample.Names(p.CooperatingUnits))).ShouldBe(["", "市电视台", ""]);
    }

    [Fact]
    public void A_clause_of_numbered_tasks_holds_for_those_before_it_too()
    {
        var draft = Sample.Read(Title + "一、公开\n1.晒出台账。(牵头单位:市档案馆)\n2.画出图解。(牵头单位:市气象局)\n3.贴出清单。(牵头单位:市地震局)\n以上第2至3项任务,各镇政府同为责任单位。\n二、保障\n4.办好培训。(牵头单位:市档案馆)");
        draft.Points.Select(p => string.Join('、', Sample.Names(p.ResponsibleUnits))).ShouldBe(["", "各镇政府", "各镇政府", ""]);
    }

    [Theory]
    [InlineData("2024年bbin体育:政务公开工作要点\n一、公开\n1.晒出台账。(市档案馆负责)", "bbin体育")]
    [InlineData(Title + "一、公开\n?。ㄒ唬┥钊牍_台账。每本都晒。\n1.晒出台账。(市档案馆负责)", "?。ㄒ")]
    [InlineData(Title + "一、公开\n1.晒出台账。每本都晒。?藏熑螁挝", "?藏熑螁挝")]
    public void Words_in_another_code_and_injected_ones_are_asked(string text, string quote) =>
        Sample.Read(text).Questions.Where(q => q.Kind is QuestionKind.Damage or QuestionKind.SuspectWord).ShouldContain(q => q.Quote.StartsWith(quote.Substring(0, 2), StringComparison.Ordinal));

    [Fact]
    public void Units_one_a_line_in_a_table_of_good_deeds() => Sample.Told("""
        云岭市2024年民生实事分解表
        序号
        民生实事
        责任单位
        完成时限
        1
        修好两座桥。
        市水务局
        市代建中心
        12月底前
        2
        建成一座图书馆。
        市文化局
        6月底前
        3
        开办一所小学。
        市教育局
        市代建中心
        12月底前
        """).ShouldBe("""
        1 修好两座桥 |  | 市水务局、市代建中心 |  | 2024-12-31
        2 建成一座图书馆 |  | 市文化局 |  | 2024-06-30
        3 开办一所小学 |  | 市教育局、市代建中心 |  | 2024-12-31
        """);

    [Fact]
    public void A_second_task_beside_one_number_is_no_unit() => Sample.Told("""
        云岭市2024年民生实事分解表
        序号
        民生实事
        责任单位
        完成时限
        1
        开工建设老年公寓。
        市民政局
        5月底前
        开工建设老年大学。
        12月底前
        2
        修好两座桥。
        市水务局
        6月底前
        """).ShouldStartWith("1-1 开工建设老年公寓 |  | 市民政局 |  | 2024-05-31\n1-2 开工建设老年大学 |  | 市民政局 |  | 2024-12-31");

    [Fact]
    public void A_row_of_several_numbers_keeps_them_as_printed()
    {
        var draft = Sample.Read(Title + "序号 |\n任务 |\n时限 |\n35 |\n晒出台账,每本都晒。 |\n年底前 |\n36,37 |\n1、说清来源,写明是谁统计的 2、补齐旧账 |\n持续推进 |\n");
        draft.Points.Select(p => (p.Number, p.Deadlines.Length)).ShouldBe([("35", 1), ("36,37", 1)]);
    }

    [Fact]
    public void A_title_goes_on_behind_the_mark_that_opens_a_name() =>
        Sample.Points($"1.全面落实《\n云岭市公开办法》。每条都落实。{Sample.Units}").Points.ShouldHaveSingleItem().Title.ShouldBe("全面落实《云岭市公开办法》");

    [Fact]
    public void A_name_parted_by_the_end_of_a_line_is_one_name()
    {
        var point = Sample.WithUnits("(牵头单位:市档\n案馆;责任单位:市公共资源\n交易中心、市气象局)");
        Sample.Names([.. point.LeadUnits, .. point.ResponsibleUnits]).ShouldBe(["市档案馆", "市公共资源交易中心", "市气象局"]);
    }

    [Fact]
    public void Numbers_within_lines_begin_items_where_pages_were_numbered_instead()
    {
        var draft = Sample.Read("云岭镇要点.docx\n1、云岭镇2024年政务公开工作要点今年的工作要把账晒出来。一、把账晒出来(一)晒新账。1 .晒出台账。每本台账都要在首页晒\n2、出来,让人一眼看到。2 .说清来源。每个数都要写明从哪里来,谁统计谁\n3、署名。(二)补旧账。1 .补齐旧账。一本也不能少。");
        draft.Points.Select(p => (p.Title, p.Subsection)).ShouldBe([("晒出台账", "(一)晒新账"), ("说清来源", "(一)晒新账"), ("补齐旧账", "(二)补旧账")]);
        draft.Points[0].Text.ShouldBe("每本台账都要在首页晒\n出来,让人一眼看到。");
    }

    [Fact]
    public void Days_that_a_kind_of_case_is_handled_in_count_without_内() =>
        Sample.Saying("咨询3个工作日、投诉15个工作日办结。").Deadlines.Select(d => d.Deadline.Quote).ShouldBe(["3个工作日", "15个工作日"]);

    [Fact]
    public void The_tasks_above_are_led_by_whom_a_line_below_them_says()
    {
        var draft = Sample.Read(Title + "一、公开\n1.晒出台账。\n2.说清来源。\n以上任务由市档案馆牵头。\n二、解读\n3.画出图解。(牵头单位:市气象局)");
        draft.Points.Select(p => Sample.Names(p.LeadUnits)[0]).ShouldBe(["市档案馆", "市档案馆", "市气象局"]);
    }

    [Fact]
    public void The_first_of_a_list_is_a_point_where_those_behind_it_carry_units() =>
        Sample.Points("1.晒出台账。每本都晒。", $"2.说清来源。{Sample.Units}").Points.Select(p => p.Title).ShouldBe(["晒出台账", "说清来源"]);

    [Fact]
    public void A_name_in_a_column_that_is_kept_nowhere_is_not_who_leads()
    {
        // The cell of remarks may hold a unit; in a table that lost its grid it is still the columns of units that take units first.
        string[] cells = ["序号", "任务", "备注", "责任单位", "1", "晒出台账。", "市档案馆", "2", "说清来源。", "市气象局", "3", "补齐旧账。", "市地震局"];
        var draft = Sample.Read(Title + string.Concat(cells.Select(c => c + " |\n")));
        draft.Points.Select(p => Sample.Names(p.ResponsibleUnits)).ShouldBe([["市档案馆"], ["市气象局"], ["市地震局"]]);
    }

    [Theory]
    [InlineData("云政 [2024] 5号\n", 2024)]
    [InlineData("2024年区里民生实事推进情况(1-11月)\n", 2024)]
    [InlineData("2024年3月5日 来源:区政府办\n", null)]
    public void The_year_of_a_number_with_blanks_or_of_the_first_line(string head, int? year) =>
        Sample.Read(head + "一、公开\n1.晒出台账。(市档案馆负责)").Document.Year.ShouldBe(year);
}
