using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.AnnualReports;

/// <summary>Own bodies and subordinates, cell by cell, in a declared scope. Uncertain while one of them is missing.</summary>
/// <param name="Cells">The sum of what was filed.</param>
/// <param name="Filed">In the scope's order.</param>
/// <param name="Missing">In the scope, and not filed or returned.</param>
public sealed record RollUp(ReportScope Scope, ReportCells Cells, ImmutableArray<FiledReport> Filed, ImmutableArray<UnitRef> Missing)
{
    public bool IsUncertain => !Missing.IsEmpty;

    public ImmutableArray<Contribution> From => [.. Filed.Select(f => new Contribution(f.Report, f.Unit.Name, f.Content))];

    /// <param name="filed">Of any units: those outside the scope are left out.</param>
    public static RollUp Of(ReportScope scope, IEnumerable<FiledReport> filed)
    {
        var byUnit = filed.ToDictionary(f => f.Unit.Unit);
        var there = scope.Units.Where(u => byUnit.ContainsKey(u.Unit)).Select(u => byUnit[u.Unit]).ToImmutableArray();
        return new(scope, ReportCells.Sum([.. there.Select(f => f.Cells)], FormEdition.Of2021), there, [.. scope.Units.Where(u => !byUnit.ContainsKey(u.Unit))]);
    }

    /// <summary>
    /// Where a given total differs from the sum, and which units cause it: those whose figure changed since it was taken, came or went.
    /// What they do not explain was typed by hand.
    /// </summary>
    /// <param name="then">What each unit had said when the total was taken, by report.</param>
    public IEnumerable<TotalDifference> Differences(ReportCells total, IReadOnlyDictionary<GrainAddress, (string Name, ReportCells Cells)> then)
    {
        var now = Filed.ToDictionary(f => f.Report);
        var moved = then.Keys.Union(now.Keys).Where(r => !then.TryGetValue(r, out var old) || !now.TryGetValue(r, out var current) || !old.Cells.Equals(current.Cells)).ToList();
        foreach (var cell in Cells.Form.Cells.Where(cell => total[cell.Key].Number != Cells[cell].Number))
        {
            var causes = moved
                .Select(r => new DifferenceCause(
                    now.TryGetValue(r, out var report) ? report.Unit.Name : then[r].Name,
                    then.TryGetValue(r, out var old) ? old.Cells[cell.Key].Number : null,
                    report?.Cells[cell].Number))
                .Where(c => (c.Then ?? 0) != (c.Now ?? 0))
                .ToImmutableArray();
            yield return new TotalDifference(cell, total[cell.Key].Number, Cells[cell].Number, causes);
        }
    }
}

/// <summary>A unit's report as it was sent last.</summary>
/// <param name="Content">Its hash.</param>
public sealed record FiledReport(GrainAddress Report, UnitRef Unit, string Content, ReportCells Cells);

/// <param name="Total">In the government's report.</param>
/// <param name="Sum">Of the units' reports.</param>
public sealed record TotalDifference(FormCell Cell, decimal? Total, decimal? Sum, ImmutableArray<DifferenceCause> Causes)
{
    /// <summary>What no unit explains.</summary>
    public decimal Unexplained => (Sum ?? 0) - (Total ?? 0) - Causes.Sum(c => (c.Now ?? 0) - (c.Then ?? 0));
}

/// <param name="Then">When the total was taken; null: it was not in it, or blank.</param>
public sealed record DifferenceCause(string Unit, decimal? Then, decimal? Now);
