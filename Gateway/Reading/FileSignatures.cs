namespace Tracker.Gateway.Reading;

/// <summary>What a file is by its first bytes, whatever its name says.</summary>
internal static class FileSignatures
{
    public static bool IsZip(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("PK\x05\x06"u8);

    /// <summary>PDF, the old binary .doc (and .wps), RTF: word processors can save each as docx.</summary>
    public static bool IsDocOrPdf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) || bytes.StartsWith(@"{\rtf"u8);
}
