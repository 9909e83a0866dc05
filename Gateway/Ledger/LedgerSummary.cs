using Tracker.Units;

namespace Tracker.Gateway.Ledger;

/// <summary>What a plan's ledger page shows above and below its rows.</summary>
/// <param name="Points">The document's own; what was added in midyear is counted apart.</param>
/// <param name="Lines">How many rows there are.</param>
public sealed record LedgerSummary(
    DateOnly Day,
    int Points,
    int AddedPoints,
    Tally Whole,
    Tally Added,
    IReadOnlyList<(int Section, string Heading, int Points, Tally Tally)> BySection,
    IReadOnlyList<(UnitId Unit, string Name, Tally Tally, int Added)> ByUnit,
    int Lines)
{
    /// <summary>Rows on a page of the list.</summary>
    public const int PageSize = 25;

    internal static LedgerSummary Of(LedgerView view) =>
        new(view.Day, view.Points, view.AddedPoints, view.Whole, view.Added, view.BySection, view.ByUnit, view.Lines.Length);
}
