namespace Tracker.Grains.Tests.Reading;

/// <summary>Labels as sub-districts and bureaus write them.</summary>
public class Reading_labels_of_sub_districts
{
    [Theory]
    [InlineData("责任科室：党政办公室　协助：司法所、综合执法队　时限：3月底前")]
    [InlineData("责任科室：党政办公室　协办：司法所、综合执法队　时限：3月底前")]
    [InlineData("责任科室：党政办公室　时限：3月底前　协同：司法所、综合执法队")]
    public void One_that_only_says_how_it_helps_names_who_helps(string fields) =>
        Sample.Told($"柳荫街道2024年政务公开重点工作清单\n一、晒台账\n1.晒出旧账，一本不落。\n{fields}\n2.把账本编上号。\n责任科室：财政所　时限：每季度")
            .ShouldBe("""
                1 晒出旧账，一本不落 |  | 党政办公室 | 司法所、综合执法队 | 2024-03-31
                2 把账本编上号 |  | 财政所 |  | 1/quarter
                """);

    [Fact]
    public void Who_has_the_main_duty_is_responsible_where_others_lead() =>
        Sample.Told("""
            云岭省文化厅2024年政务公开工作要点
            一、晒台账
            （一）晒出旧账。一本不落地晒出来。〔牵头处室：办公室；主责单位：省图书馆〕
            （二）把账本编上号。重号的改过来。〔主责单位：省博物馆〕
            （三）写明出处（省美术馆牵头，省京剧院配合）
            """).ShouldBe("""
            1 晒出旧账 | 办公室 | 省图书馆 |  |
            2 把账本编上号 |  | 省博物馆 |  |
            3 写明出处 | 省美术馆 |  | 省京剧院 |
            """);

    [Fact]
    public void And_leads_where_nobody_else_does() =>
        Sample.Told("""
            云岭省文化厅2024年政务公开工作要点
            一、晒台账
            （一）晒出旧账。一本不落地晒出来。〔主责单位：省图书馆；配合单位：省美术馆〕
            """).ShouldBe("1 晒出旧账 | 省图书馆 |  | 省美术馆 |");
}
