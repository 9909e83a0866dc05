using Microsoft.Data.Sqlite;
using Tracker.Deciding;
using Tracker.Silo.Files;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Kept;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Silo.Ledger.Sqlite;

namespace Tracker.Silo.Copying;

/// <summary>A data folder to copy into.</summary>
internal sealed class SqliteCopyTarget : ICopyTarget
{
    private readonly SqliteStoreOptions _options;
    private readonly DataFolderLock _folder;
    private readonly SqliteDatabase _database;
    private readonly WriterSession _session;
    private readonly LedgerReplay _replay;

    private SqliteCopyTarget(SqliteStoreOptions options, DataFolderLock folder, SqliteDatabase database, WriterSession session)
    {
        (_options, _folder, _database, _session) = (options, folder, database, session);
        _replay = new LedgerReplay(session.Ledger, session.Days);
        Files = new FileShelf(options.DataFolder);
        HalfCopyOf = HalfCopy.SourceOf(session.Connection);
    }

    public IFileShelf Files { get; }

    public string? HalfCopyOf { get; private set; }

    public bool IsEmpty => Statements["SELECT count(*) FROM events"].Number() == 0 && Statements["SELECT count(*) FROM accounts"].Number() == 0;

    private Statements Statements => _session.Statements;

    /// <summary>Throws <see cref="StoreRefusedException"/> as <see cref="SqliteStore.Open"/> does, but opens a half copy.</summary>
    public static SqliteCopyTarget Open(SqliteStoreOptions options, TimeProvider clock)
    {
        var folder = DataFolderLock.Take(options.DataFolder);
        SqliteConnection? connection = null;
        try
        {
            var database = new SqliteDatabase(options);
            if (database.IsEmpty && FileShelf.IsIn(options.DataFolder))
            {
                throw new StoreRefusedException(new Rejection("store.lost", options.DataFolder));
            }
            connection = database.OpenWriting();
            SqliteDatabase.Schema.Run(connection, clock);
            return new SqliteCopyTarget(options, folder, database, new WriterSession(connection, options, new KeptAssignments(0), new RecentTypes(), clock));
        }
        catch (Exception error)
        {
            connection?.Dispose();
            folder.Dispose();
            if (error is SqliteException fault)
            {
                throw new StoreRefusedException(SqliteFault.WhyNotOpened(fault, options.DataFolder));
            }
            throw;
        }
    }

    public IStoredRows OpenRows() => new SqliteStoredRows(_database.OpenReading());

    public Task Begin(string source)
    {
        Statements["INSERT INTO half_copy (source) VALUES (?1)"].BindText(1, source).Run();
        HalfCopyOf = source;
        return Task.CompletedTask;
    }

    public Task Take(CopiedChunk chunk) => InTransaction(() =>
    {
        PutStreams(chunk.Streams);
        foreach (var (e, fact, decoded) in chunk.Facts)
        {
            Put(e);
            _session.LastPosition = e.Position;
            _replay.Follow(e.Stream, fact, decoded);
        }
        foreach (var e in chunk.Erased)
        {
            Statements["UPDATE events SET data = ?2, salt = NULL WHERE position = ?1"].Bind(1, e.Position).BindText(2, e.Data).Run();
        }
    });

    public async Task TakeRest(IStoredRows source, IReadOnlyList<SessionKey> keys)
    {
        await InTransaction(() =>
        {
            PutStreams(CopyRest.Streams(source));
            Statements["DELETE FROM command_answers"].Run();
            foreach (var answer in source.Answers())
            {
                Put(answer);
            }
            Statements["DELETE FROM seals"].Run();
            foreach (var (seal, hash) in source.Seals())
            {
                Put(seal, hash);
            }
            foreach (var table in CopiedTable.All)
            {
                table.Replace(source.Connection, _session.Connection);
            }
        });
        var folder = SessionKeyFolder.In(_options.DataFolder);
        foreach (var key in keys)
        {
            var path = Path.Combine(folder.FullName, key.Name + ".xml");
            OwnersOnly.MakeFile(path);
            await File.WriteAllTextAsync(path, key.Xml);
        }
    }

    public Task Finish()
    {
        Statements["DELETE FROM half_copy"].Run();
        HalfCopyOf = null;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _session.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task InTransaction(Action work)
    {
        _session.Begin();
        try
        {
            work();
            _replay.Flush();
            _session.Commit();
        }
        catch
        {
            _session.Rollback();
            throw;
        }
        if (_session.PagesSince(reset: false) > _options.PagesBetweenCheckpoints)
        {
            Statements["PRAGMA wal_checkpoint(TRUNCATE)"].Run();
            _ = _session.PagesSince(reset: true);
        }
        return Task.CompletedTask;
    }

    private void PutStreams(IEnumerable<(long No, string Address)> streams)
    {
        var put = Statements["INSERT INTO streams (no, address) VALUES (?1, ?2) ON CONFLICT DO NOTHING"];
        foreach (var (no, address) in streams)
        {
            put.Bind(1, no).BindText(2, address).Run();
        }
    }

    private void Put(StoredEvent e)
    {
        var put = Statements[
            """
            INSERT INTO events (position, stream, version, type, data, salt, digest, metadata, algorithm, hash)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """].Bind(1, e.Position).Bind(2, e.Stream).Bind(3, e.Version).BindText(4, e.Type).BindText(5, e.Data);
        _ = e.Salt is { } salt ? put.Bind(6, salt) : put.BindText(6, (string?)null);
        put.Bind(7, e.Digest).BindText(8, e.Metadata).Bind(9, e.Algorithm).Bind(10, e.Hash).Run();
    }

    private void Put(StoredAnswer a) =>
        Statements["INSERT INTO command_answers (position, id, body_hash, version, at, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"]
            .Bind(1, a.Position).Bind(2, a.Id).Bind(3, a.BodyHash).Bind(4, a.Version).Bind(5, a.At).Bind(6, a.Digest).Run();

    private void Put(Seal seal, string hash) =>
        Statements["INSERT INTO seals (no, first, last, root, at, previous, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"]
            .Bind(1, seal.No)
            .Bind(2, seal.First)
            .Bind(3, seal.Last)
            .Bind(4, Convert.FromHexString(seal.Root))
            .BindText(5, seal.AtText)
            .Bind(6, Convert.FromHexString(seal.Previous))
            .Bind(7, Convert.FromHexString(hash))
            .Run();
}
