using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;

namespace Tracker.Gateway.Telemetry;

/// <summary>
/// The page of metrics, for a Prometheus on this machine, or for one elsewhere with the scrape token or the token of an administrator. It says nothing
/// about anybody, but how much work waits is nobody's business either.
/// </summary>
internal static class MetricsEndpoint
{
    private const string Path = "/metrics";
    private const string Word = "Bearer ";

    /// <summary>Whoever comes through another server is not on this machine, wherever that server stands. These can only take away.</summary>
    private static readonly string[] Forwarding = ["X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via"];

    public static void MapMetrics(this IEndpointRouteBuilder routes, TelemetryOptions options)
    {
        if (options.Metrics)
        {
            routes.MapGet(Path, Answer).AllowAnonymous().ExcludeFromDescription();
        }
    }

    private static async Task<IResult> Answer(HttpContext http, MetricReader metrics, TelemetryOptions options, CancellationToken cancel)
    {
        if (WhyNot(http, options) is { } rejection)
        {
            http.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
            return rejection.AsProblem();
        }
        return TypedResults.Text(await metrics.Read(cancel), PrometheusText.ContentType);
    }

    private static Rejection? WhyNot(HttpContext http, TelemetryOptions options) =>
        IsOnThisMachine(http) || HasScrapeToken(http.Request, options.ScrapeToken) ? null
        : http.Features.Get<SignedIn>() is not { } who ? new Rejection("sign-in.required")
        : (AccessTable.Of(who.Caller, Deed.ReadMetrics) & Reach.Everything) != 0 ? null
        : new Rejection("request.not-found", Path);

    private static bool IsOnThisMachine(HttpContext http) =>
        (http.Features.Get<FolderConnection>() is not null || (http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)))
        && !Forwarding.Any(http.Request.Headers.ContainsKey);

    private static bool HasScrapeToken(HttpRequest request, string? token) =>
        token is not null
        && request.Headers.Authorization is [{ } given] && given.StartsWith(Word, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given[Word.Length..].Trim())), SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
