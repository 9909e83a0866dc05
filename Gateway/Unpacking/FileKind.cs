using System.Buffers;
using System.Text;

namespace Tracker.Gateway.Unpacking;

/// <summary>What an uploaded file is by its bytes; names lie.</summary>
internal enum FileKind
{
    Other,

    /// <summary>docx, xlsx and every other zip.</summary>
    Zip,
    Pdf,
    Rtf,

    /// <summary>A web page saved with its pictures in one file (.mht).</summary>
    WebArchive,

    /// <summary>OpenDocument: .ods, .odt, .odp.</summary>
    OpenDocument,

    /// <summary>版式文件, as its reader's programs write it.</summary>
    Ofd,

    /// <summary>A program of Windows or Linux.</summary>
    Program,

    /// <summary>The binary files of before 2007: .doc, .wps, .xls.</summary>
    Old,

    /// <summary>An Office file behind a password: stored in the old container.</summary>
    Encrypted,
}

internal static class FileKinds
{
    private static readonly byte[] EncryptedPackage = Encoding.Unicode.GetBytes("EncryptedPackage");

    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Leaves the stream at its start.</summary>
    public static FileKind Of(Stream upload)
    {
        Span<byte> start = stackalloc byte[512];
        upload.Position = 0;
        start = start[..upload.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        var kind = ByStart(start);
        if (kind == FileKind.Old && Holds(upload, EncryptedPackage))
        {
            kind = FileKind.Encrypted;
        }

        upload.Position = 0;
        return kind;
    }

    /// <summary>Its first part names its kind, and is never packed.</summary>
    private static bool IsOpenDocument(ReadOnlySpan<byte> start) =>
        start.StartsWith("PK\u0003\u0004"u8) && start.Length > 30 && start[30..].StartsWith("mimetypeapplication/vnd.oasis.opendocument."u8);

    private static FileKind ByStart(ReadOnlySpan<byte> start) =>
        IsOpenDocument(start) ? FileKind.OpenDocument
        : start.StartsWith("PK\u0003\u0004"u8) && start.Length > 30 && start[30..].StartsWith("OFD.xml"u8) ? FileKind.Ofd
        : start.StartsWith("MZ"u8) && start.Contains((byte)0) || start.StartsWith("\u007fELF"u8) ? FileKind.Program
        : start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith("PK\u0005\u0006"u8) ? FileKind.Zip
        : start.StartsWith("%PDF"u8) ? FileKind.Pdf
        : start.StartsWith(CompoundFile) ? FileKind.Old
        : start.StartsWith(@"{\rtf"u8) ? FileKind.Rtf
        : start.IndexOf("MIME-Version:"u8) >= 0 && (start.StartsWith("From:"u8) || start.StartsWith("MIME-Version:"u8)) ? FileKind.WebArchive
        : FileKind.Other;

    /// <summary>Whether these bytes stand in it anywhere.</summary>
    public static bool Holds(Stream upload, ReadOnlySpan<byte> wanted)
    {
        upload.Position = 0;
        var window = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            var kept = 0;
            for (int read; (read = upload.Read(window.AsSpan(kept))) > 0;)
            {
                var seen = window.AsSpan(0, kept + read);
                if (seen.IndexOf(wanted) >= 0)
                {
                    return true;
                }

                kept = Math.Min(wanted.Length - 1, seen.Length);
                seen[^kept..].CopyTo(window);
            }

            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(window);
        }
    }
}
