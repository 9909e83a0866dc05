namespace Tracker.Lights;

/// <summary>序时进度 of a quantity that has a target: what the days that have passed would have brought at an even pace, against what was reported.</summary>
/// <param name="Expected">A share of the target, 0 to 1.</param>
/// <param name="Reached">A share of the target; more than 1 where it was surpassed.</param>
public sealed record Pace(decimal Target, decimal Reported, decimal Expected, decimal Reached)
{
    public bool IsBehind => Reached < Expected;

    /// <param name="from">The first day of the span in which the target is to be reached.</param>
    /// <param name="to">Its last day.</param>
    public static Pace? Of(decimal target, decimal reported, DateOnly from, DateOnly to, DateOnly day)
    {
        if (target <= 0 || to < from)
        {
            return null;
        }
        var whole = to.DayNumber - from.DayNumber + 1;
        var passed = Math.Clamp(day.DayNumber - from.DayNumber + 1, 0, whole);
        return new Pace(target, reported, Math.Round((decimal)passed / whole, 4), Math.Round(reported / target, 4));
    }
}
