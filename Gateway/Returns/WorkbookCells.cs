using Tracker.Assignments;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.Returns;

/// <summary>The cells of a row that the unit fills in, as texts.</summary>
/// <param name="Links">New evidence, a link a line.</param>
internal sealed record WorkbookCells(string Outcome, string Text, string Problem, string Next, string Quantities, string Links)
{
    public static WorkbookCells Blank { get; } = new("", "", "", "", "", "");

    /// <summary>What was filed; without words of its own, with those of the row before.</summary>
    public static WorkbookCells Filed(PeriodRow row, PeriodRow? before) => new(
        OutcomeNames.Of(row.Outcome),
        row.Text.Length > 0 ? row.Text : before?.Text ?? "",
        row.Problem ?? "",
        row.NextStep ?? "",
        string.Join('\n', row.Quantities.Select(WorkbookQuantities.Of)),
        "");

    /// <summary>The words of the row before to go on from. Its figures are left open: nobody hands last period's in by not looking.</summary>
    public static WorkbookCells GoingOn(PeriodRow before) => new(
        "", before.Text, before.Problem ?? "", before.NextStep ?? "", string.Join('\n', before.Quantities.Select(WorkbookQuantities.Open)), "");

    public string Digest => CellDigest.Of(Outcome, Text, Problem, Next, Quantities, Links);
}

/// <summary>The four answers of a row in the field's own words.</summary>
internal static class OutcomeNames
{
    public static readonly System.Collections.Immutable.ImmutableArray<string> All = [.. Enum.GetValues<RowOutcome>().Select(Of)];

    public static string Of(RowOutcome outcome) => outcome switch
    {
        RowOutcome.Progress => "有进展",
        RowOutcome.Same => "与上期一致",
        RowOutcome.Nothing => "本期无新增",
        _ => "不涉及本单位",
    };

    public static RowOutcome? Read(string words)
    {
        var said = string.Concat(words.Where(c => !char.IsWhiteSpace(c)));
        return said is "不涉及" ? RowOutcome.NotConcerned : Enum.GetValues<RowOutcome>().Where(o => Of(o) == said).Select(o => (RowOutcome?)o).FirstOrDefault();
    }
}
