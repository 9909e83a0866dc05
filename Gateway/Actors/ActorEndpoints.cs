using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;

namespace Tracker.Gateway.Actors;

internal static class ActorEndpoints
{
    public static RouteGroupBuilder MapActors(this IEndpointRouteBuilder routes)
    {
        var actors = routes.MapGroup("/api/actors").WithTags("事项").RequireAuthorization();
        actors.MapGet("/{address}", Get).WithSummary(
            "Any plan, point, duty, sheet, paper, check, report or rule by its address: its state and why it is so in official language, its last events by post, what falls due for it");
        return actors;
    }

    public static IServiceCollection AddActorServices(this IServiceCollection services) => services
        .AddSingleton<ActorDays>()
        .AddSingleton<DutyActor>()
        .AddSingleton<WorkActors>()
        .AddSingleton<PaperActors>()
        .AddSingleton<LookBackActors>()
        .AddSingleton<ReportActors>()
        .AddSingleton<HouseActors>()
        .AddSingleton<ActorReading>();

    private static async Task<Results<Ok<ActorReply>, RejectionProblem>> Get(string address, HttpContext http, ActorReading reading, CancellationToken cancel)
    {
        if (!Ids.TryRead<GrainAddress>(address, out var grain) || await reading.Look(http.Caller, grain, cancel) is not { } view)
        {
            return ActorReading.Unknown.AsProblem();
        }
        http.SetVersion(view.Version);
        return TypedResults.Ok(ActorReply.Of(view));
    }
}

/// <param name="Kind">As it stands in the address, such as <c>work-point</c>.</param>
/// <param name="KindName">The same in the field's own word.</param>
/// <param name="Why">Why it is in its state, in a sentence or two.</param>
/// <param name="Due">What falls due for it or waits for somebody.</param>
/// <param name="Events">The last ones, the newest first; who did it by post and unit.</param>
internal sealed record ActorReply(
    GrainAddress Address,
    string Kind,
    string KindName,
    string Title,
    string State,
    string Why,
    ImmutableArray<ActorField> Fields,
    ImmutableArray<ActorDue> Due,
    ImmutableArray<ActorEvent> Events,
    long Version)
{
    public static ActorReply Of(ActorView v) => new(v.Address, v.Address.Kind, v.Kind, v.Title, v.State, v.Why, v.Fields, v.Due, v.Events, v.Version);
}
