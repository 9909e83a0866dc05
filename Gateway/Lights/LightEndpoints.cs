using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.Gateway.Hosting;
using Tracker.Lights;
using Tracker.Units;

namespace Tracker.Gateway.Lights;

internal static class LightEndpoints
{
    public static RouteGroupBuilder MapLights(this IEndpointRouteBuilder routes)
    {
        var rules = routes.MapGroup("/api/light-rules").WithTags("亮灯规则").RequireAuthorization();
        rules.MapGet("", Get).WithSummary("What the lights mean today");
        rules.MapPost("", Set).WithSummary("Set it from today on; what is absent stays. Lights of past days keep their rules");
        return rules;
    }

    public static IServiceCollection AddLightServices(this IServiceCollection services) => services.AddSingleton<LightDesk>();

    private static async Task<Results<Ok<LightRules>, RejectionProblem>> Get(
        HttpContext http, LightDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null) =>
        AccessTable.Of(http.Caller, Deed.ReadPlan) == Reach.Nothing ? Access.Refused.AsProblem()
            : TypedResults.Ok(await desk.Rules(await governments.Meant(government, http.Caller, cancel), cancel));

    private static async Task<Results<Ok<LightRules>, RejectionProblem>> Set(
        LightRulesBody body, Errand errand, LightDesk desk, Governments governments, CancellationToken cancel)
    {
        var government = await governments.Meant(body.Government, errand.Who, cancel);
        var rules = body.On(await desk.Rules(government, cancel));
        var answer = await desk.Set(errand, government, rules, cancel);
        return answer.Rejection is { } refused ? refused.AsProblem() : TypedResults.Ok(rules);
    }
}

/// <summary>What is absent stays as it is.</summary>
/// <param name="DueWithin">Yellow this many days before the due day.</param>
/// <param name="YellowWhenSilent">Yellow too where nothing was reported in the last period.</param>
internal sealed record LightRulesBody(int? DueWithin = null, bool? YellowWhenSilent = null, DivisionCode? Government = null)
{
    public LightRules On(LightRules rules) => new(DueWithin ?? rules.DueWithin, YellowWhenSilent ?? rules.YellowWhenSilent);
}
