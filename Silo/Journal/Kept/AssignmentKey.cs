using System.Globalization;
using Tracker.Deciding;

namespace Tracker.Silo.Journal.Kept;

/// <summary>The address of an assignment as a number, which it gives exactly: <c>210000/2021/plan/1/work-point/5/assignment/12</c> in 16 bytes instead of 100.</summary>
/// <remarks>Two halves and no <see cref="UInt128"/>, which would make every entry of a table eight bytes longer.</remarks>
internal readonly record struct AssignmentKey(ulong High, ulong Low)
{
    private static readonly string[] Kinds = ["plan", "work-point", "assignment"];

    /// <summary>Null: no assignment, or one whose numbers are too long or not written as numbers are.</summary>
    public static AssignmentKey? Of(GrainAddress address)
    {
        var text = address.Value.AsSpan();
        var government = uint.Parse(text[..6], CultureInfo.InvariantCulture);
        var year = uint.Parse(text[7..11], CultureInfo.InvariantCulture);
        var key = new UInt128(0, (ulong)government * 10_000 + year); // 34 bits, and 30 for each number: 124
        var rest = text[12..];
        foreach (var kind in Kinds)
        {
            if (!rest.StartsWith(kind) || rest.Length <= kind.Length || rest[kind.Length] != '/')
            {
                return null;
            }
            rest = rest[(kind.Length + 1)..];
            var end = rest.IndexOf('/') is var slash and >= 0 ? slash : rest.Length;
            if (end > 9 || rest[0] == '0' || !uint.TryParse(rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }
            key = (key << 30) | number;
            rest = end == rest.Length ? [] : rest[(end + 1)..];
        }
        return rest.IsEmpty ? new AssignmentKey((ulong)(key >> 64), (ulong)key) : null;
    }

    /// <summary>A record's own puts numbers that lie close together on each other.</summary>
    public override int GetHashCode() => HashCode.Combine(High, Low);
}
