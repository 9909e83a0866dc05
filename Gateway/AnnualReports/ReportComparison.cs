using System.Collections.Immutable;
using Tracker.AnnualReports;
using Tracker.Deciding;

namespace Tracker.Gateway.AnnualReports;

/// <summary>
/// Holds what came up against the report as it stands. Pure. A cell that nobody typed into does nothing, whatever others did meanwhile; one that was typed into while
/// others wrote another number is a conflict. What carries no key (a published report) says all that it says.
/// </summary>
/// <param name="Wanted">What it would write, those in conflict among them.</param>
internal sealed record ReportComparison(ImmutableDictionary<CellKey, CellValue> Wanted, ImmutableArray<CellConflict> Conflicts)
{
    private const int MostNamed = 5;

    public static ReportComparison Of(ReportUpload upload, ReportCells now)
    {
        if (upload.Key is not { } key)
        {
            return new ReportComparison(upload.Filled, []);
        }
        var (typed, filled) = (PackedCells.Read(upload.Cells), key.Filled);
        var touched = now.Form.Cells.Where(cell => !Same(typed[cell], filled[cell]) && !Same(typed[cell], now[cell])).ToList();
        return new ReportComparison(
            touched.ToImmutableDictionary(cell => cell.Key, cell => typed[cell]),
            [.. touched.Where(cell => filled[cell] != now[cell]).Select(cell => new CellConflict(cell.Key, cell.Place, filled[cell], now[cell], typed[cell]))]);
    }

    /// <summary>Null: nothing is in conflict.</summary>
    public Rejection? Hindrance => Conflicts.IsEmpty ? null
        : new Rejection("annual-report.cells-changed", $"{Conflicts.Length}", string.Join('；', Conflicts.Take(MostNamed).Select(c => $"{c.Place}「{c.Now}」→「{c.Typed}」")) + (Conflicts.Length > MostNamed ? "…" : ""));

    /// <summary>Office programs keep fifteen digits and write them with the binary's noise.</summary>
    private static bool Same(CellValue one, CellValue other) => one == other || (one.Number is { } a && other.Number is { } b && (double)a == (double)b);
}

/// <param name="Filled">What the workbook went down with.</param>
/// <param name="Now">What somebody else wrote meanwhile.</param>
/// <param name="Typed">What the workbook says.</param>
internal sealed record CellConflict(CellKey Cell, string Place, CellValue Filled, CellValue Now, CellValue Typed);
