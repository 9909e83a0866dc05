using System.Security;
using Tracker.Deciding;
using Tracker.Reading;

namespace Tracker.Gateway.Reading;

/// <summary>The text of a file, or why there is none: one of the two is null.</summary>
internal readonly record struct OpenedDocument(SourceText? Text, Rejection? Rejection)
{
    public static implicit operator OpenedDocument(SourceText text) => new(text, null);

    public static implicit operator OpenedDocument(Rejection rejection) => new(null, rejection);
}

/// <summary>Bytes of a txt or docx file to text. Whatever is wrong with the file comes back as a refusal.</summary>
internal static class DocumentFile
{
    /// <summary>More is refused before it is held in memory.</summary>
    public const int MegabytesAllowed = 20;

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

    /// <param name="name">Said in refusals; its ending decides nothing.</param>
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
                ? Decode(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), name)
                : ReadingRejections.TooLarge(name, MegabytesAllowed);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return ReadingRejections.Unreadable(name);
        }
    }

    private static OpenedDocument Decode(ReadOnlyMemory<byte> bytes, string name)
    {
        var start = bytes.Span;
        if (start.IsEmpty)
        {
            return ReadingRejections.EmptyFile(name);
        }

        if (FileSignatures.IsDocOrPdf(start))
        {
            return ReadingRejections.SaveAsDocx(name);
        }

        return FileSignatures.IsZip(start) ? DocxText.Read(bytes, name)
            : PlainText.Decode(start) is not { } text ? ReadingRejections.NotText(name)
            : string.IsNullOrWhiteSpace(text) ? ReadingRejections.EmptyFile(name)
            : new SourceText(text);
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
