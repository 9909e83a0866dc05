namespace Tracker.Grains.Tests.Reading;

/// <summary>What documents of a sixteenth batch had and none before.</summary>
public class Reading_plans_of_a_sixteenth_batch
{
    private const string Head = "云岭市2026年政务公开任务分工表\n| 序号 | 工作任务 | 牵头单位 | 完成时限 | 备注 |\n";

    [Fact]
    public void A_section_that_says_its_limit_twice_sets_the_one_in_the_bracket() =>
        Sample.Told(Head
            + "| （一）年底前完成的任务（2026年12月20日前完成） |\n| 1 | 晒出旧账 | 市档案馆 |  |  |\n| 2 | 把账本编上号 | 市气象局 | 10月底前 |  |\n"
            + "| （二）上半年完成的任务（2026年6月底前完成） |\n| 3 | 写明出处 | 市图书馆 |  |  |\n")
            .ShouldBe("""
                1 晒出旧账 | 市档案馆 |  |  | 2026-12-20
                2 把账本编上号 | 市气象局 |  |  | 2026-10-31
                3 写明出处 | 市图书馆 |  |  | 2026-06-30
                """);

    [Fact]
    public void A_remark_that_has_a_part_done_earlier_sets_a_limit_for_it() =>
        Sample.Told(Head + "| 1 | 晒出旧账 | 市档案馆 | 10月底前 | 2026年3月20日前先行公布第一批 |\n| 2 | 把账本编上号 | 市气象局 | 10月底前 | 省级试点 |\n")
            .ShouldBe("""
                1 晒出旧账 | 市档案馆 |  |  | 2026-10-31；2026-03-20
                2 把账本编上号 | 市气象局 |  |  | 2026-10-31
                """);

    [Fact]
    public void A_table_that_counts_the_tasks_holds_none() =>
        Sample.Told(Head + "| 1 | 晒出旧账 | 市档案馆 | 10月底前 |  |\n| 2 | 把账本编上号 | 市气象局 | 年底前 |  |\n| 类别 | 任务数 | 已完成 |\n| 晒账 | 1 | 0 |\n| 编号 | 1 | 1 |\n")
            .ShouldBe("""
                1 晒出旧账 | 市档案馆 |  |  | 2026-10-31
                2 把账本编上号 | 市气象局 |  |  | 2026-12-31
                """);
}
