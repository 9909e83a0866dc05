using Tracker.Reading;

namespace Tracker.Grains.Tests.Reading;

/// <summary>What documents of an eleventh batch showed; the words are our own.</summary>
public class Reading_plans_of_an_eleventh_batch
{
    private const string Title = "霜河县2024年河岸整治实施方案";

    [Fact]
    public void The_unit_that_stands_foremost_leads_where_the_last_section_says_so() => Sample.Told($"""
        {Title}
        一、重点任务
        1.清岸。沿河都清。（责任单位：县水务局、县城管局、各镇）
        2.种树。沿河都种。（责任单位：县林业局、各镇）
        二、保障措施
        每件事排名靠前的责任单位为牵头单位，不得推给别人。
        """).ShouldStartWith("""
        1 清岸 | 县水务局 | 县城管局、各镇 |  |
        2 种树 | 县林业局 | 各镇 |  |
        """);

    [Fact]
    public void Who_guides_helps_those_who_do_it() => Sample.Told($"""
        {Title}
        1.清岸。沿河都清。（县城管局负责，县水务局指导）
        2.种树。沿河都种。（县林业局负责指导）
        3.修桥。能走车。（县交通局牵头指导，各镇落实）
        """).ShouldBe("""
        1 清岸 |  | 县城管局 | 县水务局 |
        2 种树 |  | 县林业局 |  |
        3 修桥 | 县交通局 | 各镇 |  |
        """);

    [Fact]
    public void Points_that_name_nobody_but_who_guides_are_asked_about() => Sample.Told($"""
        {Title}
        1.清岸。沿河都清。（县水务局指导）
        2.种树。沿河都种。（县林业局指导）
        """).ShouldBe("""
        1 清岸 |  |  | 县水务局 |
        2 种树 |  |  | 县林业局 |
        ? - unitsHelping 第1、2条
        """);

    [Fact]
    public void Who_holds_an_activity_leads_it_and_who_carries_it_out_is_responsible() => Sample.Told("""
        霜河县2024年冰雪节活动方案
        一、活动安排
        （一）冰灯展
        活动时间：1月5日至2月10日
        活动地点：北岸公园
        活动内容：摆出二百盏冰灯。
        主办单位：县文旅局、县工会
        承办单位：北岸公园
        （二）滑雪赛
        活动时间：初定2月中旬
        活动内容：比一比谁滑得快。
        主办单位：县体育局
        承办单位：县第一中学
        二、工作要求
        各单位要做好准备。
        网站地图
        主办单位：霜河县人民政府办公室
        """).ShouldBe("""
        1 冰灯展 | 县文旅局、县工会 | 北岸公园 |  | 2024-02-10
        2 滑雪赛 | 县体育局 | 县第一中学 |  | 2024-02-20
        ? 2 deadlines 2月中旬
        """);

    [Fact]
    public void Items_that_are_called_task_and_measures_are_parts_of_their_point() => Sample.Told($"""
        {Title}
        一、清岸
        （一）工作任务：把两岸的垃圾清干净。
        （二）具体措施：1.六月底前清北岸。
        2.九月底前清南岸。
        （牵头负责单位：县水务局；配合单位：各镇）
        二、种树
        （一）工作任务：两岸种柳树。
        （二）具体措施：每年补种。
        （牵头负责单位：县林业局）
        """).ShouldBe("""
        1 清岸 | 县水务局 |  | 各镇 | 2024-06-30；2024-09-30
        2 种树 | 县林业局 |  |  | 1/year
        """);

    [Fact]
    public void Lines_behind_a_dash_with_a_day_each_are_the_points_of_a_phase() => Sample.Told($"""
        {Title}
        一、实施步骤
        1.准备阶段（2024年3月-5月）
        这一阶段重在摸底。
        ——摸清底数（3月底前）。沿河走一遍。
        ——开出清单（5月底前）。一段一张。
        2.整治阶段（2024年6月-11月）
        ——清岸（8月底前）。两岸都清。
        ——验收（11月底前）。逐段验收。
        二、职责分工
        此项工作由县水务局、县城管局牵头，各镇参与。
        """).ShouldBe("""
        一-1-1 摸清底数（3月底前） |  |  |  | 2024-03-31
        一-1-2 开出清单（5月底前） |  |  |  | 2024-05-31
        一-2-1 清岸（8月底前） |  |  |  | 2024-08-31
        一-2-2 验收（11月底前） |  |  |  | 2024-11-30
        ? 一-1-1 number 摸清底数（3月底前）
        ? - unitsDivided 二、职责分工
        """);

    [Fact]
    public void Where_a_trial_is_held_is_no_point() => Sample.Told($"""
        {Title}
        一、试点范围
        北岸三个镇、南岸两个镇。
        二、清岸
        沿河都清。
        三、种树
        沿河都种。
        """).ShouldBe("""
        2 清岸 |  |  |  |
        3 种树 |  |  |  |
        """);

    [Fact]
    public void A_dash_before_a_point_is_no_part_of_its_title() => Sample.Points($"——清岸。沿河都清。{Sample.Units}", $"——种树。沿河都种。{Sample.Units}").Points.Select(p => p.Title).ShouldBe(["清岸", "种树"]);

    [Fact]
    public void Many_points_without_units_are_one_question() =>
        Sample.Points($"1.清岸。沿河都清。{Sample.Units}", "2.种树。都种。", "3.修桥。都修。", "4.铺路。都铺。", "5.挖渠。都挖。", $"6.验收。都验。{Sample.Units}").Questions
            .ShouldHaveSingleItem().ShouldSatisfyAllConditions(q => q.Where.ShouldBe("points"), q => q.Point.ShouldBeNull(), q => q.Quote.ShouldBe("第2、3、4、5条"));

    [Theory]
    [InlineData("市档案馆、有关处室按任务清单分工负责", "市档案馆、有关处室")]
    [InlineData("市档案馆牵头，各区政府结合实际落实", "各区政府")]
    [InlineData("市档案馆、3个试点单位和有关区政府负责", "市档案馆、3个试点单位、有关区政府")]
    [InlineData("市档案馆、行业组织", "市档案馆、行业组织")]
    public void Words_round_a_name_are_no_part_of_it(string units, string responsible) =>
        string.Join('、', Sample.Names(Sample.WithUnits($"（{units}）").ResponsibleUnits)).ShouldBe(responsible);
}
