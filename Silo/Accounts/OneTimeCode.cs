using System.Security.Cryptography;
using System.Text;

namespace Tracker.Silo.Accounts;

/// <summary>A printed one-time code: sixteen letters and digits that no one mistakes for each other, in fours; about 79 bits.</summary>
public static class OneTimeCode
{
    private const string Alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    public static string New()
    {
        var letters = RandomNumberGenerator.GetItems<char>(Alphabet, 16);
        return string.Join('-', letters.Chunk(4).Select(four => new string(four)));
    }

    /// <summary>The hash that is kept. So long a random text needs no slow hash.</summary>
    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Plain(code))));

    /// <summary>Compares in constant time; lower case, blanks, dashes and full width are forgiven.</summary>
    public static bool Matches(string code, string? hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(code)), Encoding.ASCII.GetBytes(hash ?? new string('0', 64)));

    private static string Plain(string code)
    {
        var plain = new StringBuilder(code.Length);
        foreach (var c in code)
        {
            var half = c is >= '\uff01' and <= '\uff5e' ? (char)(c - 0xfee0) : c;
            if (char.IsAsciiLetterOrDigit(half))
            {
                plain.Append(char.ToUpperInvariant(half));
            }
        }
        return plain.ToString();
    }
}
