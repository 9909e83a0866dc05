using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Tracker.Evidence;

namespace Tracker.History;

/// <summary>What a ledger says of evidence: links become links, names of files that were handed in become files, everything else stays words.</summary>
public static partial class EvidenceCells
{
    /// <param name="files">By name, without folder.</param>
    public static (ImmutableArray<EvidenceItem> Items, ImmutableArray<string> Missing, string? Words) Read(
        IEnumerable<string?> cells, IReadOnlyDictionary<string, EvidenceItem> files)
    {
        var items = ImmutableArray.CreateBuilder<EvidenceItem>();
        var (missing, words) = (ImmutableArray.CreateBuilder<string>(), new List<string>());
        foreach (var cell in cells.OfType<string>().Distinct())
        {
            var rest = Link().Replace(cell, link =>
            {
                var item = new EvidenceItem(EvidenceKind.Link, link.Value.Length > 200 ? link.Value[..200] : link.Value, link.Value);
                if (EvidenceRules.Fault(item) is not null)
                {
                    return link.Value;
                }
                items.Add(item);
                return "\n";
            });
            foreach (var part in rest.Split(['、', '；', ';', '，', ',', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var name = Numbered().Replace(part, "").Trim('《', '》', '“', '”', '"', ' ', '。');
                if (!name.Any(char.IsLetterOrDigit))
                {
                    continue;
                }
                if (Find(name, files) is { } file)
                {
                    items.Add(file with { Title = name });
                    continue;
                }
                words.Add(part);
                if (FileName().IsMatch(name))
                {
                    missing.Add(name);
                }
            }
        }
        return ([.. items.Distinct()], [.. missing.Distinct()], words.Count == 0 ? null : string.Join('、', words.Distinct()));
    }

    /// <summary>By its name, with or without its ending where only one has it.</summary>
    private static EvidenceItem? Find(string name, IReadOnlyDictionary<string, EvidenceItem> files)
    {
        if (files.TryGetValue(name, out var file))
        {
            return file;
        }
        var alike = files.Where(f => f.Key.LastIndexOf('.') is > 0 and var dot && f.Key.AsSpan(0, dot).Equals(name, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return alike is [var only] ? only.Value : null;
    }

    [GeneratedRegex(@"https?://[^\s，。；、）》”""<>]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    /// <summary>1. or (2) before a name.</summary>
    [GeneratedRegex(@"^\s*([（(]?\d{1,2}[)）]|\d{1,2}[.．、](?!\d))\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\.(pdf|docx?|xlsx?|pptx?|wps|et|ofd|jpe?g|png|gif|bmp|tiff?|zip|rar|7z|txt|csv|html?|mp4|mp3)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
