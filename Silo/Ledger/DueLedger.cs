using System.Collections.Immutable;
using System.Globalization;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Reminders;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Silo.Ledger;

/// <summary>Finds what has fallen due at assignments, by the days that the ledger keeps: what was told is on no list any more.</summary>
internal sealed class DueLedger(IRoomTables tables)
{
    /// <summary>Told and off the list, the next ones come.</summary>
    public const int AtOnce = 100_000;

    /// <summary>How <c>reminded</c> holds an offset; 0: none was told.</summary>
    public const int Told = 1_000;

    private static readonly string OfTheUnit = string.Join(", ", Enum.GetValues<AssignmentStatus>().Where(s => s.IsForTheUnit).Select(s => (int)s));

    private static readonly string Counted = string.Join(", ", Enum.GetValues<AssignmentStatus>().Where(s => s.IsCounted).Select(s => (int)s));

    /// <summary>Assignments of which a period begins: the present one at first, then every one that follows, also after a long rest.</summary>
    public ValueTask<ImmutableArray<GrainAddress>> Series(DivisionCode government, DateOnly today, CancellationToken cancel = default) => tables.Read(
        database => RequestLedger.Read(
            database,
            $"""
            SELECT DISTINCT s.address FROM ledger_series x JOIN ledger_rows r ON r.no = x.no JOIN streams s ON s.no = x.no
            WHERE x.opens <= @today AND (x.begun = 1 OR x.opens >= @year) AND r.status IN ({LimitLedger.Open}) AND s.address >= @from AND s.address < @to
            ORDER BY s.address LIMIT {AtOnce}
            """,
            row => GrainAddress.Parse(row.GetString(0)),
            ("@today", (long)JournalDay.Number(today)),
            ("@year", (long)today.Year * 10_000), // what has not begun in its own year never does
            ("@from", government.Value + "/"),
            ("@to", government.Value + "0")), // the character behind the slash
        cancel);

    /// <summary>Time limits whose day went by.</summary>
    public ValueTask<ImmutableArray<DueLimit>> Overdue(DivisionCode government, DateOnly today, CancellationToken cancel = default) => Limits(
        $"o.due_day < @to AND o.overdue = 0 AND r.status IN ({LimitLedger.Open})", government, null, today, 0, cancel);

    /// <summary>Time limits of these days that were reminded of with no such offset and no later one.</summary>
    public ValueTask<ImmutableArray<DueLimit>> Remindable(DivisionCode government, ReminderWindow window, CancellationToken cancel = default) => Limits(
        $"o.due_day >= @from AND o.due_day <= @to AND o.reminded < @told AND r.status IN ({OfTheUnit})", government, window.From, window.To, window.Offset, cancel);

    private ValueTask<ImmutableArray<DueLimit>> Limits(string where, DivisionCode government, DateOnly? from, DateOnly to, int offset, CancellationToken cancel) => tables.Read(
        database => RequestLedger.Read(
            database,
            $"""
            SELECT s.address, o.key, o.due_day FROM ledger_occurrences o JOIN ledger_rows r ON r.no = o.no JOIN streams s ON s.no = o.no
            WHERE o.government = @government AND o.outcome = 0 AND o.due_day > 0 AND {where} ORDER BY o.due_day, o.no, o.key LIMIT {AtOnce}
            """,
            row => new DueLimit(GrainAddress.Parse(row.GetString(0)), row.GetString(1), JournalDay.Day((int)row.GetInt64(2))!.Value),
            [
                ("@government", government.Value),
                ("@to", (long)JournalDay.Number(to)),
                .. from is { } first ? new (string, object)[] { ("@from", (long)JournalDay.Number(first)), ("@told", (long)(offset + Told)) } : [],
            ]),
        cancel);

    /// <summary>Problems of a look-back without a result; of a government they are few.</summary>
    public ValueTask<ImmutableArray<UnrectifiedProblem>> Unrectified(DivisionCode government, CancellationToken cancel = default) => tables.Read(
        database => RequestLedger.Read(
            database,
            "SELECT address, unit, unit_name, rectify_by FROM ledger_problems WHERE government = @government AND stage = 0 ORDER BY no",
            row => new UnrectifiedProblem(GrainAddress.Parse(row.GetString(0)), new UnitRef(UnitId.Of((int)row.GetInt64(1)), row.GetString(2)), JournalDay.Day((int)row.GetInt64(3))!.Value),
            ("@government", government.Value)),
        cancel);

    /// <summary>The units that have a duty of a year which counts, as it stands now.</summary>
    public ValueTask<ImmutableArray<UnitId>> UnitsOf(DivisionCode government, PlanYear year, CancellationToken cancel = default) => tables.Read(
        database => RequestLedger.Read(
            database,
            $"""
            SELECT DISTINCT c.unit FROM ledger_cells c JOIN ledger_plans p ON p.no = c.plan
            WHERE p.government = @government AND p.year = @year AND p.stage = 1 AND c.n > 0 AND c.status IN ({Counted}) ORDER BY 1
            """,
            row => UnitId.Parse(row.GetInt64(0).ToString(CultureInfo.InvariantCulture)),
            ("@government", government.Value),
            ("@year", (long)year.Value)),
        cancel);
}

/// <param name="Day">Of the occurrence, as it stands.</param>
internal sealed record DueLimit(GrainAddress Assignment, string Occurrence, DateOnly Day);

/// <param name="Unit">As it was when it was raised.</param>
internal sealed record UnrectifiedProblem(GrainAddress Address, UnitRef Unit, DateOnly RectifyBy);
