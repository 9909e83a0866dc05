using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tracker.Silo.Journal;

/// <summary>
/// A seal (封签) over all positions since the seal before. As long as a copy of it lies outside this machine, nothing in its range or
/// before can be changed unseen.
/// </summary>
/// <param name="Root">Merkle root over the hashes of the positions, in lower-case hex.</param>
/// <param name="Previous">The hash of the seal before, in lower-case hex; empty for the first.</param>
public sealed record Seal(long No, long First, long Last, string Root, DateTimeOffset At, string Previous)
{
    private const string Form = "tracker-seal-1";

    /// <summary>SHA-256 of the paper's lines above the last, each ended by a line feed: anyone can check it with standard tools.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Lines)));

    internal string AtText => At.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    private string Lines => string.Create(
        CultureInfo.InvariantCulture,
        $"{Form}\nno {No}\npositions {First}-{Last}\nroot {Root}\nat {AtText}\nprevious {(Previous.Length == 0 ? "none" : Previous)}\n");

    /// <summary>The text to print, mail or publish.</summary>
    public string ToPaper() => $"{Lines}seal {Hash}\n";

    /// <summary>Reads a paper back; throws <see cref="FormatException"/> when it is none or its lines don't give its hash.</summary>
    public static Seal Parse(string paper)
    {
        var lines = paper.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length != 7 || lines[0] != Form)
        {
            throw new FormatException("This is no seal of Tracker.");
        }
        var range = Value(lines[2], "positions").Split('-');
        var previous = Value(lines[5], "previous");
        var seal = new Seal(
            long.Parse(Value(lines[1], "no"), CultureInfo.InvariantCulture),
            long.Parse(range[0], CultureInfo.InvariantCulture),
            long.Parse(range[^1], CultureInfo.InvariantCulture),
            Value(lines[3], "root"),
            DateTimeOffset.ParseExact(Value(lines[4], "at"), "O", CultureInfo.InvariantCulture),
            previous == "none" ? "" : previous);
        return seal.Hash == Value(lines[6], "seal") ? seal : throw new FormatException("The seal's hash does not fit its lines.");
    }

    private static string Value(string line, string name) =>
        line.StartsWith(name + " ", StringComparison.Ordinal) ? line[(name.Length + 1)..] : throw new FormatException($"Expected '{name} …', found '{line}'.");
}
