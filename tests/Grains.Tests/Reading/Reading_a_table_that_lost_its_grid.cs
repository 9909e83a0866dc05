using Tracker.Calendar;
using Tracker.Plans;

namespace Tracker.Grains.Tests.Reading;

/// <summary>Tables as pages and converters leave them: one cell a line, with a | behind each, between them, or none at all.</summary>
public class Reading_a_table_that_lost_its_grid
{
    private const string Title = "云岭省2024年政务公开工作要点任务分解表\n";

    private static readonly string[] Cells =
    [
        "序号", "工作任务", "责任单位", "完成时限",
        "1", "晒出台账。每本台账都要晒出来。", "省档案馆、省气象局", "6月底前",
        "2", "说清来源,凡是公布的数都要写明从哪里来。", "各市政府", "长期坚持",
    ];

    [Theory]
    [InlineData(" |\n")]
    [InlineData("\n|\n")]
    [InlineData("\n")]
    public void One_cell_a_line_gives_a_point_a_row(string behind)
    {
        var draft = Sample.Read(Title + string.Concat(Cells.Select(c => c + behind)));
        draft.Points.Select(p => (p.Number, Sample.Names(p.ResponsibleUnits)[0], p.Deadlines.ShouldHaveSingleItem().Deadline.Quote))
            .ShouldBe([("1", "省档案馆", "6月底前"), ("2", "各市政府", "长期坚持")]);
        draft.Points.Select(p => p.Title).ShouldBe(["晒出台账", "说清来源,凡是公布的数都要写明从哪里来"]);
        draft.Document.Title.ShouldBe(Title.Trim());
        draft.Questions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(" |\n")]
    [InlineData("\n|\n")]
    public void Keeps_the_groups_for_sections_where_one_heading_stands_over_the_group_and_the_number(string behind)
    {
        string[] cells =
        [
            "工作任务", "具体要求", "责任科室", "时限要求",
            "把台账晒出来", "1", "每本台账都要晒出来。", "档案室", "年底前",
            "2", "旧的台账也要补齐。", "各科室", "持续推进",
            "把来源说清楚", "3", "凡是公布的数都要写明从哪里来。", "办公室", "持续推进",
        ];
        var draft = Sample.Read(Title + string.Concat(cells.Select(c => c + behind)));
        draft.Points.Select(p => (p.Number, p.Section, p.Title, p.ResponsibleUnits.ShouldHaveSingleItem().Name, p.Deadlines.ShouldHaveSingleItem().Deadline.Quote)).ShouldBe(
        [
            ("1", "把台账晒出来", "每本台账都要晒出来", "档案室", "年底前"), ("2", "把台账晒出来", "旧的台账也要补齐", "各科室", "持续推进"), ("3", "把来源说清楚", "凡是公布的数都要写明从哪里来", "办公室", "持续推进"),
        ]);
        draft.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void Begins_behind_the_rows_of_another_table()
    {
        var draft = Sample.Read("索引号: | 000014349/2024-00020 | 主题分类: | 政务公开 |\n生成日期: | 2024-03-08 | 发布日期: | 2024-03-08 |\n" + string.Concat(Cells.Select(c => c + " |\n")));
        draft.Points.Select(p => p.Number).ShouldBe(["1", "2"]);
    }

    [Fact]
    public void Leaves_the_lines_behind_it_to_the_document()
    {
        foreach (var behind in (string[])[" |\n", "\n"])
        {
            var draft = Sample.Read(Title + string.Concat(Cells.Select(c => c + behind)) + "云岭省政务公开小组\n2024年3月8日\n");
            draft.Points.Length.ShouldBe(2);
            draft.Document.Date.ShouldBe(new DateOnly(2024, 3, 8));
            draft.Points[1].Deadlines.ShouldHaveSingleItem();
        }
    }

    [Fact]
    public void Without_marks_or_numbers_is_told_by_words_and_who_does_them()
    {
        var draft = Sample.Read(Title + """
            目标
            任务
            主要内容
            责任单位
            一、让账目见光
            (一)晒出台账
            每本台账都要在首页晒出来,让人一眼看到,不必再到柜台上去问。
            省档案馆牵头落实
            旧的台账也要补齐,一本也不能少。
            省气象局、省地震局分别牵头落实
            (二)说清来源
            凡是公布的数都要写明从哪里来,谁统计的谁署名。
            各市政府负责落实
            """);
        draft.Points.Select(p => (p.Number, p.Section, p.Subsection)).ShouldBe(
            [("1", "一、让账目见光", "(一)晒出台账"), ("2", "一、让账目见光", "(一)晒出台账"), ("3", "一、让账目见光", "(二)说清来源")]);
        Sample.Names(draft.Points[0].LeadUnits).ShouldBe(["省档案馆"]);
        Sample.Names(draft.Points[1].LeadUnits).ShouldBe(["省气象局", "省地震局"]);
        Sample.Names(draft.Points[2].ResponsibleUnits).ShouldBe(["各市政府"]);
        draft.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void Without_marks_may_have_cells_of_several_lines()
    {
        var points = Sample.Read(Title + "序号\n工作任务\n责任单位\n1\n晒出台账。每本台账都要晒出来,一本也不能少。\n晒在首页,方便查找,不必再到柜台上去问。\n省档案馆\n2\n说清来源。凡是公布的数都要写明从哪里来。\n省气象局\n").Points;
        points.Select(p => (p.Number, p.Title, p.ResponsibleUnits.ShouldHaveSingleItem().Name)).ShouldBe([("1", "晒出台账", "省档案馆"), ("2", "说清来源", "省气象局")]);
        points[0].Text.ShouldContain("晒在首页");
    }

    [Fact]
    public void That_nothing_proves_is_asked_about_and_gives_no_point()
    {
        var draft = Sample.Read(Title + "序号\n工作任务\n责任单位\n时限\n晒出台账\n写明出处\n好好做\n大家一起\n补齐旧账\n");
        draft.Points.ShouldBeEmpty();
        draft.Questions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(q => q.Kind.ShouldBe(QuestionKind.UnclearFact), q => q.Where.ShouldBe("columns"), q => q.Quote.ShouldBe("序号 工作任务 责任单位 时限"));
    }

    [Fact]
    public void Is_no_table_where_labels_stand_on_lines_of_their_own()
    {
        var draft = Sample.Points("1.晒出台账", "具体工作", "每本都晒。", "责任单位:", "省档案馆");
        draft.Points.ShouldHaveSingleItem().Title.ShouldBe("晒出台账");
    }

    [Fact]
    public void That_was_emptied_gives_no_point_and_says_so()
    {
        var draft = Sample.Read(Title + """
            工作任务 |
            工作要求 |
            牵头单位 |
            责任单位 |
            一、让账目见光 |
            |||
            |||
            |
            |
            |
            |
            |
            二、让来源清楚 |
            |||
            |||
            |
            """);
        draft.Points.ShouldBeEmpty();
        draft.Questions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(q => q.Kind.ShouldBe(QuestionKind.EmptiedTable), q => q.Quote.ShouldBe("工作任务 工作要求 牵头单位 责任单位"));
    }

    [Theory]
    [InlineData(" |\n", "各市(州、盟")]
    [InlineData("\n", "省档案馆、省气")]
    public void That_breaks_off_inside_a_name_is_asked_about(string behind, string broken)
    {
        string[] cells = ["序号", "工作任务", "责任单位", "1", "晒出台账。每本都晒。", "省档案馆、省气象局", "2", "说清来源。都要说清。", broken];
        var draft = Sample.Read(Title + string.Join(behind, cells));
        draft.Points.Select(p => p.Number).ShouldBe(["1", "2"]);
        draft.Questions.ShouldContain(q => q.Kind == QuestionKind.Damage && q.Point == "2" && q.Where == "responsibleUnits");
    }
}
