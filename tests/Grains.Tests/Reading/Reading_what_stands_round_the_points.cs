namespace Tracker.Grains.Tests.Reading;

/// <summary>Numbers that run through all sections, notices that set limits of their own, numbers and days in brackets.</summary>
public class Reading_what_stands_round_the_points
{
    private const string Table = "| 序号 | 任务 | 责任单位 |\n|---|---|---|\n| 1 | 晒出台账 | 省档案馆 |\n";

    [Fact]
    public void An_item_without_units_is_a_point_where_the_numbers_run_on_over_the_sections()
    {
        var draft = Sample.Read("云岭省2024年政务公开工作要点\n一、晒账\n(一)晒出台账。都要晒。\n责任单位:省档案馆\n(二)说清来源。都要说。\n责任单位:省气象局\n二、保障\n(三)加强督导。5月检查一次,检查结束后10日内通报。\n(四)编制年报。年底前编好。\n责任单位:省档案馆\n");
        draft.Points.Select(p => p.Number).ShouldBe(["1", "2", "3", "4"]);
        draft.Points[2].ResponsibleUnits.ShouldBeEmpty();
        draft.Questions.ShouldHaveSingleItem().Point.ShouldBe("3");
    }

    [Fact]
    public void A_notice_over_a_table_is_no_point_whatever_limits_it_sets()
    {
        var draft = Sample.Read("云岭省政务公开小组办公室\n云岭省2024年政务公开任务清单\n(云公开办发〔2024〕2号)\n各市人民政府,省级各部门:请于4月10日前将细化措施报省公开办。\n2024年3月20日\n" + Table);
        draft.Points.ShouldHaveSingleItem();
        (draft.Document.Number, draft.Document.Date, draft.Document.Title).ShouldBe(("云公开办发〔2024〕2号", new DateOnly(2024, 3, 20), "云岭省2024年政务公开任务清单"));
    }

    [Fact]
    public void The_day_may_stand_beside_the_number_under_the_title()
    {
        var draft = Sample.Read("云岭省政务公开工作要点及任务分工方案\n(云政办字〔2024〕66号  2024年7月3日印发)\n一、晒账\n1.晒出台账。3月底前晒完。\n责任单位:省档案馆\n");
        (draft.Document.Number, draft.Document.Date).ShouldBe(("云政办字〔2024〕66号", new DateOnly(2024, 7, 3)));
        draft.Questions.ShouldHaveSingleItem().Quote.ShouldBe("3月底前", "it was over when the document came out");
    }

    [Fact]
    public void The_signature_may_stand_behind_numbered_words_of_the_notice()
    {
        var draft = Sample.Read("云岭省公开办关于印发2024年政务公开任务分解表的通知\n各市公开办:\n现将《云岭省2024年政务公开任务分解表》印发给你们,并要求:\n一、加强领导。明确一名负责人。\n二、按时报送。每季度报一次。\n云岭省政务公开办公室\n2024年5月20日\n附件\n云岭省2024年政务公开任务分解表\n" + Table);
        (draft.Document.Title, draft.Document.Issuer, draft.Document.Date).ShouldBe(("云岭省2024年政务公开任务分解表", "云岭省政务公开办公室", new DateOnly(2024, 5, 20)));
        draft.Points.ShouldHaveSingleItem();
    }

    [Fact]
    public void Units_in_a_heading_are_those_of_the_items_that_have_none()
    {
        var points = Sample.Read("云岭省2024年政务公开工作要点\n一、省级重点(本部分工作由省档案馆牵头,省直各部门落实,以下不再逐项列出)\n1.晒出台账。都要晒。\n2.说清来源。都要说。(省气象局负责)\n二、市县重点\n3.补齐旧账。都要补。(各市政府)\n").Points;
        points.Select(p => (p.Number, string.Join('、', Sample.Names(p.LeadUnits)), string.Join('、', Sample.Names(p.ResponsibleUnits)), p.Section)).ShouldBe(
            [("1", "省档案馆", "省直各部门", "一、省级重点"), ("2", "", "省气象局", "一、省级重点"), ("3", "", "各市政府", "二、市县重点")]);
    }

    [Fact]
    public void A_quantity_at_the_beginning_of_a_line_is_no_number() =>
        Sample.Points("1.晒出台账。都要晒。(省档案馆负责)\n1.5万本都要晒。", "2.说清来源。都要说。(省气象局负责)").Points.Select(p => p.Number).ShouldBe(["1", "2"]);
}
