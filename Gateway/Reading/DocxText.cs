using System.IO.Compression;
using System.Text;
using System.Xml;
using Tracker.Reading;

namespace Tracker.Gateway.Reading;

/// <summary>The text of a docx as its reader sees it: a line a paragraph with its automatic number, tables as rows of cells between | marks.</summary>
internal static class DocxText
{
    private const string Body = "word/document.xml";

    public static OpenedDocument Read(ReadOnlyMemory<byte> bytes, string name)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false), ZipArchiveMode.Read);
            if (zip.GetEntry(Body) is not { } body)
            {
                return zip.GetEntry("[Content_Types].xml") is null || zip.Entries.Any(e => e.FullName.StartsWith("xl/", StringComparison.Ordinal))
                    ? ReadingRejections.NotText(name) : ReadingRejections.DamagedDocx(name);
            }

            var budget = new UnpackingBudget();
            var numbering = DocxNumbering.Read(Xml(zip.GetEntry("word/numbering.xml"), budget), Xml(zip.GetEntry("word/styles.xml"), budget));
            using var xml = Xml(body, budget)!;
            var text = new DocxBody(numbering).Read(xml);
            return string.IsNullOrWhiteSpace(text) ? ReadingRejections.EmptyFile(name) : new SourceText(text);
        }
        catch (UnpackedTooLargeException)
        {
            return ReadingRejections.ZipBomb(name);
        }
        catch (Exception failure) when (failure is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException or DecoderFallbackException)
        {
            return ReadingRejections.DamagedDocx(name);
        }
    }

    private static XmlReader? Xml(ZipArchiveEntry? entry, UnpackingBudget budget) =>
        entry is null ? null : XmlReader.Create(budget.Around(entry.Open()), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CloseInput = true,
            IgnoreComments = true,
        });
}
