namespace Tracker.Gateway.Hosting;

/// <summary>Dates are China's (UTC+8), wherever the machine stands.</summary>
internal static class ChinaDay
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    extension(TimeProvider clock)
    {
        public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(Offset).DateTime);
    }
}
