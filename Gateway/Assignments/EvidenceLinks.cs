using System.Text.RegularExpressions;
using Tracker.Evidence;

namespace Tracker.Gateway.Assignments;

/// <summary>Reads links as people paste them: one a line, with or without a name before the address.</summary>
internal static partial class EvidenceLinks
{
    private static readonly char[] Around = [' ', '\t', '　', ':', '：', '-', '—', ',', '，', '、', '(', '（', '<', '《', '.', '。'];

    public static IEnumerable<EvidenceItem> Read(string text) => text
        .Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(Item);

    private static EvidenceItem Item(string line)
    {
        var found = Address().Match(line);
        if (!found.Success)
        {
            return new EvidenceItem(EvidenceKind.Link, Short(line), line); // said to be no link when it is handed in
        }
        var before = line[..found.Index].Trim(Around);
        var name = (before.Length > 0 ? before : line[(found.Index + found.Length)..].Trim(Around)).TrimEnd(')', '）', '>', '》');
        return new EvidenceItem(EvidenceKind.Link, Short(name.Length > 0 ? name : found.Value), found.Value);
    }

    private static string Short(string title) => title.Length <= 300 ? title : title[..300];

    /// <summary>Up to the first blank or Chinese mark: addresses are often followed by one.</summary>
    [GeneratedRegex(@"https?://[^\s，。；、）》」]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
