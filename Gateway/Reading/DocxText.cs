using System.Text;
using System.Xml;
using Tracker.Gateway.Unpacking;
using Tracker.Reading;

namespace Tracker.Gateway.Reading;

/// <summary>The text of a docx as its reader sees it: a line a paragraph with its automatic number, tables as rows of cells between | marks.</summary>
internal static class DocxText
{
    public const string Body = "word/document.xml";

    /// <summary>Null where the package breaks its own rules.</summary>
    public static SourceText? Read(OfficePackage package)
    {
        try
        {
            var numbering = DocxNumbering.Read(package.Part("word/numbering.xml"), package.Part("word/styles.xml"));
            using var xml = package.Part(Body)!;
            return new SourceText(new DocxBody(numbering).Read(xml), KnowsBlankCells: true);
        }
        catch (Exception failure) when (failure is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException or DecoderFallbackException)
        {
            return null;
        }
    }
}
