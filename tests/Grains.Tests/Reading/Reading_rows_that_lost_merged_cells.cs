using Tracker.Plans;

namespace Tracker.Grains.Tests.Reading;

/// <summary>Pages lose rowspan and colspan: what a row still has stands too far left, or is one cell more than there are headings.</summary>
public class Reading_rows_that_lost_merged_cells
{
    private const string Title = "云岭省2024年政务公开工作任务分解表\n";

    [Fact]
    public void Filled_up_at_the_right_have_the_responsible_where_other_rows_name_them_so_and_are_asked_about()
    {
        var draft = Sample.Read(Title + "工作任务 |\n牵头单位 |\n责任单位 |\n一、把账晒好 | ||\n1.晒预算 |\n省档案馆 |\n省直各部门,各设区市、云台试验区 |\n2.晒决算 | ||\n3.晒采购 |\n各设区市、云台试验区 | |\n");
        draft.Points.Select(p => p.Number).ShouldBe(["1", "2", "3"]);
        draft.Points[2].LeadUnits.ShouldBeEmpty("nobody is made a lead by a lost cell");
        Sample.Names(draft.Points[2].ResponsibleUnits).ShouldBe(["各设区市", "云台试验区"]);
        draft.Questions.ShouldContain(q => q.Where == "rows" && q.Point == "3");
    }

    [Fact]
    public void Under_one_heading_over_two_columns_have_a_group_before_the_task()
    {
        var draft = Sample.Read(Title + "工作任务 | 目标和要求 | 责任单位 | 备注 |\n把账晒好 | 晒出台账 | 重点晒预算、决算、采购,并由档案部门列出清单;逐步晒出往年的账 | 省档案馆、省气象局 | |\n说清来源 | 凡是公布的数都写明出处,谁统计谁署名 | 省地震局 | |\n补齐旧账 | 二〇一〇年以前的也补 | 各市政府 | |\n");
        draft.Points.Select(p => (p.Title, p.Section)).First().ShouldBe(("晒出台账", "把账晒好"));
        draft.Points.Select(p => string.Join('、', Sample.Names(p.ResponsibleUnits))).ShouldBe(["省档案馆、省气象局", "省地震局", "各市政府"]);
        draft.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void In_lines_without_marks_keep_a_long_list_of_units_out_of_the_words()
    {
        const string Units = "省档案馆牵头落实;省气象局、省地震局、省水文局、省测绘局、省林草局、省文物局、省粮储局、省药监局、省知识产权局、省地方志办公室按职责分工分别落实";
        var draft = Sample.Read(Title + $"工作任务\n具体要求\n责任单位\n时限要求\n一、把账晒好\n(一)晒出台账\n1.晒出今年的账\n根据《云岭省账目公开办法》,把今年的台账一本一本晒出来,晒在首页,让人一眼看到。\n{Units}\n各镇(街区)分别落实\n2.补齐往年的账\n往年的台账分批补齐,先补群众问得多的,再补问得少的,补一批晒一批。\n省地方志办公室、省");
        draft.Points.Select(p => (p.Number, p.Title)).ShouldBe([("1", "晒出今年的账"), ("2", "补齐往年的账")]);
        Sample.Names(draft.Points[0].LeadUnits).ShouldBe(["省档案馆"]);
        Sample.Names(draft.Points[0].ResponsibleUnits).Length.ShouldBe(11);
        Sample.Names(draft.Points[0].ResponsibleUnits)[^1].ShouldBe("各镇(街区)");
        draft.Questions.ShouldContain(q => q.Kind == QuestionKind.Damage && q.Point == "2");
    }

    [Fact]
    public void Broken_off_behind_a_number_are_points_and_asked_about()
    {
        var draft = Sample.Read(Title + "领域\n序号\n任务名称\n任务内容\n责任单位\n完成时限\n一、把账晒好\n1\n(一)围绕账目做好公开\n今年的台账一本一本晒出来。\n省档案馆、省气象局\n全年\n2\n往年的台账分批补齐,补一批晒一批。\n省档案馆\n全年\n3\n台账之外的账页也要晒,晒出");
        draft.Points.Select(p => p.Number).ShouldBe(["1", "2", "3"]);
        draft.Points[2].ResponsibleUnits.ShouldBeEmpty();
        draft.Questions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(q => q.Kind.ShouldBe(QuestionKind.Damage), q => q.Point.ShouldBe("3"));
    }

    [Fact]
    public void Whose_words_begin_with_a_year_keep_their_number()
    {
        var points = Sample.Read(Title + "工作任务 |\n具体要求 |\n落实单位 |\n明确谁来晒账 |\n1.各单位确定一名负责人管账,名单报省档案馆备案。 |\n各镇街(园区);具有行政职能的省直各单位 |\n建好晒账制度 |\n2.2024年底前把晒账、查账、对账的制度都建起来。 |\n各镇街(园区);具有行政职能的省直各单位 |\n做好各类账目公开 |\n3.各级的账目都要晒。 |\n省档案馆 |\n").Points;
        points.Select(p => p.Number).ShouldBe(["1", "2", "3"]);
        Sample.Names(points[1].ResponsibleUnits).ShouldBe(["各镇街(园区)", "具有行政职能的省直各单位"]);
        points[1].Deadlines.ShouldHaveSingleItem();
        Sample.Names(points[2].ResponsibleUnits).ShouldBe(["省档案馆"]);
    }

    [Fact]
    public void With_a_number_of_their_own_are_not_asked_which_column_of_words_theirs_are()
    {
        var draft = Sample.Read(Title + "序号 | 工作任务 | 具体要求 | 责任单位 | 时限\n1 | 晒出台账 | 每本都晒 | 省档案馆 | 全年\n2 | 补齐旧账 | 省气象局 | 全年\n");
        draft.Questions.ShouldBeEmpty();
        Sample.Names(draft.Points[1].ResponsibleUnits).ShouldBe(["省气象局"]);
    }

    [Fact]
    public void Beside_several_blank_cells_are_asked_about_once()
    {
        var draft = Sample.Read(Title + "序号 | 工作任务 | 责任单位 |\n1 | 晒出台账 | 省档案馆 |\n2 | 补齐旧账 |\n3 | 说清来源 | 省气象局 |\n4 | 开好新账 |\n");
        var asked = draft.Questions.ShouldHaveSingleItem();
        (asked.Kind, asked.Point, asked.Where, asked.Quote, asked.Suggestion).ShouldBe((QuestionKind.BlankCell, null, "responsibleUnits", "第2、4条", null));
    }
}
