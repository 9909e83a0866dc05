namespace Tracker.Grains.Tests.Reading;

/// <summary>What plans and tables of a fourteenth batch showed; the words are our own.</summary>
public class Reading_plans_of_a_fourteenth_batch
{
    [Theory]
    [InlineData("责任单位（处室）：账务处,档案处，各办事处", " | 账务处、档案处、各办事处 | ")]
    [InlineData("责任处室（单位）：账务处", " | 账务处 | ")]
    [InlineData("牵头单位（部门）：县财政局；配合单位（部门、处室）：县审计局", "县财政局 |  | 县审计局")]
    public void A_label_may_say_in_a_bracket_of_what_kind_its_units_are(string label, string units) =>
        Sample.Told($"霜河县2024年晒账方案\n一、晒账\n1.晒预算。都要晒。\n{label}\n二、要求\n1.加强领导。要亲自抓。\n").ShouldBe($"1 晒预算 | {units} |");

    [Theory]
    [InlineData("（责任单位：相关片区党委及村居）", "相关片区党委、村居")]
    [InlineData("（责任单位：柳叶片区党委及青石村、霜河街道与柳岸社区）", "柳叶片区党委、青石村、霜河街道、柳岸社区")]
    [InlineData("（责任单位：如意片区党委及如意社区）", "如意片区党委、如意社区")]
    [InlineData("（责任单位：霜河、柳叶、青石三个片区管理局，县财政局）", "霜河、柳叶、青石三个片区管理局、县财政局")]
    [InlineData("（责任单位：城建与交通处、各县党委和政府）", "城建与交通处、各县党委和政府")]
    public void Who_leads_a_place_and_a_place_below_it_are_two(string bracket, string units) =>
        string.Join('、', Sample.Names(Sample.WithUnits(bracket).ResponsibleUnits)).ShouldBe(units);

    [Fact]
    public void Where_more_is_said_is_no_part_of_a_name() =>
        Sample.Names(Sample.WithUnits("（责任单位：城建与交通处（详见附件1）、各镇（名单见附表））").ResponsibleUnits).ShouldBe(["城建与交通处", "各镇"]);

    private const string Stages = "柳叶片区国庆前晒账方案\n2024年9月10日\n一、晒账\n（一）摸底\n2024年9月11日-15日，{0}，开展摸底。\n（二）复核\n做好复核工作。\n";

    [Theory]
    [InlineData("由账务处牵头，联合审计分局、各村工作队", "账务处 | 审计分局、各村工作队 |")]
    [InlineData("由账务处、档案处牵头，组织城建与交通处和各村居，会同审计分局", "账务处、档案处 | 城建与交通处、各村居、审计分局 |")]
    [InlineData("由账务处牵头，组织相关处室，联合审计分局、相关处室值班人员", "账务处 | 相关处室、审计分局、相关处室值班人员 |")]
    [InlineData("由账务处和档案处组织相关人员", " | 账务处、档案处 |")]
    [InlineData("由网格长组织干部", " | 网格长 |")]
    [InlineData("由账务处牵头，组织一次全面清点", "账务处 |  |")]
    public void Who_joins_the_one_that_leads_is_responsible(string sentence, string units) =>
        Sample.Told(Stages.Replace("{0}", sentence, StringComparison.Ordinal)).Split('\n')[0].ShouldStartWith($"1 摸底 | {units}");

    [Fact]
    public void What_someone_organised_is_not_that_ones_task() =>
        Sample.Read(Stages.Replace("{0}", "由账务处组织的培训结束后", StringComparison.Ordinal)).Points[0].ResponsibleUnits.ShouldBeEmpty();

    [Theory]
    [InlineData("“十一”前的9月27日-28日，晒出账目", "2024-09-28")]
    [InlineData("利用国庆前周末晒账", "")]
    [InlineData("针对发现的问题联合各镇立即整改", "")]
    [InlineData("落实“月跟踪、季推进、年底总结”三项制度", "")]
    [InlineData("落实“月跟踪、季推进”制度，年底前总结", "2024-12-31")]
    public void Words_of_time_that_only_place_a_day_or_name_a_system_set_no_limit(string sentence, string days)
    {
        var draft = Sample.Points($"1.晒出台账。{sentence}。{Sample.Units}");
        string.Join('、', draft.Points[0].Deadlines.Select(d => ((Tracker.Calendar.FixedDeadline)d.Deadline).Date.ToString("yyyy-MM-dd", null))).ShouldBe(days);
        draft.Questions.ShouldNotContain(q => q.Where == "deadlines");
    }

    private static readonly string[] Fields = ["晒预算 县财政局", "晒决算 县审计局", "晒水费 县水务局", "晒林权 县林业局", "晒学费 县教育局"];

    private const string InOrder = "1 晒预算 |  | 县财政局 |  |\n2 晒决算 |  | 县审计局 |  |\n3 晒水费 |  | 县水务局 |  |\n4 晒林权 |  | 县林业局 |  |\n5 晒学费 |  | 县教育局 |  |";

    private const string Letter = "霜河县2024年晒账方案\n一、晒账\n（一）都晒。各单位都要晒账。\n附件\n晒账领域分解表\n";

    /// <summary>Rows 1-4 side by side with 4-5.</summary>
    private static string Halves(string cell, string row, params int[] right)
    {
        string Row(int n) => $"{n}{cell}{Fields[n - 1].Replace(" ", cell, StringComparison.Ordinal)}";
        var left = Enumerable.Range(1, 5 - right.Length).Select((n, k) => Row(n) + (k < right.Length ? cell + Row(right[k]) : ""));
        return string.Join(row, left.Prepend(string.Join(cell, ["序号", "领域", "责任单位", "序号", "领域", "责任单位"])));
    }

    [Theory]
    [InlineData("\t", "\n")]
    [InlineData(" | ", "\n")]
    [InlineData("\n", "\n")]
    public void Two_halves_side_by_side_are_read_the_left_one_first(string cell, string row) =>
        Sample.Told($"{Letter}{Halves(cell, row, 4, 5)}\n来源：霜河县财政局\n").ShouldBe(InOrder);

    [Theory]
    [InlineData("\t", "\n")]
    [InlineData("\n", "\n")]
    public void Where_their_numbers_do_not_run_on_the_table_is_asked_about(string cell, string row) =>
        Sample.Read($"{Letter}{Halves(cell, row, 5, 4)}\n来源：霜河县财政局\n").Questions.ShouldHaveSingleItem().Where.ShouldBe("columns");

    [Fact]
    public void A_sentence_in_a_table_of_lines_is_no_list_of_units() =>
        Sample.Told("霜河县2024年晒账计划表\n序号\n主要任务\n具体内容\n责任单位\n完成时间\n1\n晒预算\n都要晒出来。\n县财政局\n2024年\n6月底前\n2\n落实制度，探索其他账目\n全面落实各项制度，坚持试点先行，探索建立其他账目的目录并统一公开。\n县审计局\n各镇\n2024年\n12月底前\n")
            .ShouldStartWith("1 晒预算 |  | 县财政局 |  | 2024-06-30\n2 落实制度，探索其他账目 |  | 县审计局、各镇 |  | 2024-12-31");

    [Fact]
    public void Parts_in_one_paragraph_have_titles_of_their_own()
    {
        var points = Sample.Read("霜河县2024年晒账意见\n一、多晒\n1.晒好账。（1）晒预算。逐项晒。（县财政局牵头负责）（2）晒决算。逐笔晒。（县审计局牵头负责）\n2.查账。都要查。（县审计局负责）\n").Points;
        points.Select(p => (p.Number, p.Title, p.Subsection, p.Text)).ShouldBe([("1-1", "晒预算", "1.晒好账", "逐项晒。"), ("1-2", "晒决算", "1.晒好账", "逐笔晒。"), ("2", "查账", null, "都要查。")]);
    }

    [Fact]
    public void Bare_headings_on_how_the_work_is_led_are_no_points() =>
        Sample.Told("霜河县2024年晒账计划\n一、安排\n1.2024年6月底前晒出预算\n2.2024年9月底前晒出决算\n二、工作要求\n1.加强组织领导\n2.抓好队伍建设\n3.强化监督考核\n主办单位：霜河县财政局 版权所有：霜河县财政局\n地址：霜河县人民大街60号 邮编：123200 电子信箱一栏见本网站最下面的联系方式\n")
            .ShouldBe("1 2024年6月底前晒出预算 |  |  |  | 2024-06-30\n2 2024年9月底前晒出决算 |  |  |  | 2024-09-30");

    [Fact]
    public void A_table_whose_cells_run_together_without_marks_is_asked_about()
    {
        var draft = Sample.Read("2024年民生实事责任分解表.docx\n1、2024年民生实事责任分解表序号项目名称主要内容区政府分管领导牵头单位配合单位1晒预算晒出12项。某某财政局各街道2晒决算晒出8项。某某审计局各街道各社区\n");
        draft.Points.ShouldBeEmpty();
        draft.Questions.ShouldContain(q => q.Where == "columns");
    }
}
