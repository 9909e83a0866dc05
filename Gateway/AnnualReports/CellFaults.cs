using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Gateway.Speaking;

namespace Tracker.Gateway.AnnualReports;

/// <summary>Why what stands in a figure's cell is none: the cell, what it says, the rule, what is allowed.</summary>
internal static class CellFaults
{
    private const int LongestQuote = 30;
    private const int MostNamed = 30;

    private static readonly string[] Measures = ["万元", "亿元", "元", "万", "件", "宗", "条", "份", "项", "起", "个"];

    /// <param name="place">Where the reader finds the cell.</param>
    public static Rejection Of(string place, FormCell cell, string says) =>
        Measures.FirstOrDefault(m => says.Trim().EndsWith(m, StringComparison.Ordinal)) is { } measure && CellText.Read(says.Trim()[..^measure.Length]) is { Fault: null, Value.Number: not null }
            ? new Rejection("annual-report.cell-measured", place, Short(says), cell.Column.Measure ?? "件")
            : new Rejection("annual-report.cell-wrong", place, Short(says));

    /// <summary>All of them in one refusal, so that they are put right in one go; of very many the first.</summary>
    /// <param name="faults">One or more.</param>
    public static Rejection All(IReadOnlyList<Rejection> faults)
    {
        if (faults is [var one])
        {
            return one;
        }
        var named = string.Concat(faults.Take(MostNamed).Select((fault, at) => $"（{at + 1}）{fault.Says}"));
        return faults.Count > MostNamed
            ? new Rejection("annual-report.cells-wrong-and-more", $"{faults.Count}", named, $"{faults.Count - MostNamed}")
            : new Rejection("annual-report.cells-wrong", $"{faults.Count}", named);
    }

    private static string Short(string text) => text.Length <= LongestQuote ? text : text[..LongestQuote];
}
