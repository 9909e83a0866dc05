using Tracker.Plans;

namespace Tracker.Grains.Tests.Reading;

public class Reading_a_table_that_lost_its_shape
{
    private const string Title = "云岭省2024年政务公开任务分解表\n";

    /// <summary>工作任务 stands over two columns, 具体要求 over the number and the words; rows lack the cells of merged ones.</summary>
    [Fact]
    public void Finds_the_columns_that_a_wide_heading_stands_over()
    {
        var points = Sample.Read(Title + """
            工作任务 | 具体要求 | 责任单位 | 时限要求 | ||
            一、公开账目。 | (一)晒出台账。 | 1 | 把今年的台账都晒出来,一本也不能少。 | 省档案馆、省气象局 | 6月底前 |
            2 | 把去年的台账也晒出来,一本也不能少。 | 省气象局 | 长期坚持 | ||
            (二)说清来源。 | 3 | 每个数都要说清从哪里来,查得到。 | 省地震局牵头,省档案馆配合 | 9月底前 |
            """).Points;
        points.Select(p => (p.Number, p.Section, p.Subsection)).ShouldBe([("1", "一、公开账目", "(一)晒出台账"), ("2", "一、公开账目", "(一)晒出台账"), ("3", "一、公开账目", "(二)说清来源")]);
        points.Select(p => string.Join('、', Sample.Names(p.ResponsibleUnits))).ShouldBe(["省档案馆、省气象局", "省气象局", ""]);
        Sample.Names(points[2].LeadUnits).ShouldBe(["省地震局"]);
        points.Select(p => p.Deadlines.ShouldHaveSingleItem().Deadline.Quote).ShouldBe(["6月底前", "长期坚持", "9月底前"]);
    }

    [Fact]
    public void Moves_a_row_back_to_its_columns_where_merged_cells_are_missing()
    {
        var points = Sample.Read(Title + """
            工作任务 | 具体要求 | 责任部门 |
            一、公开账目。 | 1.把今年的台账都晒出来。 | 财务处 |
            2.把去年的台账也晒出来。 | 各处室 | |
            二、说清来源。 | 3.每个数都要说清从哪里来。 | 办公室牵头,各处室配合 |
            """).Points;
        points.Select(p => (p.Number, p.Section, p.Title)).ShouldBe(
            [("1", "一、公开账目", "把今年的台账都晒出来"), ("2", "一、公开账目", "把去年的台账也晒出来"), ("3", "二、说清来源", "每个数都要说清从哪里来")]);
        Sample.Names(points[1].ResponsibleUnits).ShouldBe(["各处室"]);
        Sample.Names(points[2].CooperatingUnits).ShouldBe(["各处室"]);
    }

    [Fact]
    public void Reads_one_cell_a_line_with_the_mark_behind_it()
    {
        var points = Sample.Read(Title + "序号 |\n工 作 任 务 |\n责任单位 |\n时限要求 |\n1 |\n晒出台账,一本也不能少。 |\n省档案馆,各市政府 |\n6月底前 |\n2 |\n说清来源。 |\n省气象局 |\n年底前 |\n").Points;
        points.Select(p => (p.Number, string.Join('、', Sample.Names(p.ResponsibleUnits)), p.Deadlines[0].Deadline.Quote)).ShouldBe([("1", "省档案馆、各市政府", "6月底前"), ("2", "省气象局", "年底前")]);
    }

    [Fact]
    public void Finds_the_column_of_numbers_that_has_no_heading()
    {
        var points = Sample.Read(Title + "工作任务\n|\n具体要求\n|\n责任科室\n|\n时限要求\n|\n晒出台账\n|\n1\n|\n把今年的台账都晒出来。\n|\n办公室\n|\n年底前\n|\n2\n|\n把去年的台账也晒出来。\n|\n各科室\n|\n持续推进\n|\n说清来源\n|\n3\n|\n每个数都要说清。\n|\n办公室\n|\n持续推进\n|\n").Points;
        points.Select(p => (p.Number, p.Section, p.Title, p.ResponsibleUnits.ShouldHaveSingleItem().Name)).ShouldBe(
            [("1", "晒出台账", "把今年的台账都晒出来", "办公室"), ("2", "晒出台账", "把去年的台账也晒出来", "各科室"), ("3", "说清来源", "每个数都要说清", "办公室")]);
    }

    [Theory]
    [InlineData("序号\n工作任务\n责任单位\n完成时限\n1\n晒出台账\n省档案馆\n6月底前\n2\n说清来源\n省气象局\n年底前", "1|2")]
    [InlineData("序号\n工作任务\n责任单位\n完成时限\n1\n晒出台账\n省档案馆\n6月底前\n2\n说清来源\n省气象局\n年底前\n序号\n工作任务\n责任单位\n完成时限\n3\n补齐旧账\n省地震局\n长期", "1|2|3")]
    [InlineData("工作任务\n责任单位\n完成时限\n晒出台账,一本也不能少\n省档案馆、省气象局\n6月底前\n说清来源,查得到\n省气象局\n年底前", "1|2")]
    public void Reads_one_cell_a_line_without_any_mark_where_the_cells_prove_it(string table, string numbers)
    {
        var draft = Sample.Read(Title + table);
        string.Join('|', draft.Points.Select(p => p.Number)).ShouldBe(numbers);
        draft.Points.ShouldAllBe(p => p.ResponsibleUnits.Length > 0 && p.Deadlines.Length == 1);
        draft.Points[0].ResponsibleUnits[0].Name.ShouldBe("省档案馆");
        draft.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void Asks_where_the_cells_prove_nothing()
    {
        var draft = Sample.Read(Title + "工作任务\n责任单位\n完成时限\n晒出台账\n说清来源\n都要办\n好好办\n一、公开\n1.补齐旧账。都要补。(省档案馆负责)");
        draft.Points.ShouldHaveSingleItem().Title.ShouldBe("补齐旧账");
        draft.Questions.ShouldHaveSingleItem().Where.ShouldBe("columns");
    }

    [Fact]
    public void Asks_about_a_name_in_which_the_text_breaks_off()
    {
        var draft = Sample.Read(Title + "序号 | 工作任务 | 责任单位\n1 | 晒出台账 | 省气象局、省测绘院\n2 | 说清来源 | 省气象局、省测");
        var asked = draft.Questions.ShouldHaveSingleItem();
        (asked.Kind, asked.Point, asked.Quote, asked.Suggestion).ShouldBe((QuestionKind.Damage, "2", "省测", "省测绘院"));
    }
}
