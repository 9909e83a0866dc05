using System.Collections.Immutable;
using Tracker.AnnualReports;

namespace Tracker.Gateway.AnnualReports;

/// <summary>A report on its way out: what stands in the document, page and table that are published.</summary>
/// <param name="Title">As printed above it.</param>
/// <param name="Opening">What it is made by and for which days; empty: nothing.</param>
/// <param name="Texts">By part: paragraphs parted by line ends. Below the table of a part that has one.</param>
internal sealed record PublishedReport(string Title, string Opening, ReportCells Cells, ImmutableDictionary<string, string> Texts)
{
    /// <summary>Paragraphs below all parts, such as an annex's; each by its heading.</summary>
    public ImmutableArray<(string Heading, string Text)> Annexes { get; init; } = [];

    public IEnumerable<string> Paragraphs(string part) =>
        Texts.GetValueOrDefault(part, "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
