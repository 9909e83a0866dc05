using Tracker.Reading;

namespace Tracker.Grains.Tests.Reading;

/// <summary>① in the cells of a table, and cells that say more than one thing.</summary>
public class Reading_marks_of_parts
{
    private const string Title = "霜河县2024年诚信建设任务分工表";

    private const string Headings = "项目 | 任务清单 | 牵头单位 | 责任单位 | 完成时限";

    [Fact]
    public void Marks_before_some_of_the_tasks_count_none_of_them_and_stay_in_their_words() => Sample.Told($"""
        {Title}
        {Headings}
        一、守信 | 挂出名单，随时能查。 | 县发改局 | 县财政局 | 6月底前
        | ①给守信商户发牌匾。 | 县商务局 | 县财政局 | 6月底前
        | ②给守信工匠发证书。 | 县商务局 | 县人社局 | 9月底前
        """).ShouldStartWith("""
        1 挂出名单，随时能查 | 县发改局 | 县财政局 |  | 2024-06-30
        2 ①给守信商户发牌匾 | 县商务局 | 县财政局 |  | 2024-06-30
        3 ②给守信工匠发证书 | 县商务局 | 县人社局 |  | 2024-09-30
        """);

    [Theory]
    [InlineData("①③县财政局，②县人社局", true)]
    [InlineData("①②③县财政局、①县人社局", true)]
    [InlineData("①县财政局②县人社局③县法院", false)]
    public void Marks_that_say_whose_part_it_is_are_asked_about(string units, bool asked)
    {
        var draft = Sample.Points($"1.守信。①发牌匾，②发证书，③挂名单。（责任单位：{units}）");
        Sample.Names(draft.Points[0].ResponsibleUnits).ShouldContain("县人社局");
        draft.Questions.Any(q => q.Where == "parts").ShouldBe(asked);
    }

    [Fact]
    public void A_mark_that_was_lost_is_no_part_of_the_name_behind_it() =>
        Sample.Names(Sample.WithUnits("（责任单位：⑨县财政局，⑩县人社局，？县法院，？？县公安局）").ResponsibleUnits).ShouldBe(["县财政局", "县人社局", "县法院", "县公安局"]);

    [Fact]
    public void A_cell_that_says_there_is_nobody_names_nobody()
    {
        var draft = Sample.Points("1.守信。发牌匾。（牵头单位：（本县暂无对应部门）；责任单位：县财政局）");
        draft.Points[0].LeadUnits.ShouldBeEmpty();
        Sample.Names(draft.Points[0].ResponsibleUnits).ShouldBe(["县财政局"]);
        draft.Questions.ShouldHaveSingleItem().Where.ShouldBe("unitsLeftOut");
    }

    [Fact]
    public void A_cell_over_the_columns_of_goals_and_tasks_is_a_task_of_its_own() => PlanReader.Read(new SourceText($"""
        {Title}
        项目 | 工作目标 | 任务清单 | 牵头单位 | 责任单位 | 完成时限
        一、守信 | 1.拓宽渠道。 | 挂出名单，随时能查。 | 县发改局 | 县财政局 | 6月底前
         | | 发牌匾。 | 县商务局 | 县财政局 | 6月底前
         | 2.法规写明的其他办法。 | | 县司法局 | 县审计局 | 长期坚持
        """, KnowsBlankCells: true)).Points.Select(p => (p.Title, Lead: string.Join('、', Sample.Names(p.LeadUnits)))).ShouldBe([("挂出名单，随时能查", "县发改局"), ("发牌匾", "县商务局"), ("法规写明的其他办法", "县司法局")]);
}
