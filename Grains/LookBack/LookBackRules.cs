using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Evidence;

namespace Tracker.LookBack;

/// <summary>What words and evidence of a look-back must be.</summary>
public static class LookBackRules
{
    public const int LongestWords = 2_000;
    public const int MostEvidence = 50;

    /// <summary>Words that must be given; null: they are.</summary>
    /// <param name="missing">Said where there are none.</param>
    public static Rejection? WordsFault(string? words, Rejection missing) =>
        string.IsNullOrWhiteSpace(words) ? missing : words.Length > LongestWords ? LookBackRejections.WordsTooLong : null;

    /// <summary>Null: nothing is wrong with any.</summary>
    public static Rejection? EvidenceFault(ImmutableArray<EvidenceItem> evidence) =>
        evidence.Length > MostEvidence ? new Rejection("look-back.too-much-evidence", $"{evidence.Length}", $"{MostEvidence}")
        : evidence.Select(EvidenceRules.Fault).FirstOrDefault(fault => fault is not null);

    internal static bool IsNoLine(string? text, int longest) => string.IsNullOrWhiteSpace(text) || text.Length > longest || text.Any(char.IsControl);
}

/// <summary>One piece of evidence is one address or one content, however it is titled.</summary>
public static class EvidenceKeys
{
    public static string Of(EvidenceItem item) => item.Figure is { } figure ? $"{figure.Period} {figure.Name}" : item.Url ?? item.Hash ?? item.Title;
}
