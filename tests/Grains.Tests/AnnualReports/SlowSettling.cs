using System.Collections.Immutable;
using Tracker.AnnualReports;

namespace Tracker.Grains.Tests.AnnualReports;

/// <summary>The search that tries every pair of near cells, as it stood first: what <see cref="Settling"/> has to answer.</summary>
internal sealed class SlowSettling
{
    /// <summary>More would be no help to anybody.</summary>
    private const int MostShown = 6;

    private readonly ReportCells _cells;
    private readonly List<CheckResult> _equations;

    /// <summary>By cell: the equations it stands in, each with what one more in the cell adds to left minus right.</summary>
    private readonly Dictionary<FormCell, List<(int Equation, int Weight)>> _touched = [];

    public SlowSettling(ReportCells cells, IEnumerable<CheckResult> results)
    {
        _cells = cells;
        _equations = [.. results.Where(result => result.Check.Rule.Comparison is Comparison.Equal && result.Outcome is not CheckOutcome.NotComparable)];
        for (var i = 0; i < _equations.Count; i++)
        {
            Touch(i, _equations[i].Check.Left, 1);
            Touch(i, _equations[i].Check.Right, -1);
        }
    }

    /// <summary>Empty: more than two cells are wrong, or last year's report is.</summary>
    public ImmutableArray<Settlement> Of(CheckResult failure)
    {
        var at = _equations.IndexOf(failure);
        if (at < 0 || failure.Outcome is not CheckOutcome.Inconsistent)
        {
            return [];
        }

        var own = _touched.Where(pair => pair.Value.Exists(t => t.Equation == at)).Select(pair => pair.Key).OrderBy(cell => cell.Index).ToList();
        var singles = own.Select(cell => Single(cell, at)).OfType<Settlement>().Take(MostShown).ToImmutableArray();
        return singles.IsEmpty ? [.. own.SelectMany(cell => Pairs(cell, at, own)).Take(MostShown)] : singles;
    }

    private Settlement? Single(FormCell cell, int at)
    {
        var touched = _touched[cell];
        var change = -Residual(at) / touched.Find(t => t.Equation == at).Weight;
        return touched.TrueForAll(t => Residual(t.Equation) + (t.Weight * change) == 0) ? Settled((cell, change)) : null;
    }

    /// <summary>One cell of the failing equation with any other: two unknowns, and every touched equation must come out.</summary>
    private IEnumerable<Settlement> Pairs(FormCell first, int at, List<FormCell> own)
    {
        // A cell that shares no equation with the first changes nothing for it: the first alone would have settled the failure.
        var near = _touched[first].Select(t => t.Equation).ToHashSet();
        foreach (var (second, touchedBySecond) in _touched)
        {
            if (second == first || !touchedBySecond.Exists(t => near.Contains(t.Equation)) || (second.Index < first.Index && own.Contains(second)))
            {
                continue;
            }

            var rows = _touched[first].Select(t => (t.Equation, A: t.Weight, B: 0)).Concat(touchedBySecond.Select(t => (t.Equation, A: 0, B: t.Weight)))
                .GroupBy(t => t.Equation).Select(g => (A: g.Sum(t => t.A), B: g.Sum(t => t.B), R: Residual(g.Key))).ToList();
            if (Solved(rows) is var (a, b) && a != 0 && b != 0 && Settled((first, a), (second, b)) is { } settled)
            {
                yield return settled;
            }
        }
    }

    /// <summary>Null: no solution, or not just one.</summary>
    private static (decimal A, decimal B)? Solved(List<(int A, int B, decimal R)> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            for (var k = i + 1; k < rows.Count; k++)
            {
                var (one, two) = (rows[i], rows[k]);
                var determinant = (one.A * two.B) - (two.A * one.B);
                if (determinant != 0)
                {
                    var a = ((-one.R * two.B) + (two.R * one.B)) / determinant;
                    var b = ((-two.R * one.A) + (one.R * two.A)) / determinant;
                    return rows.TrueForAll(row => (row.A * a) + (row.B * b) + row.R == 0) ? (a, b) : null;
                }
            }
        }

        return null;
    }

    /// <summary>Null where a cell would have to hold what it may not.</summary>
    private Settlement? Settled(params ReadOnlySpan<(FormCell Cell, decimal Change)> changes)
    {
        var settled = ImmutableArray.CreateBuilder<CellChange>(changes.Length);
        foreach (var (cell, change) in changes)
        {
            var to = (_cells[cell].Number ?? 0) + change;
            if (to < 0 || (cell.Column.Kind is not CellKind.Money && !decimal.IsInteger(to)))
            {
                return null;
            }

            settled.Add(new CellChange(cell, _cells[cell], to));
        }

        return new Settlement(settled.DrainToImmutable());
    }

    private decimal Residual(int equation) => _equations[equation].Difference!.Value;

    private void Touch(int equation, ImmutableArray<RuleTerm> terms, int side)
    {
        foreach (var term in terms)
        {
            if (term.Cell is not { } cell)
            {
                continue;
            }

            if (!_touched.TryGetValue(cell, out var touched))
            {
                _touched[cell] = touched = [];
            }

            touched.Add((equation, side * term.Sign));
        }
    }
}
