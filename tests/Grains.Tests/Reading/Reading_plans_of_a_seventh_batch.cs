using Tracker.Reading;

namespace Tracker.Grains.Tests.Reading;

/// <summary>What documents of a seventh batch showed; the words are our own.</summary>
public class Reading_plans_of_a_seventh_batch
{
    private const string Title = "霜河县2024年政务公开工作要点";

    private const string Headings = "序号 | 主要任务 | 具体措施 | 完成时限 | 责任单位";

    [Fact]
    public void Numbers_of_the_measures_that_run_through_a_table_are_those_of_the_points() => Sample.Told($"""
        {Title}
        {Headings}
        1 | 晒出账本 | 1、公布预算 | 3月 | 县财政局
        | | 2、公布决算 | 9月 | 县审计局
        2 | 说清来源 | 3、注明出处 | 6月 | 县统计局
        | | 4、核对图表 | 12月 | 县统计局
        """).ShouldStartWith("""
        1 公布预算 |  | 县财政局 |  | 2024-03-31
        2 公布决算 |  | 县审计局 |  | 2024-09-30
        3 注明出处 |  | 县统计局 |  | 2024-06-30
        4 核对图表 |  | 县统计局 |  | 2024-12-31
        """);

    [Fact]
    public void Numbers_that_begin_anew_beside_each_task_count_its_parts() => Sample.Told($"""
        {Title}
        {Headings}
        1 | 晒出账本 | 1、公布预算 | 3月 | 县财政局
        | | 2、公布决算 | 9月 | 县审计局
        2 | 说清来源 | 1、注明出处 | 6月 | 县统计局
        | | 2、核对图表 | 12月 | 县统计局
        """).ShouldContain("2-1 ");

    [Fact]
    public void The_first_leads_and_the_others_help_where_a_note_says_so() => Sample.Told($"""
        {Title}
        一、晒账
        1.晒预算。都晒。（责任单位：县财政局、县审计局、各乡镇）
        2.晒决算。都晒。（责任单位：县统计局）
        注：责任单位第一个为牵头单位，其余为主要配合单位。
        """).ShouldStartWith("""
        1 晒预算 | 县财政局 |  | 县审计局、各乡镇 |
        2 晒决算 | 县统计局 |  |  |
        """);

    [Fact]
    public void Others_help_only_where_it_is_said() =>
        Sample.Told($"{Title}\n一、晒账\n1.晒预算。都晒。（责任单位：县财政局、县审计局）\n注：责任单位第一个为牵头单位，其余工作由办公室协调。").ShouldStartWith("1 晒预算 | 县财政局 | 县审计局 |  |");

    [Fact]
    public void A_heading_with_one_paragraph_and_its_labels_is_the_point() => Sample.Told($"""
        {Title}
        一、晒出账本，让人看懂
        把预算、决算一本一本晒出来。一是：1.晒总数；2.晒细目。
        牵头单位：县财政局
        配合单位：县审计局、县统计局
        完成时间：2024年6月底前完成
        二、说清来源，让人放心
        每个数字都注明出处。
        牵头单位：县统计局
        配合部门：县财政局
        完成时间：2024年9月底前完成
        """).ShouldBe("""
        1 晒出账本，让人看懂 | 县财政局 |  | 县审计局、县统计局 | 2024-06-30
        2 说清来源，让人放心 | 县统计局 |  | 县财政局 | 2024-09-30
        """);

    [Fact]
    public void Batches_of_units_have_their_own_limits_and_are_asked_about()
    {
        var draft = Sample.Read($"{Title}\n一、晒出账本\n都要晒。\n牵头单位：县财政局\n试点单位：第一批：县审计局（档案科）、县统计局，2024年6月底前完成；第二批：县司法局，2024年9月底前完成。\n二、说清来源\n都要说。\n牵头单位：县统计局\n");
        Sample.Names(draft.Points[0].ResponsibleUnits).ShouldBe(["县审计局（档案科）", "县统计局", "县司法局"]);
        draft.Points[0].Deadlines.Length.ShouldBe(2);
        draft.Questions.Select(q => (q.Point, q.Where)).ShouldBe([("1", "parts")]);
    }

    [Fact]
    public void Another_name_in_a_bracket_below_is_of_the_unit_above() =>
        Sample.Names(Sample.WithUnits("(责任单位:省编办\n(省审改办)\n省档案馆)").ResponsibleUnits).ShouldBe(["省编办(省审改办)", "省档案馆"]);

    [Fact]
    public void A_number_with_a_blank_before_its_last_sign() =>
        Sample.Read("霜政办〔2024〕5 号\n霜河县人民政府办公室关于印发2024年政务公开工作要点的通知\n" + Title + "\n一、晒账\n1.晒预算。都晒。").Document.Number.ShouldBe("霜政办〔2024〕5 号");

    [Theory]
    [InlineData("(省级牵头单位:省档案馆;市级承接单位:市气象局)", "省档案馆", "市气象局", "unitsOfLevels:")]
    [InlineData("(承接单位:市气象局)", "", "市气象局", "")]
    [InlineData("(市级承接单位:市气象局;完成时限:2024年6月底前)", "", "市气象局", "")]
    [InlineData("(省牵头单位:省档案馆;市责任单位:市气象局)", "省档案馆", "市气象局", "unitsOfLevels:")]
    [InlineData("(上级牵头单位:省档案馆;责任单位:市气象局)", "", "市气象局", "unitsAbove:省档案馆")]
    [InlineData("(责任单位:市气象局;省级对口部门:省档案馆、省水文局)", "", "市气象局", "unitsAbove:省档案馆、省水文局")]
    [InlineData("(市气象局;省牵头单位:省档案馆)", "", "市气象局", "unitsAbove:省档案馆")]
    public void Units_of_an_upper_level_are_told_apart_and_asked_about(string bracket, string lead, string responsible, string asked)
    {
        var draft = Sample.Points($"1.晒预算。都要晒。{bracket}");
        Sample.Names(draft.Points[0].LeadUnits).ShouldBe(lead.Split('、', StringSplitOptions.RemoveEmptyEntries));
        Sample.Names(draft.Points[0].ResponsibleUnits).ShouldBe([responsible]);
        draft.Questions.Select(q => q.Where + ":" + q.Quote).ShouldAllBe(q => asked.Length > 0 && q.StartsWith(asked));
        draft.Questions.Length.ShouldBe(asked.Length > 0 ? 1 : 0);
    }

    [Fact]
    public void A_line_of_units_above_between_lines_of_labels_parts_no_point()
    {
        var text = $"{Title}\n一、晒账\n1.晒预算。都要晒。\n牵头单位：县财政局\n上级对口单位：市财政局\n配合单位：县审计局\n2.晒决算。都要晒。\n牵头单位：县审计局\n";
        var reading = PlanReader.ReadWhole(new SourceText(text));
        reading.Draft.Points.Select(p => (p.Number, Sample.Names(p.LeadUnits).Single())).ShouldBe([("1", "县财政局"), ("2", "县审计局")]);
        Sample.Names(reading.Draft.Points[0].CooperatingUnits).ShouldBe(["县审计局"]);
        reading.Draft.Questions.Select(q => (q.Point, q.Where, q.Quote)).ShouldBe([("1", "unitsAbove", "市财政局")]);
        Pieces.Hold(text, reading).ShouldBeTrue();
        Pieces.Of(text, reading, PieceKind.PointUnits, "1").ShouldContain("上级对口单位：市财政局");
    }
}
