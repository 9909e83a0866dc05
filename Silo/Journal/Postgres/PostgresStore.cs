using Npgsql;
using Tracker.Deciding;
using Tracker.Silo.Accounts;
using Tracker.Silo.Files;
using Tracker.Silo.Ledger;
using Tracker.Silo.Ledger.Postgres;

namespace Tracker.Silo.Journal.Postgres;

/// <summary>Journal and ledger in a PostgreSQL database that several processes share. Dispose of it to close this process's part.</summary>
public sealed class PostgresStore : IStore
{
    private const int AnswersAtOnce = 500;

    private static readonly Migrations Schema = new(
        typeof(PostgresStore).Namespace!,
        "CREATE TABLE IF NOT EXISTS schema_versions (number BIGINT PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL)");

    private readonly NpgsqlDataSource _source;
    private readonly FactCodec _codec;
    private readonly PostgresTexts _texts;
    private readonly StreamTails _tails;
    private readonly StreamReads _reads;
    private readonly PostgresWriter _writer;
    private readonly JournalTail _tail;
    private readonly PostgresSeals _seals;
    private readonly PostgresLeases _leases;
    private readonly PostgresErasing _erasing;
    private readonly IDisposable? _folder;
    private bool _closed;

    private PostgresStore(NpgsqlDataSource source, PostgresStoreOptions options, long last, FactCodec codec, TimeProvider clock)
    {
        (_source, _codec, _folder) = (source, codec, options.Folder);
        var (signal, own) = (new PositionSignal(last), new PositionSignal(last));
        _texts = new PostgresTexts(source);
        _tails = new StreamTails(source, _texts, options.RememberedStreams);
        _reads = new StreamReads(source, _tails, _texts);
        _writer = new PostgresWriter(source, options, _tails, _texts, (position, _) => { signal.Advance(position); own.Advance(position); }, clock);
        _tail = new JournalTail(source, signal, own, options.Poll);
        _seals = new PostgresSeals(source, clock);
        _leases = new PostgresLeases(source);
        _erasing = new PostgresErasing(source, _tails, _texts, codec, clock);
        Journal = new PostgresJournal(source, _writer, _reads, signal);
        Ledger = new PostgresLedger(source, codec, _texts);
        Tables = new PostgresTables(source);
        Accounts = new AccountStore(Tables, heldAlone: false);
        Files = new PostgresShelf(source);
        Housekeeping = new Housekeeping(() => Answers.Prune(source, clock.GetUtcNow(), AnswersAtOnce), _seals.Last, _seals.Make, _leases, clock);
    }

    public IJournal Journal { get; }

    public ILedger Ledger { get; }

    public IRoomTables Tables { get; }

    public IAccountStore Accounts { get; }

    public IFileShelf Files { get; }

    public ILeases Leases => _leases;

    public IReadOnlyList<Seal> Seals => _seals.All();

    internal Housekeeping Housekeeping { get; }

    internal long Commits => _writer.Commits;

    /// <summary>
    /// Throws <see cref="StoreRefusedException"/> when the database cannot be reached (<c>store.unreachable</c>), was written by a newer program
    /// (<c>schema.newer</c>), does not keep what it confirmed (<c>store.not-durable</c>) or cannot hold every character (<c>store.encoding</c>).
    /// </summary>
    public static async Task<PostgresStore> Open(PostgresStoreOptions options, FactCodec codec, TimeProvider clock, CancellationToken cancel = default)
    {
        NpgsqlDataSource? source = null;
        try
        {
            source = Source(options);
            await using (var connection = await source.OpenConnectionAsync(cancel))
            {
                await Check(connection, options);
                await Migrate(connection, clock);
            }
            await using var command = source.CreateCommand("SELECT coalesce(max(position), 0) FROM events");
            return new PostgresStore(source, options, (long)(await command.ExecuteScalarAsync(cancel))!, codec, clock);
        }
        catch (Exception error) when (error is NpgsqlException or ArgumentException or TimeoutException or System.Net.Sockets.SocketException or IOException)
        {
            source?.Dispose();
            throw new StoreRefusedException(new Rejection("store.unreachable", error is PostgresException told ? told.MessageText : error.Message));
        }
        catch
        {
            source?.Dispose();
            throw;
        }
    }

    public async Task<long> Rebuild(IProgress<JournalProgress>? progress = null)
    {
        var last = await new PostgresRebuild(_source, _codec, _texts, progress).Run();
        _tails.ForgetAll(); // rows as they were before
        return last;
    }

    public Verification Verify(
        IReadOnlyCollection<Seal>? outside = null,
        IProgress<JournalProgress>? progress = null,
        CancellationToken cancel = default,
        params IReadOnlyList<IFactCheck> checks)
    {
        using var verifier = new Verifier(new PostgresStoredRows(_source), _codec, checks, progress);
        return verifier.Verify(outside ?? [], cancel);
    }

    public Task<Seal?> Seal() => _seals.Make();

    public Task<Rejection?> Erase(long position, string basis, Envelope envelope) => _erasing.Erase(position, basis, envelope);

    public async ValueTask DisposeAsync()
    {
        if (_closed)
        {
            return;
        }
        _closed = true;
        await Housekeeping.DisposeAsync();
        await _writer.DisposeAsync();
        await _reads.DisposeAsync();
        await _tail.DisposeAsync();
        try
        {
            await _leases.GiveBack();
        }
        catch (NpgsqlException)
        {
            // The database is gone first: the leases run out.
        }
        await _source.DisposeAsync();
        _folder?.Dispose();
    }

    private static NpgsqlDataSource Source(PostgresStoreOptions options)
    {
        var text = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        text.ApplicationName ??= "tracker";
        text.MaxAutoPrepare = Math.Max(text.MaxAutoPrepare, 60);
        text.AutoPrepareMinUsages = 2;
        text.IncludeErrorDetail = false;
        // A process that is stopped within a transaction must not hold the others up for longer than this.
        text.Options ??= "-c synchronous_commit=on -c idle_in_transaction_session_timeout=20000";
        return new NpgsqlDataSourceBuilder(text.ToString()).Build();
    }

    private static async Task Check(NpgsqlConnection connection, PostgresStoreOptions options)
    {
        await using var command = new NpgsqlCommand(
            "SELECT current_setting('fsync'), current_setting('synchronous_commit'), current_setting('server_encoding')", connection);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        if (row.GetString(2) != "UTF8")
        {
            throw new StoreRefusedException(new Rejection("store.encoding", row.GetString(2)));
        }
        if (!options.MayForget && (row.GetString(0) == "off" || row.GetString(1) == "off"))
        {
            throw new StoreRefusedException(new Rejection("store.not-durable"));
        }
    }

    /// <summary>Processes that start at once migrate one after the other.</summary>
    private static async Task Migrate(NpgsqlConnection connection, TimeProvider clock)
    {
        await using (var take = new NpgsqlCommand("SELECT pg_advisory_lock(5207321)", connection))
        {
            await take.ExecuteNonQueryAsync();
        }
        try
        {
            Schema.Run(connection, clock);
        }
        finally
        {
            await using var give = new NpgsqlCommand("SELECT pg_advisory_unlock(5207321)", connection);
            await give.ExecuteNonQueryAsync();
        }
    }
}
