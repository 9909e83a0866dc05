namespace Tracker.Gateway.Tests.Year;

/// <summary>A clock that goes on by itself within a day, and is put forward from day to day.</summary>
internal sealed class YearClock(DateOnly first) : TimeProvider
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private readonly object _gate = new();
    private DateTimeOffset _morning = Morning(first);
    private long _since = System.GetTimestamp();

    public DateOnly Day { get; private set; } = first;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return (_morning + GetElapsedTime(_since)).ToUniversalTime();
        }
    }

    public void PutForward(DateOnly day)
    {
        lock (_gate)
        {
            day.ShouldBeGreaterThanOrEqualTo(Day);
            if (day > Day)
            {
                (Day, _morning, _since) = (day, Morning(day), System.GetTimestamp());
            }
        }
    }

    private static DateTimeOffset Morning(DateOnly day) => new(day, new TimeOnly(9, 0), China);
}
