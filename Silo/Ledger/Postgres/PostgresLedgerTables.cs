using Npgsql;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.PeriodReturns;
using Tracker.Plans;
using Tracker.Silo.Journal;
using Tracker.WorkPoints;

namespace Tracker.Silo.Ledger.Postgres;

/// <summary>Gathers what a batch changes in the ledger, to be sent in one statement for rows and, seldom, one for plans.</summary>
/// <param name="numberOf">Of an address of the batch.</param>
/// <param name="rowOf">The row as it stood before the batch.</param>
internal sealed class PostgresLedgerTables(PostgresTexts texts, Func<GrainAddress, long> numberOf, Func<long, GrainAddress, LedgerRow?> rowOf) : ILedgerTables
{
    private readonly List<bool> _made = [];
    private readonly List<long>[] _keys = [[], [], []]; // no, plan, point
    private readonly RowColumns _rows = new(texts);
    private readonly List<long>[] _pastKeys = [[], []]; // valid to, no
    private readonly RowColumns _past = new(texts);
    private readonly List<long>[] _cells = [[], [], [], [], [], [], []];
    private readonly List<long>[] _totals = [[], [], [], [], []];
    private readonly PlanColumns _plans = new();
    private readonly PeriodColumns _periods = new();
    private readonly SideWrites _side = new();
    private readonly HashSet<long> _texts = []; // of the rows as they are and as they stood meanwhile

    /// <summary>The rows as the batch leaves them.</summary>
    public Dictionary<long, LedgerRow> After { get; } = [];

    public bool IsEmpty => _keys[0].Count == 0 && _plans.IsEmpty && _periods.IsEmpty && _side.IsEmpty;

    public long NumberOf(GrainAddress address) => numberOf(address);

    public LedgerRow? Row(long no, GrainAddress assignment) => rowOf(no, assignment);

    public void Put(LedgerRow row, LedgerRow? before)
    {
        _made.Add(before is null);
        _keys[0].Add(row.No);
        _keys[1].Add(row.Plan);
        _keys[2].Add(row.Point);
        _rows.Add(row.Entry, row.ValidFrom);
        NoteTexts(row);
        After[row.No] = row;
    }

    public void PutPast(LedgerRow row, long validTo)
    {
        _pastKeys[0].Add(validTo);
        _pastKeys[1].Add(row.No);
        _past.Add(row.Entry, row.ValidFrom);
        NoteTexts(row);
    }

    public void Add(CellKey cell, int count)
    {
        long[] values = [cell.Plan, cell.Section, cell.Unit, cell.Role, cell.Status, cell.DueDay, count];
        for (var i = 0; i < values.Length; i++)
        {
            _cells[i].Add(values[i]);
        }
    }

    public void Add(TotalKey total, int count)
    {
        long[] values = [total.Government, total.Year, total.Status, total.DueDay, count];
        for (var i = 0; i < values.Length; i++)
        {
            _totals[i].Add(values[i]);
        }
    }

    public void PutPlan(long no, GrainAddress plan, SourceDocument source, PlanDraft draft) => _plans.Draft(no, plan, source, draft);

    public void Put(long no, PlanStage stage) => _plans.Stage(no, stage);

    public void Put(long no, PlanAssigned fact) => _plans.Assign(no, fact);

    public void Put(long no, PlanRecorded fact) => _plans.Record(no, fact);

    public void PutPoint(long no, long plan, long position, WorkPointPlanned fact) => _plans.Point(no, plan, position, fact);

    public void PutReporting(long point, long position, PointReporting reporting) => _plans.Reporting(point, position, reporting);

    public void Put(long no, PointStage stage) => _plans.Stage(no, stage);

    public void Put(long no, string title) => _plans.Title(no, title);

    public void PutSetUp(long assignment, long position, SetUpStanding standing) => _plans.SetUp(assignment, position, standing);

    public void PutPeriod(long no, GrainAddress period, PeriodEvent fact) => _periods.Put(no, period, fact);

    public void PutReturn(long no, long period, GrainAddress sheet, PeriodReturnEvent fact) => _periods.Put(no, period, sheet, fact);

    public void Write(SideWrite write) => _side.Add(write);

    /// <summary>Adds the statements to a batch whose first statement wrote <paramref name="facts"/> facts.</summary>
    /// <param name="facts">0: nothing was written, and all positions are the journal's own.</param>
    /// <param name="last">The position that changes the plans' counters.</param>
    public void AddTo(NpgsqlBatch batch, int facts, long last)
    {
        if (_keys[0].Count > 0)
        {
            var command = new NpgsqlBatchCommand(FollowRows);
            batch.BatchCommands.Add(command);
            var parameters = command.Parameters;
            parameters.Add(new NpgsqlParameter<long> { TypedValue = facts });
            var used = TextsUsed();
            Add(parameters, used);
            parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. used.Select(texts.TextOf)] });
            parameters.Add(new NpgsqlParameter<bool[]> { TypedValue = [.. _made] });
            Add(parameters, _keys);
            _rows.AddTo(parameters);
            Add(parameters, _pastKeys);
            _past.AddTo(parameters);
            Add(parameters, Enumerable.Repeat(new List<long>(), 8)); // the counters have a function of their own
            parameters.Add(new NpgsqlParameter<long> { TypedValue = 0 });
        }
        if (_cells[0].Count + _totals[0].Count > 0)
        {
            var command = new NpgsqlBatchCommand(FollowCounters);
            batch.BatchCommands.Add(command);
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = facts });
            Add(command.Parameters, _cells);
            Add(command.Parameters, _totals);
            Add(command.Parameters, [[0, .. _cells[0].Distinct()]]);
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = last });
        }
        if (!_plans.IsEmpty)
        {
            _plans.AddTo(batch, facts);
        }
        if (!_periods.IsEmpty)
        {
            _periods.AddTo(batch);
        }
        _side.AddTo(batch, facts);
    }

    /// <summary>After it was committed.</summary>
    public void Committed()
    {
        foreach (var no in TextsUsed())
        {
            texts.Stored(no);
        }
    }

    public void Clear()
    {
        _made.Clear();
        foreach (var list in (List<long>[])[.. _keys, .. _pastKeys, .. _cells, .. _totals])
        {
            list.Clear();
        }
        _rows.Clear();
        _past.Clear();
        _plans.Clear();
        _periods.Clear();
        _side.Clear();
        _texts.Clear();
        After.Clear();
    }

    private static readonly string FollowRows = "SELECT follow_rows_1((SELECT coalesce(max(position), 0) FROM events) - $1, "
        + string.Join(", ", Enumerable.Range(2, 39).Select(i => $"${i}")) + ")";

    private static readonly string FollowCounters = "SELECT follow_counters_1((SELECT coalesce(max(position), 0) FROM events) - $1, "
        + string.Join(", ", Enumerable.Range(2, 14).Select(i => $"${i}")) + ")";

    /// <summary>Texts of these rows that are perhaps not in the table yet.</summary>
    private List<long> TextsUsed() => [.. _texts.Where(no => !texts.IsStored(no))];

    private void NoteTexts(LedgerRow row)
    {
        _texts.Add(texts.NumberOf(row.Entry.UnitName));
        _texts.Add(texts.NumberOf(row.Entry.Deadlines));
    }

    private static void Add(NpgsqlParameterCollection parameters, params IEnumerable<List<long>> columns)
    {
        foreach (var column in columns)
        {
            parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. column] });
        }
    }
}
