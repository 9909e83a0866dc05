using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Silo.Ledger;

/// <summary>Reads the lists of supervision papers, which follow the journal in its own transaction; the words stand in the grains.</summary>
public sealed class PaperLedger(IRoomTables tables)
{
    private const string Papers =
        """
        SELECT p.address, p.rung, p.title, p.stage, p.drafted_on, p.verify_by, p.signed_on, p.issued_on, p.word, p.number, p.reply_by, p.scan, p.no
        FROM ledger_papers p
        """;

    private const string Units =
        """
        SELECT u.paper, u.unit, u.unit_name, coalesce(a.verification, -1), coalesce(a.answered_on, 0), coalesce(a.late, 0)
        FROM ledger_paper_units u JOIN ledger_papers p ON p.no = u.paper LEFT JOIN ledger_paper_answers a ON a.paper = u.paper AND a.unit = u.unit
        """;

    /// <summary>A government's papers, the newest first.</summary>
    public ValueTask<ImmutableArray<PaperLine>> Of(DivisionCode government, CancellationToken cancel = default) => tables.Read(
        database =>
        {
            (string, object)[] here = [("@government", government.Value)];
            var units = RequestLedger.Read(database, $"{Units} WHERE p.government = @government ORDER BY u.paper, u.place", UnitRow, here).ToLookup(u => u.Paper, u => u.Line);
            return RequestLedger.Read(
                database,
                $"{Papers} WHERE p.government = @government ORDER BY p.year DESC, p.no DESC",
                row => PaperRow(row, [.. units[row.GetInt64(12)]]),
                here);
        },
        cancel);

    /// <summary>Null: there is none at this address.</summary>
    public async ValueTask<PaperLine?> One(GrainAddress paper, CancellationToken cancel = default) => (await tables.Read(
        database =>
        {
            (string, object)[] here = [("@address", paper.Value)];
            var units = RequestLedger.Read(database, $"{Units} WHERE p.address = @address ORDER BY u.place", UnitRow, here).Select(u => u.Line);
            return RequestLedger.Read(database, $"{Papers} WHERE p.address = @address", row => PaperRow(row, [.. units]), here);
        },
        cancel)).FirstOrDefault();

    /// <summary>Findings of papers that were issued and not withdrawn: what a later rung goes on from.</summary>
    public ValueTask<ImmutableArray<EarlierFinding>> Issued(DivisionCode government, CancellationToken cancel = default) => tables.Read(
        database => RequestLedger.Read(
            database,
            """
            SELECT p.address, p.rung, p.issued_on, p.reply_by, f.unit, f.subject FROM ledger_paper_findings f JOIN ledger_papers p ON p.no = f.paper
            WHERE p.government = @government AND p.stage = @issued AND f.subject <> '' ORDER BY p.issued_on, p.no, f.place
            """,
            row => new EarlierFinding(
                GrainAddress.Parse(row.GetString(0)),
                (PaperRung)row.GetInt64(1),
                Day(row, 2)!.Value,
                Day(row, 3),
                UnitId.Of((int)row.GetInt64(4)),
                GrainAddress.Parse(row.GetString(5))),
            ("@government", government.Value),
            ("@issued", (long)PaperStage.Issued)),
        cancel);

    private static PaperLine PaperRow(DbDataReader row, ImmutableArray<PaperUnit> units) => new(
        GrainAddress.Parse(row.GetString(0)),
        (PaperRung)row.GetInt64(1),
        row.GetString(2),
        (PaperStage)row.GetInt64(3),
        Day(row, 4)!.Value,
        Day(row, 5),
        Day(row, 6),
        Day(row, 7),
        row.GetString(8) is { Length: > 0 } word ? new DocumentNumber(word, Day(row, 7)!.Value.Year, (int)row.GetInt64(9)) : null,
        Day(row, 10),
        row.GetInt64(11) == 1,
        units);

    private static (long Paper, PaperUnit Line) UnitRow(DbDataReader row) => (row.GetInt64(0), new PaperUnit(
        UnitId.Of((int)row.GetInt64(1)),
        row.GetString(2),
        row.GetInt64(3) switch { 0 => VerificationStanding.Asked, 1 => VerificationStanding.Agrees, 2 => VerificationStanding.Disagrees, _ => VerificationStanding.NotAsked },
        Day(row, 4),
        row.GetInt64(5) == 1));

    private static DateOnly? Day(DbDataReader row, int column) => JournalDay.Day((int)row.GetInt64(column));
}

/// <param name="Number">文号; null: not issued, or its rung has none.</param>
/// <param name="Scanned">The stamped copy is registered.</param>
public sealed record PaperLine(
    GrainAddress Paper,
    PaperRung Rung,
    string Title,
    PaperStage Stage,
    DateOnly DraftedOn,
    DateOnly? VerifyBy,
    DateOnly? SignedOn,
    DateOnly? IssuedOn,
    DocumentNumber? Number,
    DateOnly? ReplyBy,
    bool Scanned,
    ImmutableArray<PaperUnit> Units)
{
    public PaperUnit? Of(UnitId unit) => Units.FirstOrDefault(u => u.Unit == unit);

    /// <summary>It was issued once, also where it was withdrawn since.</summary>
    public bool WasIssued => IssuedOn is not null;

    /// <summary>It was said outside (微信、电话) and recorded.</summary>
    public bool WasRecorded => WasIssued && SignedOn is null;

    /// <summary>Units that were asked and have not said anything.</summary>
    public int Silent => Units.Count(u => u.Verification == VerificationStanding.Asked);
}

/// <param name="AnsweredOn">整改反馈; null: none came.</param>
public sealed record PaperUnit(UnitId Unit, string Name, VerificationStanding Verification, DateOnly? AnsweredOn, bool Late);

/// <summary>核实反馈 of a unit.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VerificationStanding>))]
public enum VerificationStanding
{
    [JsonStringEnumMemberName("not-asked")]
    NotAsked,

    /// <summary>待反馈.</summary>
    [JsonStringEnumMemberName("asked")]
    Asked,

    /// <summary>无异议.</summary>
    [JsonStringEnumMemberName("agrees")]
    Agrees,

    /// <summary>有异议.</summary>
    [JsonStringEnumMemberName("disagrees")]
    Disagrees,
}
