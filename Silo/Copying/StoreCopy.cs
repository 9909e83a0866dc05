using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;
using Tracker.Deciding;
using Tracker.Silo.Accounts;
using Tracker.Silo.Files;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Postgres;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Silo.Copying;

/// <summary>
/// Copies a store into an empty one, raw and in order: facts byte for byte, and all that no fact gives. Ended half-way, it goes on where it stopped
/// when it is opened again; until it is whole, nothing else opens the target. Dispose of it to give both back.
/// </summary>
public sealed class StoreCopy : IAsyncDisposable
{
    private readonly ICopySource _source;
    private readonly ICopyTarget _target;
    private readonly IStoredRows _rows;
    private readonly FactCodec _codec;
    private readonly HashSet<GrainAddress> _spokenOf = [];
    private readonly SortedSet<string> _damaged = new(StringComparer.Ordinal);
    private string _root = "";
    private long _filesDone;

    private StoreCopy(ICopySource source, ICopyTarget target, FactCodec codec) =>
        (_source, _target, _rows, _codec) = (source, target, source.OpenRows(), codec);

    /// <summary>The last position that the target holds; at first, where an earlier copying ended.</summary>
    public long Position { get; private set; }

    /// <summary>Facts that are written in one transaction.</summary>
    internal int ChunkSize { get; init; } = 2_000;

    /// <summary>
    /// Throws <see cref="StoreRefusedException"/> as the stores do, and: <c>copy.source-empty</c>; <c>copy.target-in-use</c>, the target holds something
    /// else; <c>copy.other-source</c>, it is a half copy of another store; <c>copy.under-way</c>, <c>copy.target-served</c>.
    /// </summary>
    public static Task<StoreCopy> Open(StorePlace from, StorePlace to, FactCodec codec, TimeProvider clock, CancellationToken cancel = default) =>
        Open(from, to, codec, clock, 2_000, cancel);

    internal static async Task<StoreCopy> Open(StorePlace from, StorePlace to, FactCodec codec, TimeProvider clock, int chunk, CancellationToken cancel)
    {
        ICopySource source = from switch
        {
            StorePlace.Sqlite s => SqliteCopySource.Open(s.Options, clock),
            StorePlace.Postgres p => await PostgresCopySource.Open(p.Options, clock, cancel),
            _ => throw new ArgumentOutOfRangeException(nameof(from)),
        };
        ICopyTarget? target = null;
        try
        {
            target = to switch
            {
                StorePlace.Sqlite s => SqliteCopyTarget.Open(s.Options, clock),
                StorePlace.Postgres p => await PostgresCopyTarget.Open(p.Options, clock, cancel),
                _ => throw new ArgumentOutOfRangeException(nameof(to)),
            };
            var copy = new StoreCopy(source, target, codec) { ChunkSize = chunk };
            await copy.Begin();
            return copy;
        }
        catch
        {
            if (target is not null)
            {
                await target.DisposeAsync();
            }
            await source.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Copies all that is not there yet. Cancelled or killed, it loses what belongs to the last transaction only. Throws
    /// <see cref="StoreRefusedException"/>: <c>copy.source-damaged</c>, <c>copy.target-in-use</c>, <c>copy.differs</c>.
    /// </summary>
    public Task Carry(IProgress<JournalProgress>? progress = null, CancellationToken cancel = default) => Told(async () =>
    {
        var files = _source.Files.Hashes().LongCount();
        await CarryFacts(files, progress, cancel);
        await CarryFiles(files, progress, cancel);
        using (_rows.OneMoment()) // what is written at a shared source from here on is not copied
        {
            await CarryFacts(files, progress, cancel);
            await CarryFiles(files, progress, cancel);
            await _target.TakeRest(_rows, _source.SessionKeys());
            Compare();
        }
        progress?.Report(new JournalProgress(Position + _filesDone, Position + _filesDone));
    });

    /// <summary>Verifies the target; where it is sound, or as unsound as the source is, the copy is whole from then on.</summary>
    public async Task<CopyReport> Finish(IProgress<JournalProgress>? progress = null, CancellationToken cancel = default)
    {
        var found = Verify(_target.OpenRows(), _target.Files, progress, cancel);
        var whole = found.Sound || Alike(found, Verify(_source.OpenRows(), _source.Files, null, cancel));
        if (whole)
        {
            await Told(_target.Finish);
        }
        return new CopyReport(whole, Position, _root, _filesDone, [.. _damaged], found, _rows.LastPosition() - Position);
    }

    public async ValueTask DisposeAsync()
    {
        _rows.Dispose();
        await _source.DisposeAsync();
        await _target.DisposeAsync();
    }

    private async Task Begin()
    {
        if (_rows.Events(0, 1, out _) is not [var first])
        {
            throw new StoreRefusedException(new Rejection("copy.source-empty"));
        }
        var mark = Convert.ToHexStringLower(first.Hash);
        if (_target.HalfCopyOf is not { } half)
        {
            if (!_target.IsEmpty)
            {
                throw new StoreRefusedException(new Rejection("copy.target-in-use"));
            }
            await _target.Begin(mark);
            return;
        }
        using var there = _target.OpenRows();
        Position = there.LastPosition();
        if (half != mark || (Position > 0 && !SameAt(Position, there)))
        {
            throw new StoreRefusedException(new Rejection("copy.other-source"));
        }
    }

    /// <summary>A source that was restored from an older backup meanwhile has other facts from some position on.</summary>
    private bool SameAt(long position, IStoredRows there) =>
        _rows.Events(position - 1, 1, out _) is [var one] && there.Events(position - 1, 1, out _) is [var other]
        && one.Position == other.Position && one.Hash.AsSpan().SequenceEqual(other.Hash);

    private async Task CarryFacts(long files, IProgress<JournalProgress>? progress, CancellationToken cancel)
    {
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var events = _rows.Events(Position, ChunkSize, out var unreadable);
            if (events.Count == 0)
            {
                if (unreadable is not null)
                {
                    throw Damaged(Position + 1, unreadable);
                }
                return;
            }
            await _target.Take(ChunkOf(events));
            Position = events[^1].Position;
            progress?.Report(new JournalProgress(Position + _filesDone, Math.Max(_rows.LastPosition(), Position) + Math.Max(files, _filesDone)));
        }
    }

    private CopiedChunk ChunkOf(IReadOnlyList<StoredEvent> events)
    {
        var (streams, facts, erased) = (new List<(long, string)>(), new List<CopiedFact>(events.Count), new List<StoredEvent>());
        var before = Position;
        foreach (var e in events)
        {
            if (e.Position != ++before || e.Address is null)
            {
                throw Damaged(before, "The event or its stream is missing.");
            }
            var fact = Decoded(e);
            facts.Add(fact);
            if (e.Version == 1)
            {
                streams.Add((e.Stream, e.Address));
            }
            for (var parent = fact.Fact.Address.Parent; parent is { } one && _spokenOf.Add(one); parent = one.Parent)
            {
                if (_rows.NumberOf(one) is { } no)
                {
                    streams.Add((no, one.Value));
                }
            }
            if (fact.Decoded is FactErased record && record.Position < events[0].Position && _rows.Events(record.Position - 1, 1, out _) is [var now])
            {
                erased.Add(now);
            }
        }
        return new CopiedChunk([.. streams.Distinct()], facts, erased);
    }

    private CopiedFact Decoded(StoredEvent e)
    {
        var type = Encoding.UTF8.GetString(e.Type);
        try
        {
            var fact = new RecordedFact(
                e.Position, GrainAddress.Parse(e.Address!), e.Version, type, CopiedText.Of(e.Data), CopiedText.Of(e.Metadata), e.Salt is null);
            return new CopiedFact(e, fact, _codec.Decode(type, fact.Data));
        }
        catch (Exception error) when (error is JsonException or FormatException or ArgumentException or NotSupportedException or UnknownFactException)
        {
            throw Damaged(e.Position, error.Message);
        }
    }

    private async Task CarryFiles(long files, IProgress<JournalProgress>? progress, CancellationToken cancel)
    {
        _filesDone = 0;
        foreach (var hash in _source.Files.Hashes())
        {
            cancel.ThrowIfCancellationRequested();
            if (_target.Files.Has(hash))
            {
                _filesDone++;
            }
            else if (!_source.Files.IsIntact(hash))
            {
                _damaged.Add(hash);
                continue;
            }
            else
            {
                await using var content = _source.Files.Open(hash)!;
                await _target.Files.Put(content, long.MaxValue, cancel);
                _filesDone++;
            }
            progress?.Report(new JournalProgress(Position + _filesDone, Math.Max(_rows.LastPosition(), Position) + Math.Max(files, _filesDone)));
        }
    }

    private void Compare()
    {
        using var there = _target.OpenRows();
        _root = CopyComparison.RootOf(there);
        var differs = CopyComparison.RootOf(_rows) != _root ? "events" : CopyComparison.Difference(_rows, there);
        if (differs is not null)
        {
            throw new StoreRefusedException(new Rejection("copy.differs", differs));
        }
    }

    private Verification Verify(IStoredRows rows, IFileShelf files, IProgress<JournalProgress>? progress, CancellationToken cancel)
    {
        using var verifier = new Verifier(rows, _codec, [new FileCheck(files), new AccountCheck()], progress);
        return verifier.Verify([], cancel);
    }

    /// <summary>A damaged file was left behind, so that it is missing here; what the source found beyond the copied moment does not count.</summary>
    private bool Alike(Verification copy, Verification source) =>
        Told(copy).SequenceEqual(Told(source).Where(f => f.Position is not { } position || position <= Position));

    private static IEnumerable<(string Code, long? Position, string? Address)> Told(Verification found) =>
        found.Findings.Select(f => (f.Code == FindingCode.FileChanged ? FindingCode.FileMissing : f.Code, f.Position, f.Address));

    private static StoreRefusedException Damaged(long position, string why) =>
        new(new Rejection("copy.source-damaged", position.ToString(System.Globalization.CultureInfo.InvariantCulture), why));

    /// <summary>A store that fails under the copy is told as the journal tells it.</summary>
    private static async Task Told(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (SqliteException error)
        {
            throw SqliteFault.Unavailable(error);
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException)
        {
            throw PostgresFault.Unavailable(error);
        }
    }
}
