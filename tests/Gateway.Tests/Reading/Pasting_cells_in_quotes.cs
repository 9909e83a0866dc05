using System.Text;
using Tracker.Gateway.Reading;
using Tracker.Reading;

namespace Tracker.Gateway.Tests.Reading;

/// <summary>A spreadsheet puts a cell with quotation marks or line breaks in quotation marks and doubles its own.</summary>
public class Pasting_cells_in_quotes
{
    private const string Head = "云岭市2026年政务公开工作要点\n序号\t工作任务\t责任单位\t完成时限\n";

    [Fact]
    public void Doubled_marks_are_single_again_in_the_text_and_in_the_figures()
    {
        var point = Read(Head + "1\t\"讲清政策。政策解读率达到100%，\"\"图解\"\"发布率达到90%。\"\t市司法局\t2026年6月30日\n2\t办好热线。热线办好。\t市财政局\t长期坚持\n").Points[0];

        point.Text.ShouldContain("\"图解\"发布率");
        point.Text.ShouldNotContain("\"\"");
        point.Metrics.Select(m => m.Name).ShouldAllBe(name => !name.Contains("\"\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_break_in_a_cell_ends_no_row()
    {
        var points = Read(Head + "1\t\"讲清政策。\n政策\"\"图解\"\"都要发布。\"\t市司法局\t2026年6月30日\n2\t办好热线。热线办好。\t市财政局\t长期坚持\n").Points;

        points.Length.ShouldBe(2);
        points[0].Text.ShouldContain("\"图解\"都要发布");
        points[0].ResponsibleUnits.Select(u => u.Name).ShouldBe(["市司法局"]);
    }

    [Theory]
    [InlineData("1\t\"\"\"图解\"\"要有。\"\t市司法局", "1\t“图解”要有。\t市司法局")]
    [InlineData("1\t\"甲\"\"乙\"\"丙\"\r\n2\t丁", "1\t甲\"乙\"丙\r\n2\t丁")]
    [InlineData("1\t\"甲\n乙\"\"丙\"\t丁", "1\t\"甲\n乙\"丙\"\t丁")]
    [InlineData("\"他说\"\"好\"\"。\"\n没有制表符", "\"他说\"\"好\"\"。\"\n没有制表符")]
    [InlineData("1\t\"没有说完\t丁", "1\t\"没有说完\t丁")]
    [InlineData("1\t5\"显示屏\t丁", "1\t5\"显示屏\t丁")]
    public void Only_whole_cells_are_taken_out_of_their_marks(string pasted, string plain) => QuotedCells.Plain(pasted).ShouldBe(plain);

    private static Tracker.Plans.PlanDraft Read(string pasted)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(pasted));
        return PlanReader.Read(DocumentFile.Open(file, "粘贴的文字").Text!);
    }
}
