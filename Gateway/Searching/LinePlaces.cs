using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Searching;

/// <summary>The texts of a ledger row that a search looks through, each with the name of its place; the row's own columns first.</summary>
internal static class LinePlaces
{
    /// <summary>How many of the places are columns that every list of rows shows: title and unit.</summary>
    public const int OwnColumns = 2;

    public static ImmutableArray<(string Place, string? Text)> Of(LedgerLine line) =>
    [
        ("要点标题", line.Title),
        ("单位", line.Entry.UnitName),
        ("最近填报", line.LastReportText),
        ("存在问题", line.Problem),
        ("下一步举措", line.NextStep),
        .. line.SetUp is { Words: var words } ? OfSetUp(words) : [],
    ];

    public static bool Has(this SearchWords words, LedgerLine line) => words.AreIn([.. Of(line).Select(p => p.Text)]);

    /// <summary>Where the words stand: the first such place; null: in none.</summary>
    public static FoundPlace? Find(this SearchWords words, IEnumerable<(string Place, string? Text)> places)
    {
        foreach (var (place, text) in places)
        {
            if (words.In(text) is { } snippet)
            {
                return new FoundPlace(place, snippet);
            }
        }
        return null;
    }

    private static IEnumerable<(string Place, string? Text)> OfSetUp(SetUp words) =>
    [
        ("建账·具体举措", words.Measures),
        ("建账·成果形式", words.OutcomeForm),
        ("建账·责任科室", words.Department),
        ("建账·内部节点", string.Join('；', words.Milestones.Select(m => m.Text))),
        ("建账·分解", string.Join('；', words.Shares.Select(s => $"{s.Department}：{s.Text}"))),
    ];
}

/// <param name="Place">Such as 最近填报.</param>
internal sealed record FoundPlace(string Place, ImmutableArray<SnippetPiece> Words);
