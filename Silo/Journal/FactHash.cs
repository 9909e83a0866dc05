using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tracker.Silo.Journal;

/// <summary>
/// The hash of a stored fact: SHA-256 over algorithm id, the hash of the stream's fact before it (empty for the first), address,
/// version in decimal, type, metadata and the data's digest; before each part stands its length in bytes, four bytes big-endian;
/// text is UTF-8. The digest is SHA-256 over salt and data, so that the data can be erased and the chain still verifies.
/// </summary>
internal static class FactHash
{
    public const int Size = SHA256.HashSizeInBytes;
    public const int SaltSize = 16;

    /// <summary>How the algorithm is told in the table; another (SM3) takes the next number.</summary>
    public const int Sha256 = 1;

    private static ReadOnlySpan<byte> Sha256Id => "sha256-1"u8;

    public static bool Knows(long algorithm) => algorithm == Sha256;

    public static byte[] DigestOf(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> data)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(salt.Length + data.Length);
        salt.CopyTo(buffer);
        data.CopyTo(buffer.AsSpan(salt.Length));
        var digest = SHA256.HashData(buffer.AsSpan(0, salt.Length + data.Length));
        ArrayPool<byte>.Shared.Return(buffer);
        return digest;
    }

    public static byte[] Of(
        ReadOnlySpan<byte> previous,
        ReadOnlySpan<byte> address,
        long version,
        ReadOnlySpan<byte> type,
        ReadOnlySpan<byte> metadata,
        ReadOnlySpan<byte> digest)
    {
        Span<byte> number = stackalloc byte[20];
        version.TryFormat(number, out var digits, default, CultureInfo.InvariantCulture);
        var size = 7 * sizeof(int) + Sha256Id.Length + previous.Length + address.Length + digits + type.Length + metadata.Length + digest.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        var rest = buffer.AsSpan(0, size);
        Put(ref rest, Sha256Id);
        Put(ref rest, previous);
        Put(ref rest, address);
        Put(ref rest, number[..digits]);
        Put(ref rest, type);
        Put(ref rest, metadata);
        Put(ref rest, digest);
        var hash = SHA256.HashData(buffer.AsSpan(0, size));
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }

    /// <summary>SHA-256 of a text, in lower-case hex.</summary>
    public static string HexOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static void Put(ref Span<byte> rest, scoped ReadOnlySpan<byte> part)
    {
        BinaryPrimitives.WriteInt32BigEndian(rest, part.Length);
        part.CopyTo(rest[sizeof(int)..]);
        rest = rest[(sizeof(int) + part.Length)..];
    }
}
