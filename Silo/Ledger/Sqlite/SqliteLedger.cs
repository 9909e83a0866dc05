using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Ledger;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Units;

namespace Tracker.Silo.Ledger.Sqlite;

/// <summary>The ledger on SQLite. Rows of a plan are read at one moment; their last reports' words follow in chunks.</summary>
internal sealed class SqliteLedger(SqliteReaders readers, FactCodec codec, CellCache cache) : ILedger
{
    private const int Chunk = 200;

    private static readonly string Regional = RegionSql.Of("?");

    private const string PlanColumns =
        "s.address, p.number, p.title, p.stage, p.source_text_hash, p.points, p.assignments, p.assigned_on";

    public ILedgerNews? News => null;

    public long VersionOf(GrainAddress plan) => cache.Versions.Of(plan);

    public ValueTask<IReadOnlyList<PlanLine>> Plans(DivisionCode? government, CancellationToken cancel)
    {
        using var reader = readers.Rent();
        var rows = reader[
            $"""
            SELECT {PlanColumns} FROM ledger_plans p JOIN streams s ON s.no = p.no
            WHERE ?1 = '' OR p.government = ?1 ORDER BY p.year DESC, p.government, p.no
            """];
        return new(PlanLines(rows.BindText(1, government?.Value ?? "")));
    }

    public ValueTask<PlanLine?> Plan(GrainAddress plan, CancellationToken cancel)
    {
        using var reader = readers.Rent();
        var rows = reader[$"SELECT {PlanColumns} FROM streams s JOIN ledger_plans p ON p.no = s.no WHERE s.address = ?1"];
        return new(PlanLines(rows.BindText(1, plan.Value)).FirstOrDefault());
    }

    public ValueTask<IReadOnlyList<PointLine>> Points(GrainAddress plan, CancellationToken cancel)
    {
        using var reader = readers.Rent();
        using var moment = reader.OneMoment();
        var reading = new LedgerReading(reader.Statements);
        return new([.. reading.NumberOf(plan) is { } no ? reading.Points(no).Values.OrderBy(p => p.PlannedAt).Select(p => p.Line) : []]);
    }

    public IAsyncEnumerable<LedgerLine> Lines(GrainAddress plan, long? asOf, CancellationToken cancel) => WithWords(RowsOf(plan, asOf), cancel);

    public ValueTask<IReadOnlyList<LedgerLine>> BareLines(GrainAddress plan, long? asOf, CancellationToken cancel) => new(Rows(RowsOf(plan, asOf)));

    public ValueTask<IReadOnlyList<LedgerLine>> WithWords(IReadOnlyList<LedgerLine> lines, CancellationToken cancel) => new(Worded([.. lines]));

    public async IAsyncEnumerable<LedgerLine> WideLines(GrainAddress plan, long? asOf, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var chunk in Lines(plan, asOf, cancel).Chunk(Chunk).WithCancellation(cancel))
        {
            foreach (var line in Widened(chunk))
            {
                yield return line;
            }
        }

        LedgerLine[] Widened(LedgerLine[] lines)
        {
            using var reader = readers.Rent();
            var reading = new LedgerReading(reader.Statements);
            return Array.ConvertAll(lines, line => reading.WithSetUp(line, asOf, codec));
        }
    }

    public ValueTask<LedgerLine?> Line(GrainAddress assignment, CancellationToken cancel)
    {
        using var reader = readers.Rent();
        using var moment = reader.OneMoment();
        var reading = new LedgerReading(reader.Statements);
        return new(reading.Line(assignment) is { } line ? reading.WithSetUp(reading.WithWords(line, codec), null, codec) : null);
    }

    public async IAsyncEnumerable<LedgerLine> LinesOf(DivisionCode government, UnitId unit, [EnumeratorCancellation] CancellationToken cancel)
    {
        var number = long.Parse(unit.Value, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var plan in await Plans(government, cancel))
        {
            await foreach (var line in WithWords(r => r.NumberOf(plan.Plan) is { } no ? r.Lines(no, number) : [], cancel))
            {
                yield return line;
            }
        }
    }

    public ValueTask<IReadOnlyList<PeriodLine>> Periods(DivisionCode government, PlanYear? year, CancellationToken cancel)
    {
        using var reader = readers.Rent();
        var rows = reader[PeriodSql.Periods("?")].BindText(1, government.Value).Bind(2, year?.Value ?? -1);
        using var done = rows.ResetAtEnd();
        var lines = new List<PeriodLine>();
        while (rows.Step())
        {
            lines.Add(PeriodSql.Period(rows.Text(0), rows.Long(1), rows.Long(2), rows.Long(3), rows.Long(4)));
        }
        return new(lines);
    }

    public ValueTask<IReadOnlyList<ReturnLine>> Returns(GrainAddress period, CancellationToken cancel)
    {
        using var reader = readers.Rent();
        var rows = reader[PeriodSql.Returns("?")].BindText(1, period.Value);
        using var done = rows.ResetAtEnd();
        var lines = new List<ReturnLine>();
        while (rows.Step())
        {
            lines.Add(PeriodSql.Return(rows.Text(0), rows.Long(1), rows.Long(2), rows.Long(3), rows.Long(4), rows.Long(5)));
        }
        return new(lines);
    }

    public ValueTask<ImmutableArray<LedgerCell>> Cells(GrainAddress plan, CancellationToken cancel)
    {
        if (cache.TryGet(plan, out var cells))
        {
            return new(cells);
        }
        var version = cache.Versions.Of(plan);
        using var reader = readers.Rent();
        var rows = reader[
            """
            SELECT c.section, c.unit, c.role, c.status, c.due_day, c.n FROM streams s JOIN ledger_cells c ON c.plan = s.no
            WHERE s.address = ?1
            """].BindText(1, plan.Value);
        using var done = rows.ResetAtEnd();
        var found = ImmutableArray.CreateBuilder<LedgerCell>();
        while (rows.Step())
        {
            found.Add(new LedgerCell(
                rows.Int(0), UnitId.Of(rows.Int(1)), (Role)rows.Int(2), (AssignmentStatus)rows.Int(3), JournalDay.Day(rows.Int(4)), rows.Int(5)));
        }
        cells = found.DrainToImmutable();
        cache.Keep(plan, version, cells);
        return new(cells);
    }

    public ValueTask<ImmutableArray<RegionCount>> Regions(int digits, PlanYear year, DateOnly today, CancellationToken cancel)
    {
        var asked = (digits, year.Value, today);
        if (cache.TryGet(asked, out var regions))
        {
            return new(regions);
        }
        var version = cache.Versions.Latest;
        using var reader = readers.Rent();
        var rows = reader[Regional];
        var parameters = RegionSql.Parameters(digits, year.Value, today);
        for (var i = 0; i < parameters.Length; i++)
        {
            rows.Bind(i + 1, parameters[i]);
        }
        using var done = rows.ResetAtEnd();
        var found = ImmutableArray.CreateBuilder<RegionCount>();
        while (rows.Step())
        {
            found.Add(RegionSql.Row(digits, rows.Long(0), rows.Long(1), rows.Long(2), rows.Long(3)));
        }
        regions = found.DrainToImmutable();
        cache.Keep(asked, version, regions);
        return new(regions);
    }

    public ValueTask<long> PositionOn(DateOnly day, CancellationToken cancel)
    {
        using var reader = readers.Rent();
        var last = reader["SELECT last FROM days WHERE day <= ?1 ORDER BY day DESC LIMIT 1"];
        return new(last.Bind(1, JournalDay.Number(day)).Number() ?? 0);
    }

    private async IAsyncEnumerable<LedgerLine> WithWords(
        Func<LedgerReading, List<LedgerLine>> read,
        [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await Task.CompletedTask; // reading is from memory or the local disk: nothing to wait for
        foreach (var chunk in Rows(read).Chunk(Chunk))
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var line in Worded(chunk))
            {
                yield return line;
            }
        }
    }

    private static Func<LedgerReading, List<LedgerLine>> RowsOf(GrainAddress plan, long? asOf) =>
        reading => reading.NumberOf(plan) is { } no ? reading.Lines(no, asOf: asOf) : [];

    private List<LedgerLine> Rows(Func<LedgerReading, List<LedgerLine>> read)
    {
        using var reader = readers.Rent();
        using var moment = reader.OneMoment();
        return read(new LedgerReading(reader.Statements));
    }

    private LedgerLine[] Worded(LedgerLine[] lines)
    {
        using var reader = readers.Rent();
        var reading = new LedgerReading(reader.Statements);
        return Array.ConvertAll(lines, line => reading.WithWords(line, codec));
    }

    private static List<PlanLine> PlanLines(Statement rows)
    {
        var plans = new List<PlanLine>();
        using var done = rows.ResetAtEnd();
        while (rows.Step())
        {
            plans.Add(new PlanLine(
                GrainAddress.Parse(rows.Text(0)),
                rows.TextOrNull(1),
                rows.Text(2),
                (PlanStage)rows.Int(3),
                rows.Text(4),
                rows.Int(5),
                rows.Int(6),
                rows.IsNull(7) ? null : JournalDay.Day(rows.Int(7))));
        }
        return plans;
    }
}
