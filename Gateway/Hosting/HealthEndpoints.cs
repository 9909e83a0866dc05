using Tracker.Silo;

namespace Tracker.Gateway.Hosting;

/// <summary>For whoever watches the process or shares out requests; open to everybody, and says nothing about anybody.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").AllowAnonymous().ExcludeFromDescription();
        health.MapGet("/live", () => TypedResults.Text("live"));
        health.MapGet("/ready", Ready);
    }

    private static async Task<IResult> Ready(IEnumerable<IReadiness> all, CancellationToken cancel)
    {
        foreach (var readiness in all)
        {
            if (await readiness.WhyNot(cancel) is { } rejection)
            {
                return rejection.AsProblem();
            }
        }
        return TypedResults.Text("ready");
    }
}
