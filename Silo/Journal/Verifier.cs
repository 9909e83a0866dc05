using System.Text;
using Microsoft.Data.Sqlite;
using Tracker.Deciding;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Silo.Ledger;
using Tracker.Silo.Ledger.Sqlite;

namespace Tracker.Silo.Journal;

/// <summary>
/// Walks through a whole store and says all that is not as it was written. Reads in chunks while appends go on; only the end,
/// where the kept ledger is compared with one filled anew in a scratch database, is of one moment.
/// </summary>
internal sealed class Verifier : IDisposable
{
    private const int Chunk = 2_000;

    private readonly IStoredRows _rows;
    private readonly SqliteStoredRows _scratch;
    private readonly FactCodec _codec;
    private readonly IReadOnlyList<IFactCheck> _checks;
    private readonly IProgress<JournalProgress>? _progress;
    private readonly Findings _findings = new();
    private readonly ChainCheck _chain;
    private readonly LedgerReplay _replay;
    private readonly Dictionary<GrainAddress, long> _numbers = [];
    private (GrainAddress Address, long Stream) _here;
    private long _facts;
    private long _position;

    /// <param name="rows">Closed with this.</param>
    public Verifier(IStoredRows rows, FactCodec codec, IReadOnlyList<IFactCheck> checks, IProgress<JournalProgress>? progress)
    {
        (_rows, _codec, _checks, _progress) = (rows, codec, checks, progress);
        var scratch = new SqliteConnection("Data Source=;Pooling=False");
        scratch.Open();
        SqliteDatabase.Schema.MakeLedgerTables(scratch);
        // One transaction that is never committed, without a journal: a commit for every statement would take most of the time.
        SqliteDatabase.Run(scratch, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; BEGIN");
        _scratch = new SqliteStoredRows(scratch);
        _chain = new ChainCheck(rows, _findings);
        _replay = new LedgerReplay(new LedgerBatch(new SqliteLedgerTables(_scratch.Statements, NumberOf)), new DayTable(_scratch.Statements));
    }

    public Verification Verify(IReadOnlyCollection<Seal> outside, CancellationToken cancel)
    {
        var seals = 0;
        try
        {
            foreach (var said in _rows.Damage())
            {
                _findings.Add(FindingCode.FileDamaged, said);
            }
            var kept = _rows.Seals();
            seals = kept.Count;
            Walk(new SealCheck(kept, outside, _findings), cancel);
        }
        catch (Exception error) when (_rows.IsFault(error) || error is UnreadableException)
        {
            _findings.Add(FindingCode.FileDamaged, error.Message);
        }
        return new Verification(_facts, seals, _findings.Listed(), _findings.All);
    }

    public void Dispose()
    {
        _rows.Dispose();
        _scratch.Dispose();
    }

    private void Walk(SealCheck seals, CancellationToken cancel)
    {
        while (WalkChunk(seals))
        {
            cancel.ThrowIfCancellationRequested();
            _progress?.Report(new JournalProgress(_position, Math.Max(_position, _rows.LastPosition())));
        }
        using (_rows.OneMoment())
        {
            while (WalkChunk(seals))
            {
            }
            _replay.Flush();
            seals.End();
            _chain.End(_rows.LastOfDays());
            CheckAnswers();
            new LedgerComparison(_rows, _scratch, _findings).Compare();
            foreach (var finding in _checks.SelectMany(check => check.End(_rows.Connection, cancel)))
            {
                _findings.Add(finding);
            }
        }
        _progress?.Report(new JournalProgress(_position, _position));
    }

    /// <summary>False once the end is near.</summary>
    private bool WalkChunk(SealCheck seals)
    {
        var events = _rows.Events(_position, Chunk, out var unreadable);
        foreach (var e in events)
        {
            _chain.Check(e);
            seals.Pass(e.Position, e.Hash);
            Follow(e);
            _position = e.Position;
            _facts++;
        }
        if (unreadable is not null)
        {
            _findings.Add(FindingCode.FileDamaged, $"The event cannot be read, and what follows was not checked: {unreadable}", _position + 1);
            throw new UnreadableException(unreadable);
        }
        return events.Count == Chunk;
    }

    private void Follow(StoredEvent e)
    {
        var (type, data) = (Encoding.UTF8.GetString(e.Type), Encoding.UTF8.GetString(e.Data));
        try
        {
            var fact = new RecordedFact(e.Position, GrainAddress.Parse(e.Address ?? ""), e.Version, type, data, Encoding.UTF8.GetString(e.Metadata));
            var decoded = _codec.Decode(type, data);
            if (decoded is FactErased record)
            {
                _chain.Recorded(record);
            }
            _here = (fact.Address, e.Stream);
            _replay.Follow(e.Stream, fact, decoded);
            foreach (var check in _checks)
            {
                check.Pass(fact, decoded);
            }
        }
        catch (Exception error) when (error is not (SqliteException or OutOfMemoryException) && !_rows.IsFault(error))
        {
            _findings.Add(FindingCode.FactUnreadable, error.Message, e.Position, e.Address, e.Version, type);
        }
    }

    private void CheckAnswers()
    {
        foreach (var answer in _rows.Answers())
        {
            if (answer.Id.Length != 16
                || answer.BodyHash.Length > 64
                || !CommandMemory.DigestOf(answer.Position, answer.Id, answer.BodyHash, answer.Version, answer.At).AsSpan().SequenceEqual(answer.Digest))
            {
                _findings.Add(FindingCode.AnswerChanged, "The remembered answer to a command was changed.", answer.Position);
            }
        }
    }

    private long NumberOf(GrainAddress address)
    {
        if (address == _here.Address)
        {
            return _here.Stream;
        }
        if (!_numbers.TryGetValue(address, out var no))
        {
            no = _rows.NumberOf(address) ?? throw new InvalidDataException($"{address} is not in the table of streams.");
            if (address.Kind is "plan" or "work-point") // asked again and again
            {
                _numbers[address] = no;
            }
        }
        return no;
    }

    private sealed class UnreadableException(string why) : Exception(why);
}
