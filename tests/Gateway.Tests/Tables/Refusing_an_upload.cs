using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using Tracker.Gateway.Tables;
using static Tracker.Gateway.Tests.Tables.Uploaded;

namespace Tracker.Gateway.Tests.Tables;

public class Refusing_an_upload
{
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[70_000]];

    [Fact]
    public void Without_a_byte() => Read(new MemoryStream()).ShouldBe(["table.empty-file"]);

    [Theory]
    [InlineData("名称,级别\n某局,省")]
    [InlineData("<html><table>")]
    [InlineData("P")]
    public void That_is_no_zip(string content) => Read(new MemoryStream(Encoding.UTF8.GetBytes(content))).ShouldBe(["table.not-a-workbook"]);

    [Fact]
    public void Cut_off_after_the_first_bytes_of_a_zip()
    {
        var bytes = "PK\u0003\u0004garbage"u8.ToArray(); // shorter than the record at a zip's end
        using var part = new FormFile(new MemoryStream(bytes), 0, bytes.Length, "file", "单位.xlsx").OpenReadStream();
        Read(part).ShouldBe(["table.damaged"]);
    }

    [Fact]
    public void That_is_a_zip_of_something_else() => Read(Zip(("fotos/1.txt", "x"))).ShouldBe(["table.not-a-workbook"]);

    [Fact]
    public void That_is_a_word_document() => Read(Zip(("word/document.xml", "<document/>"))).ShouldBe(["table.word-document"]);

    [Fact]
    public void Of_another_office_s_kind() => Read(Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>"))).ShouldBe(["table.open-document"]);

    [Fact]
    public void That_is_a_fixed_layout() => Read(new MemoryStream("%PDF-1.7 …"u8.ToArray())).ShouldBe(["table.fixed-layout"]);

    [Fact]
    public void That_is_a_program() => Read(new MemoryStream([.. "MZ"u8, 0x90, 0, 3, 0, .. new byte[200]])).ShouldBe(["table.program"]);

    [Theory]
    [InlineData("xl/vbaProject.bin")]
    [InlineData("XL/VBAPROJECT.BIN")]
    [InlineData("xl/macrosheets/sheet1.xml")]
    public void With_macros(string part) => Read(Zip(("xl/workbook.xml", "<workbook/>"), (part, "x"))).ShouldBe(["table.macros"]);

    [Fact]
    public void Of_the_old_binary_kind() => Read(new MemoryStream(CompoundFile)).ShouldBe(["table.old-workbook"]);

    [Theory]
    [InlineData(600)]
    [InlineData(65_530)] // across the window's edge
    public void Behind_a_password(int at)
    {
        byte[] file = [.. CompoundFile];
        Encoding.Unicode.GetBytes("EncryptedPackage").CopyTo(file, at);
        Read(new MemoryStream(file)).ShouldBe(["table.encrypted"]);
    }

    [Fact]
    public void Larger_than_allowed() => Read(Book(""), limits: new() { FileBytes = 1 << 10 }).ShouldBe(["table.file-too-large(0)"]);

    [Fact]
    public void That_unpacks_too_large() => Read(Book(new string(' ', 3 << 20)), limits: new() { UnpackedBytes = 2 << 20 }).ShouldBe(["table.unpacks-too-large(2)"]);

    [Fact]
    public void Packed_denser_than_any_honest_table() => Read(Book(new string(' ', 20 << 20))).ShouldBe(["table.unpacks-too-large(256)"]);

    [Fact]
    public void With_parts_beyond_number() =>
        Read(Zip([.. Enumerable.Range(0, 50).Select(n => ($"p{n}", ""))]), limits: new() { Parts = 49 }).ShouldBe(["table.unpacks-too-large(256)"]);

    [Fact]
    public void Whose_directory_understates_what_is_inside()
    {
        var book = Book(string.Concat(Enumerable.Range(1, 20_000).Select(n => Row(n, $"第{n}行")))).ToArray();
        var stated = Understate(book, "xl/worksheets/one.xml", 1_000);
        Read(new MemoryStream(stated), limits: new() { UnpackedBytes = 64 << 10 }).ShouldBe(["table.damaged"]);
    }

    [Fact]
    public void Without_a_sheet() => Read(Book("", sheets: "")).ShouldBe(["table.no-sheet"]);

    [Fact]
    public void With_too_many_rows_once_they_are_read() =>
        Read(Book(Row(1, "一") + Row(2, "") + Row(3, "二") + Row(4, "三")), limits: new() { Rows = 2 }).ShouldBe(["1: 一", "3: 二", "table.too-many-rows(2)"]);

    [Fact]
    public void With_content_too_far_to_the_right()
    {
        Read(Book("""<row r="1"><c r="A1"><v>1</v></c><c r="D1" s="1"/></row>"""), limits: new() { Columns = 3 }).ShouldBe(["1: 1"]);
        Read(Book("""<row r="1"><c r="A1"><v>1</v></c><c r="D1"><v>1</v></c></row>"""), limits: new() { Columns = 3 }).ShouldBe(["table.too-many-columns(3)"]);
    }

    [Fact]
    public void With_entities_that_multiply() => Read(Zip(
        ("xl/workbook.xml", "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><workbook>&b;</workbook>"))).ShouldBe(["table.damaged"]);

    [Fact]
    public void With_merged_areas_piled_upon_each_other() => Read(
        Book(Row(1, "一"), after: $"<mergeCells>{string.Concat(Enumerable.Repeat("<mergeCell ref=\"A1:C9\"/>", 300))}</mergeCells>")).ShouldBe(["table.damaged"]);

    [Fact]
    public void Broken_off_after_some_rows()
    {
        var file = Zip(("xl/workbook.xml", """<workbook xmlns:r="x"><sheets><sheet name="a" r:id="k"/></sheets></workbook>"""),
            ("xl/_rels/workbook.xml.rels", """<Relationships><Relationship Id="k" Type="/worksheet" Target="s.xml"/></Relationships>"""), ("xl/s.xml", "<worksheet><sheetData><row><c><v>1</v></c></row><row>"));
        Read(file).ShouldBe(["table.damaged"]);
    }

    [Fact]
    public async Task Damaged_anywhere_never_throws()
    {
        var whole = await Written.Book(1_048_576, Table.Of(Written.Sheet("题", new("a", "甲"), new("b", "乙", CellKind.Number, Total: ColumnTotal.Sum)),
            Enumerable.Range(0, 50), (n, row) => row.Text($"第{n}项").Number(n)));
        var damages = Gen.ArrayOf(Gen.Choose(0, whole.Length - 1).Zip(Gen.Choose(0, 255)), 4).Zip(Gen.Choose(0, whole.Length * 2));
        var refusals = 0;
        Prop.ForAll(Arb.From(damages), damage =>
        {
            byte[] file = [.. whole];
            foreach (var (at, value) in damage.Item1) file[at] = (byte)value;
            if (damage.Item2 < file.Length) file = file[..damage.Item2];
            using var reader = XlsxReader.Open(new MemoryStream(file));
            _ = reader.Rows().Count();
            if (reader.Rejection is not null) refusals++;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(600));
        refusals.ShouldBeGreaterThan(100);
    }

    /// <summary>Rewrites the unpacked size of a part in the zip's directory.</summary>
    private static byte[] Understate(byte[] zip, string part, uint size)
    {
        var name = Encoding.UTF8.GetBytes(part);
        for (var at = 0; at < zip.Length - 46; at++)
        {
            if (!zip.AsSpan(at).StartsWith("PK\u0001\u0002"u8) || !zip.AsSpan(at + 46).StartsWith(name)) continue;
            BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(at + 24), size);
            return zip;
        }
        throw new ShouldAssertException($"no part {part}");
    }
}
