using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;

namespace Tracker.Gateway.Ledger;

internal static class ViewEndpoints
{
    public static RouteGroupBuilder MapLedgerViews(this IEndpointRouteBuilder routes)
    {
        var views = routes.MapGroup("/api/ledger-views").WithTags("台账").RequireAuthorization();
        views.MapGet("/", List).WithSummary("Saved views of the ledger: those that the office shares, then the caller's own");
        views.MapPut("/{name}", Put).WithSummary("Save a view under this name; shared ones are the office's");
        views.MapPost("/{name}/rename", Rename).WithSummary("Give a view another name that is free");
        views.MapDelete("/{name}", Remove).WithSummary("Forget a view");
        return views;
    }

    private static async Task<Ok<ImmutableArray<ViewReply>>> List(HttpContext http, SavedViews views, Governments governments, CancellationToken cancel) =>
        TypedResults.Ok<ImmutableArray<ViewReply>>(
            [.. (await views.All(http.Caller, await governments.Meant(null, http.Caller, cancel), cancel)).Select(kept => new ViewReply(kept.View.Name, kept.View.Page, kept.IsShared, kept.View.Fields))]);

    private static async Task<Results<NoContent, RejectionProblem>> Put(
        string name, ViewRequest request, HttpContext http, SavedViews views, Governments governments, CancellationToken cancel) =>
        Said(await views.Put(
            http.Caller, await governments.Meant(null, http.Caller, cancel), new SavedView(name, request.Page, request.Fields ?? ImmutableSortedDictionary<string, string>.Empty), request.Shared, cancel));

    private static async Task<Results<NoContent, RejectionProblem>> Rename(
        string name, RenameRequest request, HttpContext http, SavedViews views, Governments governments, CancellationToken cancel) =>
        Said(await views.Rename(http.Caller, await governments.Meant(null, http.Caller, cancel), name, request.Name, request.Shared, cancel));

    private static async Task<Results<NoContent, RejectionProblem>> Remove(
        string name, HttpContext http, SavedViews views, Governments governments, CancellationToken cancel, bool shared = false) =>
        Said(await views.Remove(http.Caller, await governments.Meant(null, http.Caller, cancel), name, shared, cancel));

    private static Results<NoContent, RejectionProblem> Said(Rejection? refused) => refused is null ? TypedResults.NoContent() : refused.AsProblem();
}

internal sealed record ViewReply(string Name, ViewPage Page, bool Shared, ImmutableSortedDictionary<string, string> Fields);

/// <param name="Fields">Filters, order and template by name, such as <c>status</c>: <c>returned</c>.</param>
internal sealed record ViewRequest(ViewPage Page, ImmutableSortedDictionary<string, string>? Fields = null, bool Shared = false);

internal sealed record RenameRequest(string Name, bool Shared = false);
