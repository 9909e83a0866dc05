using Npgsql;
using Tracker.Deciding;
using Tracker.Silo.Accounts;
using Tracker.Silo.Beside;
using Tracker.Silo.Files;
using Tracker.Silo.Journal.Kept;
using Tracker.Silo.Ledger;
using Tracker.Silo.Ledger.Postgres;

namespace Tracker.Silo.Journal.Postgres;

/// <summary>Journal and ledger in a PostgreSQL database that several processes share. Dispose of it to close this process's part.</summary>
public sealed class PostgresStore : IStore
{
    private const int AnswersAtOnce = 500;

    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlDataSource _batching;
    private readonly FactCodec _codec;
    private readonly PostgresTexts _texts;
    private readonly PlanVersions _plans = new();
    private readonly StreamTails _tails;
    private readonly StreamReads _reads;
    private readonly PostgresWriter _writer;
    private readonly JournalTail _tail;
    private readonly KeptReading _ahead;
    private readonly KeptFollowing _following;
    private readonly PostgresSeals _seals;
    private readonly PostgresLeases _leases;
    private readonly PostgresErasing _erasing;
    private readonly IDisposable? _folder;
    private bool _closed;

    private PostgresStore(NpgsqlDataSource source, PostgresStoreOptions options, long last, long rebuilds, FactCodec codec, TimeProvider clock)
    {
        (_source, _batching, _codec, _folder) = (source, PostgresDatabase.Batching(options), codec, options.Folder);
        var (signal, own) = (new PositionSignal(last), new PositionSignal(last));
        _texts = new PostgresTexts(source);
        var (kept, recent) = (new KeptAssignments(options.KeptAssignments), new RecentTypes());
        _ahead = new KeptReading(source, kept, _texts, codec);
        _following = new KeptFollowing(source, kept, _ahead, codec, signal);
        _tails = new StreamTails(_batching, _texts, kept, options.RememberedStreams, rebuilds);
        _reads = new StreamReads(_batching, _tails, _texts);
        _writer = new PostgresWriter(_batching, options, _tails, _texts, Written, clock);
        void Written(long before, AppendBatch batch)
        {
            var last = before + batch.Accepted[^1].Last;
            recent.Wrote(before, batch.Types);
            _following.Wrote(before, last);
            _plans.Changed(batch.Touched);
            own.Advance(last);
        }
        _tail = new JournalTail(source, signal, own, options.Poll, Forget);
        _seals = new PostgresSeals(source, clock);
        _leases = new PostgresLeases(source, clock);
        _erasing = new PostgresErasing(source, _tails, _texts, codec, clock);
        Journal = new PostgresJournal(source, _writer, _reads, kept, _following, recent, signal);
        Ledger = new PostgresLedger(source, codec, _texts, _plans);
        Tables = new PostgresTables(source);
        Accounts = new AccountStore(Tables, heldAlone: false);
        Beside = new BesideStore(Tables, clock);
        Files = new PostgresShelf(source);
        Housekeeping = new Housekeeping(() => Answers.Prune(source, clock.GetUtcNow(), AnswersAtOnce), _seals.Last, _seals.Make, _leases, clock);
    }

    public IJournal Journal { get; }

    public ILedger Ledger { get; }

    public IRoomTables Tables { get; }

    public IAccountStore Accounts { get; }

    public IBeside Beside { get; }

    public IFileShelf Files { get; }

    public ILeases Leases => _leases;

    public IReadOnlyList<Seal> Seals => _seals.All();

    internal Housekeeping Housekeeping { get; }

    internal long Commits => _writer.Commits;

    /// <summary>How far the kept assignments follow whatever anybody wrote.</summary>
    internal PositionSignal Followed => _following.Followed;

    /// <summary>
    /// Throws <see cref="StoreRefusedException"/> when the database cannot be reached (<c>store.unreachable</c>), was written by a newer program
    /// (<c>schema.newer</c>), does not keep what it confirmed (<c>store.not-durable</c>), cannot hold every character (<c>store.encoding</c>) or is a
    /// copy that is not whole yet (<c>store.copy-unfinished</c>).
    /// </summary>
    public static async Task<PostgresStore> Open(PostgresStoreOptions options, FactCodec codec, TimeProvider clock, CancellationToken cancel = default)
    {
        var source = await PostgresDatabase.Open(options, clock, cancel: cancel);
        try
        {
            var rebuilds = await StreamTails.RebuildsOf(source, cancel);
            await using var command = source.CreateCommand("SELECT coalesce(max(position), 0) FROM events");
            return new PostgresStore(source, options, (long)(await command.ExecuteScalarAsync(cancel))!, rebuilds, codec, clock);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    public Task ReadAhead(CancellationToken cancel) => _ahead.Newest(cancel);

    public async Task<long> Rebuild(IProgress<JournalProgress>? progress = null)
    {
        var last = await new PostgresRebuild(_source, _codec, _texts, progress).Run();
        await _tails.BeginAnew();
        _plans.AllChanged();
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

    public async Task<Rejection?> Erase(long position, string basis, Envelope envelope)
    {
        var rejection = await _erasing.Erase(position, basis, envelope);
        _plans.AllChanged();
        return rejection;
    }

    private void Forget()
    {
        _source.Clear();
        _batching.Clear();
    }

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
        await _following.DisposeAsync();
        _ahead.Dispose();
        try
        {
            await _leases.GiveBack();
        }
        catch (NpgsqlException)
        {
            // The database is gone first: the leases run out.
        }
        await _batching.DisposeAsync();
        await _source.DisposeAsync();
        _folder?.Dispose();
    }
}
