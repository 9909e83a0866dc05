namespace Tracker.Calendar;

/// <summary>A day that a holiday notice changes: off (休), or worked to make up for one (班).</summary>
/// <param name="Holiday">Its name, such as 春节.</param>
public readonly record struct CalendarDay(DateOnly Day, bool Off, string Holiday);
