using Tracker.Deciding;
using Tracker.Gateway.Hosting;

namespace Tracker.Gateway.Accounts;

/// <summary>Without any account the server can be reached from this machine only: whoever reads the console makes the first one.</summary>
internal static class LoopbackRule
{
    /// <summary>Null: it may listen there.</summary>
    public static Rejection? Refusal(IEnumerable<ListenAddress> addresses, bool anyAccount) =>
        anyAccount || addresses.FirstOrDefault(a => !a.IsLoopback) is not { } open
            ? null
            : new Rejection("urls.loopback-only", string.Create(null, $"http://{open.Host?.ToString() ?? "*"}:{open.Port}"));
}
