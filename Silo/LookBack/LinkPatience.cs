namespace Tracker.Silo.LookBack;

/// <summary>How politely and how long links are looked at.</summary>
/// <param name="Between">Between two requests to one host.</param>
/// <param name="Longest">For one link, redirects and all.</param>
/// <param name="MostBytes">Of a page; what is longer is not read to its end.</param>
public sealed record LinkPatience(TimeSpan Between, TimeSpan Longest, int MostBytes)
{
    public static LinkPatience Default { get; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20), 3 * 1024 * 1024);
}
