namespace Tracker.Grains.Tests.Reading;

/// <summary>What written documents of a nineteenth batch do that was read wrong, said here of a province that does not exist.</summary>
public class Reading_plans_of_a_nineteenth_batch
{
    [Theory]
    [InlineData("除另有说明外，各市政府为各项任务的共同责任单位，不再一一列出。")]
    [InlineData("下列各项任务，各市政府均为责任单位，以下不再列出。")]
    public void A_preamble_makes_a_class_responsible_for_every_point(string clause)
    {
        var points = Sample.Read($"云岭省2024年政务公开工作要点\n为做好今年的公开工作，制定本要点。{clause}\n一、公开\n1.晒出台账。都要晒。（省档案馆牵头）\n2.说清来源。都要说。（责任单位：省气象局）").Points;
        points.Select(p => string.Join('、', Sample.Names(p.ResponsibleUnits))).ShouldBe(["各市政府", "省气象局、各市政府"]);
    }

    [Fact]
    public void Short_labels_say_who_leads_and_who_helps() =>
        Sample.Told("""
            白塔镇2024年重点工作任务分解
            一、守住旧账
            1、晒出旧账。一本一本晒给大家看。[主办：镇档案站；协办：镇财政所、各村；时限：5月底前]
            2、编上号码。重号的改过来。[承办：镇文化站；时限：6月30日前]
            白塔镇人民政府
            2024年3月30日
            【打印】【关闭】【返回顶部】
            主办单位：云岭县人民政府办公室　技术支持：云岭县电子政务中心　ICP备案序号：00000000
            主办：云岭县人民政府办公室　备案号：00000000号-1　网站标识码：0000000001
            """).ShouldBe("""
            1 晒出旧账 | 镇档案站 |  | 镇财政所、各村 | 2024-05-31
            2 编上号码 |  | 镇文化站 |  | 2024-06-30
            """);

    [Theory]
    [InlineData("三季度组织开展2021—2023年已建项目评价", "2024-09-30")]
    [InlineData("能立即整改的立行立改，其余的8月底前改完", "2024-08-31")]
    [InlineData("每季度通报，重大隐患立即上报省应急管理厅", "1/quarter")]
    public void Words_beside_a_limit_do_not_hide_it_or_add_one(string sentence, string limit) =>
        Sample.Told($"云岭省2024年政务公开工作要点\n一、公开\n1.晒出台账。{sentence}。（责任单位：省档案馆）").ShouldBe($"1 晒出台账 |  | 省档案馆 |  | {limit}");

    [Theory]
    [InlineData("6月1日前公布名单，全年开展巡查", "2024-06-01；standing")]
    [InlineData("全年开展巡查4次", "4/year")]
    public void What_goes_on_all_year_is_said_beside_a_day(string field, string limits) =>
        Sample.Told($"云岭省2024年政务公开工作要点\n一、公开\n1.晒出台账。都要晒。\n责任科室：档案科　　时间要求：{field}").ShouldBe($"1 晒出台账 |  | 档案科 |  | {limits}");
}
