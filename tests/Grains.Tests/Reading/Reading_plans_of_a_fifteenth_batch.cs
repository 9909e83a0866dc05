using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Grains.Tests.Reading;

/// <summary>What plans and ledgers of a fifteenth batch showed; the words are our own.</summary>
public class Reading_plans_of_a_fifteenth_batch
{
    [Fact]
    public void Fields_in_one_line_may_stand_several_blanks_apart() =>
        Sample.Told("霜河县2024年晒账工作方案\n一、晒账\n1.晒预算。都要晒。\n牵头科室：预算股　　责任单位：各村　　配合单位：审计站　　完成时限：10月31日前\n2.晒存根。都要晒。\n牵头科室：国库股　　完成时限：长期坚持\n3.晒流水。都要晒。\n责任单位：各村　　完成时限：每月\n").ShouldBe("""
            1 晒预算 | 预算股 | 各村 | 审计站 | 2024-10-31
            2 晒存根 | 国库股 |  |  | standing
            3 晒流水 |  | 各村 |  | 1/month
            """);

    [Fact]
    public void Pinyin_behind_a_figure_is_no_part_of_a_day() =>
        Sample.Told("霜河县2024年晒账工作方案\n1.晒预算。8(bā)月15日前晒出。(责任单位：县财政局)\n").ShouldBe("1 晒预算 |  | 县财政局 |  | 2024-08-15");

    [Fact]
    public void Letters_of_a_wrong_code_behind_question_marks_are_asked_about_with_them() =>
        Sample.Read("霜河县2024年晒账工作方案\n1.晒预算。??傿X把帐I晒出来，再晒决算。(责任单位：县财政局)\n2.晒决算。??都要晒。(责任单位：县审计局)\n").Questions
            .Select(q => (q.Point, q.Where, q.Quote)).ShouldBe([("1", "text", "??傿X把帐I"), ("2", "text", "??")]);

    [Theory]
    [InlineData("安排表")]
    [InlineData("推进表")]
    public void A_table_of_what_is_arranged_has_a_title(string end) =>
        Sample.Read($"霜河县财政局2024年晒账{end}\n序号 | 任务 | 责任单位\n1 | 晒预算 | 预算股\n2 | 晒决算 | 国库股\n").Document
            .ShouldSatisfyAllConditions(d => d.Title.ShouldBe($"霜河县财政局2024年晒账{end}"), d => d.Year.ShouldBe(2024));

    [Fact]
    public void What_is_done_for_long_in_a_cell_for_limits_has_no_end() =>
        Sample.Told("霜河县2024年晒账任务分解表\n序号 | 任务 | 责任单位 | 完成时限\n1 | 晒预算 | 预算股 | 长期公开\n2 | 晒决算 | 国库股 | 9月底前\n").ShouldBe("1 晒预算 |  | 预算股 |  | standing\n2 晒决算 |  | 国库股 |  | 2024-09-30");

    [Theory]
    [InlineData("春耕前、夏收、秋收及时发预警。", 0)]
    [InlineData("汛前、台风季前及时检修泵站。", 2)]
    [InlineData("汛前完成检修，台风季及时发预警。", 1)]
    public void Times_of_the_year_at_which_it_is_done_in_time_set_no_limit(string sentence, int limits) =>
        Sample.Saying(sentence).Deadlines.Length.ShouldBe(limits);

    [Fact]
    public void A_name_for_several_stays_where_nobody_says_for_which_of_them()
    {
        var draft = Sample.Read("霜河县2024年晒账工作方案\n各镇财政所，局机关各科室、各二级单位(以下统称各账房)：\n1.晒预算。都要晒。(责任单位：各账房)\n");
        Sample.Names(draft.Points.ShouldHaveSingleItem().ResponsibleUnits).ShouldBe(["各账房"]);
        draft.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void Who_leads_is_not_named_again_by_a_name_for_several() =>
        Sample.Told("霜河县2024年晒账工作方案\n1.晒预算。都要晒。(责任单位：县水务局、县林业局(以下统称县直有关部门))\n2.晒决算。都要晒。(牵头单位：县水务局；责任单位：县直有关部门)\n").ShouldBe("""
            1 晒预算 |  | 县水务局、县林业局 |  |
            2 晒决算 | 县水务局 | 县林业局 |  |
            """);

    private const string Points = "一、晒账\n1.晒预算。都要晒。（责任单位：县财政局）\n2.晒决算。都要晒。（责任单位：县审计局）\n";

    [Fact]
    public void A_property_may_be_printed_with_its_letters_set_apart()
    {
        var document = Sample.Read($"| 索 引 号 | 001/2024 | 主 题 | 财政 |\n| 文 号 | 霜政办〔2024〕9号 | 有 效 性 | 有效 |\n霜河县2024年晒账工作要点\n为晒好账，制定本要点。\n{Points}").Document;
        document.Number.ShouldBe("霜政办〔2024〕9号");
        document.Preamble.ShouldBe("为晒好账，制定本要点。");
    }

    private const string Ledger = "| 序号 | 任务 | 责任科室 | 完成时限 | 备注 |\n| 1 | 晒预算 | 预算股 | 6月底前 | |\n| 2 | 晒决算 | 国库股 | 9月底前 | |\n";

    private static PlanDraft Sheet(string head, string foot) => PlanReader.Read(new SourceText(head + Ledger + foot, KnowsBlankCells: true));

    [Fact]
    public void The_imprint_below_a_table_says_who_issued_it_and_its_number()
    {
        var draft = Sheet("霜河县财政局2024年晒账任务分解表\n", "| 霜财发〔2024〕3号　霜河县财政局办公室 2024年2月5日印发 |\n");
        draft.Document.ShouldSatisfyAllConditions(d => d.Number.ShouldBe("霜财发〔2024〕3号"), d => d.Issuer.ShouldBe("霜河县财政局"), d => d.Date.ShouldBe(new DateOnly(2024, 2, 5)), d => d.Sections.ShouldBeEmpty());
        draft.Points.Length.ShouldBe(2);
    }

    [Fact]
    public void An_office_that_prints_for_another_body_is_named_by_the_imprint_alone() =>
        Sheet("2024年晒账任务分解表\n", "| 霜河县公开办公室 2024年2月5日印发 |\n").Document.Issuer.ShouldBe("霜河县公开办公室");

    [Theory]
    [InlineData("填报单位：霜河县晒账办公室", "霜河县晒账办公室")]
    [InlineData("填报单位：", null)]
    [InlineData("填报单位：各镇", null)]
    public void Who_filled_a_ledger_in_issues_it(string label, string? issuer) =>
        Sheet($"霜河县2024年晒账任务台账\n| {label} | | | 填报时间：2024年4月2日 | |\n", "").Document.Issuer.ShouldBe(issuer);

    [Theory]
    [InlineData("11月底前完成", "2024-09-30 2024-11-30")]
    [InlineData("10月15日前报送县政府", "2024-09-30 2024-10-15")]
    [InlineData("10月15日已报送", "2024-09-30")]
    [InlineData("10月会议议定", "2024-09-30")]
    [InlineData("县委督办事项", "2024-09-30")]
    public void A_remark_may_set_a_limit_too(string remark, string days) =>
        string.Join(' ', Sheet("霜河县2024年晒账任务分解表\n", $"| 3 | 晒流水 | 国库股 | 9月底前 | {remark} |\n").Points[2].Deadlines.Select(d => ((Tracker.Calendar.FixedDeadline)d.Deadline).Date.ToString("yyyy-MM-dd"))).ShouldBe(days);

    [Fact]
    public void Who_signs_below_a_table_and_when_is_no_row_of_it()
    {
        var draft = Sheet("霜河县2024年晒账任务分解表\n", "| | | 霜河县财政局 | | |\n| | | 2024年5月6日 | | |\n");
        draft.Document.ShouldSatisfyAllConditions(d => d.Issuer.ShouldBe("霜河县财政局"), d => d.Date.ShouldBe(new DateOnly(2024, 5, 6)));
        draft.Points.Select(p => (p.ResponsibleUnits.Length, p.Deadlines.Length)).ShouldBe([(1, 1), (1, 1)]);
    }

    [Fact]
    public void A_unit_and_a_day_in_columns_of_their_own_go_on_with_the_last_task() =>
        Sheet("霜河县2024年晒账任务分解表\n", "| | | 霜河县审计局 | 2024年10月18日 | |\n").Points.Sum(p => p.Deadlines.Length).ShouldBe(3);

    [Fact]
    public void Notes_below_a_table_are_no_tasks_however_they_are_numbered()
    {
        var draft = Sheet("霜河县2024年晒账任务分解表\n", "| 备注：1.每月5日前报进展。 |\n| 2.台账随晒随销，不留尾巴。 |\n");
        draft.Points.Select(p => p.Title).ShouldBe(["晒预算", "晒决算"]);
        draft.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void The_role_of_those_before_it_is_no_unit()
    {
        var draft = Sample.Points("1.晒出台账。都要晒。（县财政局、县审计局等责任单位按职责分工负责）");
        Sample.Names(draft.Points[0].ResponsibleUnits).ShouldBe(["县财政局", "县审计局"]);
        draft.Questions.Select(q => (q.Kind, q.Where)).ShouldBe([(QuestionKind.VagueUnit, "responsibleUnits")]);
    }
}
