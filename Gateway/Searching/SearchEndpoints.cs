using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Plans;
using Tracker.Units;

namespace Tracker.Gateway.Searching;

internal static class SearchEndpoints
{
    private const int LargestPage = 1_000;

    public static IEndpointRouteBuilder MapSearch(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/search", Find).WithTags("查找").RequireAuthorization()
            .WithSummary("Points, units, last reports and set-ups in which every one of the words stands, and the place where");
        return routes;
    }

    public static IServiceCollection AddSearchServices(this IServiceCollection services) => services.AddSingleton<SearchReading>();

    private static async Task<Results<Ok<SearchReply>, RejectionProblem>> Find(
        string q, HttpContext http, SearchReading reading, Governments governments, CancellationToken cancel, string? plan = null, int? size = null, DivisionCode? government = null)
    {
        if (AccessTable.Of(http.Caller, Deed.ReadPlan) == Reach.Nothing)
        {
            return Access.Refused.AsProblem();
        }
        GrainAddress? within = plan is null ? null : Ids.Address(plan, Plan.Kind.Name) ?? throw new BadHttpRequestException($"plan: {plan}");
        if (SearchWords.Of(q) is not { } words)
        {
            return new Rejection("search.words-missing").AsProblem();
        }
        var hits = await reading.Find(http.Caller, await governments.Meant(government ?? within?.Government, http.Caller, cancel), words, within, cancel);
        return TypedResults.Ok(new SearchReply(hits.Length, [.. hits.Take(Math.Clamp(size ?? 100, 1, LargestPage)).Select(HitReply.Of)]));
    }
}

/// <param name="Total">All that was found; of them at most <c>size</c> are listed.</param>
internal sealed record SearchReply(int Total, ImmutableArray<HitReply> Hits);

/// <param name="Place">Where in it the first of the words stands, such as 最近填报.</param>
/// <param name="Text">The words round it.</param>
/// <param name="Address">Of the point or assignment; absent: a unit.</param>
internal sealed record HitReply(HitKind Kind, string Title, string Where, string Place, string Text, GrainAddress? Address)
{
    public static HitReply Of(SearchHit hit) => new(hit.Kind, hit.Title, hit.Where, hit.Found.Place, string.Concat(hit.Found.Words.Select(w => w.Text)), hit.Address);
}
