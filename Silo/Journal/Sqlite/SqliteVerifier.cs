using System.Text;
using Microsoft.Data.Sqlite;
using Tracker.Deciding;
using Tracker.Silo.Ledger;
using Tracker.Silo.Ledger.Sqlite;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>
/// Walks through the whole database and says all that is not as it was written. Reads in chunks while appends go on; only the end,
/// where the kept ledger is compared with one filled anew in a scratch database, is of one moment.
/// </summary>
internal sealed class SqliteVerifier : IDisposable
{
    private const int Chunk = 2_000;

    private readonly SqliteConnection _connection;
    private readonly SqliteConnection _scratch;
    private readonly Statements _statements;
    private readonly Statements _scratchStatements;
    private readonly FactCodec _codec;
    private readonly IReadOnlyList<IFactCheck> _checks;
    private readonly IProgress<JournalProgress>? _progress;
    private readonly Findings _findings = new();
    private readonly ChainCheck _chain;
    private readonly LedgerReplay _replay;
    private long _facts;
    private long _position;

    public SqliteVerifier(SqliteDatabase database, FactCodec codec, IReadOnlyList<IFactCheck> checks, IProgress<JournalProgress>? progress)
    {
        _connection = database.OpenReading();
        _scratch = new SqliteConnection("Data Source=;Pooling=False");
        _scratch.Open();
        Migrations.MakeLedgerTables(_scratch);
        // One transaction that is never committed, without a journal: a commit for every statement would take most of the time.
        SqliteDatabase.Run(_scratch, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; BEGIN");
        _statements = new Statements(_connection);
        _scratchStatements = new Statements(_scratch);
        _codec = codec;
        _checks = checks;
        _progress = progress;
        _chain = new ChainCheck(_statements, _findings);
        _replay = new LedgerReplay(new LedgerBatch(new SqliteLedgerTables(_scratchStatements, NumberOf)), new DayTable(_scratchStatements));
    }

    public Verification Verify(IReadOnlyCollection<Seal> outside, CancellationToken cancel)
    {
        var seals = 0;
        try
        {
            CheckFile();
            var kept = KeptSeals();
            seals = kept.Count;
            Walk(new SealCheck(kept, outside, _findings), cancel);
        }
        catch (SqliteException error)
        {
            _findings.Add(FindingCode.FileDamaged, error.Message);
        }
        return new Verification(_facts, seals, _findings.Listed(), _findings.All);
    }

    public void Dispose()
    {
        _statements.Dispose();
        _scratchStatements.Dispose();
        _connection.Dispose();
        _scratch.Dispose();
    }

    private void CheckFile()
    {
        var check = _statements["PRAGMA integrity_check(100)"];
        using var done = check.ResetAtEnd();
        while (check.Step())
        {
            if (check.Text(0) is var said and not "ok")
            {
                _findings.Add(FindingCode.FileDamaged, said);
            }
        }
    }

    private void Walk(SealCheck seals, CancellationToken cancel)
    {
        while (WalkChunk(seals))
        {
            cancel.ThrowIfCancellationRequested();
            _progress?.Report(new JournalProgress(_position, Math.Max(_position, LastPosition())));
        }
        _statements["BEGIN"].Run();
        while (WalkChunk(seals))
        {
        }
        _replay.Flush();
        seals.End();
        _chain.End(_statements["SELECT max(last) FROM days"].Number() ?? 0);
        CheckAnswers();
        new LedgerComparison(_statements, _scratchStatements, _findings).Compare();
        foreach (var finding in _checks.SelectMany(check => check.End(_connection, cancel)))
        {
            _findings.Add(finding);
        }
        _statements["COMMIT"].Run();
        _progress?.Report(new JournalProgress(_position, _position));
    }

    /// <summary>False once the end is near.</summary>
    private bool WalkChunk(SealCheck seals)
    {
        var rows = _statements[
            $"SELECT {StoredEvent.Columns} FROM events e LEFT JOIN streams s ON s.no = e.stream WHERE e.position > ?1 ORDER BY e.position LIMIT {Chunk}"];
        var events = new List<StoredEvent>(Chunk);
        SqliteException? damage = null;
        using (rows.Bind(1, _position).ResetAtEnd())
        {
            try
            {
                while (rows.Step())
                {
                    events.Add(StoredEvent.Of(rows));
                }
            }
            catch (SqliteException error)
            {
                damage = error; // first what could be read
            }
        }
        foreach (var e in events)
        {
            _chain.Check(e);
            seals.Pass(e.Position, e.Hash);
            Follow(e);
            _position = e.Position;
            _facts++;
        }
        if (damage is not null)
        {
            _findings.Add(FindingCode.FileDamaged, $"The event cannot be read, and what follows was not checked: {damage.Message}", _position + 1);
            throw damage;
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
            _replay.Follow(e.Stream, fact, decoded);
            foreach (var check in _checks)
            {
                check.Pass(fact, decoded);
            }
        }
        catch (Exception error) when (error is not (SqliteException or OutOfMemoryException))
        {
            _findings.Add(FindingCode.FactUnreadable, error.Message, e.Position, e.Address, e.Version, type);
        }
    }

    private void CheckAnswers()
    {
        var rows = _statements["SELECT position, id, body_hash, version, at, digest FROM command_answers ORDER BY position"];
        using var done = rows.ResetAtEnd();
        while (rows.Step())
        {
            if (rows.Span(1).Length != 16
                || rows.Span(2).Length > 64
                || !CommandAnswers.DigestOf(rows.Long(0), rows.Span(1), rows.Span(2), rows.Long(3), rows.Long(4)).AsSpan().SequenceEqual(rows.Span(5)))
            {
                _findings.Add(FindingCode.AnswerChanged, "The remembered answer to a command was changed.", rows.Long(0));
            }
        }
    }

    private List<(Seal Seal, string Hash)> KeptSeals()
    {
        var seals = SqliteSeals.List(_statements);
        var kept = _statements["SELECT hash, at FROM seals ORDER BY no"];
        using var done = kept.ResetAtEnd();
        return seals.ConvertAll(seal => (seal, kept.Step() && kept.Text(1) == seal.AtText ? Convert.ToHexStringLower(kept.Span(0)) : ""));
    }

    private long LastPosition() => _statements["SELECT max(position) FROM events"].Number() ?? 0;

    private long NumberOf(GrainAddress address) =>
        _statements["SELECT no FROM streams WHERE address = ?1"].BindText(1, address.Value).Number()
        ?? throw new InvalidDataException($"{address} is not in the table of streams.");
}
