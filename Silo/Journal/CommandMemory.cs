using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tracker.Silo.Journal;

/// <summary>How first answers to command ids are kept, in every store.</summary>
internal static class CommandMemory
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Over the row, against changes by hand: the first eight bytes of SHA-256 over position, version and time (Unix seconds), big-endian, id and body hash.</summary>
    public static byte[] DigestOf(long position, ReadOnlySpan<byte> id, ReadOnlySpan<byte> bodyHash, long version, long at)
    {
        Span<byte> row = stackalloc byte[3 * sizeof(long) + 16 + 64];
        BinaryPrimitives.WriteInt64BigEndian(row, position);
        BinaryPrimitives.WriteInt64BigEndian(row[8..], version);
        BinaryPrimitives.WriteInt64BigEndian(row[16..], at);
        id.CopyTo(row[24..]);
        bodyHash.CopyTo(row[40..]);
        return SHA256.HashData(row[..(40 + bodyHash.Length)])[..8];
    }
}
