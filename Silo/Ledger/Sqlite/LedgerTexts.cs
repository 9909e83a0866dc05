using System.Collections.Immutable;
using System.Text.Json;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Silo.Ledger.Sqlite;

/// <summary>Names and deadlines, each kept once under a number: most rows share them, and rows stay small.</summary>
internal sealed class LedgerTexts(Statements statements)
{
    private const int Remembered = 20_000;
    private readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<long, string> _texts = [];
    private readonly Dictionary<ImmutableArray<Deadline>, long> _deadlineNumbers = []; // by the array itself, which rows pass on
    private readonly Dictionary<long, ImmutableArray<Deadline>> _deadlines = [];
    private long? _last;

    public long NumberOf(string text)
    {
        if (_numbers.TryGetValue(text, out var no))
        {
            return no;
        }
        if (statements["SELECT no FROM ledger_texts WHERE text = ?1"].BindText(1, text).Number() is { } kept)
        {
            no = kept;
        }
        else
        {
            _last ??= statements["SELECT max(no) FROM ledger_texts"].Number() ?? 0;
            no = (_last = _last.Value + 1).Value;
            statements["INSERT INTO ledger_texts (no, text) VALUES (?1, ?2)"].Bind(1, no).BindText(2, text).Run();
        }
        return _numbers[text] = no;
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

    public string TextOf(long no)
    {
        if (!_texts.TryGetValue(no, out var text))
        {
            Bound();
            var row = statements["SELECT text FROM ledger_texts WHERE no = ?1"].Bind(1, no);
            using var done = row.ResetAtEnd();
            text = row.Step() ? row.Text(0) : throw new InvalidDataException($"The ledger's text {no} is missing: rebuild it.");
            _texts[no] = text;
        }
        return text;
    }

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

    public void Forget()
    {
        _numbers.Clear();
        _texts.Clear();
        _deadlineNumbers.Clear();
        _deadlines.Clear();
        _last = null;
    }

    private void Bound()
    {
        if (_numbers.Count + _texts.Count + _deadlineNumbers.Count > Remembered)
        {
            var last = _last;
            Forget();
            _last = last;
        }
    }
}
