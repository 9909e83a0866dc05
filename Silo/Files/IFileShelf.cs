using System.Security.Cryptography;
using Tracker.Deciding;

namespace Tracker.Silo.Files;

/// <summary>Files kept under their SHA-256: evidence and source documents. The same content is kept once, whoever hands it in.</summary>
public interface IFileShelf
{
    /// <summary>Takes the content in as a stream and answers once it is on disk; nothing is left behind when it fails.</summary>
    /// <param name="limit">Bytes; a longer content is refused with <c>file.too-large</c>, an empty one with <c>file.empty</c>, and not kept.</param>
    ValueTask<(StoredFile? File, Rejection? Rejection)> Put(Stream content, long limit, CancellationToken cancel = default);

    /// <summary>Null: no such file was ever kept.</summary>
    Stream? Open(string hash);

    bool Has(string hash);

    /// <summary>Of every kept file, in order.</summary>
    IEnumerable<string> Hashes();

    /// <summary>True when the file is kept and still has the content of its name.</summary>
    bool IsIntact(string hash)
    {
        using var file = Open(hash);
        return file is not null && Convert.ToHexStringLower(SHA256.HashData(file)) == hash;
    }
}

/// <param name="Hash">SHA-256, 64 lower-case hex digits.</param>
/// <param name="Size">Bytes.</param>
public sealed record StoredFile(string Hash, long Size);

internal static class FileHash
{
    /// <summary>Whether the text has the form of a hash; anything else names no file.</summary>
    public static bool Is(string hash) => hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower);
}
