using System.Diagnostics;
using System.Text;
using Tracker.Reading;

namespace Tracker.Grains.Tests.Reading;

public class Reading_long_documents
{
    [Theory]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("一、")]
    [InlineData("1.好。(省档案馆负责)\n")]
    [InlineData("等")]
    [InlineData("和各市")]
    [InlineData("《")]
    [InlineData("一季度")]
    [InlineData("即时")]
    [InlineData("省档案馆、")]
    [InlineData("在前")]
    [InlineData("|")]
    [InlineData("任务\n|\n责任单位\n|\n")]
    [InlineData("任务|责任单位\n|省档案馆\n")]
    [InlineData("1\t\"任务\t责任单位\n")]
    [InlineData("?")]
    [InlineData(" ")]
    [InlineData("负责)好。")]
    [InlineData("任务责任单位配合单位1.好。省局省局,省局2.好。")]
    [InlineData("任务责任单位要求1.好 省局、省局2.好 省局、省局好。")]
    public void Takes_time_in_proportion_to_the_length(string bit)
    {
        var text = new StringBuilder("云岭省2024年政务公开工作要点\n1.晒出台账。(省档案馆,").Insert(0, bit, 3).ToString() + string.Concat(Enumerable.Repeat(bit, 60_000 / bit.Length));
        var watch = Stopwatch.StartNew();
        PlanReader.Read(new SourceText(text));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30)); // about 0.1 s; a quadratic pass takes minutes
    }

    /// <summary>What is allocated does not depend on what else the machine does: five times the text, five times the bytes.</summary>
    [Theory]
    [InlineData("", "{0}.晒出台账。每季度至少晒一次,第{0}批在9月底前晒完,收到意见之日起5个工作日内答复。(牵头单位:省档案馆;责任单位:各市政府、省气象局,有关部门)\n")]
    [InlineData("一、公开。", "{0}.晒出台账。每季度至少晒一次,第{0}批在9月底前晒完。(牵头单位:省档案馆;责任单位:各市政府、省气象局)")]
    [InlineData("", "每季度至少晒一次,第{0}批在9月底前晒完,收到意见之日起5个工作日内答复;该说清的说清楚,结果及时更新。")]
    [InlineData("", "晒出台账,第{0}批在9月底前晒完。由省档案馆牵头,省气象局配合,每季度报送一次。\n")]
    [InlineData("|序号|任务|要求|牵头单位|责任单位|时限|\n", "|{0}|晒出台账|每季度至少晒一次,第{0}批在9月底前晒完。|省档案馆|各市政府、省气象局|6月底前|\n")]
    [InlineData("序号\t任务\t牵头单位\t责任单位\t时限\n", "{0}\t晒出台账。\t省档案馆\t各市政府、省气象局\t6月底前\n")]
    [InlineData("序号\n|\n任务\n|\n责任单位\n|\n时限\n|\n", "{0}\n|\n晒出台账。第{0}批在9月底前晒完。\n|\n各市政府、省气象局\n|\n长期坚持\n|\n")]
    [InlineData("序号 |\n任务 |\n责任单位 |\n时限 |\n", "{0} |\n晒出台账。第{0}批在9月底前晒完。 |\n各市政府、省气象局 |\n")]
    [InlineData("序号\n任务\n责任单位\n时限\n", "{0}\n晒出台账。第{0}批在9月底前晒完。\n各市政府、省气象局\n长期坚持\n")]
    [InlineData("工作任务牵头单位责任单位", "{0}.晒出台账。每季度至少晒一次,第{0}批在9月底前晒完。省档案馆省气象局各市政府,省政府各部门")]
    [InlineData("工作任务牵头单位责任单位工作要求", "{0}.晒出台账省档案馆各市政府、省气象局每季度至少晒一次,第{0}批在9月底前晒完。")]
    public void Allocates_in_proportion_to_the_length(string head, string row)
    {
        Allocated(head, row, 20); // what is made once
        var (small, large) = (Allocated(head, row, 400), Allocated(head, row, 2_000));
        ((double)large / small).ShouldBeLessThan(6);
    }

    private static long Allocated(string head, string row, int rows)
    {
        var text = "云岭省2024年政务公开工作要点\n" + head + string.Concat(Enumerable.Range(1, rows).Select(n => string.Format(System.Globalization.CultureInfo.InvariantCulture, row, n)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        PlanReader.Read(new SourceText(text));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
