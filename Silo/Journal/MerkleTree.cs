using System.Security.Cryptography;

namespace Tracker.Silo.Journal;

/// <summary>
/// A Merkle tree's root, hash by hash, as RFC 6962 defines it: a leaf is SHA-256 of 0x00 and the hash, a node that of 0x01 and its two
/// children; the left subtree is always the largest full one.
/// </summary>
internal sealed class MerkleTree
{
    private readonly Stack<(int Height, byte[] Hash)> _full = new();

    public void Add(ReadOnlySpan<byte> hash)
    {
        Span<byte> leaf = stackalloc byte[1 + hash.Length];
        leaf[0] = 0;
        hash.CopyTo(leaf[1..]);
        var (height, node) = (0, SHA256.HashData(leaf));
        while (_full.TryPeek(out var left) && left.Height == height)
        {
            _full.Pop();
            (height, node) = (height + 1, NodeOf(left.Hash, node));
        }
        _full.Push((height, node));
    }

    public byte[] Root()
    {
        byte[]? root = null;
        foreach (var (_, hash) in _full) // the smallest, which is the rightmost, first
        {
            root = root is null ? hash : NodeOf(hash, root);
        }
        return root ?? SHA256.HashData([]);
    }

    private static byte[] NodeOf(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> node = stackalloc byte[1 + 2 * SHA256.HashSizeInBytes];
        node[0] = 1;
        left.CopyTo(node[1..]);
        right.CopyTo(node[(1 + SHA256.HashSizeInBytes)..]);
        return SHA256.HashData(node);
    }
}
