using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Silo.Ledger;

/// <summary>What is open in a government's assigned plans, with all that says whose turn it is: one statement, however many rows.</summary>
public sealed class WaitingLedger(IRoomTables tables)
{
    // A row whose last report says 不涉及本单位: quotes within words are escaped, so only the answer itself can read like this.
    private const string Rows =
        """
        SELECT s.address, r.unit, r.role, r.status, r.due_day, p.number, p.title,
            COALESCE((SELECT u.standing FROM ledger_set_ups u WHERE u.assignment = r.no ORDER BY u.valid_from DESC LIMIT 1), 0),
            CASE WHEN e.type = 'assignment.period-reported.v1' AND e.data LIKE '%"outcome":"not-concerned"%' THEN 1 ELSE 0 END,
            r.section,
            CASE WHEN EXISTS (SELECT 1 FROM ledger_extensions x WHERE x.no = r.no) THEN 1 ELSE 0 END
        FROM ledger_plans l
        JOIN ledger_rows r ON r.plan = l.no
        JOIN streams s ON s.no = r.no
        JOIN ledger_points p ON p.no = r.point
        LEFT JOIN events e ON e.position = r.last_report AND r.status = 1
        WHERE l.government = @government AND l.stage = 1 AND r.status IN (0, 1, 2, 3, 5)
        """;

    private const string InOrder = " ORDER BY p.planned_at, r.role, r.unit";

    /// <param name="unit">Null: of all units.</param>
    public ValueTask<ImmutableArray<OpenLine>> Open(DivisionCode government, UnitId? unit = null, CancellationToken cancel = default) => tables.Read(
        database => unit is { } one
            ? RequestLedger.Read(database, Rows + " AND r.unit = @unit" + InOrder, Row, ("@government", government.Value), ("@unit", long.Parse(one.Value, CultureInfo.InvariantCulture)))
            : RequestLedger.Read(database, Rows + InOrder, Row, ("@government", government.Value)), cancel);

    private static OpenLine Row(DbDataReader row) => new(
        GrainAddress.Parse(row.GetString(0)),
        UnitId.Of((int)row.GetInt64(1)),
        (Role)row.GetInt64(2),
        (AssignmentStatus)row.GetInt64(3),
        JournalDay.Day((int)row.GetInt64(4)),
        row.GetString(5),
        row.GetString(6),
        (SetUpStanding)row.GetInt64(7),
        row.GetInt64(8) == 1,
        (int)row.GetInt64(9),
        row.GetInt64(10) == 1);
}

/// <summary>An assignment that is not over.</summary>
/// <param name="AsksForTime">申请延期, and the office has not answered.</param>
/// <param name="SaysNotConcerned">The unit says 不涉及本单位, and the office has not answered.</param>
public sealed record OpenLine(
    GrainAddress Assignment,
    UnitId Unit,
    Role Role,
    AssignmentStatus Status,
    DateOnly? DueDay,
    string PointNumber,
    string Title,
    SetUpStanding SetUp,
    bool SaysNotConcerned,
    int Section,
    bool AsksForTime)
{
    public GrainAddress Plan => Assignment.Parent!.Value.Parent!.Value;
}
