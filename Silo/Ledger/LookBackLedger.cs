using System.Collections.Immutable;
using System.Data.Common;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.LookBack;
using Tracker.Rectification;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Silo.Ledger;

/// <summary>Reads the lists of look-backs, checks and problems, which follow the journal in its own transaction; the words stand in the grains.</summary>
public sealed class LookBackLedger(IRoomTables tables)
{
    private const string LookBacks = "SELECT address, started_on, round, verifying FROM ledger_look_backs";

    private const string Checks =
        """
        SELECT c.address, c.look_back, c.assignment, c.unit, c.unit_name, c.role, c.point_number, c.point_title, c.basis, c.self_closed, c.verifier, c.self_verdict, c.verdict, c.judged_on,
            COUNT(e.place), COUNT(CASE WHEN e.standing >= 0 THEN 1 END), COUNT(CASE WHEN e.standing = 2 THEN 1 END), COUNT(CASE WHEN e.standing = 1 THEN 1 END),
            COUNT(CASE WHEN e.standing = 3 OR e.standing = 4 THEN 1 END), COUNT(CASE WHEN e.standing = 6 THEN 1 END), c.no
        FROM ledger_checks c LEFT JOIN ledger_check_evidence e ON e.no = c.no
        """;

    private const string Grouped =
        """
        GROUP BY c.no, c.address, c.look_back, c.assignment, c.unit, c.unit_name, c.role, c.point_number, c.point_title, c.basis, c.self_closed, c.verifier, c.self_verdict, c.verdict, c.judged_on
        ORDER BY c.no
        """;

    private const string Problems =
        """
        SELECT address, look_back, assignment, unit, unit_name, point_number, point_title, stage, raised_on, rectify_by, measures, result_on, closed_on, reopened, earlier FROM ledger_problems
        """;

    /// <summary>A government's look-backs, the newest year first.</summary>
    public ValueTask<ImmutableArray<LookBackLine>> Of(DivisionCode government, CancellationToken cancel = default) => tables.Read(
        database => RequestLedger.Read(database, $"{LookBacks} WHERE government = @government ORDER BY year DESC, no DESC", LookBackRow, ("@government", government.Value)), cancel);

    /// <summary>Look-backs whose round of re-verification is not at its end, whosever they are.</summary>
    public ValueTask<ImmutableArray<LookBackLine>> Verifying(CancellationToken cancel = default) => tables.Read(
        database => RequestLedger.Read(database, $"{LookBacks} WHERE verifying = 1 ORDER BY no", LookBackRow), cancel);

    /// <summary>Null: there is none.</summary>
    public async ValueTask<LookBackLine?> One(GrainAddress lookBack, CancellationToken cancel = default) => (await tables.Read(
        database => RequestLedger.Read(database, $"{LookBacks} WHERE government = @government AND address = @address", LookBackRow, ("@government", lookBack.Government.Value), ("@address", lookBack.Value)), cancel)).FirstOrDefault();

    /// <summary>Every check of a look-back, in the order they were listed.</summary>
    public ValueTask<ImmutableArray<CheckLine>> ChecksOf(GrainAddress lookBack, CancellationToken cancel = default) => tables.Read(
        database => RequestLedger.Read(database, $"{Checks} WHERE c.look_back = @look_back {Grouped}", CheckRow, ("@look_back", lookBack.Value)), cancel);

    /// <summary>Checks with evidence that a round has not looked at, in the order they were listed.</summary>
    public ValueTask<ImmutableArray<GrainAddress>> UnverifiedIn(GrainAddress lookBack, int round, CancellationToken cancel = default) => tables.Read(
        database => RequestLedger.Read(
            database,
            """
            SELECT c.address FROM ledger_checks c WHERE c.look_back = @look_back
            AND EXISTS (SELECT 1 FROM ledger_check_evidence e WHERE e.no = c.no AND e.round < @round) ORDER BY c.no
            """,
            row => GrainAddress.Parse(row.GetString(0)),
            ("@look_back", lookBack.Value),
            ("@round", (long)round)),
        cancel);

    /// <summary>How many pieces of evidence there are, and how many a round has looked at.</summary>
    public async ValueTask<(int All, int Done)> Progress(GrainAddress lookBack, int round, CancellationToken cancel = default) => (await tables.Read(
        database => RequestLedger.Read(
            database,
            """
            SELECT COUNT(*), COUNT(CASE WHEN e.round >= @round THEN 1 END) FROM ledger_check_evidence e JOIN ledger_checks c ON c.no = e.no WHERE c.look_back = @look_back
            """,
            row => ((int)row.GetInt64(0), (int)row.GetInt64(1)),
            ("@look_back", lookBack.Value),
            ("@round", (long)round)),
        cancel))[0];

    public ValueTask<ImmutableArray<ProblemLine>> ProblemsOf(GrainAddress lookBack, CancellationToken cancel = default) => tables.Read(
        database => RequestLedger.Read(database, $"{Problems} WHERE look_back = @look_back ORDER BY no", ProblemRow, ("@look_back", lookBack.Value)), cancel);

    /// <summary>Null: there is none.</summary>
    public async ValueTask<ProblemLine?> Problem(GrainAddress problem, CancellationToken cancel = default) => (await tables.Read(
        database => RequestLedger.Read(database, $"{Problems} WHERE government = @government AND address = @address", ProblemRow, ("@government", problem.Government.Value), ("@address", problem.Value)), cancel)).FirstOrDefault();

    /// <summary>All of a government's problems, the newest year first.</summary>
    public ValueTask<ImmutableArray<ProblemLine>> ProblemsOf(DivisionCode government, CancellationToken cancel = default) => tables.Read(
        database => RequestLedger.Read(database, $"{Problems} WHERE government = @government ORDER BY year DESC, no", ProblemRow, ("@government", government.Value)), cancel);

    private static LookBackLine LookBackRow(DbDataReader row) =>
        new(GrainAddress.Parse(row.GetString(0)), Day(row, 1)!.Value, (int)row.GetInt64(2), row.GetInt64(3) == 1);

    private static CheckLine CheckRow(DbDataReader row) => new(
        GrainAddress.Parse(row.GetString(0)),
        GrainAddress.Parse(row.GetString(1)),
        GrainAddress.Parse(row.GetString(2)),
        new UnitRef(UnitId.Of((int)row.GetInt64(3)), row.GetString(4)),
        (Role)row.GetInt64(5),
        row.GetString(6),
        row.GetString(7),
        (SelectionBasis)row.GetInt64(8),
        row.GetInt64(9) == 1,
        row.GetInt64(10) is > 0 and var verifier ? UnitId.Of((int)verifier) : null,
        Verdict(row, 11),
        Verdict(row, 12),
        Day(row, 13),
        new EvidenceTally((int)row.GetInt64(14), (int)row.GetInt64(15), (int)row.GetInt64(16), (int)row.GetInt64(17), (int)row.GetInt64(18), (int)row.GetInt64(19)));

    private static ProblemLine ProblemRow(DbDataReader row) => new(
        GrainAddress.Parse(row.GetString(0)),
        GrainAddress.Parse(row.GetString(1)),
        GrainAddress.Parse(row.GetString(2)),
        new UnitRef(UnitId.Of((int)row.GetInt64(3)), row.GetString(4)),
        row.GetString(5),
        row.GetString(6),
        (ProblemStage)row.GetInt64(7),
        Day(row, 8)!.Value,
        Day(row, 9)!.Value,
        row.GetInt64(10) == 1,
        Day(row, 11),
        Day(row, 12),
        (int)row.GetInt64(13),
        row.GetString(14) is { Length: > 0 } earlier ? GrainAddress.Parse(earlier) : null);

    private static CheckVerdict? Verdict(DbDataReader row, int column) => row.GetInt64(column) is >= 0 and var verdict ? (CheckVerdict)verdict : null;

    private static DateOnly? Day(DbDataReader row, int column) => JournalDay.Day((int)row.GetInt64(column));
}

/// <param name="Round">The last round of re-verification; 0: none was begun.</param>
public sealed record LookBackLine(GrainAddress LookBack, DateOnly StartedOn, int Round, bool Verifying)
{
    public GrainAddress Plan => LookBack.Parent!.Value;
}

/// <summary>How the evidence of a check is.</summary>
/// <param name="Looked">Those that were ever looked at.</param>
/// <param name="Dead">链接失效待补正.</param>
/// <param name="Failing">Not opened, or not checkable from here.</param>
/// <param name="Damaged">Files.</param>
public sealed record EvidenceTally(int All, int Looked, int Dead, int Changed, int Failing, int Damaged);

/// <param name="Unit">As it was when it was listed.</param>
/// <param name="Verifier">交叉核查; null: the office's.</param>
/// <param name="Own">单位自评; null: none came.</param>
/// <param name="Verdict">Null: not verified yet.</param>
public sealed record CheckLine(
    GrainAddress Check,
    GrainAddress LookBack,
    GrainAddress Assignment,
    UnitRef Unit,
    Role Role,
    string PointNumber,
    string PointTitle,
    SelectionBasis Basis,
    bool SelfClosed,
    UnitId? Verifier,
    CheckVerdict? Own,
    CheckVerdict? Verdict,
    DateOnly? JudgedOn,
    EvidenceTally Evidence);

/// <param name="Unit">As it was when it was raised.</param>
/// <param name="ResultOn">Null: 未整改.</param>
/// <param name="Earlier">反弹.</param>
public sealed record ProblemLine(
    GrainAddress Problem,
    GrainAddress LookBack,
    GrainAddress Assignment,
    UnitRef Unit,
    string PointNumber,
    string PointTitle,
    ProblemStage Stage,
    DateOnly RaisedOn,
    DateOnly RectifyBy,
    bool HasMeasures,
    DateOnly? ResultOn,
    DateOnly? ClosedOn,
    int Reopened,
    GrainAddress? Earlier)
{
    public GrainAddress Check => Problem.Parent!.Value;

    /// <summary>整改逾期: its day is past and no result with a link or file stands.</summary>
    public bool IsLateOn(DateOnly today) => Stage == ProblemStage.Open && RectifyBy < today;
}
