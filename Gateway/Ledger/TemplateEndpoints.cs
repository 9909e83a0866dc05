using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;

namespace Tracker.Gateway.Ledger;

internal static class TemplateEndpoints
{
    public static RouteGroupBuilder MapLedgerTemplates(this IEndpointRouteBuilder routes)
    {
        var templates = routes.MapGroup("/api/ledger-templates").WithTags("台账").RequireAuthorization();
        templates.MapGet("/", List).WithSummary("The column templates of the full ledger, the built-in one first, and the columns they may have");
        templates.MapPut("/{name}", Put).WithSummary("Keep a template under this name");
        templates.MapDelete("/{name}", Remove).WithSummary("Forget a template; under the built-in one's name the built-in one comes back");
        return templates;
    }

    private static async Task<Results<Ok<TemplatesReply>, RejectionProblem>> List(
        HttpContext http, ColumnTemplates templates, Governments governments, CancellationToken cancel)
    {
        var government = await governments.Meant(null, http.Caller, cancel);
        return AccessTable.Of(http.Caller, Deed.Export) is Reach.Nothing ? Access.Refused.AsProblem()
            : TypedResults.Ok(new TemplatesReply(
                [.. await templates.All(government, cancel)],
                [.. WorkLedgerColumns.All.Select(c => new TemplateColumn(c.Key, c.Heading))]));
    }

    private static async Task<Results<NoContent, RejectionProblem>> Put(
        string name, TemplateRequest request, HttpContext http, ColumnTemplates templates, Governments governments, CancellationToken cancel)
    {
        var government = await governments.Meant(null, http.Caller, cancel);
        var refused = await templates.Put(http.Caller, government, new ColumnTemplate(name, request.Columns), cancel);
        return refused is null ? TypedResults.NoContent() : refused.AsProblem();
    }

    private static async Task<Results<NoContent, RejectionProblem>> Remove(
        string name, HttpContext http, ColumnTemplates templates, Governments governments, CancellationToken cancel)
    {
        var government = await governments.Meant(null, http.Caller, cancel);
        var refused = await templates.Remove(http.Caller, government, name, cancel);
        return refused is null ? TypedResults.NoContent() : refused.AsProblem();
    }
}

internal sealed record TemplateRequest(ImmutableArray<TemplateColumn> Columns);

/// <param name="Columns">Every column that a template may have, with its usual heading.</param>
internal sealed record TemplatesReply(ImmutableArray<ColumnTemplate> Templates, ImmutableArray<TemplateColumn> Columns);
