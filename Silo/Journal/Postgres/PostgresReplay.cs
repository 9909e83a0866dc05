using Npgsql;
using Tracker.Deciding;
using Tracker.Silo.Ledger;
using Tracker.Silo.Ledger.Postgres;

namespace Tracker.Silo.Journal.Postgres;

/// <summary>Lets the ledger and the table of days follow facts that stand in the table of events, on one connection and in its transaction.</summary>
internal sealed class PostgresReplay
{
    private readonly NpgsqlConnection _connection;
    private readonly PostgresTexts _texts;
    private readonly PostgresLedgerTables _tables;
    private readonly LedgerBatch _ledger;
    private readonly List<LedgerChange> _changes = [];
    private readonly EvidenceAgain _evidence = new();
    private readonly Dictionary<GrainAddress, long> _numbers = [];
    private readonly Dictionary<long, LedgerRow> _rows = [];
    private readonly Dictionary<long, long> _days = [];
    private long _day;

    /// <param name="day">The last day that the table of days holds.</param>
    public PostgresReplay(NpgsqlConnection connection, PostgresTexts texts, long day = 0)
    {
        (_connection, _texts, _day) = (connection, texts, day);
        _tables = new PostgresLedgerTables(texts, address => _numbers[address], (no, _) => _rows.GetValueOrDefault(no));
        _ledger = new LedgerBatch(_tables);
    }

    /// <summary>Facts that come after those followed before, in order. Throws <see cref="JournalOutOfOrderException"/> when one cannot be followed.</summary>
    public async Task Follow(IReadOnlyList<(long Stream, RecordedFact Fact, object Decoded)> facts)
    {
        await Learn(facts);
        foreach (var (stream, fact, decoded) in facts)
        {
            _changes.Clear();
            _ledger.Follow(fact.Address, stream, [new NewFact(fact.Type, fact.Data, _evidence.Counted(stream, decoded))], fact.Position, _changes);
            foreach (var change in _changes)
            {
                _ledger.Apply(change);
            }
            _day = Math.Max(_day, JournalDay.AtOf(fact.Metadata) is { } at ? JournalDay.Number(JournalDay.Of(at)) : 0);
            _days[_day] = fact.Position;
        }
        _ledger.Flush();
        await using (var batch = new NpgsqlBatch(_connection))
        {
            _tables.AddTo(batch, 0, facts[^1].Fact.Position);
            AddDays(batch);
            await batch.ExecuteNonQueryAsync();
        }
        _tables.Clear();
        _days.Clear();
    }

    private void AddDays(NpgsqlBatch batch)
    {
        var command = new NpgsqlBatchCommand("INSERT INTO days (day, last) SELECT * FROM unnest($1, $2) ON CONFLICT (day) DO UPDATE SET last = excluded.last");
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. _days.Keys] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. _days.Values] });
        batch.BatchCommands.Add(command);
    }

    private async Task Learn(IReadOnlyList<(long Stream, RecordedFact Fact, object Decoded)> facts)
    {
        _numbers.Clear();
        _rows.Clear();
        foreach (var (stream, fact, _) in facts)
        {
            _numbers[fact.Address] = stream;
        }
        var parents = facts.SelectMany(f => Parents(f.Fact.Address)).Where(a => !_numbers.ContainsKey(a)).Distinct().ToList();
        await using (var command = new NpgsqlCommand("SELECT address, no FROM streams WHERE address = ANY ($1)", _connection))
        {
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. parents.Select(p => p.Value)] });
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                _numbers[GrainAddress.Parse(rows.GetString(0))] = rows.GetInt64(1);
            }
        }
        var raw = new List<RawRow>();
        await using (var command = new NpgsqlCommand($"SELECT no, plan, point, {RowColumns.Prefixed("r")} FROM ledger_rows r WHERE no = ANY ($1)", _connection))
        {
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. facts.Select(f => f.Stream).Distinct()] });
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                raw.Add(RawRow.Read(rows, 1, rows.GetInt64(0)));
            }
        }
        await _texts.Load(raw.Select(r => (RawRow?)r));
        var addresses = facts.DistinctBy(f => f.Stream).ToDictionary(f => f.Stream, f => f.Fact.Address);
        foreach (var row in raw)
        {
            _rows[row.No] = row.ToRow(addresses[row.No], _texts);
        }
    }

    private static IEnumerable<GrainAddress> Parents(GrainAddress address)
    {
        for (var parent = address.Parent; parent is { } one; parent = one.Parent)
        {
            yield return one;
        }
    }
}
