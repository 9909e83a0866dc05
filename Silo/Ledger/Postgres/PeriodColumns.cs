using System.Globalization;
using Npgsql;
using Tracker.Deciding;
using Tracker.PeriodReturns;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Ledger.Postgres;

/// <summary>Changes to periods and sheets of a batch, each as the batch leaves it.</summary>
internal sealed class PeriodColumns
{
    private readonly Dictionary<long, (GrainAddress Period, PeriodOpened Fact)> _opened = [];
    private readonly Dictionary<long, long> _dueDays = [];
    private readonly Dictionary<long, long> _closed = [];
    private readonly Dictionary<long, (long Period, GrainAddress Sheet, DateOnly FirstOn, PeriodReturnSent Fact)> _sent = [];
    private readonly Dictionary<long, bool> _returned = [];

    public bool IsEmpty => _opened.Count + _dueDays.Count + _closed.Count + _sent.Count + _returned.Count == 0;

    public void Put(long no, GrainAddress period, PeriodEvent fact)
    {
        switch (fact)
        {
            case PeriodOpened e:
                _opened[no] = (period, e);
                break;
            case PeriodDueDayMoved e:
                _dueDays[no] = JournalDay.Number(e.Day);
                break;
            default:
                _closed[no] = fact is PeriodClosed ? 1 : 0;
                break;
        }
    }

    public void Put(long no, long period, GrainAddress sheet, PeriodReturnEvent fact)
    {
        if (fact is PeriodReturnSent e)
        {
            _sent[no] = (period, sheet, _sent.TryGetValue(no, out var before) ? before.FirstOn : e.On, e);
            _returned.Remove(no);
        }
        else
        {
            _returned[no] = true;
        }
    }

    public void Clear()
    {
        _opened.Clear();
        _dueDays.Clear();
        _closed.Clear();
        _sent.Clear();
        _returned.Clear();
    }

    public void AddTo(NpgsqlBatch batch)
    {
        if (_opened.Count > 0)
        {
            Add(
                batch,
                """
                INSERT INTO ledger_periods (no, government, year, first_day, last_day, due_day, closed)
                SELECT no, lpad(government::text, 6, '0'), year, first_day, last_day, due_day, 0
                FROM unnest($1, $2, $3, $4, $5, $6) u(no, government, year, first_day, last_day, due_day)
                """,
                _opened.Keys,
                _opened.Values.Select(o => long.Parse(o.Period.Government.Value, CultureInfo.InvariantCulture)),
                _opened.Values.Select(o => (long)o.Period.Year.Value),
                _opened.Values.Select(o => (long)JournalDay.Number(o.Fact.From)),
                _opened.Values.Select(o => (long)JournalDay.Number(o.Fact.To)),
                _opened.Values.Select(o => (long)JournalDay.Number(o.Fact.DueDay)));
        }
        Set(batch, "ledger_periods", "due_day", _dueDays);
        Set(batch, "ledger_periods", "closed", _closed);
        if (_sent.Count > 0)
        {
            Add(
                batch,
                """
                INSERT INTO ledger_returns (no, period, unit, first_on, sent_on, late, returned, filed)
                SELECT no, period, unit, first_on, sent_on, late, 0, filed
                FROM unnest($1, $2, $3, $4, $5, $6, $7) u(no, period, unit, first_on, sent_on, late, filed)
                ON CONFLICT (no) DO UPDATE SET sent_on = excluded.sent_on, late = excluded.late, returned = 0, filed = excluded.filed
                """,
                _sent.Keys,
                _sent.Values.Select(s => s.Period),
                _sent.Values.Select(s => long.Parse(s.Sheet.Id, CultureInfo.InvariantCulture)),
                _sent.Values.Select(s => (long)JournalDay.Number(s.FirstOn)),
                _sent.Values.Select(s => (long)JournalDay.Number(s.Fact.On)),
                _sent.Values.Select(s => s.Fact.Late ? 1L : 0L),
                _sent.Values.Select(s => (long)s.Fact.Filed));
        }
        Set(batch, "ledger_returns", "returned", _returned.ToDictionary(r => r.Key, r => 1L));
    }

    private static void Set(NpgsqlBatch batch, string table, string column, Dictionary<long, long> values)
    {
        if (values.Count > 0)
        {
            Add(batch, $"UPDATE {table} t SET {column} = u.value FROM unnest($1, $2) u(no, value) WHERE t.no = u.no", values.Keys, values.Values);
        }
    }

    private static void Add(NpgsqlBatch batch, string sql, params IEnumerable<IEnumerable<long>> columns)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var column in columns)
        {
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. column] });
        }
        batch.BatchCommands.Add(command);
    }
}
