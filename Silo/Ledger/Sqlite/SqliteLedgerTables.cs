using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.PeriodReturns;
using Tracker.Plans;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;
using Tracker.WorkPoints;

namespace Tracker.Silo.Ledger.Sqlite;

/// <summary>The ledger's tables on one connection: the writer's, or a scratch database that a verification fills anew.</summary>
/// <param name="kept">A row as the last commit left it; null: not kept, or written since.</param>
internal sealed class SqliteLedgerTables(Statements statements, Func<GrainAddress, long> numberOf, Func<GrainAddress, LedgerRow?>? kept = null) : ILedgerTables
{
    private readonly LedgerTexts _texts = new(statements);
    private readonly SqlitePeriodTables _periods = new(statements);

    public long NumberOf(GrainAddress address) => numberOf(address);

    public LedgerRow? Row(long no, GrainAddress assignment)
    {
        if (kept?.Invoke(assignment) is { } known)
        {
            return known;
        }
        var row = statements[$"SELECT plan, point, {LedgerColumns.Names} FROM ledger_rows WHERE no = ?1"].Bind(1, no);
        using var done = row.ResetAtEnd();
        return row.Step() ? new LedgerRow(no, row.Long(0), row.Long(1), LedgerColumns.Read(row, 2, assignment, _texts), row.Long(2)) : null;
    }

    public void Put(LedgerRow row, LedgerRow? before)
    {
        // The unit stands in an index, which an update that names the column would write again.
        var put = before is null || before.Entry.Unit != row.Entry.Unit
            ? statements[
                $"""
                INSERT OR REPLACE INTO ledger_rows (no, plan, point, {LedgerColumns.Names})
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
                """].Bind(2, row.Plan).Bind(3, row.Point)
            : statements[
                """
                UPDATE ledger_rows SET valid_from = ?4, unit_name = ?6, role = ?7, section = ?8, status = ?9,
                    deadlines = ?10, due_day = ?11, last_report = ?12, last_report_on = ?13, evidence = ?14
                WHERE no = ?1 AND unit = ?5
                """];
        LedgerColumns.Bind(put.Bind(1, row.No), 4, row.Entry, row.ValidFrom, _texts).Run();
    }

    public void PutPast(LedgerRow row, long validTo)
    {
        var put = statements[
            $"""
            INSERT INTO ledger_past (valid_to, no, {LedgerColumns.Names})
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            """];
        put.Bind(1, validTo).Bind(2, row.No);
        LedgerColumns.Bind(put, 3, row.Entry, row.ValidFrom, _texts).Run();
    }

    public void Add(CellKey cell, int count)
    {
        Bind(statements[
            """
            INSERT INTO ledger_cells (plan, section, unit, role, status, due_day, n) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT DO UPDATE SET n = n + excluded.n
            """], cell).Bind(7, count).Run();
        if (count < 0)
        {
            Bind(statements[
                """
                DELETE FROM ledger_cells
                WHERE plan = ?1 AND section = ?2 AND unit = ?3 AND role = ?4 AND status = ?5 AND due_day = ?6 AND n = 0
                """], cell).Run();
        }
    }

    public void Add(TotalKey total, int count)
    {
        Bind(statements[
            """
            INSERT INTO ledger_totals (government, year, status, due_day, n) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT DO UPDATE SET n = n + excluded.n
            """], total).Bind(5, count).Run();
        if (count < 0)
        {
            Bind(statements["DELETE FROM ledger_totals WHERE government = ?1 AND year = ?2 AND status = ?3 AND due_day = ?4 AND n = 0"], total).Run();
        }
    }

    public void PutPlan(long no, GrainAddress plan, SourceDocument source, PlanDraft draft) =>
        statements[
            """
            INSERT INTO ledger_plans (no, government, year, number, title, stage, source_text_hash, points, assignments, assigned_on)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, NULL)
            ON CONFLICT DO UPDATE SET number = ?4, title = ?5, source_text_hash = ?7, points = ?8
            """]
            .Bind(1, no)
            .BindText(2, plan.Government.Value)
            .Bind(3, plan.Year.Value)
            .BindText(4, draft.Document.Number)
            .BindText(5, draft.Document.Title ?? source.FileName)
            .Bind(6, (int)PlanStage.Drafted)
            .BindText(7, source.TextHash)
            .Bind(8, draft.Points.Length)
            .Run();

    public void Put(long no, PlanStage stage) => statements["UPDATE ledger_plans SET stage = ?2 WHERE no = ?1"].Bind(1, no).Bind(2, (int)stage).Run();

    public void Put(long no, PlanAssigned fact) => PutStage(no, PlanStage.Assigned, fact.Points, fact.Assignments, fact.On);

    public void Put(long no, PlanRecorded fact) => PutStage(no, PlanStage.Recorded, fact.Points, fact.Assignments, fact.On);

    private void PutStage(long no, PlanStage stage, int points, int assignments, DateOnly on) =>
        statements["UPDATE ledger_plans SET stage = ?2, points = ?3, assignments = ?4, assigned_on = ?5 WHERE no = ?1"]
            .Bind(1, no)
            .Bind(2, (int)stage)
            .Bind(3, points)
            .Bind(4, assignments)
            .Bind(5, JournalDay.Number(on))
            .Run();

    public void PutPoint(long no, long plan, long position, WorkPointPlanned fact) =>
        statements[
            """
            INSERT INTO ledger_points (no, plan, planned_at, number, section, section_heading, title, completed)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0)
            """]
            .Bind(1, no)
            .Bind(2, plan)
            .Bind(3, position)
            .BindText(4, fact.Number)
            .Bind(5, fact.Section)
            .BindText(6, fact.SectionHeading)
            .BindText(7, fact.Title)
            .Run();

    public void PutReporting(long point, long position, PointReporting reporting) =>
        statements["INSERT INTO ledger_reporting (point, valid_from, consolidator, consolidator_name, route) VALUES (?1, ?2, ?3, ?4, ?5)"]
            .Bind(1, point)
            .Bind(2, position)
            .Bind(3, reporting.Consolidator is { Unit: var unit } ? int.Parse(unit.Value, System.Globalization.CultureInfo.InvariantCulture) : 0)
            .BindText(4, reporting.Consolidator?.Name ?? "")
            .Bind(5, (int)reporting.Route)
            .Run();

    public void Put(long no, PointStage stage) => statements["UPDATE ledger_points SET completed = ?2 WHERE no = ?1"].Bind(1, no).Bind(2, (int)stage).Run();

    public void Put(long no, string title) => statements["UPDATE ledger_points SET title = ?2 WHERE no = ?1"].Bind(1, no).BindText(2, title).Run();

    public void PutSetUp(long assignment, long position, SetUpStanding standing) =>
        statements["INSERT INTO ledger_set_ups (assignment, valid_from, standing) VALUES (?1, ?2, ?3)"]
            .Bind(1, assignment)
            .Bind(2, position)
            .Bind(3, (int)standing)
            .Run();

    public void PutPeriod(long no, GrainAddress period, PeriodEvent fact) => _periods.Put(no, period, fact);

    public void PutReturn(long no, long period, GrainAddress sheet, PeriodReturnEvent fact) => _periods.Put(no, period, sheet, fact);

    public void Write(SideWrite write)
    {
        var statement = statements[write.Sql.Replace('$', '?')];
        for (var i = 0; i < write.Values.Length; i++)
        {
            _ = write.Values[i] is string text ? statement.BindText(i + 1, text) : statement.Bind(i + 1, (long)write.Values[i]);
        }
        statement.Run();
    }

    /// <summary>Before a rebuild: empties every table of the ledger, which its name says, and the days.</summary>
    public void Clear()
    {
        foreach (var table in Names())
        {
            statements["DELETE FROM " + table].Run();
        }
        Forget();
    }

    private List<string> Names()
    {
        var tables = statements[@"SELECT name FROM sqlite_schema WHERE type = 'table' AND (name LIKE 'ledger\_%' ESCAPE '\' OR name = 'days')"];
        using var done = tables.ResetAtEnd();
        var names = new List<string>();
        while (tables.Step())
        {
            names.Add(tables.Text(0));
        }
        return names;
    }

    public void Forget() => _texts.Forget();

    private static Statement Bind(Statement statement, TotalKey total) => statement
        .Bind(1, total.Government)
        .Bind(2, total.Year)
        .Bind(3, total.Status)
        .Bind(4, total.DueDay);

    private static Statement Bind(Statement statement, CellKey cell) => statement
        .Bind(1, cell.Plan)
        .Bind(2, cell.Section)
        .Bind(3, cell.Unit)
        .Bind(4, cell.Role)
        .Bind(5, cell.Status)
        .Bind(6, cell.DueDay);
}
