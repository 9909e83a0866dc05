namespace Tracker.Assignments;

/// <summary>What a status means for counting; the same answer for rows, counters and roll-ups.</summary>
public static class AssignmentStatuses
{
    extension(AssignmentStatus status)
    {
        /// <summary>Somebody still has to do something: only what is open can be overdue.</summary>
        public bool IsOpen => status
            is AssignmentStatus.Unacknowledged
            or AssignmentStatus.Underway
            or AssignmentStatus.Returned
            or AssignmentStatus.ClosureReported
            or AssignmentStatus.Refused;

        /// <summary>It is the unit that has to do something, and not the office.</summary>
        public bool IsForTheUnit => status is AssignmentStatus.Unacknowledged or AssignmentStatus.Underway or AssignmentStatus.Returned;

        /// <summary>In the denominator: all but what was withdrawn and what concerns the unit in nothing.</summary>
        public bool IsCounted => status is not (AssignmentStatus.Withdrawn or AssignmentStatus.NotConcerned);

        /// <summary>Carried out: 已办结, or 年度任务完成并长期坚持.</summary>
        public bool IsDone => status is AssignmentStatus.Closed or AssignmentStatus.Lasting;
    }
}
