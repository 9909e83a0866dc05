using Tracker.Calendar;
using Tracker.Gateway.Reading;
using Tracker.Gateway.Tests.Tables;

namespace Tracker.Gateway.Tests.Reading;

public class Opening_a_workbook_of_tasks
{
    private const string Merged = """<mergeCells><mergeCell ref="A1:E1"/><mergeCell ref="A3:A4"/><mergeCell ref="B3:B4"/><mergeCell ref="E3:E5"/></mergeCells>""";

    private static readonly string Rows =
        Uploaded.Row(1, "云岭省2024年政务公开任务分解表") + Uploaded.Row(2, "序号", "任务", "具体要求", "责任单位", "时限")
        + Uploaded.Row(3, "1", "晒出台账", "先晒新的", "省档案馆", "2024-06-30") + Uploaded.Row(4, "", "", "再晒旧的", "省气象局", "") + Uploaded.Row(5, "2", "说清来源", "都要说清", "省地震局", "")
        + Uploaded.Row(6, "3", "补齐旧账", "都要补齐", "省气象局", "");

    [Fact]
    public void Gives_the_same_form_as_other_tables()
    {
        using var book = Uploaded.Book(Rows, after: Merged);
        DocumentFile.Open(book, "任务.xlsx").Text!.Text.ShouldBe("""
            云岭省2024年政务公开任务分解表
            | 序号 | 任务 | 具体要求 | 责任单位 | 时限 |
            | 1 | 晒出台账 | 先晒新的 | 省档案馆 | 2024年6月30日 |
            | 〃 | 〃 | 再晒旧的 | 省气象局 | 〃 |
            | 2 | 说清来源 | 都要说清 | 省地震局 | 〃 |
            | 3 | 补齐旧账 | 都要补齐 | 省气象局 |  |

            """);
    }

    [Fact]
    public void Reads_merged_cells_for_the_rows_beside_them_and_blank_ones_as_blank()
    {
        using var book = Uploaded.Book(Rows, after: Merged);
        var draft = DocumentReading.Of(book, "任务.xlsx").Draft.ShouldNotBeNull();
        draft.Document.Title.ShouldBe("云岭省2024年政务公开任务分解表");
        draft.Points.Select(p => (p.Number, p.ResponsibleUnits[0].Name, p.Deadlines.Length)).ShouldBe([("1-1", "省档案馆", 1), ("1-2", "省气象局", 1), ("2", "省地震局", 1), ("3", "省气象局", 0)]);
        draft.Points[2].Deadlines[0].Deadline.ShouldBeOfType<FixedDeadline>().Date.ShouldBe(new DateOnly(2024, 6, 30));
        draft.Questions.ShouldBeEmpty();
    }

    [SofficeFact]
    public async Task Reads_one_that_LibreOffice_wrote()
    {
        using var book = new MemoryStream(await Soffice.ToXlsx("序号,任务,责任单位,时限\n1,晒出台账,省档案馆,2024年6月底前\n2,说清来源,省气象局、省地震局,长期坚持\n"));
        var points = DocumentReading.Of(book, "任务.xlsx").Draft!.Points;
        points.Select(p => (p.Title, p.ResponsibleUnits.Length, p.Deadlines.Length)).ShouldBe([("晒出台账", 1, 1), ("说清来源", 2, 1)]);
    }
}
