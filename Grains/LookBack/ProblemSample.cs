using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Tracker.Deciding;

namespace Tracker.LookBack;

/// <summary>
/// A sample that anybody can draw again: each address is ranked by the SHA-256 of <c>seed + newline + address</c> in hex, and the first ones are taken,
/// so many percent of all, rounded up.
/// </summary>
public static class ProblemSample
{
    public const int DefaultPercent = 10;

    public static ImmutableArray<GrainAddress> Of(IReadOnlyCollection<GrainAddress> from, string seed, int percent)
    {
        var size = (from.Count * percent + 99) / 100;
        return [.. from.OrderBy(a => Rank(seed, a), StringComparer.Ordinal).Take(size)];
    }

    private static string Rank(string seed, GrainAddress address) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{address.Value}")));
}
