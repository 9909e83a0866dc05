using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Ledger;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Silo.Ledger.Sqlite;

/// <summary>One reading of rows on a reader's connection, within one moment.</summary>
internal sealed class LedgerReading(Statements statements)
{
    private readonly LedgerTexts _texts = new(statements);

    public long? NumberOf(GrainAddress address) =>
        statements["SELECT no FROM streams WHERE address = ?1"].BindText(1, address.Value).Number();

    /// <summary>A plan's points by their stream's number, with the position that orders them; who sums up as it stood right after a position.</summary>
    public Dictionary<long, (long PlannedAt, PointLine Line)> Points(long plan, long? asOf = null)
    {
        var points = new Dictionary<long, (long, PointLine)>();
        var rows = statements[
            """
            SELECT p.no, p.planned_at, s.address, p.number, p.section, p.section_heading, p.title, p.completed,
                g.consolidator, g.consolidator_name, g.route
            FROM ledger_points p JOIN streams s ON s.no = p.no
            LEFT JOIN ledger_reporting g ON g.point = p.no
                AND g.valid_from = (SELECT max(valid_from) FROM ledger_reporting WHERE point = p.no AND valid_from <= ?2)
            WHERE p.plan = ?1 ORDER BY p.planned_at
            """].Bind(1, plan).Bind(2, asOf ?? long.MaxValue);
        using var done = rows.ResetAtEnd();
        while (rows.Step())
        {
            var line = new PointLine(
                GrainAddress.Parse(rows.Text(2)), points.Count + 1, rows.Text(3), rows.Int(4), rows.TextOrNull(5), rows.Text(6), (PointStage)rows.Int(7),
                rows.IsNull(8) ? PointReporting.NotSaid : new PointReporting(rows.Int(8) == 0 ? null : new UnitRef(UnitId.Of(rows.Int(8)), rows.Text(9)), (ReportingRoute)rows.Int(10)));
            points.Add(rows.Long(0), (rows.Long(1), line));
        }
        return points;
    }

    /// <summary>A plan's rows in the document's order (point, role, unit), still without the words of their last reports.</summary>
    public List<LedgerLine> Lines(long plan, long? unit = null, long? asOf = null)
    {
        var points = Points(plan, asOf);
        var found = new List<(LedgerEntry Entry, long PlannedAt, PointLine? Point)>();
        var rows = statements[
            $"""
            SELECT r.no, r.point, s.address, {LedgerColumns.Names} FROM ledger_rows r JOIN streams s ON s.no = r.no
            WHERE r.plan = ?1 AND (?2 = 0 OR r.unit = ?2)
            """].Bind(1, plan).Bind(2, unit ?? 0);
        using var done = rows.ResetAtEnd();
        while (rows.Step())
        {
            var address = GrainAddress.Parse(rows.Text(2));
            var entry = asOf < rows.Long(3) ? Past(rows.Long(3), asOf.Value, address) : LedgerColumns.Read(rows, 3, address, _texts);
            if (entry is not null)
            {
                found.Add(points.TryGetValue(rows.Long(1), out var point) ? (entry, point.PlannedAt, point.Line) : (entry, 0, null));
            }
        }
        return LedgerOrder.Lines(found);
    }

    public LedgerLine? Line(GrainAddress assignment)
    {
        if (NumberOf(assignment) is not { } no)
        {
            return null;
        }
        var row = statements[$"SELECT plan, point, {LedgerColumns.Names} FROM ledger_rows WHERE no = ?1"].Bind(1, no);
        using var done = row.ResetAtEnd();
        return row.Step()
            ? LedgerOrder.LineOf(LedgerColumns.Read(row, 2, assignment, _texts), Points(row.Long(0)).GetValueOrDefault(row.Long(1)).Line)
            : null;
    }

    /// <summary>The line with its last report's words, read from the journal.</summary>
    public LedgerLine WithWords(LedgerLine line, FactCodec codec)
    {
        if (line.Entry.LastReport is not { } position)
        {
            return line;
        }
        var row = statements["SELECT type, data FROM events WHERE position = ?1"].Bind(1, position);
        using var done = row.ResetAtEnd();
        return row.Step() ? LastWords.On(line, codec.Decode(row.Text(0), row.Text(1))) : line;
    }

    /// <summary>The line with its set-up, as it stood right after a position.</summary>
    public LedgerLine WithSetUp(LedgerLine line, long? asOf, FactCodec codec)
    {
        var row = statements[
            """
            SELECT (SELECT standing FROM ledger_set_ups WHERE assignment = s.no AND valid_from <= ?2 ORDER BY valid_from DESC LIMIT 1), e.type, e.data
            FROM streams s JOIN events e ON e.position = (SELECT max(valid_from) FROM ledger_set_ups WHERE assignment = s.no AND valid_from <= ?2 AND standing = ?3)
            WHERE s.address = ?1
            """].BindText(1, line.Entry.Assignment.Value).Bind(2, asOf ?? long.MaxValue).Bind(3, (int)SetUpStanding.Entered);
        using var done = row.ResetAtEnd();
        return row.Step()
            ? line with { SetUp = new SetUpLine((SetUpStanding)row.Int(0), ((SetUpEntered)codec.Decode(row.Text(1), row.Text(2))).SetUp) }
            : line;
    }

    /// <summary>Back from row to row: each was valid to the position from which the next was valid.</summary>
    private LedgerEntry? Past(long validTo, long asOf, GrainAddress address)
    {
        var row = statements[$"SELECT {LedgerColumns.Names} FROM ledger_past WHERE valid_to = ?1"];
        using var done = row.ResetAtEnd();
        while (row.Bind(1, validTo).Step())
        {
            if (row.Long(0) <= asOf)
            {
                return LedgerColumns.Read(row, 0, address, _texts);
            }
            validTo = row.Long(0);
            row.Reset();
        }
        return null; // not made yet
    }
}
