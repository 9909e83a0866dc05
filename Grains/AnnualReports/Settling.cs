using System.Collections.Immutable;

namespace Tracker.AnnualReports;

/// <summary>
/// What would put a failing equation right: a single cell, else a pair. A change counts only when every equation it touches holds afterwards, so a
/// slip in one cell is found where its row and its column cross. Last year's cells are filed and never proposed.
/// </summary>
public sealed class Settling
{
    /// <summary>More would be no help to anybody.</summary>
    private const int MostShown = 6;

    /// <summary>No cell stands in so many equations.</summary>
    private const int MostTouched = 16;

    private readonly ReportCells _cells;

    /// <summary>By equation: left minus right.</summary>
    private readonly List<decimal> _residuals = [];

    private readonly Dictionary<RuleCheck, int> _equations = new(ReferenceEqualityComparer.Instance);

    /// <summary>By the cell's index: the equations it stands in, in their order; null: in none.</summary>
    private readonly List<Touch>?[] _touched;

    /// <summary>By equation: the cells in it.</summary>
    private readonly List<List<FormCell>> _standing = [];

    /// <summary>By the cell's index: which cell was met before which.</summary>
    private readonly int[] _rank;

    /// <summary>By the cell's index: what it settles together with another, which does not depend on the equation that is asked about.</summary>
    private readonly List<(FormCell Second, Settlement Settlement)>?[] _partners;

    public Settling(ReportCells cells, IEnumerable<CheckResult> results)
    {
        var count = cells.Form.Cells.Length;
        (_cells, _touched, _rank, _partners) = (cells, new List<Touch>?[count], new int[count], new List<(FormCell, Settlement)>?[count]);
        var met = 0;
        foreach (var result in results)
        {
            if (result is { Check.Rule.Comparison: Comparison.Equal, Outcome: not CheckOutcome.NotComparable })
            {
                _equations[result.Check] = _residuals.Count;
                _residuals.Add(result.Difference!.Value);
                _standing.Add([]);
                Stand(result.Check.Left, 1, ref met);
                Stand(result.Check.Right, -1, ref met);
            }
        }
    }

    /// <summary>Empty: more than two cells are wrong, or last year's report is.</summary>
    public ImmutableArray<Settlement> Of(CheckResult failure)
    {
        if (failure.Outcome is not CheckOutcome.Inconsistent || !_equations.TryGetValue(failure.Check, out var at))
        {
            return [];
        }

        var own = _standing[at].OrderBy(cell => cell.Index).ToList();
        var singles = own.Select(Single).OfType<Settlement>().Take(MostShown).ToImmutableArray();
        return singles.IsEmpty ? [.. own.SelectMany(first => Pairs(first, at)).Take(MostShown)] : singles;
    }

    /// <summary>All equations of the cell must ask for one and the same change.</summary>
    private Settlement? Single(FormCell cell)
    {
        var touched = _touched[cell.Index]!;
        var change = -_residuals[touched[0].Equation] * touched[0].Weight;
        return touched.TrueForAll(t => _residuals[t.Equation] + (t.Weight * change) == 0) ? Settled((cell, change)) : null;
    }

    private IEnumerable<Settlement> Pairs(FormCell first, int at) =>
        (_partners[first.Index] ??= Partners(first)).Where(p => p.Second.Index > first.Index || !_touched[p.Second.Index]!.Exists(t => t.Equation == at)).Select(p => p.Settlement);

    /// <summary>Only cells that share an equation with the first: another changes nothing for it, and the first alone would have settled the failure.</summary>
    private List<(FormCell Second, Settlement Settlement)> Partners(FormCell first)
    {
        var partners = new List<(FormCell Second, Settlement Settlement)>();
        var seen = new HashSet<int> { first.Index };
        foreach (var second in _touched[first.Index]!.SelectMany(touch => _standing[touch.Equation]))
        {
            if (seen.Add(second.Index) && Solved(_touched[first.Index]!, _touched[second.Index]!) is var (a, b) && a != 0 && b != 0 && Settled((first, a), (second, b)) is { } settled)
            {
                partners.Add((second, settled));
            }
        }

        partners.Sort((one, other) => _rank[one.Second.Index].CompareTo(_rank[other.Second.Index]));
        return partners;
    }

    /// <summary>Two unknowns, and every touched equation must come out. Null: no solution, or not just one.</summary>
    private (decimal A, decimal B)? Solved(List<Touch> first, List<Touch> second)
    {
        Span<(int A, int B, int Equation)> rows = stackalloc (int, int, int)[2 * MostTouched];
        var count = 0;
        for (int i = 0, k = 0; i < first.Count || k < second.Count; count++)
        {
            var (one, other) = (i < first.Count ? first[i].Equation : int.MaxValue, k < second.Count ? second[k].Equation : int.MaxValue);
            rows[count] = (one <= other ? first[i++].Weight : 0, other <= one ? second[k++].Weight : 0, Math.Min(one, other));
        }

        for (var k = 1; k < count; k++)
        {
            var (one, two) = (rows[0], rows[k]);
            var determinant = (one.A * two.B) - (two.A * one.B);
            if (determinant != 0)
            {
                var (r1, r2) = (_residuals[one.Equation], _residuals[two.Equation]);
                var a = ((r2 * one.B) - (r1 * two.B)) / determinant;
                var b = ((r1 * two.A) - (r2 * one.A)) / determinant;
                return Holds(rows[..count], a, b) ? (a, b) : null;
            }
        }

        return null; // every row is a multiple of the first
    }

    private bool Holds(ReadOnlySpan<(int A, int B, int Equation)> rows, decimal a, decimal b)
    {
        foreach (var row in rows)
        {
            if ((row.A * a) + (row.B * b) + _residuals[row.Equation] != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Null where a cell would have to hold what it may not.</summary>
    private Settlement? Settled(params ReadOnlySpan<(FormCell Cell, decimal Change)> changes)
    {
        foreach (var (cell, change) in changes)
        {
            var to = (_cells[cell].Number ?? 0) + change;
            if (to < 0 || (cell.Column.Kind is not CellKind.Money && !decimal.IsInteger(to)))
            {
                return null;
            }
        }

        var settled = ImmutableArray.CreateBuilder<CellChange>(changes.Length);
        foreach (var (cell, change) in changes)
        {
            settled.Add(new CellChange(cell, _cells[cell], (_cells[cell].Number ?? 0) + change));
        }

        return new Settlement(settled.MoveToImmutable());
    }

    private void Stand(ImmutableArray<RuleTerm> terms, int side, ref int met)
    {
        var equation = _standing.Count - 1;
        foreach (var term in terms)
        {
            if (term.Cell is not { } cell)
            {
                continue;
            }

            if (_touched[cell.Index] is not { } touched)
            {
                _touched[cell.Index] = touched = [];
                _rank[cell.Index] = met++;
            }

            touched.Add(new Touch(equation, side * term.Sign));
            _standing[equation].Add(cell);
        }
    }

    /// <param name="Weight">What one more in the cell adds to left minus right: 1 or -1.</param>
    private readonly record struct Touch(int Equation, int Weight);
}
