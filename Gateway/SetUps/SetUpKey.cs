using System.Globalization;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Units;

namespace Tracker.Gateway.SetUps;

/// <summary>What the hidden cell of a row says: whose sheet it is, which duty, and what the row was filled with.</summary>
/// <param name="Filled">Digest of the cells as they went down.</param>
internal sealed record SetUpKey(DivisionCode Government, UnitId Unit, GrainAddress Assignment, string Filled)
{
    private const string Mark = "S1";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mark}|{Government}|{Unit}|{Assignment.RouteForm}|{Filled}");

    /// <summary>Null: it is no key of a set-up sheet.</summary>
    public static SetUpKey? Read(string cell) =>
        cell.Trim().Split('|') is [Mark, var government, var unit, var duty, { Length: > 0 } filled]
        && Ids.TryRead<DivisionCode>(government, out var whose) && Ids.TryRead<UnitId>(unit, out var known)
        && Ids.Address(duty, Tracker.Assignments.Assignment.Kind.Name) is { } assignment
            ? new SetUpKey(whose, known, assignment, filled)
            : null;
}
