using Tracker.Calendar;
using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Grains.Tests.Reading;

/// <summary>A cell that spans rows or columns leaves the others short: they are put where their own words say.</summary>
public class Reading_a_table_of_merged_cells
{
    private const string Title = "云岭省2024年政务公开工作要点任务分解表\n";

    [Theory]
    [InlineData("")]
    [InlineData(" |")] // filled up at the right
    public void Puts_rows_without_their_group_from_the_right(string filled)
    {
        var draft = Sample.Read($"""
            {Title}工作任务 | 具体要求 | 责任部门 |
            一、让账目见光。 | 1.每本台账都要晒出来。 | 档案科 |
            2.旧的台账也要补齐。 | 各科室 |{filled}
            3.查账要方便。 | 办公室牵头,各科室配合 |{filled}
            二、让来源清楚。 | 4.凡是公布的数都要写明从哪里来。 | 统计科 |
            """);
        draft.Points.Select(p => (p.Number, p.Section)).ShouldBe([("1", "一、让账目见光"), ("2", "一、让账目见光"), ("3", "一、让账目见光"), ("4", "二、让来源清楚")]);
        draft.Points.SelectMany(p => Sample.Names(p.ResponsibleUnits)).ShouldBe(["档案科", "各科室", "统计科"]);
        Sample.Names(draft.Points[2].LeadUnits).ShouldBe(["办公室"]);
        Sample.Names(draft.Points[2].CooperatingUnits).ShouldBe(["各科室"]);
        draft.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void Knows_two_levels_of_groups_under_one_heading()
    {
        var points = Rows(
            "主要工作任务 | 任务内容 | 完成时限 | 责任单位 |",
            "一、让账目见光 | (一)晒出台账 | 1.每本台账都要晒出来。 | 全年 | 县档案馆、各街道办事处 |",
            "2.旧的台账也要补齐。 | 12月底前 | 县气象局 |",
            "(二)方便查账 | 3.查账栏目设在首页。 | 全年 | 县地震局 |",
            "二、让来源清楚 | (一)写明出处 | 4.凡是公布的数都要写明从哪里来。 | 全年 | 县统计局 |",
            "5.谁统计的谁署名。 | 全年 | 县统计局 |");
        points.Select(p => (p.Number, p.Section, p.Subsection)).ShouldBe(
        [
            ("1", "一、让账目见光", "(一)晒出台账"), ("2", "一、让账目见光", "(一)晒出台账"), ("3", "一、让账目见光", "(二)方便查账"), ("4", "二、让来源清楚", "(一)写明出处"), ("5", "二、让来源清楚", "(一)写明出处"),
        ]);
        points.Select(p => p.ResponsibleUnits[0].Name).ShouldBe(["县档案馆", "县气象局", "县地震局", "县统计局", "县统计局"]);
        points[1].Deadlines.ShouldHaveSingleItem().Deadline.ShouldBeOfType<FixedDeadline>().Date.ShouldBe(new DateOnly(2024, 12, 31));
    }

    [Fact]
    public void Knows_groups_and_numbers_under_one_heading()
    {
        var points = Rows(
            "工作任务 | 具体要求 | 责任单位 | 时限要求 | ||",
            "一、让账目见光。 | (一)晒出台账。 | 1 | 每本台账都要晒出来,一本也不能少。 | 省政府各部门,各市政府负责落实 | 持续推进 |",
            "2 | 旧的台账也要补齐,一本也不能少。 | 省档案馆 | 年底前 | ||");
        points.Select(p => (p.Number, p.Section, p.Subsection, p.Deadlines.ShouldHaveSingleItem().Deadline.Quote))
            .ShouldBe([("1", "一、让账目见光", "(一)晒出台账", "持续推进"), ("2", "一、让账目见光", "(一)晒出台账", "年底前")]);
        Sample.Names(points[0].ResponsibleUnits).ShouldBe(["省政府各部门", "各市政府"]);
        Sample.Names(points[1].ResponsibleUnits).ShouldBe(["省档案馆"]);
    }

    [Fact]
    public void Takes_a_group_named_in_every_row_for_one_section()
    {
        var points = Rows("工作任务 | 具体要求 | 责任单位", "一、让账目见光 | 1.晒出台账。 | 省档案馆", "一、让账目见光 | 2.补齐旧账。 | 省气象局", "二、让来源清楚 | 3.说清来源。 | 省地震局");
        points.Select(p => (p.Number, p.Section, p.Title)).ShouldBe([("1", "一、让账目见光", "晒出台账"), ("2", "一、让账目见光", "补齐旧账"), ("3", "二、让来源清楚", "说清来源")]);
    }

    [Fact]
    public void Keeps_a_numbered_task_and_its_numbered_steps()
    {
        var points = Rows("工作任务 | 具体要求 | 责任单位", "1.晒出台账 | 1.先晒新的。2.再晒旧的。 | 省档案馆", "2.说清来源 | 1.先说新的。2.再说旧的。 | 省气象局");
        points.Select(p => (p.Number, p.Title)).ShouldBe([("1", "晒出台账"), ("2", "说清来源")]);
    }

    [Fact]
    public void Finds_what_a_column_without_a_heading_holds()
    {
        var point = Rows("工作任务 | | 责任单位 | 时限", "1 | 晒出台账 | 省档案馆 | 6月底前", "2 | 说清来源 | 省气象局 | 年底前")[0];
        (point.Number, point.Title, point.ResponsibleUnits.ShouldHaveSingleItem().Name).ShouldBe(("1", "晒出台账", "省档案馆"));
    }

    [Fact]
    public void Takes_nothing_from_above_for_a_row_in_which_the_text_breaks_off()
    {
        var draft = Sample.Read(Title + "工作任务 | 具体要求 | 责任单位 | 时限 |\n一、让账目见光 | 1.晒出台账。 | 省档案馆 | 全年 |\n(二)说清来源 | 2.凡是公布的数都要写明从哪里");
        draft.Points.Length.ShouldBe(2);
        draft.Points[1].Number.ShouldBe("2");
        draft.Points[1].ResponsibleUnits.ShouldBeEmpty();
        draft.Points[1].Deadlines.ShouldBeEmpty();
        draft.Questions.ShouldContain(q => q.Kind == QuestionKind.Damage && q.Point == "2");
    }

    [Fact]
    public void Asks_about_a_row_that_fits_in_two_ways()
    {
        var draft = Sample.Read(Title + "工作任务 | 具体要求 | 责任单位\n晒出台账 | 每本都晒 | 省档案馆\n补齐旧账 | 省气象局\n");
        var asked = draft.Questions.Single(q => q.Where == "rows");
        (asked.Kind, asked.Quote, asked.Suggestion).ShouldBe((QuestionKind.UnclearFact, "补齐旧账 省气象局", "补齐旧账"));
        asked.Point.ShouldNotBeNull();
    }

    [Fact]
    public void Moves_nothing_where_blank_cells_are_known()
    {
        var draft = PlanReader.Read(new SourceText(Title + "| 工作任务 | 具体要求 | 责任单位 |\n| 晒出台账 | 各县人民政府 | |\n| 说清来源 | 都要说清 | 省档案馆 |\n", KnowsBlankCells: true));
        draft.Points[0].Title.ShouldBe("晒出台账");
        draft.Points[0].ResponsibleUnits.ShouldBeEmpty();
    }

    private static DraftPoint[] Rows(params string[] rows) => [.. Sample.Read(Title + string.Join('\n', rows) + "\n").Points];
}
