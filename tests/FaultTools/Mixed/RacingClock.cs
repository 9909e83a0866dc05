using System.Globalization;

namespace Tracker.Faults.Mixed;

/// <summary>A clock that runs through a year in minutes. All processes of a run go by the same moment, so that a killed one comes back to the same day.</summary>
/// <param name="started">When the run began, by the machine's clock.</param>
/// <param name="day">How long a day takes.</param>
internal sealed class RacingClock(DateTimeOffset started, TimeSpan day) : TimeProvider
{
    private static readonly DateTimeOffset First = new(2031, 1, 20, 9, 0, 0, TimeSpan.FromHours(8));

    public static RacingClock Parse(string text)
    {
        var parts = text.Split('+');
        return new RacingClock(
            DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[0], CultureInfo.InvariantCulture)), TimeSpan.FromMilliseconds(long.Parse(parts[1], CultureInfo.InvariantCulture)));
    }

    public override DateTimeOffset GetUtcNow() => First + ((base.GetUtcNow() - started) * (TimeSpan.FromDays(1) / day));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{started.ToUnixTimeMilliseconds()}+{day.TotalMilliseconds:F0}");
}
