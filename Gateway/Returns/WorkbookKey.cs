using System.Globalization;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;

namespace Tracker.Gateway.Returns;

/// <summary>
/// What the hidden cell of a row says: whose sheet of which period it is, which assignment, and what the row was filled with. It stands in every row, so
/// that rows may be sorted, copied into another sheet or sent without the rest.
/// </summary>
/// <param name="Filled">Digest of the cells as they went down.</param>
internal sealed record WorkbookKey(GrainAddress Return, GrainAddress Assignment, long Version, string Filled)
{
    private const string Mark = "T1";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mark}|{Return.RouteForm}|{Assignment.RouteForm}|{Version}|{Filled}");

    /// <summary>Null: it is no key of ours.</summary>
    public static WorkbookKey? Read(string cell) =>
        cell.Trim().Split('|') is [Mark, var sheet, var duty, var version, { Length: > 0 } filled]
        && Ids.TryRead<GrainAddress>(sheet, out var whose) && whose is { Kind: "period-return", Parent: not null }
        && Ids.Address(duty, Tracker.Assignments.Assignment.Kind.Name) is { } assignment
        && long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new WorkbookKey(whose, assignment, number, filled)
            : null;
}
