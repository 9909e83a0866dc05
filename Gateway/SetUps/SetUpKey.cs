using System.Collections.Immutable;
using System.Globalization;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Units;

namespace Tracker.Gateway.SetUps;

/// <summary>What the hidden cell of a row says: whose sheet it is, which duty, and what the row was filled with.</summary>
/// <param name="Filled">Digest of the cells as they went down.</param>
/// <param name="Cells">The same of each cell; empty in a workbook that went down before each was told.</param>
internal sealed record SetUpKey(DivisionCode Government, UnitId Unit, GrainAddress Assignment, string Filled, ImmutableArray<string> Cells)
{
    private const string Mark = "S2";
    private const string MarkWithoutCells = "S1";

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Cells.IsEmpty ? MarkWithoutCells : Mark)}|{Government}|{Unit}|{Assignment.RouteForm}|{Filled}{(Cells.IsEmpty ? "" : "|" + string.Join('.', Cells))}");

    /// <summary>Null: it is no key of a set-up sheet.</summary>
    public static SetUpKey? Read(string cell)
    {
        var (government, unit, duty, filled, cells) = cell.Trim().Split('|') switch
        {
            [MarkWithoutCells, var g, var u, var d, var f] => (g, u, d, f, (string[])[]),
            [Mark, var g, var u, var d, var f, var each] => (g, u, d, f, each.Split('.')),
            _ => ("", "", "", "", []),
        };
        return filled.Length > 0 && cells.Length is 0 or SetUpCells.Count
            && Ids.TryRead<DivisionCode>(government, out var whose) && Ids.TryRead<UnitId>(unit, out var known)
            && Ids.Address(duty, Tracker.Assignments.Assignment.Kind.Name) is { } assignment
                ? new SetUpKey(whose, known, assignment, filled, [.. cells])
                : null;
    }
}
