using System.Security.Cryptography;
using Npgsql;
using Tracker.Deciding;
using Tracker.Silo.Journal.Postgres;

namespace Tracker.Silo.Files;

/// <summary>Files in the database, so that every process has them and one backup holds all. A file is written in one transaction: wholly or not at all.</summary>
internal sealed class PostgresShelf(NpgsqlDataSource source) : IFileShelf
{
    private const int PartSize = 512 * 1024;

    public async ValueTask<(StoredFile? File, Rejection? Rejection)> Put(Stream content, long limit, CancellationToken cancel = default)
    {
        // First into a file of this machine's: a slow sender must not hold a transaction open.
        await using var arriving = Temporary();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await content.ReadAsync(buffer, cancel)) > 0)
        {
            if (arriving.Length + read > limit)
            {
                return (null, new Rejection("file.too-large", $"{limit}"));
            }
            hash.AppendData(buffer, 0, read);
            await arriving.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        if (arriving.Length == 0)
        {
            return (null, new Rejection("file.empty"));
        }
        var stored = new StoredFile(Convert.ToHexStringLower(hash.GetHashAndReset()), arriving.Length);
        try
        {
            await Keep(stored, arriving, cancel);
        }
        catch (Exception error) when (PostgresFault.IsAway(error) || error is PostgresException { SqlState: PostgresErrorCodes.DiskFull })
        {
            throw PostgresFault.Unavailable(error);
        }
        return (stored, null);
    }

    public Stream? Open(string hash)
    {
        if (!FileHash.Is(hash))
        {
            return null;
        }
        using var command = source.CreateCommand("SELECT p.content FROM files f JOIN file_parts p ON p.parts = f.parts WHERE f.hash = $1 ORDER BY p.no");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = hash });
        using var rows = command.ExecuteReader(System.Data.CommandBehavior.SequentialAccess);
        FileStream? file = null;
        while (rows.Read())
        {
            file ??= Temporary();
            file.Write((byte[])rows[0]);
        }
        file?.Seek(0, SeekOrigin.Begin);
        return file;
    }

    public bool Has(string hash)
    {
        using var command = source.CreateCommand("SELECT 1 FROM files WHERE hash = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = hash });
        return command.ExecuteScalar() is not null;
    }

    public IEnumerable<string> Hashes()
    {
        var last = "";
        while (After(last) is { Count: > 0 } hashes)
        {
            foreach (var hash in hashes)
            {
                yield return hash;
            }
            last = hashes[^1];
        }
    }

    private List<string> After(string hash)
    {
        using var command = source.CreateCommand("SELECT hash FROM files WHERE hash > $1 ORDER BY hash LIMIT 1000");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = hash });
        using var rows = command.ExecuteReader();
        var hashes = new List<string>();
        while (rows.Read())
        {
            hashes.Add(rows.GetString(0));
        }
        return hashes;
    }

    private async Task Keep(StoredFile stored, FileStream content, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var parts = Guid.CreateVersion7();
        await using (var file = new NpgsqlCommand("INSERT INTO files (hash, size, parts) VALUES ($1, $2, $3) ON CONFLICT (hash) DO NOTHING", connection))
        {
            file.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stored.Hash });
            file.Parameters.Add(new NpgsqlParameter<long> { TypedValue = stored.Size });
            file.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = parts });
            if (await file.ExecuteNonQueryAsync(cancel) == 0)
            {
                return; // it is kept already
            }
        }
        content.Seek(0, SeekOrigin.Begin);
        var buffer = new byte[PartSize];
        int read;
        for (var no = 1L; (read = await content.ReadAtLeastAsync(buffer, PartSize, throwOnEndOfStream: false, cancel)) > 0; no++)
        {
            await using var part = new NpgsqlCommand("INSERT INTO file_parts (parts, no, content) VALUES ($1, $2, $3)", connection);
            part.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = parts });
            part.Parameters.Add(new NpgsqlParameter<long> { TypedValue = no });
            part.Parameters.Add(new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = buffer.AsMemory(0, read) });
            await part.ExecuteNonQueryAsync(cancel);
        }
        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>Gone once it is closed.</summary>
    private static FileStream Temporary()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        return new FileStream(Path.Combine(Path.GetTempPath(), $"tracker-{Guid.NewGuid():N}"), options);
    }
}
