using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.Tests.Tables;

/// <summary>Tables for tests, and what became of them.</summary>
internal static class Written
{
    public static readonly DateTimeOffset Made = new(2026, 3, 2, 9, 30, 0, TimeSpan.FromHours(8));
    public static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static TableSheet Sheet(string? title, params TableColumn[] columns) => new("台账", [.. columns], title);

    /// <summary>One text column; a row for each text.</summary>
    public static Table OfTexts(params string?[] texts) =>
        Table.Of(Sheet(null, new TableColumn("text", "内容")), texts, (text, row) => row.Text(text));

    public static async Task<byte[]> As(TableFormat format, Table table)
    {
        using var memory = new MemoryStream();
        await format.Write(new AsynchronousOnly(memory), table, Made);
        return memory.ToArray();
    }

    public static async Task<byte[]> Book(int rowsOfASheet, params Table[] tables)
    {
        using var memory = new MemoryStream();
        await new XlsxWriter(rowsOfASheet).Write(new AsynchronousOnly(memory), tables, Made);
        return memory.ToArray();
    }

    public static async Task<string> AsText(TableFormat format, Table table) => Encoding.UTF8.GetString(await As(format, table));

    /// <summary>What the OpenXml SDK finds wrong with it.</summary>
    public static IEnumerable<string> Faults(byte[] book)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(book), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}")];
    }

    public static XDocument Part(byte[] book, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(book));
        using var part = (zip.GetEntry(name) ?? throw new ShouldAssertException($"no part {name}")).Open();
        return XDocument.Load(part, LoadOptions.PreserveWhitespace);
    }

    /// <summary>The cells of a sheet, by reference: value or text, whichever way it is stored.</summary>
    public static IReadOnlyDictionary<string, string> Cells(byte[] book, int sheet = 1)
    {
        var shared = Part(book, "xl/sharedStrings.xml").Descendants(Main + "si").Select(si => si.Value).ToImmutableArray();
        return Part(book, $"xl/worksheets/sheet{sheet}.xml").Descendants(Main + "c").ToDictionary(
            cell => (string)cell.Attribute("r")!,
            cell => ((string?)cell.Attribute("t")) switch
            {
                "s" => shared[(int)cell.Element(Main + "v")!],
                "inlineStr" => cell.Element(Main + "is")!.Value,
                _ => cell.Element(Main + "v")?.Value ?? "",
            });
    }
}

/// <summary>As a web server's response body: unseekable, and a synchronous write is refused.</summary>
internal sealed class AsynchronousOnly(Stream inner) : Stream
{
    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() => throw new InvalidOperationException("Synchronous operations are disallowed.");
    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous operations are disallowed.");
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => inner.WriteAsync(buffer, offset, count, cancellationToken);
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer, cancellationToken);
}
