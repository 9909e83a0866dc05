using System.Collections.Immutable;
using Tracker.Evidence;
using Tracker.Gateway.Returns;

namespace Tracker.Gateway.Assignments;

/// <summary>Names of evidence as lists say them: where several pieces of one list have the same name, each with its number, in the order in which they came.</summary>
internal sealed class EvidenceTitles
{
    private readonly Dictionary<(string Title, string Key), int> _place = [];
    private readonly Dictionary<string, int> _same = [];

    /// <param name="all">The oldest first; a piece that was handed in twice is one.</param>
    public EvidenceTitles(IEnumerable<EvidenceItem> all)
    {
        foreach (var item in all)
        {
            if (!_place.ContainsKey((item.Title, EvidenceKeys.Of(item))))
            {
                _place[(item.Title, EvidenceKeys.Of(item))] = _same[item.Title] = _same.GetValueOrDefault(item.Title) + 1;
            }
        }
    }

    public bool IsShared(EvidenceItem item) => _same.GetValueOrDefault(item.Title) > 1;

    /// <summary>现场照片.jpg（第2份）, where there are two of that name.</summary>
    public string Of(EvidenceItem item) =>
        IsShared(item) && _place.TryGetValue((item.Title, EvidenceKeys.Of(item)), out var place) ? $"{item.Title}（第{place}份）" : item.Title;
}
