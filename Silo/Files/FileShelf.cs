using System.Security.Cryptography;
using Tracker.Deciding;

namespace Tracker.Silo.Files;

/// <summary>Files kept under their SHA-256: evidence and source documents. The same content is kept once, whoever hands it in.</summary>
public sealed class FileShelf
{
    private const string Arriving = ".arriving";
    private readonly string _folder;

    public FileShelf(string dataFolder)
    {
        _folder = FolderIn(dataFolder);
        OwnersOnly.MakeFolder(_folder);
        foreach (var left in Directory.EnumerateFiles(_folder, $"*{Arriving}"))
        {
            File.Delete(left); // its process was killed: nobody was told that it is kept
        }
    }

    /// <summary>Takes the content in as a stream and answers once it is on disk; nothing is left behind when it fails.</summary>
    /// <param name="limit">Bytes; a longer content is refused with <c>file.too-large</c> and not kept.</param>
    public async ValueTask<(StoredFile? File, Rejection? Rejection)> Put(Stream content, long limit, CancellationToken cancel = default)
    {
        var arriving = Path.Combine(_folder, Guid.NewGuid().ToString("N") + Arriving);
        try
        {
            var (hash, size) = await Write(content, arriving, limit, cancel);
            if (hash is null)
            {
                return (null, new Rejection("file.too-large", $"{limit}"));
            }
            if (size == 0)
            {
                return (null, new Rejection("file.empty"));
            }
            var kept = PathOf(hash);
            OwnersOnly.MakeFolder(Path.GetDirectoryName(kept)!);
            File.Move(arriving, kept, overwrite: true);
            Durable.Folder(Path.GetDirectoryName(kept)!);
            Durable.Folder(_folder);
            return (new StoredFile(hash, size), null);
        }
        catch (IOException error) when (Durable.IsDiskFull(error))
        {
            throw new JournalUnavailableException("journal.disk-full", "No space left for the file.", error);
        }
        finally
        {
            File.Delete(arriving);
        }
    }

    /// <summary>Null: no such file was ever kept.</summary>
    public FileStream? Open(string hash) =>
        Has(hash) ? new FileStream(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true) : null;

    public bool Has(string hash) => IsHash(hash) && File.Exists(PathOf(hash));

    /// <summary>True when the file is kept and still has the content of its name.</summary>
    public bool IsIntact(string hash)
    {
        using var file = Open(hash);
        return file is not null && Convert.ToHexStringLower(SHA256.HashData(file)) == hash;
    }

    /// <summary>Whether the data folder was ever in use: the shelf is made when its store was opened for the first time.</summary>
    internal static bool IsIn(string dataFolder) => Directory.Exists(FolderIn(dataFolder));

    private static string FolderIn(string dataFolder) => Path.Combine(dataFolder, "files");

    private static async ValueTask<(string? Hash, long Size)> Write(Stream content, string path, long limit, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, useAsync: true);
        var buffer = new byte[64 * 1024];
        long size = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, cancel)) > 0)
        {
            size += read;
            if (size > limit)
            {
                return (null, size);
            }
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        file.Flush(flushToDisk: true);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), size);
    }

    private static bool IsHash(string hash) => hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower);

    private string PathOf(string hash) => Path.Combine(_folder, hash[..2], hash);
}

/// <param name="Hash">SHA-256, 64 lower-case hex digits.</param>
/// <param name="Size">Bytes.</param>
public sealed record StoredFile(string Hash, long Size);
