using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Ledger;

/// <summary>One row of the ledger (台账): where one assignment stands. Follows from the assignment's facts alone.</summary>
/// <param name="DueDay">The earliest due day that is not fulfilled; null: none stated, so it can never be overdue.</param>
/// <param name="LastReport">Journal position of the last report or closure report: its words stay in the journal and nowhere else.</param>
/// <param name="Evidence">How many pieces of evidence were handed in so far, each counted once.</param>
public sealed record LedgerEntry(
    GrainAddress Assignment,
    UnitId Unit,
    string UnitName,
    Role Role,
    int Section,
    AssignmentStatus Status,
    ImmutableArray<Deadline> Deadlines,
    DateOnly? DueDay,
    long? LastReport,
    DateOnly? LastReportOn,
    int Evidence)
{
    /// <summary>The plan that the assignment belongs to.</summary>
    public GrainAddress Plan => Point.Parent!.Value;

    public GrainAddress Point => Assignment.Parent!.Value;

    /// <summary>The row after one more fact; the same row where the fact changes nothing that the ledger shows.</summary>
    /// <param name="entry">The row before; null before the assignment was made.</param>
    public static LedgerEntry Follow(LedgerEntry? entry, GrainAddress assignment, AssignmentEvent fact, long position) =>
        (entry, fact) switch
        {
            (null, AssignmentMade e) => new LedgerEntry(
                assignment, e.Unit, e.UnitName, e.Role, e.Section, AssignmentStatus.Unacknowledged, e.Deadlines, FirstFixedDay(e.Deadlines), null, null, 0),
            // A past year's: no day is due, so it can never be late; its one fact is its report.
            (null, AssignmentRecorded e) => new LedgerEntry(
                assignment, e.Unit, e.UnitName, e.Role, e.Section, StatusOf(e.Outcome), e.Deadlines, null, position, null, e.Evidence.Length),
            ({ } row, AssignmentRecordCorrected e) => row with { Status = StatusOf(e.Outcome), LastReport = position },
            ({ } row, AssignmentAcknowledged or AssignmentAnsweredWithSheet) => row with { Status = AssignmentStatus.Underway },
            ({ } row, ReportSubmitted e) => row with
            {
                Status = AssignmentStatus.Underway,
                LastReport = position,
                LastReportOn = e.On,
                Evidence = row.Evidence + e.Evidence.Length - e.Again,
            },
            ({ } row, ClosureReported e) => row with
            {
                Status = AssignmentStatus.ClosureReported,
                LastReport = position,
                LastReportOn = e.On,
                Evidence = row.Evidence + e.Evidence.Length - e.Again,
            },
            ({ } row, PeriodReported e) => row with
            {
                Status = AssignmentStatus.Underway,
                LastReport = e.Row.SaysMore || row.LastReport is null ? position : row.LastReport, // where nothing changed the words before still hold
                LastReportOn = e.On,
                Evidence = row.Evidence + e.Row.Evidence.Length - e.Again,
            },
            ({ } row, AssignmentReturned or AssignmentReturnedWithSheet or NotConcernedDenied or AssignmentReopened) => row with { Status = AssignmentStatus.Returned },
            ({ } row, AssignmentClosed) => row with { Status = AssignmentStatus.Closed },
            ({ } row, _) => Amended(row, fact),
            _ => throw new JournalOutOfOrderException((object?)entry ?? "no ledger row", fact),
        };

    private static LedgerEntry Amended(LedgerEntry row, AssignmentEvent fact) => fact switch
    {
        AssignmentRefused => row with { Status = AssignmentStatus.Refused },
        AssignmentUpheld => row with { Status = AssignmentStatus.Unacknowledged },
        NotConcernedConfirmed => row with { Status = AssignmentStatus.NotConcerned },
        AssignmentWithdrawn => row with { Status = AssignmentStatus.Withdrawn },
        AssignmentCleared e => row with { Status = e.Ending },
        AssignmentRestored e => row with
        {
            UnitName = e.UnitName,
            Role = e.Role,
            Section = e.Section,
            Status = AssignmentStatus.Unacknowledged,
            Deadlines = e.Deadlines,
            DueDay = FirstFixedDay(e.Deadlines),
        },
        AssignmentTransferred e => row with { Unit = e.Unit, UnitName = e.UnitName },
        AssignmentRoleChanged e => row with { Role = e.Role },
        AssignmentDeadlinesChanged e => row with { Deadlines = e.Deadlines, DueDay = FirstFixedDay(e.Deadlines) },
        AssignmentLimitsChanged e => row with { Deadlines = e.Deadlines, DueDay = e.DueDay },
        OccurrenceJudged { Outcome: OccurrenceOutcome.Missed } e => row with { DueDay = e.DueDay is { } next && !(row.DueDay < next) ? next : row.DueDay }, // earlier programs took the day away
        DueDayEvent e => row with { DueDay = e.DueDay },
        SetUpEntered or SetUpAccepted or SetUpReturned or LimitEvent => row, // kept in tables of their own
        _ => throw new JournalOutOfOrderException(row, fact),
    };

    /// <summary>Where the outcome of a past year's duty counts.</summary>
    public static AssignmentStatus StatusOf(YearEndOutcome outcome) =>
        outcome is YearEndOutcome.Closed or YearEndOutcome.Lasting or YearEndOutcome.NotConcerned ? AssignmentStatus.Closed : AssignmentStatus.Underway;

    public static DateOnly? FirstFixedDay(ImmutableArray<Deadline> deadlines) =>
        deadlines.OfType<FixedDeadline>().Select(d => (DateOnly?)d.Date).Min();
}
