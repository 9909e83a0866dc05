using System.Collections.Immutable;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Assignments;

/// <summary>An assignment: one unit's duty on one work point (工作要点), kept open until it is closed (办结).</summary>
public abstract record Assignment
{
    private Assignment() { }

    public sealed record NotMade : Assignment;

    /// <param name="Status">Any but <see cref="AssignmentStatus.Closed"/>.</param>
    /// <param name="Reports">How many reports and closure reports there were; their words stay in the journal.</param>
    /// <param name="Evidence">How many items of evidence came with them.</param>
    public sealed record Open(
        UnitId Unit,
        string UnitName,
        Role Role,
        int Section,
        ImmutableArray<Deadline> Deadlines,
        AssignmentStatus Status,
        int Reports,
        int Evidence) : Assignment;

    public sealed record Closed(Open Before, DateOnly On) : Assignment;

    /// <summary>Of a past year's ledger: to be read, and nothing is to be done about it.</summary>
    public sealed record Recorded(AssignmentRecorded Fact) : Assignment;

    public static Assignment Initial { get; } = new NotMade();

    public static GrainKind<Assignment, AssignmentCommand, AssignmentEvent> Kind { get; } =
        new("assignment", Initial, Evolve, AssignmentDecider.Decide);

    public static Assignment Evolve(Assignment state, AssignmentEvent fact) => (state, fact) switch
    {
        (NotMade, AssignmentMade e) => new Open(e.Unit, e.UnitName, e.Role, e.Section, e.Deadlines, AssignmentStatus.Unacknowledged, 0, 0),
        (NotMade, AssignmentRecorded e) => new Recorded(e),
        (Open s, AssignmentAcknowledged) => s with { Status = AssignmentStatus.Underway },
        (Open s, ReportSubmitted e) => s with
        {
            Status = AssignmentStatus.Underway,
            Reports = s.Reports + 1,
            Evidence = s.Evidence + e.Evidence.Length,
        },
        (Open s, ClosureReported e) => s with
        {
            Status = AssignmentStatus.ClosureReported,
            Reports = s.Reports + 1,
            Evidence = s.Evidence + e.Evidence.Length,
        },
        (Open s, AssignmentReturned) => s with { Status = AssignmentStatus.Returned },
        (Open s, AssignmentClosed e) => new Closed(s, e.On),
        _ => throw new JournalOutOfOrderException(state, fact), // history is never skipped quietly
    };
}
