namespace Tracker.Grains.Tests.Reading;

/// <summary>What documents of a sixth batch showed; the words are our own.</summary>
public class Reading_plans_of_a_sixth_batch
{
    private const string Head = "云岭省2024年政务公开工作要点\n一、晒账\n";

    [Fact]
    public void A_class_behind_etcetera_is_joined_to_it()
    {
        var draft = Sample.Read(Head + "1.晒预算。都要晒。(省档案馆、省气象局等和各市级人民政府负责)\n");
        Sample.Names(draft.Points[0].ResponsibleUnits).ShouldBe(["省档案馆", "省气象局", "各市级人民政府"]);
    }

    [Theory]
    [InlineData("2024年1月1日至12月31日,困难企业可申领用水补贴。")]
    [InlineData("用水补贴每人每年只享受一次。")]
    public void How_long_and_how_often_somebody_has_a_right_is_no_limit(string words) =>
        Sample.Read(Head + $"1.发补贴。把钱发到人。{words}(责任单位:省档案馆)\n").Points[0].Deadlines.ShouldBeEmpty();

    [Theory]
    [InlineData("2024年3月1日至6月30日,开展补贴目录清理。")]
    [InlineData("2024年3月1日至6月30日,公布补贴发放名单。")]
    [InlineData("每年开展一次补贴目录清理。")]
    public void What_is_done_in_a_stretch_of_days_is_one(string words) =>
        Sample.Read(Head + $"1.发补贴。把钱发到人。{words}(责任单位:省档案馆)\n").Points[0].Deadlines.ShouldHaveSingleItem();
}
