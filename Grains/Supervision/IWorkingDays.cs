namespace Tracker.Supervision;

/// <summary>Working days as the holiday notices give them.</summary>
public interface IWorkingDays
{
    /// <summary>The day of the event is not counted. Null: 日历未知, a year without a notice.</summary>
    DateOnly? AddWorkingDays(DateOnly start, int days);
}
