using System.Text;

namespace Tracker.Silo.Copying;

/// <summary>A stored text as a string, for a store that takes no bytes: strictly, since a text that cannot be given back byte for byte would break its hash.</summary>
internal static class CopiedText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Throws <see cref="ArgumentException"/> where the bytes are no UTF-8.</summary>
    public static string Of(byte[] utf8) => Strict.GetString(utf8);
}
