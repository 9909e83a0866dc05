using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Tracker.AnnualReports;

/// <summary>What a report says: its tables and the words of parts one, five and six. A sign-off names it by its hash.</summary>
/// <param name="Texts">By the part's key, with the figures that they carry (<see cref="BoundText"/>).</param>
public sealed record ReportContent(ReportCells Cells, ImmutableSortedDictionary<string, string> Texts)
{
    public const int LongestText = 20_000;

    /// <summary>The parts that are written and not counted.</summary>
    public static ImmutableArray<string> WrittenParts { get; } = ["part1", "part5", "part6"];

    public static ReportContent Blank { get; } = new(ReportCells.Blank(FormEdition.Of2021), ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal));

    /// <summary>Of every cell and every word: 64 hex digits.</summary>
    public string Hash => _hash ??= HashOf();

    private string? _hash;

    public string? TextOf(string part) => Texts.GetValueOrDefault(part) is { Length: > 0 } text ? text : null;

    /// <summary>As it goes out, with its figures as numbers.</summary>
    public string? PrintedOf(string part) => TextOf(part) is { } text ? BoundText.Printed(text, Cells) : null;

    /// <summary>The sentences that carry figures.</summary>
    /// <param name="ledger">Null: it was not asked.</param>
    public IEnumerable<BoundSentence> Sentences(IReadOnlyDictionary<string, decimal>? ledger = null) =>
        WrittenParts.SelectMany(part => TextOf(part) is { } text ? BoundText.Sentences(part, text, Cells, ledger) : []);

    public ReportContent With(ReportCells cells) => this with { Cells = cells, _hash = null };

    public ReportContent With(string part, string text) => this with { Texts = text.Length == 0 ? Texts.Remove(part) : Texts.SetItem(part, text), _hash = null };

    /// <summary>What the rules R1 to R15 say of it, save those that need a printed report.</summary>
    public ImmutableArray<Finding> Findings(string unit, int year, ReportCells? previous) => ReportCheck.Of(AsRead(unit, year), year, previous);

    /// <summary>As if it had been read from a printed report.</summary>
    public ReadReport AsRead(string unit, int year) => new(
        $"{unit}{year}年政府信息公开工作年度报告", unit, year, null, Cells, [], [], [],
        [.. WrittenParts.Where(part => TextOf(part) is not null).Select(part => new ReportPassage(part, Cells.Form.Part(part).Heading, PrintedOf(part)!))]) { IsReport = true };

    public bool Equals(ReportContent? other) => other is not null && Hash == other.Hash;

    public override int GetHashCode() => Hash.GetHashCode(StringComparison.Ordinal);

    private string HashOf()
    {
        var said = new StringBuilder(PackedCells.Of(Cells));
        foreach (var (part, text) in Texts)
        {
            said.Append('\n').Append(part).Append(' ').Append(text.Length).Append(' ').Append(text);
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said.ToString())));
    }
}
