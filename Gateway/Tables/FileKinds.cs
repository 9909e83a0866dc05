using System.Buffers;
using System.Text;
using Tracker.Deciding;

namespace Tracker.Gateway.Tables;

/// <summary>Tells by its bytes what was uploaded in a workbook's place; names lie.</summary>
internal static class FileKinds
{
    private static ReadOnlySpan<byte> Zip => "PK\u0003\u0004"u8;
    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly byte[] EncryptedPackage = Encoding.Unicode.GetBytes("EncryptedPackage");

    /// <summary>Null when it is a zip. Leaves the stream at its start.</summary>
    public static Rejection? RefusedAs(Stream upload)
    {
        Span<byte> start = stackalloc byte[8];
        upload.Position = 0;
        var read = upload.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        upload.Position = 0;
        if (start[..read].StartsWith(Zip)) return null;
        if (!start[..read].SequenceEqual(CompoundFile)) return TableRejections.NotAWorkbook;
        var encrypted = Holds(upload, EncryptedPackage);
        upload.Position = 0;
        return encrypted ? TableRejections.Encrypted : TableRejections.OldWorkbook;
    }

    private static bool Holds(Stream upload, ReadOnlySpan<byte> wanted)
    {
        var window = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            var kept = 0;
            for (int read; (read = upload.Read(window.AsSpan(kept))) > 0;)
            {
                var seen = window.AsSpan(0, kept + read);
                if (seen.IndexOf(wanted) >= 0) return true;
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
