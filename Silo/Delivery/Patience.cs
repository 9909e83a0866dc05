namespace Tracker.Silo.Delivery;

/// <summary>How often and how long a message is tried: after 1, 2, 4 … minutes, six hours at most; fourteen times in all, which is about a day and a half. Pure.</summary>
public static class Patience
{
    public const int MostAttempts = 14;

    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>How long to wait after the n-th attempt. The first wait is longer than any attempt takes, so that two processes never try one message at once.</summary>
    public static TimeSpan After(int attempts) => attempts >= 10 ? Longest : TimeSpan.FromTicks(Math.Min(First.Ticks << Math.Max(attempts - 1, 0), Longest.Ticks));

    public static bool IsOver(int attempts) => attempts >= MostAttempts;
}
