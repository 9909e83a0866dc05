using Tracker.Calendar;
using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Grains.Tests.Reading;

public class Reading_a_table_of_tasks
{
    private const string Title = "云岭省2024年政务公开工作要点任务分解表\n";

    private const string Flattened = Title + """
        序号
        |
        工作任务
        |
        责任单位
        |
        完成时限
        |
        1
        |
        晒出台账。每本台账都要晒出来,一本也不能少。
        |
        省档案馆、省气象局
        |
        6月底前
        |
        2
        |
        说清来源,凡是公布的数都要写明从哪里来。
        |
        各市政府
        |
        长期坚持
        """;

    [Fact]
    public void One_cell_a_line_gives_a_point_a_row()
    {
        var draft = Sample.Read(Flattened);
        draft.Points.Select(p => (p.Number, p.Title)).ShouldBe([("1", "晒出台账"), ("2", "说清来源,凡是公布的数都要写明从哪里来")]);
        draft.Points[0].Text.ShouldBe("每本台账都要晒出来,一本也不能少。");
        Sample.Names(draft.Points[0].ResponsibleUnits).ShouldBe(["省档案馆", "省气象局"]);
        draft.Points[0].LeadUnits.ShouldBeEmpty();
        draft.Points[0].Deadlines.ShouldHaveSingleItem().Deadline.ShouldBeOfType<FixedDeadline>().Date.ShouldBe(new DateOnly(2024, 6, 30));
        draft.Points[1].Deadlines.ShouldHaveSingleItem().Deadline.Quote.ShouldBe("长期坚持");
        draft.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void Takes_its_place_in_the_document_and_leaves_the_rest_to_it()
    {
        var draft = Sample.Read("云岭政公领发〔2024〕3号\n" + Flattened + "\n|\n云岭省政务公开领导小组办公室\n2024年3月8日");
        (draft.Document.Title, draft.Document.Number).ShouldBe((Title.Trim(), "云岭政公领发〔2024〕3号"));
        (draft.Document.Issuer, draft.Document.Date).ShouldBe(("云岭省政务公开领导小组办公室", new DateOnly(2024, 3, 8)));
        draft.Points.Length.ShouldBe(2);
    }

    [Fact]
    public void One_cell_a_line_may_lack_the_cells_of_merged_ones()
    {
        var rows = Flattened.Replace("2\n|\n说清", "说清").Replace("各市政府\n|\n长期坚持", "省地震局\n|\n3\n|\n补齐旧账,一本也不能少\n|\n各市政府\n|\n长期坚持");
        var points = Sample.Read(rows).Points;
        points.Select(p => (p.Number, p.ResponsibleUnits[0].Name, p.Deadlines.ShouldHaveSingleItem().Deadline.Quote))
            .ShouldBe([("1-1", "省档案馆", "6月底前"), ("1-2", "省地震局", "6月底前"), ("3", "各市政府", "长期坚持")]);
    }

    [Fact]
    public void One_cell_a_line_may_hold_headings_of_sections()
    {
        var points = Sample.Read(Flattened.Replace("\n2\n|", "\n二、把来源说清楚\n|\n2\n|").Replace("\n1\n|", "\n一、把台账晒出来\n|\n1\n|")).Points;
        points.Select(p => (p.Number, p.Section)).ShouldBe([("1", "一、把台账晒出来"), ("2", "二、把来源说清楚")]);
    }

    [Fact]
    public void That_breaks_off_is_asked_about()
    {
        var draft = Sample.Read(Flattened[..Flattened.IndexOf("各市政府", StringComparison.Ordinal)].TrimEnd('\n', '|'));
        draft.Points.Length.ShouldBe(2);
        draft.Points[1].ResponsibleUnits.ShouldBeEmpty();
        draft.Questions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(q => q.Kind.ShouldBe(QuestionKind.Damage), q => q.Point.ShouldBe("2"));
    }

    [Theory]
    [InlineData("| 序号 | 工作任务 | 具体要求 | 牵头单位 | 责任单位 | 配合单位 | 完成时限 | 备注 |", "| 1 | 晒出台账 | 每本都晒 | 省档案馆 | 各市政府 | 省气象局 | 6月底前 | 略 |")]
    [InlineData("时限要求|配合部门|责任科室|牵头部门|具体举措|重点任务|序号", "6月底前|省气象局|各市政府|省档案馆|每本都晒|晒出台账|1")]
    [InlineData("No.\t任务名称\t工作要求\t主办单位\t承办单位\t协办单位\t时间节点", "1\t晒出台账\t每本都晒\t省档案馆\t各市政府\t省气象局\t6月底前")]
    public void Has_its_columns_in_any_order(string headings, string row)
    {
        var point = Sample.Read($"{Title}{headings}\n{row}\n").Points.ShouldHaveSingleItem();
        (point.Number, point.Title, point.Text).ShouldBe(("1", "晒出台账", "每本都晒"));
        Sample.Names(point.LeadUnits).ShouldBe(["省档案馆"]);
        Sample.Names(point.ResponsibleUnits).ShouldBe(["各市政府"]);
        Sample.Names(point.CooperatingUnits).ShouldBe(["省气象局"]);
        point.Deadlines.ShouldHaveSingleItem().Deadline.Quote.ShouldBe("6月底前");
    }

    [Theory]
    [InlineData("责任分工", "省档案馆牵头,省气象局、省地震局配合")]
    [InlineData("责任落实", "牵头单位:省档案馆 配合单位:省气象局、省地震局")]
    [InlineData("责任部室", "牵头单位:省档案馆;配合单位:省气象局 省地震局")]
    [InlineData("承办单位", "省档案馆(牵头)、省气象局(配合)、省地震局(配合)")]
    public void Reads_several_roles_in_one_cell_as_in_a_bracket(string heading, string cell)
    {
        var point = Rows($"序号 | 工作任务 | {heading}", $"1 | 晒出台账 | {cell}").ShouldHaveSingleItem();
        Sample.Names(point.LeadUnits).ShouldBe(["省档案馆"]);
        Sample.Names(point.CooperatingUnits).ShouldBe(["省气象局", "省地震局"]);
    }

    [Theory]
    [InlineData("牵头", "配合")]
    [InlineData("牵头责任", "配合责任")]
    [InlineData("牵头局办", "协办局办")]
    [InlineData("牵头处(科)室", "参与镇街")]
    [InlineData("主办单位", "参与单位")]
    public void Knows_its_columns_of_units_by_other_names(string lead, string helps)
    {
        var point = Rows($"重点任务 | {lead} | {helps}", "晒出台账 | 省档案馆 | 省气象局").ShouldHaveSingleItem();
        Sample.Names(point.LeadUnits).ShouldBe(["省档案馆"]);
        Sample.Names(point.CooperatingUnits).ShouldBe(["省气象局"]);
    }

    [Fact]
    public void Under_one_heading_for_both_roles_makes_nobody_the_lead()
    {
        var point = Rows("工作任务 | 牵头单位及配合单位", "晒出台账 | 省档案馆、省气象局").ShouldHaveSingleItem();
        point.LeadUnits.ShouldBeEmpty();
        Sample.Names(point.ResponsibleUnits).ShouldBe(["省档案馆", "省气象局"]);
    }

    [Fact]
    public void Takes_the_lower_of_two_lines_of_headings()
    {
        var point = Rows("序号 | 工作任务 | 责任分工 | | 时限", " | | 牵头单位 | 配合单位 | ", "1 | 晒出台账 | 省档案馆 | 省气象局 | 年底前").ShouldHaveSingleItem();
        Sample.Names(point.LeadUnits).ShouldBe(["省档案馆"]);
        Sample.Names(point.CooperatingUnits).ShouldBe(["省气象局"]);
    }

    [Fact]
    public void Joins_the_rows_of_one_task_where_only_the_words_go_on()
    {
        var point = Rows("序号 | 任务 | 要求 | 责任单位 | 时限", "1 | 晒出台账 | 先晒新的 | 省档案馆 | 6月底前", " | | 再晒旧的 | | ").ShouldHaveSingleItem();
        point.Text.ShouldBe("先晒新的\n再晒旧的");
        Sample.Names(point.ResponsibleUnits).ShouldBe(["省档案馆"]);
    }

    [Fact]
    public void Counts_the_rows_of_one_task_as_its_parts_where_each_has_units_of_its_own()
    {
        var points = Rows(
            "序号 | 任务 | 要求 | 牵头单位 | 时限",
            "5 | 晒出台账 | 先晒新的 | 省档案馆 | 6月底前",
            " | | 再晒旧的 | 省气象局 | ",
            "6 | 说清来源 | 都要说清 | 省地震局 | 9月底前");
        points.Select(p => (p.Number, p.Title, p.Text, p.LeadUnits[0].Name, p.Deadlines[0].Deadline.Quote)).ShouldBe(
        [
            ("5-1", "晒出台账", "先晒新的", "省档案馆", "6月底前"), ("5-2", "晒出台账", "再晒旧的", "省气象局", "6月底前"), ("6", "说清来源", "都要说清", "省地震局", "9月底前"),
        ]);
    }

    [Fact]
    public void Takes_a_column_merged_over_numbered_rows_for_sections()
    {
        var points = Rows("重点任务 | 序号 | 具体任务 | 责任单位", "晒出台账 | 1 | 先晒新的 | 省档案馆", " | 2 | 再晒旧的 | 省气象局", "说清来源 | 3 | 都要说清 | 省地震局");
        points.Select(p => (p.Number, p.Section, p.Title)).ShouldBe([("1", "晒出台账", "先晒新的"), ("2", "晒出台账", "再晒旧的"), ("3", "说清来源", "都要说清")]);
    }

    [Fact]
    public void Has_sections_in_rows_of_one_cell_and_numbers_that_start_again()
    {
        var points = Rows("序号 | 任务 | 责任单位", "一、台账 |", "1 | 晒出台账 | 省档案馆", "二、来源 | |", "1 | 说清来源 | 省气象局");
        points.Select(p => (p.Number, p.Section)).ShouldBe([("一-1", "一、台账"), ("二-1", "二、来源")]);
    }

    [Fact]
    public void Lets_a_rows_limit_go_before_its_sections()
    {
        var points = Rows("序号 | 任务 | 责任单位 | 时限", "一、年底前完成的任务 |", "1 | 晒出台账 | 省档案馆 | 长期坚持", "2 | 说清来源 | 省气象局 | ");
        points.Select(p => p.Deadlines.ShouldHaveSingleItem().Deadline.Quote).ShouldBe(["长期坚持", "年底前"]);
    }

    [Fact]
    public void Counts_rows_without_numbers_and_asks_nothing_about_it()
    {
        var draft = Sample.Read(Title + "任务 | 责任单位\n晒出台账 | 省档案馆\n说清来源 | 省气象局\n");
        draft.Points.Select(p => p.Number).ShouldBe(["1", "2"]);
        draft.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void Asks_once_whether_blank_cells_are_merged_ones()
    {
        const string Table = Title + "序号 | 任务 | 责任单位 | 时限\n1 | 晒出台账 | 省档案馆 | 6月底前\n2 | 说清来源 | 省气象局 | \n3 | 补齐旧账 | 省地震局 | \n";
        var asked = Sample.Read(Table).Questions.ShouldHaveSingleItem();
        (asked.Kind, asked.Point, asked.Where, asked.Suggestion).ShouldBe((QuestionKind.BlankCell, "2", "deadlines", "6月底前"));
        PlanReader.Read(new SourceText(Table, KnowsBlankCells: true)).Questions.ShouldBeEmpty();
    }

    [Fact]
    public void Takes_a_ditto_mark_for_the_cell_above_and_a_dash_for_nothing()
    {
        var points = Rows("序号 | 任务 | 责任单位 | 时限", "1 | 晒出台账 | 省档案馆 | 6月底前", "2 | 说清来源 | 〃 | 同上", "3 | 补齐旧账 | 省气象局 | —");
        points.Select(p => (p.ResponsibleUnits[0].Name, p.Deadlines.Length)).ShouldBe([("省档案馆", 1), ("省档案馆", 1), ("省气象局", 0)]);
    }

    [Theory]
    [InlineData("序号\n|\n任务\n|\n责任单位\n|\n时限\n|\n")]
    [InlineData("| 序号 | 任务 | 责任单位 |\n")]
    [InlineData("| 序号 | 任务 | 责任单位 |\n| 1 | | |\n| 2 | | |\n")]
    public void That_was_emptied_says_so(string table)
    {
        var draft = Sample.Read(Title + table);
        draft.Points.ShouldBeEmpty();
        draft.Questions.ShouldContain(q => q.Kind == QuestionKind.EmptiedTable && q.Where == "table");
    }

    [Fact]
    public void Without_words_in_one_row_asks_about_that_row()
    {
        var draft = Sample.Read(Title + "序号 | 任务 | 责任单位\n1 | 晒出台账 | 省档案馆\n2 | | 省气象局\n");
        draft.Points.ShouldHaveSingleItem();
        draft.Questions.ShouldHaveSingleItem().Kind.ShouldBe(QuestionKind.EmptiedTable);
    }

    [Theory]
    [InlineData("序号 | 公开事项 | 公开依据 | 公开时限 | 责任主体\n1 | 预算 | 条例 | 20个工作日 | 省气象局")]
    [InlineData("姓名 | 职务 | 电话\n张三 | 主任 | 123")]
    [InlineData("索引号 | 000014349/2024-00020 | 主题分类 | 政务公开 |")]
    public void Is_not_made_of_other_tables(string table) => Sample.Read(Title + table).Points.ShouldBeEmpty();

    [Theory]
    [InlineData("序号 | 公开事项 | 公开内容 | 公开时限 | 责任单位 | 公开渠道\n1 | 预算信息 | 晒出本级预算 | 2024年4月底前 | 省气象局 | 政府网站\n2 | 决算信息 | 晒出本级决算 | 2024年9月底前 | 省档案馆 | 政府网站\n")]
    [InlineData("序号 | 任务 | 责任单位 | 时限\n〃 | 〃 | 〃 | 〃\n1 | 晒出本级预算 | 省气象局 | 2024年4月底前\n2 | 晒出本级决算 | 省档案馆 | 2024年9月底前\n")] // headings merged over two lines
    public void Says_who_and_when(string table)
    {
        var draft = Sample.Read(Title + table);
        draft.Points.Select(p => Sample.Names(p.ResponsibleUnits).Single()).ShouldBe(["省气象局", "省档案馆"]);
        draft.Points.Select(p => ((FixedDeadline)p.Deadlines.Single().Deadline).Date.Month).ShouldBe([4, 9]);
        draft.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void Beside_numbered_items_without_units_is_what_the_points_are()
    {
        var draft = Sample.Read($"云岭省2024年政务公开工作要点\n一、总的要求\n1.加强领导。都要加强。\n二、任务\n任务 | 责任单位\n晒出台账 | 省档案馆\n");
        draft.Points.ShouldHaveSingleItem().Section.ShouldBe("二、任务");
    }

    [Fact]
    public void That_lists_the_points_of_the_text_again_adds_none_and_asks_to_compare()
    {
        var draft = Sample.Points($"1.晒出台账。都要晒。{Sample.Units}", $"2.说清来源。都要说。{Sample.Units}", "附件 任务分工表", "任务 | 责任单位", "晒出台账 | 省档案馆", "说清来源 | 省气象局");
        draft.Points.Select(p => p.Title).ShouldBe(["晒出台账", "说清来源"]);
        draft.Questions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(q => q.Kind.ShouldBe(QuestionKind.UnclearFact), q => q.Where.ShouldBe("table"));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")] // as a page sends what was pasted
    public void Reads_quoted_cells_over_several_lines_as_spreadsheets_paste_them(string end)
    {
        var point = Sample.Read((Title + "序号\t任务\t责任单位\n1\t\"晒出台账。\n每本都晒。\"\t\"省档案馆\n省气象局\"\n").ReplaceLineEndings(end)).Points.ShouldHaveSingleItem();
        (point.Title, point.Text).ShouldBe(("晒出台账", "每本都晒。"));
        Sample.Names(point.ResponsibleUnits).ShouldBe(["省档案馆", "省气象局"]);
    }

    [Fact]
    public void Points_into_the_text()
    {
        var text = Flattened;
        foreach (var point in Sample.Read(text).Points)
        {
            text.Substring(point.Span.Start, point.Span.Length).ShouldContain(point.Title);
            foreach (var unit in point.ResponsibleUnits)
            {
                text.Substring(unit.Span.Start, unit.Span.Length).ShouldBe(unit.Name);
            }
        }
    }

    private static DraftPoint[] Rows(params string[] rows) => [.. Sample.Read(Title + string.Join('\n', rows) + "\n").Points];
}
