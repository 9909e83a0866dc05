using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Accounts;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Accounts;

namespace Tracker.Gateway.Live;

/// <summary>
/// Tells open pages that what they show has changed: the plan's address and nothing else, so that whoever may see more reads the page anew. One
/// connection for a browser's tabs (<c>live.js</c>).
/// </summary>
internal static class LiveEndpoints
{
    /// <summary>Then the browser connects again and is looked at again, as with every request.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Something must pass now and then, or what stands between takes the connection for dead.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(20);

    public static void MapLive(this IEndpointRouteBuilder routes) => routes.MapGet("/live", Changes).RequireAuthorization().ExcludeFromDescription();

    private static ServerSentEventsResult<string> Changes(HttpContext http, LiveFeed feed, AccountDirectory accounts, TimeProvider clock, IHostApplicationLifetime life)
    {
        http.Response.Headers["X-Accel-Buffering"] = "no"; // nginx passes each line on at once
        return TypedResults.ServerSentEvents(Told(http, feed, accounts, clock, life.ApplicationStopping, http.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<string>> Told(
        HttpContext http, LiveFeed feed, AccountDirectory accounts, TimeProvider clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancel)
    {
        var caller = http.Caller;
        var stamp = Sessions.EntryOf(http)?.Stamp;
        using var watch = feed.Begin();
        using var end = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, stopping, end.Token);
        yield return new SseItem<string>("", "ready") { ReconnectionInterval = TimeSpan.FromSeconds(2) };
        while (!either.IsCancellationRequested)
        {
            var plan = await Next(watch, clock, either.Token);
            if (either.IsCancellationRequested || await accounts.Find(caller.Actor.Account, CancellationToken.None) is not { } entry || !entry.IsInUse(clock.GetUtcNow()) || entry.Stamp != stamp)
            {
                yield break;
            }
            if (plan is null)
            {
                yield return new SseItem<string>("", "quiet");
            }
            else if (caller.Government == plan.Value.Government && AccessTable.Of(caller, Deed.ReadPlan) != Reach.Nothing)
            {
                yield return new SseItem<string>(plan.Value.RouteForm);
            }
        }
    }

    /// <summary>Null: nothing for a while, or it is over.</summary>
    private static async Task<GrainAddress?> Next(LiveFeed.Watch watch, TimeProvider clock, CancellationToken cancel)
    {
        using var quiet = new CancellationTokenSource(Quiet, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(quiet.Token, cancel);
        try
        {
            return await watch.Told.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
