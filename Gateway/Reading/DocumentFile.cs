using System.Security;
using Tracker.Deciding;
using Tracker.Gateway.Tables;
using Tracker.Gateway.Unpacking;
using Tracker.Reading;

namespace Tracker.Gateway.Reading;

/// <summary>The text of a file, or why there is none: one of the two is null.</summary>
internal readonly record struct OpenedDocument(SourceText? Text, Rejection? Rejection)
{
    /// <summary>It was text as it came: no page, and nothing that an office program wrote.</summary>
    public bool IsPlain { get; init; }

    /// <summary>As somebody hands it in: what is named as a program, or as an office's file and is none, is not read as if it were text.</summary>
    public OpenedDocument Named(string name) =>
        Text is null ? this
        : FileNames.IsNamedAsProgram(name) ? ReadingRejections.Program(name)
        : IsPlain && FileNames.IsNamedAsOffice(name) ? ReadingRejections.NotWhatItSays(name)
        : this;

    public static implicit operator OpenedDocument(SourceText text) => new(text, null);

    public static implicit operator OpenedDocument(Rejection rejection) => new(null, rejection);
}

/// <summary>Bytes of a text, docx, xlsx or saved page to text; what it is, its bytes say. Whatever is wrong with the file comes back as a refusal.</summary>
internal static class DocumentFile
{
    /// <summary>More is refused before it is held in memory.</summary>
    public const int MegabytesAllowed = 20;

    private static readonly UnpackingLimits Limits = new() { FileBytes = BytesAllowed, UnpackedBytes = 96L << 20 };

    private const int BytesAllowed = MegabytesAllowed * 1024 * 1024;

    public static OpenedDocument Open(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            return Open(file, name);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException)
        {
            return ReadingRejections.Unreadable(name);
        }
    }

    /// <param name="name">Said in refusals; its ending decides nothing here (see <see cref="OpenedDocument.Named"/>).</param>
    public static OpenedDocument Open(Stream stream, string name)
    {
        try
        {
            if (stream.CanSeek && stream.Length - stream.Position > BytesAllowed)
            {
                return ReadingRejections.TooLarge(name, MegabytesAllowed);
            }

            using var bytes = new MemoryStream();
            return CopyWithinLimit(stream, bytes)
                ? Decode(bytes, name)
                : ReadingRejections.TooLarge(name, MegabytesAllowed);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return ReadingRejections.Unreadable(name);
        }
    }

    private static OpenedDocument Decode(MemoryStream bytes, string name)
    {
        if (bytes.Length == 0)
        {
            return ReadingRejections.EmptyFile(name);
        }

        var opened = FileKinds.Of(bytes) switch
        {
            FileKind.Zip => Unpack(bytes, name),
            FileKind.OpenDocument => ReadingRejections.OpenDocument(name),
            FileKind.Program => ReadingRejections.Program(name),
            FileKind.Pdf or FileKind.Ofd or FileKind.Rtf or FileKind.Old or FileKind.WebArchive => ReadingRejections.SaveAsDocx(name),
            FileKind.Encrypted => ReadingRejections.Encrypted(name),
            _ => PlainText.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) is { } text ? HtmlText.IsPage(text) ? HtmlText.Of(text) : new OpenedDocument(new SourceText(QuotedCells.Plain(text)), null) { IsPlain = true } : ReadingRejections.NotText(name),
        };
        return opened.Text is not { Text: var words } ? opened
            : string.IsNullOrWhiteSpace(words) ? ReadingRejections.EmptyFile(name)
            : Garbled.Is(words) ? ReadingRejections.Garbled(name)
            : opened;
    }

    private static OpenedDocument Unpack(MemoryStream bytes, string name)
    {
        try
        {
            var (package, fault) = OfficePackage.Open(bytes, Limits);
            using (package)
            {
                if (package is null)
                {
                    return fault switch
                    {
                        UnpackingFault.UnpacksTooLarge => ReadingRejections.ZipBomb(name),
                        UnpackingFault.Macros => ReadingRejections.Macros(name),
                        _ => ReadingRejections.DamagedDocx(name),
                    };
                }

                if (package.Holds(part => part == DocxText.Body))
                {
                    return DocxText.Read(package) is { } text ? text : ReadingRejections.DamagedDocx(name);
                }

                if (!package.Holds(part => part.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)))
                {
                    return package.Holds(part => part == "content.xml") ? ReadingRejections.OpenDocument(name) : package.Holds(part => part == "[Content_Types].xml") ? ReadingRejections.DamagedDocx(name) : ReadingRejections.NotText(name);
                }
            }

            var (sheets, rejection) = XlsxText.Read(bytes);
            return sheets is not null ? sheets : rejection!;
        }
        catch (InvalidDataException)
        {
            return ReadingRejections.DamagedDocx(name);
        }
    }

    private static bool CopyWithinLimit(Stream from, MemoryStream to)
    {
        var buffer = new byte[81920];
        for (int read; (read = from.Read(buffer, 0, buffer.Length)) > 0;)
        {
            if (to.Length + read > BytesAllowed)
            {
                return false;
            }

            to.Write(buffer, 0, read);
        }

        return true;
    }
}
