using System.Security.Cryptography;
using System.Text;

namespace Tracker.Gateway.Plans;

/// <summary>How a decoded document is told from another, whatever file it came in.</summary>
internal static class SourceTexts
{
    /// <summary><see cref="Tracker.Plans.SourceDocument.TextHash"/>: SHA-256 of the text in UTF-8, in lower-case hex.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
