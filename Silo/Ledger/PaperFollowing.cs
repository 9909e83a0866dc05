using System.Collections.Immutable;
using System.Globalization;
using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Silo.Ledger;

/// <summary>What facts of supervision papers change in the ledger.</summary>
internal static class PaperFollowing
{
    private const string PutPaper =
        """
        INSERT INTO ledger_papers (no, address, government, year, rung, title, stage, drafted_on, verify_by, signed_on, issued_on, word, number, reply_by, scan)
        VALUES ($1, $2, $3, $4, $5, $6, 0, $7, 0, 0, 0, '', 0, $8, 0)
        """;

    private const string Revise = "UPDATE ledger_papers SET rung = $2, title = $3, reply_by = $4 WHERE no = $1";
    private const string ForgetUnits = "DELETE FROM ledger_paper_units WHERE paper = $1";
    private const string ForgetFindings = "DELETE FROM ledger_paper_findings WHERE paper = $1";
    private const string PutUnit = "INSERT INTO ledger_paper_units (paper, place, unit, unit_name) VALUES ($1, $2, $3, $4)";
    private const string PutFinding = "INSERT INTO ledger_paper_findings (paper, place, unit, subject) VALUES ($1, $2, $3, $4)";
    private const string AskVerification = "UPDATE ledger_papers SET stage = $2, verify_by = $3 WHERE no = $1";

    private const string PutVerification =
        """
        INSERT INTO ledger_paper_answers (paper, unit, verification, answered_on, late) VALUES ($1, $2, $3, 0, 0)
        ON CONFLICT (paper, unit) DO UPDATE SET verification = excluded.verification
        """;

    private const string PutAnswer =
        """
        INSERT INTO ledger_paper_answers (paper, unit, verification, answered_on, late) VALUES ($1, $2, -1, $3, $4)
        ON CONFLICT (paper, unit) DO UPDATE SET answered_on = excluded.answered_on, late = excluded.late
        """;

    private const string Sign = "UPDATE ledger_papers SET stage = $2, signed_on = $3 WHERE no = $1";
    private const string Issue = "UPDATE ledger_papers SET stage = $2, issued_on = $3, word = $4, number = $5 WHERE no = $1";
    private const string Scan = "UPDATE ledger_papers SET scan = 1 WHERE no = $1";
    private const string Withdraw = "UPDATE ledger_papers SET stage = $2 WHERE no = $1";

    public static bool Concerns(object fact) => fact is PaperEvent;

    /// <param name="no">The number of the fact's own stream.</param>
    public static ImmutableArray<SideWrite> Of(GrainAddress address, long no, object fact) => fact switch
    {
        PaperDrafted e =>
        [
            new(PutPaper, [no, address.Value, address.Government.Value, (long)address.Year.Value, (long)e.Content.Rung, e.Content.Title, Number(e.On), Number(e.Content.ReplyBy)]),
            .. Named(no, e.Content),
        ],
        UrgingRecorded e =>
        [
            .. Of(address, no, new PaperDrafted(e.On, e.By, e.Content)),
            .. Of(address, no, new PaperIssued(e.On, null)),
        ],
        PaperRevised e =>
        [
            new(Revise, [no, (long)e.Content.Rung, e.Content.Title, Number(e.Content.ReplyBy)]),
            new(ForgetUnits, [no]),
            new(ForgetFindings, [no]),
            .. Named(no, e.Content),
        ],
        VerificationAsked e =>
        [
            new(AskVerification, [no, (long)PaperStage.Verifying, Number(e.DueDay)]),
            .. e.Units.Select(u => new SideWrite(PutVerification, [no, Number(u), 0L])),
        ],
        VerificationAnswered e => [new(PutVerification, [no, Number(e.Unit), e.Agrees ? 1L : 2L])],
        PaperSigned e => [new(Sign, [no, (long)PaperStage.Signed, Number(e.On)])],
        PaperIssued e => [new(Issue, [no, (long)PaperStage.Issued, Number(e.On), e.Number?.Word ?? "", (long)(e.Number?.Number ?? 0)])],
        ScanRegistered => [new(Scan, [no])],
        PaperAnswered e => [new(PutAnswer, [no, Number(e.Unit), Number(e.On), e.Late ? 1L : 0L])],
        PaperWithdrawn => [new(Withdraw, [no, (long)PaperStage.Withdrawn])],
        _ => [],
    };

    private static IEnumerable<SideWrite> Named(long no, PaperContent content) =>
    [
        .. content.Units.Select((u, place) => new SideWrite(PutUnit, [no, (long)place, Number(u.Unit), u.Name])),
        .. content.Facts.Select((f, place) => new SideWrite(PutFinding, [no, (long)place, Number(f.Unit), f.Subject?.Value ?? ""])),
    ];

    private static long Number(DateOnly? day) => day is { } known ? JournalDay.Number(known) : 0;

    private static long Number(UnitId unit) => long.Parse(unit.Value, CultureInfo.InvariantCulture);
}
