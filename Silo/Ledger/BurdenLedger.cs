using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Tracker.Assignments;
using Tracker.Burden;
using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Silo.Ledger;

/// <summary>Reads how many fields were asked of whom (填报负担); every number is a sum of <see cref="BurdenItem"/>s that can be listed.</summary>
public sealed class BurdenLedger(IRoomTables tables)
{
    /// <summary>A year's cells, by unit and month.</summary>
    public ValueTask<ImmutableArray<BurdenCell>> Year(DivisionCode government, int year, CancellationToken cancel = default) =>
        Cells(government, year * 100 + 1, year * 100 + 12, null, cancel);

    /// <param name="unit">Null: of all.</param>
    public ValueTask<ImmutableArray<BurdenCell>> Month(DivisionCode government, BurdenMonth month, UnitId? unit = null, CancellationToken cancel = default) =>
        Cells(government, month.Number, month.Number, unit, cancel);

    /// <summary>What stands behind a number, in the order it was asked.</summary>
    /// <param name="unit">Null: of all.</param>
    /// <param name="from">The first month.</param>
    /// <param name="to">The last month.</param>
    public ValueTask<ImmutableArray<BurdenItem>> Items(DivisionCode government, BurdenMonth from, BurdenMonth to, UnitId? unit, CancellationToken cancel = default) => tables.Read(
        database => RequestLedger.Read(
            database,
            """
            SELECT unit, day, kind, subject, asked, by_form FROM ledger_burden
            WHERE government = @government AND month BETWEEN @from AND @to AND (@unit = 0 OR unit = @unit) ORDER BY position
            """,
            ItemRow,
            Parameters(government, from.Number, to.Number, unit)), cancel);

    /// <summary>The figures of every unit's last row of a period return for each of its points, in this year.</summary>
    public ValueTask<ImmutableArray<FigureTold>> Figures(DivisionCode government, int year, CancellationToken cancel = default) => tables.Read(
        database => RequestLedger.Read(
            database,
            """
            SELECT b.unit, b.day, b.subject, e.type, e.data FROM ledger_burden b JOIN events e ON e.position = b.position
            WHERE e.position IN (
                SELECT max(l.position) FROM ledger_burden l JOIN events f ON f.position = l.position
                WHERE l.government = @government AND l.month BETWEEN @from AND @to AND l.kind = 0 AND f.type = 'assignment.period-reported.v1' GROUP BY l.unit, l.subject)
            ORDER BY b.position
            """,
            row => (Unit: UnitId.Of((int)row.GetInt64(0)), On: JournalDay.Day((int)row.GetInt64(1))!.Value, At: GrainAddress.Parse(row.GetString(2)), Fact: TrackerSilo.Facts.Decode(row.GetString(3), row.GetString(4))),
            ("@government", government.Value), ("@from", year * 100L + 1), ("@to", year * 100L + 12))
            .SelectMany(r => r.Fact is PeriodReported fact ? fact.Row.Quantities.Select(q => new FigureTold(r.Unit, r.At, q, r.On)) : [])
            .ToImmutableArray(), cancel);

    /// <summary>Duties of which a figure was reported.</summary>
    public async ValueTask<ImmutableHashSet<GrainAddress>> WithFigures(DivisionCode government, CancellationToken cancel = default) => [.. await tables.Read(
        database => RequestLedger.Read(
            database,
            "SELECT DISTINCT subject FROM ledger_burden WHERE government = @government AND kind = 0",
            row => GrainAddress.Parse(row.GetString(0)),
            ("@government", government.Value)), cancel)];

    private ValueTask<ImmutableArray<BurdenCell>> Cells(DivisionCode government, int from, int to, UnitId? unit, CancellationToken cancel) => tables.Read(
        database => RequestLedger.Read(
            database,
            """
            SELECT unit, month, kind, CAST(SUM(asked) AS BIGINT), CAST(SUM(by_form) AS BIGINT) FROM ledger_burden
            WHERE government = @government AND month BETWEEN @from AND @to AND (@unit = 0 OR unit = @unit)
            GROUP BY unit, month, kind ORDER BY unit, month, kind
            """,
            CellRow,
            Parameters(government, from, to, unit)), cancel);

    private static (string, object)[] Parameters(DivisionCode government, int from, int to, UnitId? unit) =>
    [
        ("@government", government.Value),
        ("@from", (long)from),
        ("@to", (long)to),
        ("@unit", unit is { } one ? long.Parse(one.Value, CultureInfo.InvariantCulture) : 0L),
    ];

    private static BurdenCell CellRow(DbDataReader row) => new(
        UnitId.Of((int)row.GetInt64(0)), new BurdenMonth((int)row.GetInt64(1)), (BurdenKind)row.GetInt64(2), (int)row.GetInt64(3), (int)row.GetInt64(4));

    private static BurdenItem ItemRow(DbDataReader row) => new(
        UnitId.Of((int)row.GetInt64(0)),
        JournalDay.Day((int)row.GetInt64(1))!.Value,
        (BurdenKind)row.GetInt64(2),
        GrainAddress.Parse(row.GetString(3)),
        (int)row.GetInt64(4),
        (int)row.GetInt64(5));
}

/// <summary>A figure that a unit reported for one of its points.</summary>
public sealed record FigureTold(UnitId Unit, GrainAddress Assignment, Quantity Quantity, DateOnly On);
