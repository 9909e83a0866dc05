namespace Tracker.Silo.Delivery;

/// <summary>One digest a person a day, none on a quiet day. Pure.</summary>
public static class DigestDays
{
    /// <summary>The day whose digest is to be made now; null: none is.</summary>
    /// <param name="now">China's time.</param>
    /// <param name="last">The day of the last digest, or of the last look that found nothing to say: no day has two, even where the clock goes back.</param>
    /// <param name="isWorkingDay">Null: the calendar does not know; then Monday to Friday are working days.</param>
    public static DateOnly? Due(DateTime now, TimeOnly at, DigestRhythm rhythm, DateOnly? last, IReadOnlyCollection<DateOnly> quiet, Func<DateOnly, bool?> isWorkingDay)
    {
        var day = DateOnly.FromDateTime(now);
        return rhythm is DigestRhythm.Off || TimeOnly.FromDateTime(now) < at || last >= day || quiet.Contains(day)
            || (rhythm is DigestRhythm.WorkingDays && !(isWorkingDay(day) ?? day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)))
            ? null
            : day;
    }
}
