using Tracker.Deciding;

namespace Tracker.Gateway.Ledger;

/// <summary>Where the ledger can be had as a file.</summary>
internal static class LedgerLinks
{
    public static string File(GrainAddress plan, string format, DateOnly? asOf) =>
        $"/api/plans/{plan.RouteForm}/ledger/file.{format}{(asOf is { } day ? $"?asOf={day:yyyy-MM-dd}" : "")}";
}
