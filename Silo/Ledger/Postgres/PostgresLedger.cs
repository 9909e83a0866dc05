using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Ledger;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Postgres;
using Tracker.Units;

namespace Tracker.Silo.Ledger.Postgres;

/// <summary>The ledger on PostgreSQL. Rows of a plan are read at one moment; their last reports' words follow in chunks.</summary>
internal sealed class PostgresLedger(NpgsqlDataSource source, FactCodec codec, PostgresTexts texts, PlanVersions versions) : ILedger
{
    private const int Chunk = 200;
    private const int MostPlansKept = 5_000;
    private const int MostRegionsKept = 50;

    private const string PlanColumns =
        "s.address, p.number, p.title, p.stage, p.source_text_hash, p.points, p.assignments, p.assigned_on";

    private static readonly string Regional = RegionSql.Of("$");

    private readonly ConcurrentDictionary<(int, int, DateOnly), (long Version, ImmutableArray<RegionCount> Regions)> _regions = new();
    private readonly ConcurrentDictionary<GrainAddress, (long Version, ImmutableArray<LedgerCell> Cells)> _cells = new();

    public ILedgerNews News { get; } = new PostgresNews(source, versions);

    public long VersionOf(GrainAddress plan) => versions.Of(plan);

    public async ValueTask<IReadOnlyList<PlanLine>> Plans(DivisionCode? government, CancellationToken cancel) => await PlanLines(
        $"""
        SELECT {PlanColumns} FROM ledger_plans p JOIN streams s ON s.no = p.no
        WHERE $1 = '' OR p.government = $1 ORDER BY p.year DESC, p.government, p.no
        """,
        government?.Value ?? "",
        cancel);

    public async ValueTask<PlanLine?> Plan(GrainAddress plan, CancellationToken cancel) =>
        (await PlanLines($"SELECT {PlanColumns} FROM streams s JOIN ledger_plans p ON p.no = s.no WHERE s.address = $1", plan.Value, cancel)).FirstOrDefault();

    public async ValueTask<IReadOnlyList<PointLine>> Points(GrainAddress plan, CancellationToken cancel)
    {
        await using var moment = await LedgerMoment.Open(source, cancel);
        return await moment.NumberOf(plan) is { } no ? [.. (await moment.Points(no)).Values.OrderBy(p => p.PlannedAt).Select(p => p.Line)] : [];
    }

    public IAsyncEnumerable<LedgerLine> Lines(GrainAddress plan, long? asOf, CancellationToken cancel) => WithWords(plan, null, asOf, cancel);

    public async ValueTask<IReadOnlyList<LedgerLine>> BareLines(GrainAddress plan, long? asOf, CancellationToken cancel) => await Rows(plan, null, asOf, cancel);

    public async ValueTask<IReadOnlyList<LedgerLine>> WithWords(IReadOnlyList<LedgerLine> lines, CancellationToken cancel) => await Worded([.. lines], cancel);

    public async IAsyncEnumerable<LedgerLine> WideLines(GrainAddress plan, long? asOf, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var chunk in Lines(plan, asOf, cancel).Chunk(Chunk).WithCancellation(cancel))
        {
            foreach (var line in await Widened(chunk, asOf, cancel))
            {
                yield return line;
            }
        }
    }

    public async ValueTask<LedgerLine?> Line(GrainAddress assignment, CancellationToken cancel)
    {
        LedgerLine? line;
        await using (var moment = await LedgerMoment.Open(source, cancel))
        {
            line = await moment.Line(assignment, texts);
        }
        return line is null ? null : (await Widened(await Worded([line], cancel), null, cancel))[0];
    }

    public async IAsyncEnumerable<LedgerLine> LinesOf(DivisionCode government, UnitId unit, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var plan in await Plans(government, cancel))
        {
            await foreach (var line in WithWords(plan.Plan, unit, null, cancel))
            {
                yield return line;
            }
        }
    }

    public async ValueTask<IReadOnlyList<PeriodLine>> Periods(DivisionCode government, PlanYear? year, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(PeriodSql.Periods("$"));
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = government.Value });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = year?.Value ?? -1 });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var lines = new List<PeriodLine>();
        while (await rows.ReadAsync(cancel))
        {
            lines.Add(PeriodSql.Period(rows.GetString(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetInt64(4)));
        }
        return lines;
    }

    public async ValueTask<IReadOnlyList<ReturnLine>> Returns(GrainAddress period, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(PeriodSql.Returns("$"));
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = period.Value });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var lines = new List<ReturnLine>();
        while (await rows.ReadAsync(cancel))
        {
            lines.Add(PeriodSql.Return(rows.GetString(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetInt64(4), rows.GetInt64(5)));
        }
        return lines;
    }

    /// <summary>From memory where the plan's version row says that nothing changed.</summary>
    public async ValueTask<ImmutableArray<LedgerCell>> Cells(GrainAddress plan, CancellationToken cancel)
    {
        if (_cells.TryGetValue(plan, out var known))
        {
            await using var ask = source.CreateCommand("SELECT v.position FROM streams s JOIN ledger_versions v ON v.plan = s.no WHERE s.address = $1");
            ask.Parameters.Add(new NpgsqlParameter<string> { TypedValue = plan.Value });
            if (await ask.ExecuteScalarAsync(cancel) is long version && version == known.Version)
            {
                return known.Cells;
            }
        }
        await using var command = source.CreateCommand(
            """
            SELECT v.position, c.section, c.unit, c.role, c.status, c.due_day, c.n
            FROM streams s JOIN ledger_versions v ON v.plan = s.no JOIN ledger_cells c ON c.plan = s.no AND c.n <> 0
            WHERE s.address = $1
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = plan.Value });
        var cells = ImmutableArray.CreateBuilder<LedgerCell>();
        long read = 0;
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            read = rows.GetInt64(0);
            cells.Add(new LedgerCell(
                (int)rows.GetInt64(1),
                UnitId.Of((int)rows.GetInt64(2)),
                (Role)rows.GetInt64(3),
                (AssignmentStatus)rows.GetInt64(4),
                JournalDay.Day((int)rows.GetInt64(5)),
                (int)rows.GetInt64(6)));
        }
        var found = cells.DrainToImmutable();
        if (read != 0)
        {
            if (_cells.Count >= MostPlansKept)
            {
                _cells.Clear();
            }
            _cells[plan] = (read, found);
        }
        return found;
    }

    public async ValueTask<ImmutableArray<RegionCount>> Regions(int digits, PlanYear year, DateOnly today, CancellationToken cancel)
    {
        var asked = (digits, year.Value, today);
        await using var ask = source.CreateCommand("SELECT position FROM ledger_versions WHERE plan = 0");
        var version = await ask.ExecuteScalarAsync(cancel) as long? ?? 0; // before the counters: they are at least as new
        if (_regions.TryGetValue(asked, out var known) && known.Version == version)
        {
            return known.Regions;
        }
        await using var command = source.CreateCommand(Regional);
        foreach (var parameter in RegionSql.Parameters(digits, year.Value, today))
        {
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = parameter });
        }
        var regions = ImmutableArray.CreateBuilder<RegionCount>();
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            regions.Add(RegionSql.Row(digits, rows.GetInt64(0), rows.GetInt64(1), rows.GetInt32(2), (long)rows.GetDecimal(3)));
        }
        if (_regions.Count >= MostRegionsKept)
        {
            _regions.Clear();
        }
        var found = regions.DrainToImmutable();
        _regions[asked] = (version, found);
        return found;
    }

    public async ValueTask<long> PositionOn(DateOnly day, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("SELECT last FROM days WHERE day <= $1 ORDER BY day DESC LIMIT 1");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = JournalDay.Number(day) });
        return await command.ExecuteScalarAsync(cancel) as long? ?? 0;
    }

    private async IAsyncEnumerable<LedgerLine> WithWords(GrainAddress plan, UnitId? unit, long? asOf, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var chunk in (await Rows(plan, unit, asOf, cancel)).Chunk(Chunk))
        {
            foreach (var line in await Worded(chunk, cancel))
            {
                yield return line;
            }
        }
    }

    private async Task<List<LedgerLine>> Rows(GrainAddress plan, UnitId? unit, long? asOf, CancellationToken cancel)
    {
        await using var moment = await LedgerMoment.Open(source, cancel);
        var number = unit is { } one ? long.Parse(one.Value, CultureInfo.InvariantCulture) : (long?)null;
        return await moment.NumberOf(plan) is { } no ? await moment.Lines(no, number, asOf, texts) : [];
    }

    /// <summary>The lines with their last reports' words, read from the journal.</summary>
    private async Task<LedgerLine[]> Worded(LedgerLine[] lines, CancellationToken cancel)
    {
        var words = new Dictionary<long, object>();
        await using (var command = source.CreateCommand("SELECT position, type, data FROM events WHERE position = ANY ($1)"))
        {
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. lines.Where(l => l.Entry.LastReport is not null).Select(l => l.Entry.LastReport!.Value)] });
            await using var rows = await command.ExecuteReaderAsync(cancel);
            while (await rows.ReadAsync(cancel))
            {
                words[rows.GetInt64(0)] = codec.Decode(rows.GetString(1), rows.GetString(2));
            }
        }
        return Array.ConvertAll(lines, l => l.Entry.LastReport is { } report && words.TryGetValue(report, out var fact) ? LastWords.On(l, fact) : l);
    }

    /// <summary>The lines with their set-ups, as they stood right after a position.</summary>
    private async Task<LedgerLine[]> Widened(LedgerLine[] lines, long? asOf, CancellationToken cancel)
    {
        var setUps = new Dictionary<string, SetUpLine>();
        await using var command = source.CreateCommand(
            """
            SELECT s.address, now.standing, e.type, e.data
            FROM streams s
            JOIN LATERAL (SELECT standing FROM ledger_set_ups WHERE assignment = s.no AND valid_from <= $2 ORDER BY valid_from DESC LIMIT 1) now ON true
            JOIN LATERAL (SELECT max(valid_from) AS at FROM ledger_set_ups WHERE assignment = s.no AND valid_from <= $2 AND standing = $3) entered ON true
            JOIN events e ON e.position = entered.at
            WHERE s.address = ANY ($1)
            """);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. lines.Select(l => l.Entry.Assignment.Value)] });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = asOf ?? long.MaxValue });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = (long)SetUpStanding.Entered });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            var entered = (SetUpEntered)codec.Decode(rows.GetString(2), rows.GetString(3));
            setUps[rows.GetString(0)] = new SetUpLine((SetUpStanding)rows.GetInt64(1), entered.SetUp);
        }
        return Array.ConvertAll(lines, l => l with { SetUp = setUps.GetValueOrDefault(l.Entry.Assignment.Value) });
    }

    private async Task<List<PlanLine>> PlanLines(string sql, string asked, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = asked });
        var plans = new List<PlanLine>();
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            plans.Add(new PlanLine(
                GrainAddress.Parse(rows.GetString(0)),
                rows.IsDBNull(1) ? null : rows.GetString(1),
                rows.GetString(2),
                (PlanStage)rows.GetInt64(3),
                rows.GetString(4),
                (int)rows.GetInt64(5),
                (int)rows.GetInt64(6),
                rows.IsDBNull(7) ? null : JournalDay.Day((int)rows.GetInt64(7))));
        }
        return plans;
    }
}
