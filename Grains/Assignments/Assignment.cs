using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.PeriodReturns;
using Tracker.Units;

namespace Tracker.Assignments;

/// <summary>An assignment: one unit's duty on one work point (工作要点), kept open until it ends (办结, 年终清账, 撤销).</summary>
public abstract record Assignment
{
    private Assignment() { }

    public sealed record NotMade : Assignment;

    /// <param name="Unit">Whose it is now: after a transfer no longer the unit that the address names.</param>
    /// <param name="Status">Any that is open.</param>
    /// <param name="Reports">How many reports, closure reports and rows of period returns there were; their words stay in the journal.</param>
    /// <param name="Evidence">How many pieces of evidence came with them, each counted once.</param>
    public sealed record Open(
        UnitId Unit,
        string UnitName,
        Role Role,
        int Section,
        ImmutableArray<Deadline> Deadlines,
        AssignmentStatus Status,
        int Reports,
        int Evidence) : Assignment
    {
        /// <summary>What these are known again by: <see cref="HandedIn.Marks"/>.</summary>
        public string EvidenceMarks { get; init; } = "";

        /// <summary>建账; its words stay in the journal.</summary>
        public SetUpStanding SetUp { get; init; }

        /// <summary>The period in which the unit last said 不涉及本单位; null: it does not say so, or the office has answered.</summary>
        public PeriodId? NotConcernedIn { get; init; }

        /// <summary>The sheet that it was returned with; null: it is not returned, or by itself.</summary>
        public GrainAddress? ReturnedWith { get; init; }

        /// <summary>What is known of its time limits beyond the words of the deadlines.</summary>
        public Limits Limits { get; init; } = Limits.None;

        [JsonIgnore]
        public HandedIn HandedIn => new(Evidence, EvidenceMarks);

        /// <summary>The earliest day that is not fulfilled; null: none is stated.</summary>
        public DateOnly? DueDay => Limits.FirstDay(Deadlines);
    }

    /// <param name="How">Any that is not open.</param>
    public sealed record Ended(Open Before, AssignmentStatus How, DateOnly On) : Assignment;

    /// <summary>Of a past year's ledger: to be read, and nothing is to be done about it.</summary>
    public sealed record Recorded(AssignmentRecorded Fact) : Assignment;

    /// <summary>The duty, open or ended; null where it was never made here.</summary>
    public Open? Duty => this switch { Open s => s, Ended s => s.Before, _ => null };

    public static Assignment Initial { get; } = new NotMade();

    public static GrainKind<Assignment, AssignmentCommand, AssignmentEvent> Kind { get; } =
        new("assignment", Initial, Evolve, AssignmentDecider.Decide);

    public static Assignment Evolve(Assignment state, AssignmentEvent fact) => (state, fact) switch
    {
        (NotMade, AssignmentMade e) => new Open(e.Unit, e.UnitName, e.Role, e.Section, e.Deadlines, AssignmentStatus.Unacknowledged, 0, 0),
        (NotMade, AssignmentRecorded e) => new Recorded(e),
        (Recorded s, AssignmentRecordCorrected e) => new Recorded(s.Fact with { Outcome = e.Outcome, Text = e.Text }),
        (Open s, AssignmentAcknowledged) => s with { Status = AssignmentStatus.Underway },
        (Open s, AssignmentRefused) => s with { Status = AssignmentStatus.Refused },
        (Open s, AssignmentUpheld) => s with { Status = AssignmentStatus.Unacknowledged },
        (Open s, SetUpEntered) => s with { SetUp = SetUpStanding.Entered },
        (Open s, SetUpAccepted) => s with { SetUp = SetUpStanding.Accepted },
        (Open s, SetUpReturned) => s with { SetUp = SetUpStanding.Returned },
        (Open s, ReportSubmitted e) => s.Told(AssignmentStatus.Underway, e) with { Limits = s.Limits.Told(e.On, null) },
        (Open s, ClosureReported e) => s.Told(AssignmentStatus.ClosureReported, e) with { Limits = s.Limits.Told(e.On, null) },
        (Open s, PeriodReported e) => s.Told(AssignmentStatus.Underway, e) with
        {
            NotConcernedIn = e.Row.Outcome is RowOutcome.NotConcerned ? e.Period : e.Row.SaysMore ? null : s.NotConcernedIn,
            Limits = e.Row.Outcome is RowOutcome.Progress ? s.Limits.Told(e.On, e.Period) : s.Limits,
        },
        (Open s, NotConcernedDenied) => s with { Status = AssignmentStatus.Returned, NotConcernedIn = null, ReturnedWith = null },
        (Open s, NotConcernedConfirmed e) => new Ended(s, AssignmentStatus.NotConcerned, e.On),
        (Open s, AssignmentReturned) => s with { Status = AssignmentStatus.Returned, ReturnedWith = null },
        (Open s, AssignmentReturnedWithSheet e) => s with { Status = AssignmentStatus.Returned, ReturnedWith = e.Sheet },
        (Open s, AssignmentAnsweredWithSheet) => s with { Status = AssignmentStatus.Underway, ReturnedWith = null },
        (Open s, AssignmentClosed e) => new Ended(s, AssignmentStatus.Closed, e.On),
        (Open s, AssignmentWithdrawn e) => new Ended(s, AssignmentStatus.Withdrawn, e.On),
        (Open or Ended, AssignmentCleared e) => new Ended(state.Duty!, e.Ending, e.On),
        (Ended s, AssignmentReopened) => s.Before with { Status = AssignmentStatus.Returned, NotConcernedIn = null, ReturnedWith = null },
        (Ended s, AssignmentRestored e) => s.Before with
        {
            UnitName = e.UnitName,
            Role = e.Role,
            Section = e.Section,
            Deadlines = e.Deadlines,
            Status = AssignmentStatus.Unacknowledged,
            NotConcernedIn = null,
            ReturnedWith = null,
            Limits = Limits.None,
        },
        (Open s, AssignmentRoleChanged e) => s with { Role = e.Role },
        (Open s, AssignmentDeadlinesChanged e) => s with { Deadlines = e.Deadlines, Limits = Limits.None with { SetAbove = s.Limits.SetAbove } },
        (Open s, AssignmentLimitsChanged e) => s with { Deadlines = e.Deadlines, Limits = s.Limits.Placed(e.Before) },
        (Open s, AssignmentTransferred e) => s with { Unit = e.Unit, UnitName = e.UnitName },
        (Ended s, AssignmentTransferred e) => s with { Before = s.Before with { Unit = e.Unit, UnitName = e.UnitName } },
        (Open s, LimitEvent e) => s with { Limits = s.Limits.After(s.Deadlines, e) },
        _ => throw new JournalOutOfOrderException(state, fact), // history is never skipped quietly
    };
}

file static class Telling
{
    /// <summary>After a report of any form.</summary>
    public static Assignment.Open Told(this Assignment.Open s, AssignmentStatus status, IHandsIn fact)
    {
        var evidence = s.HandedIn.With(fact.Items, fact.Again);
        return s with
        {
            Status = status,
            Reports = s.Reports + 1,
            Evidence = evidence.Count,
            EvidenceMarks = evidence.Marks,
            NotConcernedIn = null,
            ReturnedWith = null,
        };
    }
}
