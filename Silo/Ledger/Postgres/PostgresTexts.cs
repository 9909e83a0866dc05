using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using Tracker.Calendar;
using Tracker.Deciding;

namespace Tracker.Silo.Ledger.Postgres;

/// <summary>Names and deadlines, each kept once under the first eight bytes of its SHA-256: most rows share them, and rows stay small.</summary>
internal sealed class PostgresTexts(NpgsqlDataSource source)
{
    private const int Remembered = 50_000;
    private readonly ConcurrentDictionary<string, long> _numbers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, string> _texts = new();
    private readonly ConcurrentDictionary<long, ImmutableArray<Deadline>> _deadlines = new();
    private readonly ConcurrentDictionary<ImmutableArray<Deadline>, long> _deadlineNumbers = new(); // by the array itself, which rows pass on
    private readonly ConcurrentDictionary<long, bool> _stored = new();

    public long NumberOf(string text)
    {
        if (!_numbers.TryGetValue(text, out var no))
        {
            Bound();
            no = BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            _texts[no] = text;
            _numbers[text] = no;
        }
        return no;
    }

    public long NumberOf(ImmutableArray<Deadline> deadlines)
    {
        if (!_deadlineNumbers.TryGetValue(deadlines, out var no))
        {
            Bound();
            no = NumberOf(JsonSerializer.Serialize(deadlines, StoredJson.Options));
            _deadlineNumbers[deadlines] = no;
        }
        return no;
    }

    /// <summary>Whether this process saw the text in the table.</summary>
    public bool IsStored(long no) => _stored.ContainsKey(no);

    public void Stored(long no) => _stored[no] = true;

    /// <summary>One that was loaded or numbered.</summary>
    public string TextOf(long no) => _texts.TryGetValue(no, out var text) ? text : throw new InvalidDataException($"The ledger's text {no} is missing: rebuild it.");

    public ImmutableArray<Deadline> DeadlinesOf(long no)
    {
        if (!_deadlines.TryGetValue(no, out var deadlines))
        {
            deadlines = JsonSerializer.Deserialize<ImmutableArray<Deadline>>(TextOf(no), StoredJson.Options);
            _deadlines[no] = deadlines;
            _deadlineNumbers[deadlines] = no;
        }
        return deadlines;
    }

    /// <summary>Reads the texts of rows that are not in memory yet.</summary>
    /// <param name="on">Whoever holds a connection gives it: one that waited for a second could wait for others who do the same. Null: any.</param>
    public async ValueTask Load(IEnumerable<RawRow?> rows, NpgsqlConnection? on = null)
    {
        HashSet<long>? missing = null;
        foreach (var row in rows)
        {
            if (row is null)
            {
                continue;
            }
            if (!_texts.ContainsKey(row.UnitName))
            {
                (missing ??= []).Add(row.UnitName);
            }
            if (!_texts.ContainsKey(row.Deadlines))
            {
                (missing ??= []).Add(row.Deadlines);
            }
        }
        if (missing is null)
        {
            return;
        }
        const string Query = "SELECT no, text FROM ledger_texts WHERE no = ANY ($1)";
        await using var command = on is null ? source.CreateCommand(Query) : new NpgsqlCommand(Query, on);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. missing] });
        await using var found = await command.ExecuteReaderAsync();
        while (await found.ReadAsync())
        {
            var (no, text) = (found.GetInt64(0), found.GetString(1));
            _texts[no] = text;
            _stored[no] = true;
        }
    }

    /// <summary>Numbers can be counted again; texts by number stay, as rows just loaded rest on them.</summary>
    private void Bound()
    {
        if (_numbers.Count + _deadlineNumbers.Count > Remembered)
        {
            _numbers.Clear();
            _deadlineNumbers.Clear();
        }
    }
}
