using System.Text;
using Npgsql;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.PeriodReturns;
using Tracker.Silo.Ledger;
using Tracker.Silo.Ledger.Postgres;
using Tracker.WorkPoints;

namespace Tracker.Silo.Journal.Postgres;

/// <summary>
/// Appends made ready for one round trip: chained on the ends of their streams as this process knows them, their ledger rows followed. Written
/// only if every stream still ends there; positions are counted from <see cref="Before"/> until the database says which they are.
/// </summary>
internal sealed class AppendBatch
{
    /// <summary>Stands for the journal's last position before the batch; <c>in_journal</c> in the migrations knows it.</summary>
    private const long Before = -1_000_000_000_000;

    private static readonly string AppendFacts = "SELECT append_facts_2(" + string.Join(", ", Enumerable.Range(1, 22).Select(i => $"${i}")) + ")";

    private readonly StreamTails _tails;
    private readonly long _rebuilds;
    private readonly PostgresLedgerTables _tables;
    private readonly LedgerBatch _ledger;
    private readonly List<LedgerChange> _changes = [];
    private readonly Dictionary<GrainAddress, StreamTail> _ends = [];
    private readonly List<(PendingAppend Append, int Last)> _accepted = [];

    private readonly List<(long No, string Address)> _newStreams = [];
    private readonly List<(long No, long Version, byte[] Hash)> _streams = [];
    private readonly List<(long Stream, long Version, NewFact Fact, ReadyFact Ready, string Metadata, byte[] Hash)> _facts = [];
    private readonly List<(CommandStamp Command, long Version, long Position)> _answers = [];
    private readonly List<(long Day, long Last)> _days = [];

    public AppendBatch(StreamTails tails, PostgresTexts texts)
    {
        (_tails, _rebuilds) = (tails, tails.Rebuilds);
        _tables = new PostgresLedgerTables(texts, NumberOf, (_, address) => _ends[address].Row);
        _ledger = new LedgerBatch(_tables);
    }

    public IReadOnlyList<(PendingAppend Append, int Last)> Accepted => _accepted;

    /// <summary>The stored names of its facts, in order.</summary>
    public IEnumerable<string> Types => _facts.Select(f => f.Fact.Type);

    /// <summary>The streams that it writes to.</summary>
    public IEnumerable<GrainAddress> Streams => _accepted.SelectMany(a => a.Append.Request.Streams).Select(s => s.Address);

    /// <summary>The plans of whose ledger it changes anything.</summary>
    public IReadOnlyCollection<GrainAddress> Touched => _ledger.Touched;

    /// <summary>Learns the ends of all streams, from memory where they are at the expected version, else from the tables.</summary>
    public async Task Learn(IEnumerable<PendingAppend> appends)
    {
        var missing = new List<GrainAddress>();
        var streams = appends.SelectMany(a => a.Request.Streams).ToList();
        foreach (var stream in streams)
        {
            Learn(stream.Address, stream.ExpectedVersion, missing);
        }
        foreach (var stream in streams.Where(s => s.Facts.Any(f => f.Fact is AssignmentMade or WorkPointPlanned or PeriodReturnEvent)))
        {
            for (var parent = stream.Address.Parent; parent is { } address; parent = address.Parent)
            {
                Learn(address, null, missing); // for its number
            }
        }
        if (missing.Count == 0)
        {
            return;
        }
        var rebuilds = _tails.Rebuilds;
        var found = await _tails.Load(missing);
        foreach (var address in missing)
        {
            if (found.TryGetValue(address, out var tail))
            {
                _tails.Leave(address, tail, rebuilds);
            }
            else
            {
                tail = StreamTail.None with { No = await _tails.TakeNumber() };
                _newStreams.Add((tail.No, address.Value));
            }
            _ends[address] = tail;
        }
    }

    /// <summary>The stream that is not at its expected version, as far as is known; null: none.</summary>
    public AppendOutcome.Conflict? ConflictOf(PendingAppend append)
    {
        foreach (var stream in append.Request.Streams)
        {
            if (_ends[stream.Address].Version is var version && version != stream.ExpectedVersion)
            {
                return new AppendOutcome.Conflict(stream.Address, version);
            }
        }
        return null;
    }

    /// <summary>Takes the append in. Throws where a fact cannot follow, which is the append's own fault; nothing of it was taken then.</summary>
    public void Add(PendingAppend append)
    {
        var request = append.Request;
        _changes.Clear();
        var position = Before + _facts.Count;
        foreach (var stream in request.Streams)
        {
            _ledger.Follow(stream.Address, _ends[stream.Address].No, stream.Facts, position + 1, _changes);
            position += stream.Facts.Length;
        }
        var next = 0;
        foreach (var stream in request.Streams)
        {
            Chain(stream, append.Append, ref next);
        }
        foreach (var change in _changes)
        {
            _ledger.Apply(change);
        }
        var day = JournalDay.Number(JournalDay.Of(request.At));
        if (_days.Count == 0 || day > _days[^1].Day)
        {
            _days.Add((day, position));
        }
        else
        {
            _days[^1] = (_days[^1].Day, position);
        }
        if (request.Command is { } command)
        {
            _answers.Add((command, request.Streams[0].ExpectedVersion + request.Streams[0].Facts.Length, position));
        }
        _accepted.Add((append, _facts.Count));
    }

    /// <summary>One round trip; on disk when it returns, unless the connection is in a transaction. Answers the last position before the batch.</summary>
    public long Send(NpgsqlConnection connection, DateTimeOffset now)
    {
        _ledger.Flush();
        using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(AppendCommand(now));
        _tables.AddTo(batch, _facts.Count, Before + _facts.Count);
        var before = (long)batch.ExecuteScalar()!;
        _tables.Committed();
        return before;
    }

    /// <summary>Leaves the new ends of the streams for the next batch.</summary>
    public void Remember(long before)
    {
        foreach (var stream in _accepted.SelectMany(a => a.Append.Request.Streams))
        {
            var end = _ends[stream.Address];
            var row = _tables.After.TryGetValue(end.No, out var after) ? InJournal(after, before) : end.Row;
            _tails.Follow(stream, end with { Row = row }, _rebuilds);
        }
    }

    private static LedgerRow InJournal(LedgerRow row, long before) => row with
    {
        ValidFrom = InJournal(row.ValidFrom, before),
        Entry = row.Entry with { LastReport = row.Entry.LastReport is { } report ? InJournal(report, before) : null },
    };

    private static long InJournal(long position, long before) => position < 0 ? position - Before + before : position;

    private void Learn(GrainAddress address, long? version, List<GrainAddress> missing)
    {
        if (_ends.ContainsKey(address))
        {
            return;
        }
        if (_tails.Find(address) is { } tail && (version is null || tail.Version == version))
        {
            _ends[address] = tail;
        }
        else
        {
            _ends[address] = StreamTail.None;
            missing.Add(address);
        }
    }

    private long NumberOf(GrainAddress address) => _ends[address].No;

    private void Chain(StreamAppend stream, ReadyAppend append, ref int next)
    {
        var end = _ends[stream.Address];
        _streams.Add((end.No, end.Version, end.Hash));
        var address = Encoding.UTF8.GetBytes(stream.Address.Value);
        foreach (var fact in stream.Facts)
        {
            var ready = append.Facts[next++];
            var version = end.Version + 1;
            var hash = FactHash.Of(end.Hash, address, version, ready.Type, append.Metadata, ready.Digest);
            _facts.Add((end.No, version, fact, ready, append.Request.Metadata, hash));
            end = end with { Version = version, Hash = hash };
        }
        _ends[stream.Address] = end;
    }

    private NpgsqlBatchCommand AppendCommand(DateTimeOffset now)
    {
        var command = new NpgsqlBatchCommand(AppendFacts);
        var parameters = command.Parameters;
        parameters.Add(new NpgsqlParameter<long> { TypedValue = _rebuilds });
        parameters.Add(Of(_newStreams.Select(s => s.No)));
        parameters.Add(Of(_newStreams.Select(s => s.Address)));
        parameters.Add(Of(_streams.Select(s => s.No)));
        parameters.Add(Of(_streams.Select(s => s.Version)));
        parameters.Add(Of(_streams.Select(s => s.Hash)));
        parameters.Add(Of(_facts.Select(f => f.Stream)));
        parameters.Add(Of(_facts.Select(f => f.Version)));
        parameters.Add(Of(_facts.Select(f => f.Fact.Type)));
        parameters.Add(Of(_facts.Select(f => f.Fact.Data)));
        parameters.Add(Of(_facts.Select(f => f.Ready.Salt)));
        parameters.Add(Of(_facts.Select(f => f.Ready.Digest)));
        parameters.Add(Of(_facts.Select(f => f.Metadata)));
        parameters.Add(Of(_facts.Select(f => f.Hash)));
        parameters.Add(new NpgsqlParameter<long> { TypedValue = FactHash.Sha256 });
        parameters.Add(Of(_answers.Select(a => a.Command.Id)));
        parameters.Add(Of(_answers.Select(a => a.Command.BodyHash.ToArray())));
        parameters.Add(Of(_answers.Select(a => a.Version)));
        parameters.Add(Of(_answers.Select(a => a.Position)));
        parameters.Add(new NpgsqlParameter<long> { TypedValue = now.ToUnixTimeSeconds() });
        parameters.Add(Of(_days.Select(d => d.Day)));
        parameters.Add(Of(_days.Select(d => d.Last)));
        return command;
    }

    private static NpgsqlParameter<T[]> Of<T>(IEnumerable<T> values) => new() { TypedValue = [.. values] };
}
