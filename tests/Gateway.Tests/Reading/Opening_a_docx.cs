using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Wordprocessing;
using Tracker.Gateway.Reading;

namespace Tracker.Gateway.Tests.Reading;

public class Opening_a_docx
{
    private const string Plan = """
        云岭政公领发〔2024〕3号
        云岭省2024年政务公开工作要点
        为做好今年工作，提出以下要点：
        一、把该公开的公开好
        1.晒出台账。每件事都有下落，年底前晒完。（牵头单位：省档案馆；责任单位：各市政府、省气象局）
        2.说清来源。每个数都有来源。〔省气象局（省台站管理处）牵头，各市政府配合〕
        """;

    [Fact]
    public void Reads_as_the_same_text_does()
    {
        using var txt = new MemoryStream(Encoding.UTF8.GetBytes(Plan));
        using var docx = Docx.Of([.. Plan.Split('\n').Select(Docx.Paragraph)]);
        var (one, other) = (DocumentReading.Of(txt, "plan.txt"), DocumentReading.Of(docx, "plan.docx"));
        other.Draft!.Points.Length.ShouldBe(2);
        ReadingJson.Text(other.Draft).ShouldBe(ReadingJson.Text(one.Draft!));
    }

    [CasesTheory]
    [InlineData("liaoning-2021")]
    [InlineData("yongshou-2023")]
    public void Reads_a_real_document_as_its_text_does(string plan)
    {
        var lines = File.ReadAllText(Cases.PathOf($"plans/{plan}.txt")).Split('\n');
        using var docx = Docx.Of([.. lines.Select(Docx.Paragraph)]);
        Gold.Differences(Cases.Gold(plan), DocumentReading.Of(docx, plan).Draft!).ShouldBeEmpty();
    }

    [Fact]
    public void Counts_automatic_numbers()
    {
        var numbering = new Numbering(
            new AbstractNum(
                Level(0, NumberFormatValues.ChineseCounting, "%1、"),
                Level(1, NumberFormatValues.ChineseCounting, "（%2）"),
                Level(2, NumberFormatValues.Decimal, "%3.")) { AbstractNumberId = 7 },
            new NumberingInstance(new AbstractNumId { Val = 7 }) { NumberID = 1 });
        using var docx = Docx.Of(numbering, Docx.Numbered(1, 0, "公开"), Docx.Numbered(1, 1, "台账"), Docx.Numbered(1, 2, "晒出"), Docx.Numbered(1, 2, "补齐"), Docx.Numbered(1, 1, "来源"), Docx.Numbered(1, 2, "说清"), Docx.Numbered(1, 0, "解读"));
        DocumentFile.Open(docx, "plan.docx").Text!.Text.Trim().Split('\n')
            .ShouldBe(["一、公开", "（一）台账", "1.晒出", "2.补齐", "（二）来源", "1.说清", "二、解读"]);
    }

    [Fact]
    public void Writes_tables_as_rows_of_cells()
    {
        using var docx = Docx.Of(Docx.Paragraph("任务分工"), Docx.Table(["序号", "任务"], ["1", "晒出|台账"]), Docx.Paragraph("完"));
        DocumentFile.Open(docx, "plan.docx").Text!.Text.ShouldBe("任务分工\n| 序号 | 任务 |\n| 1 | 晒出/台账 |\n完\n");
    }

    [Fact]
    public void Keeps_the_paragraphs_of_a_cell_apart()
    {
        using var docx = Docx.Of(
            Docx.Paragraph("云岭省2024年工作要点"), Docx.Table(["序号", "任务", "责任单位", "时限"], ["1", "晒出台账", "", "6月底前"]),
            new Table(
                new TableRow(((string[])["序号", "任务", "责任单位", "时限"]).Select(c => new TableCell(Docx.Paragraph(c)))),
                new TableRow(
                    new TableCell(Docx.Paragraph("2")), new TableCell(Docx.Paragraph("说清来源"), Docx.Paragraph("1.先说大账"), Docx.Paragraph("2.再说小账")),
                    new TableCell(Docx.Paragraph("专班办"), Docx.Paragraph("省气象局"), Docx.Paragraph("省地震局")), new TableCell(Docx.Paragraph("6月底前试行"), Docx.Paragraph("年底前完成")))));
        var point = DocumentReading.Of(docx, "plan.docx").Draft!.Points[1];
        (point.Number, point.Title, point.Text).ShouldBe(("2", "说清来源", "1.先说大账\n2.再说小账"));
        point.ResponsibleUnits.Select(u => u.Name).ShouldBe(["专班办", "省气象局", "省地震局"]);
        point.Deadlines.Select(d => d.Deadline.Quote).ShouldBe(["6月底前", "年底前"]);
    }

    [Fact]
    public void Marks_merged_cells_and_leaves_blank_ones_blank()
    {
        using var docx = Docx.Of(
            Docx.Paragraph("任务分工"),
            new Table(
                Row(Cell("附件", across: 4)),
                Row(Cell("序号"), Cell("任务"), Cell("责任分工", across: 2)),
                Row(Cell("", MergedCellValues.Continue), Cell("", MergedCellValues.Continue), Cell("牵头单位"), Cell("配合单位")),
                Row(Cell("一、公开", across: 4)),
                Row(Cell("1", MergedCellValues.Restart), Cell("晒出台账", MergedCellValues.Restart), Cell("省档案馆"), Cell("")),
                Row(Cell("", MergedCellValues.Continue), Cell("", MergedCellValues.Continue), Cell("省气象局"), Cell("各市政府"))));
        DocumentFile.Open(docx, "plan.docx").Text!.Text.ShouldBe(
            "任务分工\n附件\n| 序号 | 任务 | 责任分工 |  |\n| 〃 | 〃 | 牵头单位 | 配合单位 |\n| 一、公开 |\n| 1 | 晒出台账 | 省档案馆 |  |\n| 〃 | 〃 | 省气象局 | 各市政府 |\n");
        docx.Position = 0;
        var points = DocumentReading.Of(docx, "plan.docx").Draft!.Points;
        points.Select(p => (p.Number, p.Section, p.Title)).ShouldBe([("1", "一、公开", "晒出台账")]);
        points[0].LeadUnits.Select(u => u.Name).ShouldBe(["省档案馆", "省气象局"]);
        points[0].CooperatingUnits.Select(u => u.Name).ShouldBe(["各市政府"]);

        static TableRow Row(params TableCell[] cells) => new(cells.AsEnumerable());
        static TableCell Cell(string words, MergedCellValues? down = null, int across = 1)
        {
            var properties = new TableCellProperties();
            if (across > 1)
            {
                properties.Append(new GridSpan { Val = across });
            }

            if (down is { } merge)
            {
                properties.Append(new VerticalMerge { Val = merge });
            }

            return new TableCell(properties, Docx.Paragraph(words));
        }
    }

    [Fact]
    public void Reads_a_text_laid_out_in_one_cell_as_its_lines()
    {
        using var docx = Docx.Of(new Table(new TableRow(new TableCell([.. Plan.Split('\n').Select(Docx.Paragraph)]))));
        DocumentReading.Of(docx, "plan.docx").Draft!.Points.Length.ShouldBe(2);
    }

    [Fact]
    public void Takes_tabs_and_breaks_and_leaves_deleted_words_out()
    {
        using var docx = Docx.Of(new Paragraph(
            new Run(Docx.Text("晒"), new TabChar(), Docx.Text("出"), new Break(), Docx.Text("台账")),
            new DeletedRun(new Run(new DeletedText("旧话"))),
            new InsertedRun(new Run(Docx.Text("新话")))));
        DocumentFile.Open(docx, "plan.docx").Text!.Text.ShouldBe("晒\t出\n台账新话\n");
    }

    [Theory]
    [InlineData("<w:p><w:r><w:t>没有结束")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><w:document/>")]
    [InlineData("")]
    public void Refuses_a_damaged_one(string xml)
    {
        using var docx = Zip(("word/document.xml", Encoding.UTF8.GetBytes(xml)), ("[Content_Types].xml", []));
        DocumentFile.Open(docx, "plan.docx").Rejection.ShouldBe(ReadingRejections.DamagedDocx("plan.docx"));
    }

    [Fact]
    public void Refuses_one_that_was_cut_off()
    {
        using var whole = Docx.Of(Docx.Paragraph(Plan));
        var bytes = new byte[whole.Length / 2];
        whole.ReadExactly(bytes);
        using var docx = new MemoryStream(bytes);
        DocumentFile.Open(docx, "plan.docx").Rejection.ShouldBe(ReadingRejections.DamagedDocx("plan.docx"));
    }

    [Fact]
    public void Refuses_one_that_unpacks_without_end()
    {
        var many = new byte[(96 << 20) + 1024];
        Array.Fill(many, (byte)' ');
        "<document xmlns='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"u8.CopyTo(many);
        using var docx = Zip(("word/document.xml", many));
        docx.Length.ShouldBeLessThan(DocumentFile.MegabytesAllowed * 1024 * 1024);
        DocumentFile.Open(docx, "plan.docx").Rejection.ShouldBe(ReadingRejections.ZipBomb("plan.docx"));
    }

    [Fact]
    public void Says_of_other_archives_that_they_are_no_text()
    {
        using var zip = Zip(("photo.bin", [1, 2, 3]));
        DocumentFile.Open(zip, "photos.zip").Rejection.ShouldBe(ReadingRejections.NotText("photos.zip"));
    }

    private static Level Level(int index, NumberFormatValues format, string text) =>
        new(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = format }, new LevelText { Val = text }) { LevelIndex = index };

    private static MemoryStream Zip(params (string Name, byte[] Bytes)[] entries)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        file.Position = 0;
        return file;
    }
}
