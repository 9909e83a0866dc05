namespace Tracker.Grains.Tests.Reading;

/// <summary>What written documents of a twentieth batch do that was read wrong, said here of a province that does not exist.</summary>
public class Reading_plans_of_a_twentieth_batch
{
    [Theory]
    [InlineData("下列各项任务均需各市政府贯彻落实，不再逐项列出。")]
    [InlineData("本要点第二部分所列各项任务，各市政府均为责任单位，不再一一列出。")]
    [InlineData("各市政府均须落实，以下各项不再重复。")]
    public void A_clause_for_every_point_may_name_the_tasks_in_many_ways(string clause) =>
        Sample.Told($"云岭省2024年政务公开工作要点\n为做好今年的公开工作，制定本要点。{clause}\n一、公开\n1.晒出台账。都要晒。（省档案馆牵头）\n2.说清来源。都要说。（责任单位：省气象局）")
            .ShouldBe("1 晒出台账 | 省档案馆 | 各市政府 |  |\n2 说清来源 |  | 省气象局、各市政府 |  |");

    [Fact]
    public void A_note_behind_the_points_does_so_too() =>
        Sample.Told("云岭省2024年政务公开工作要点\n一、公开\n1.晒出台账。都要晒。（省档案馆牵头）\n2.说清来源。都要说。（责任单位：省气象局）\n注：以上各项任务，各市政府、各功能区管委会均为责任单位，不再逐项列出。")
            .ShouldBe("1 晒出台账 | 省档案馆 | 各市政府、各功能区管委会 |  |\n2 说清来源 |  | 省气象局、各市政府、各功能区管委会 |  |");

    [Fact]
    public void One_that_is_worded_like_none_is_asked() =>
        Sample.Told("云岭省2024年政务公开工作要点\n为做好今年的公开工作，制定本要点。涉及各市政府的由各市政府分头落实，文中不再标注。\n一、公开\n1.晒出台账。都要晒。（省档案馆牵头）\n2.说清来源。都要说。（责任单位：省气象局）")
            .ShouldBe("1 晒出台账 | 省档案馆 |  |  |\n2 说清来源 |  | 省气象局 |  |\n? - unitsStanding 涉及各市政府的由各市政府分头落实，文中不再标注");

    [Fact]
    public void Who_runs_a_site_is_no_unit_of_the_last_point() =>
        Sample.Told("云岭省2024年政务公开工作要点\n一、公开\n1.晒出台账。都要晒。（省档案馆牵头）\n二、组织实施\n1.严格考核。结果在全省通报。\n扫一扫在手机打开当前页\n省长热线：12345　主办：云岭省人民政府办公厅　承办：云岭省大数据中心\n网站标识码：0000000001")
            .ShouldBe("1 晒出台账 | 省档案馆 |  |  |");

    [Theory]
    [InlineData("三季度退还到位", "2024-09-30")]
    [InlineData("每月驻村不少于20天，5月底前走访一遍", "1/month；2024-05-31")]
    public void Limits_in_sentences(string sentence, string limit) =>
        Sample.Told($"云岭省2024年政务公开工作要点\n一、公开\n1.晒出台账。{sentence}。（责任单位：省档案馆）").ShouldBe($"1 晒出台账 |  | 省档案馆 |  | {limit}");
}
