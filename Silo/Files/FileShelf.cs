using System.Security.Cryptography;
using Tracker.Deciding;

namespace Tracker.Silo.Files;

/// <summary>Files in a data folder.</summary>
public sealed class FileShelf : IFileShelf
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

    public Stream? Open(string hash) =>
        Has(hash) ? new FileStream(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true) : null;

    public bool Has(string hash) => FileHash.Is(hash) && File.Exists(PathOf(hash));

    public IEnumerable<string> Hashes() => Directory.EnumerateDirectories(_folder)
        .Order(StringComparer.Ordinal)
        .SelectMany(folder => Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Where(FileHash.Is).Order(StringComparer.Ordinal));

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

    private string PathOf(string hash) => Path.Combine(_folder, hash[..2], hash);
}
