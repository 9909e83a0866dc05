using System.Text;
using Tracker.Deciding;
using Tracker.Gateway.Reading;

namespace Tracker.Gateway.Tests.Reading;

public sealed class Opening_a_file : IDisposable
{
    private const string Plan = "云岭省2024年政务公开工作要点\n一、公开\n1.晒出台账。都要晒。（牵头单位：省档案馆；责任单位：各市政府）\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tracker-reading-");

    public void Dispose() => _folder.Delete(recursive: true);

    public static TheoryData<string, byte[]> Encodings()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        return new TheoryData<string, byte[]>
        {
            { "UTF-8", Encoding.UTF8.GetBytes(Plan) },
            { "UTF-8 with a mark", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Plan)] },
            { "UTF-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Plan)] },
            { "UTF-16, big end first", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Plan)] },
            { "UTF-16 without a mark", Encoding.Unicode.GetBytes(Plan) },
            { "UTF-16, big end first, without a mark", Encoding.BigEndianUnicode.GetBytes(Plan) },
            { "GB18030", gb.GetBytes(Plan) },
        };
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Decodes(string encoding, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        DocumentFile.Open(stream, encoding).Text!.Text.ShouldBe(Plan);
    }

    [Fact]
    public void Reads_it_from_disk() => DocumentReading.Of(Written(Encoding.UTF8.GetBytes(Plan))).Draft!.Points.ShouldHaveSingleItem();

    [Theory]
    [InlineData("", "reading.empty-file")]
    [InlineData(" \n\n ", "reading.empty-file")]
    [InlineData("%PDF-1.7 …", "reading.save-as-docx")]
    [InlineData("{\\rtf1 …}", "reading.save-as-docx")]
    [InlineData("MIME-Version: 1.0\nContent-Type: multipart/related", "reading.save-as-docx")]
    [InlineData("任务 | 责任单位 | 时限\n", "reading.empty-table")]
    [InlineData("<html><body><table><tr><td>任务<td>责任单位<tr><td><td></table>", "reading.empty-table")]
    [InlineData("今天天气很好。\n我们去爬山。", "reading.no-points")]
    public void Says_why_there_is_nothing_to_read(string content, string code) => Refused(Encoding.UTF8.GetBytes(content)).Code.ShouldBe(code);

    [Fact]
    public void Says_of_an_old_word_file_how_to_save_it() =>
        Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0]).Code.ShouldBe("reading.save-as-docx");

    [Fact]
    public void Says_of_a_file_with_macros_how_to_save_it() =>
        Refused(Tables.Uploaded.Zip(("word/document.xml", "<document/>"), ("word/vbaProject.bin", "x")).ToArray()).Code.ShouldBe("reading.macros");

    [Fact]
    public void Says_of_a_file_behind_a_password_to_take_it_off() =>
        Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[700], .. Encoding.Unicode.GetBytes("EncryptedPackage")]).Code.ShouldBe("reading.encrypted");

    [Fact]
    public void Goes_by_the_bytes_and_not_by_the_ending()
    {
        DocumentFile.Open(new MemoryStream("%PDF-1.7"u8.ToArray()), "要点.docx").Rejection!.Code.ShouldBe("reading.save-as-docx");
        DocumentFile.Open(new MemoryStream(Encoding.UTF8.GetBytes(Plan)), "要点.pdf").Text!.Text.ShouldBe(Plan);
    }

    [Theory]
    [InlineData("要点.docx", "reading.not-what-it-says")]
    [InlineData("要点.XLSX", "reading.not-what-it-says")]
    [InlineData("要点.pdf", "reading.not-what-it-says")]
    [InlineData("安装.exe", "reading.program")]
    [InlineData("要点.txt", null)]
    [InlineData("要点", null)]
    [InlineData("1.要点", null)]
    public void Does_not_read_text_under_the_name_of_something_else(string name, string? code)
    {
        var reading = DocumentReading.Of(new MemoryStream(Encoding.UTF8.GetBytes(Plan)), name);
        reading.Rejection?.Code.ShouldBe(code);
        (reading.Draft is null).ShouldBe(code is not null);
    }

    [Fact]
    public void Says_of_a_program_that_it_is_one() => Refused([.. "MZ"u8, 0x90, 0, 3, 0, .. new byte[200]]).Code.ShouldBe("reading.program");

    [Fact]
    public void Says_of_an_open_document_how_to_save_it() =>
        Refused([.. "PK\u0003\u0004"u8, .. new byte[26], .. "mimetypeapplication/vnd.oasis.opendocument.textPK"u8]).Code.ShouldBe("reading.open-document");

    public static TheoryData<string, byte[]> WrongTables()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var long_ = string.Concat(Enumerable.Repeat(Plan, 5));
        return new TheoryData<string, byte[]>
        {
            { "UTF-8 read as GBK", Encoding.UTF8.GetBytes(gb.GetString(Encoding.UTF8.GetBytes(long_))) },
            { "UTF-8 read as Western", Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(long_))) },
            { "GBK read as Western", Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(gb.GetBytes(long_))) },
            { "GBK read as UTF-8", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(gb.GetBytes(long_))) },
            { "lost twice", Encoding.UTF8.GetBytes(gb.GetString(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(gb.GetBytes(long_))))) },
        };
    }

    [Theory]
    [MemberData(nameof(WrongTables))]
    public void Says_that_it_is_garbled(string how, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        DocumentFile.Open(stream, how).Rejection.ShouldBe(ReadingRejections.Garbled(how));
    }

    [Fact]
    public void Reads_a_file_that_was_cut_inside_a_character()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Plan + "完")[..^1]);
        DocumentFile.Open(stream, "plan.txt").Text!.Text.ShouldStartWith(Plan);
    }

    [Fact]
    public void Says_of_a_picture_that_it_is_no_text()
    {
        var bytes = new byte[5000];
        new Random(7).NextBytes(bytes);
        Refused([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. bytes]).Code.ShouldBe("reading.not-text");
        Refused([.. bytes.Select(b => (byte)(b | 0x80))]).Code.ShouldBe("reading.not-text");
    }

    [Fact]
    public void Says_of_a_missing_file_and_of_a_folder_that_they_cannot_be_read()
    {
        DocumentReading.Of(Path.Combine(_folder.FullName, "none.txt")).Rejection!.Code.ShouldBe("reading.unreadable");
        DocumentReading.Of(_folder.FullName).Rejection!.Code.ShouldBe("reading.unreadable");
    }

    [Fact]
    public void Refuses_a_hundred_megabytes_without_loading_them()
    {
        using var endless = new Zeros(100L * 1024 * 1024);
        DocumentFile.Open(endless, "big.txt").Rejection.ShouldBe(ReadingRejections.TooLarge("big.txt", DocumentFile.MegabytesAllowed));
        endless.Given.ShouldBeLessThan(21L * 1024 * 1024);
    }

    private Rejection Refused(byte[] bytes) => DocumentReading.Of(Written(bytes)).Rejection.ShouldNotBeNull();

    private string Written(byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, "plan.txt");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>A stream whose length is not known before, as an upload's.</summary>
    private sealed class Zeros(long length) : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - Given);
            Array.Fill(buffer, (byte)'a', offset, read);
            Given += read;
            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
