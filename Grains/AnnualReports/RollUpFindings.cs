using System.Collections.Immutable;

namespace Tracker.AnnualReports;

/// <summary>R11: each cell of a level's report against the sum of those it sums up. While one of these is missing nothing is compared.</summary>
public static class RollUpFindings
{
    public static IEnumerable<Finding> Of(ReportCells level, IReadOnlyCollection<Subordinate> children)
    {
        var missing = children.Where(child => child.Cells is null).Select(child => child.Name).ToList();
        if (missing.Count > 0 || children.Count == 0)
        {
            yield return new Finding("R11", Severity.Warning, "汇总", null, null, CheckOutcome.NotComparable,
                [children.Count == 0 ? new Remark("R11.nobody") : new Remark("R11.missing", $"{missing.Count}", string.Join('、', missing))]);
        }

        var sum = ReportCells.Sum([.. children.Select(child => child.Cells).OfType<ReportCells>()], level.Form.Edition);
        foreach (var cell in level.Form.Cells)
        {
            var (left, right) = (level[cell].Number, sum[cell].Number);
            if (left is null && right is null)
            {
                continue;
            }

            var outcome = missing.Count > 0 || left is null || right is null ? CheckOutcome.NotComparable : left == right ? CheckOutcome.Consistent : CheckOutcome.Inconsistent;
            yield return new Finding("R11", Severity.Warning, cell.Place, left, right, outcome, Advice(outcome, cell, left - right, children, missing.Count)) { Cells = [cell] };
        }
    }

    private static ImmutableArray<Remark> Advice(CheckOutcome outcome, FormCell cell, decimal? difference, IReadOnlyCollection<Subordinate> children, int missing)
    {
        if (outcome is CheckOutcome.Consistent)
        {
            return [];
        }

        if (outcome is CheckOutcome.NotComparable)
        {
            return [new Remark(missing > 0 ? "R11.uncertain" : "not-comparable")];
        }

        // Who accounts for it: left out of the level's figure, or counted twice in it.
        var left = children.Where(child => child.Cells![cell].Number is { } own && own != 0 && own == -difference).Select(child => child.Name).ToList();
        var twice = children.Where(child => child.Cells![cell].Number is { } own && own != 0 && own == difference).Select(child => child.Name).ToList();
        return [new Remark("R11.advice", $"{CellValue.Of(Math.Abs(difference!.Value))}"),
            .. left.Count > 0 ? new Remark[] { new("R11.left-out", string.Join('、', left)) } : [],
            .. twice.Count > 0 ? new Remark[] { new("R11.twice", string.Join('、', twice)) } : []];
    }
}
