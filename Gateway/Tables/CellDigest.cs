using System.Security.Cryptography;
using System.Text;

namespace Tracker.Gateway.Tables;

/// <summary>Tells whether somebody typed in a row that went down, and whether what it was filled with is still so. Blanks and line ends don't count: spreadsheets change them.</summary>
internal static class CellDigest
{
    public static string Of(params ReadOnlySpan<string> cells)
    {
        var folded = string.Join('\u001f', cells.ToArray().Select(Folded));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folded)).AsSpan(0, 8));
    }

    public static string Folded(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)));
}
