using Tracker.Deciding;
using Tracker.Gateway.Hosting;

namespace Tracker.Gateway.Accounts;

/// <summary>
/// Without any account the server can be reached from this machine only: whoever reads the console makes the first one. Neither from elsewhere may
/// a folder be reached that holds the demo's accounts, whose password everybody knows.
/// </summary>
internal static class LoopbackRule
{
    /// <summary>Null: it may listen there.</summary>
    public static Rejection? Refusal(IEnumerable<ListenAddress> addresses, bool anyAccount, bool anyDemoAccount)
    {
        if (addresses.FirstOrDefault(a => !a.IsLoopback) is not { } open)
        {
            return null;
        }
        var url = open.ToString();
        return anyDemoAccount ? new Rejection("demo.loopback-only", url)
            : anyAccount ? null
            : new Rejection("urls.loopback-only", url);
    }
}
