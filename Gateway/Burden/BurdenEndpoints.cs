using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.Burden;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Tables;
using Tracker.Units;

namespace Tracker.Gateway.Burden;

internal static class BurdenEndpoints
{
    public static RouteGroupBuilder MapBurden(this IEndpointRouteBuilder routes)
    {
        var burden = routes.MapGroup("/api/burden").WithTags("填报负担").RequireAuthorization();
        burden.MapGet("/{year:int}", Year).WithSummary("How many fields were asked of each unit in each month, and what one form per point would have asked");
        burden.MapGet("/{year:int}/items", Items).WithSummary("What stands behind these numbers, fact by fact");
        burden.MapGet("/{year:int}/file.{format}", Download).WithSummary("Units × months as xlsx, csv or json");
        burden.MapPut("/budget", SetBudget).WithSummary("The fields that a unit may be asked in a month; absent: none");
        return burden;
    }

    public static IServiceCollection AddBurdenServices(this IServiceCollection services) =>
        services.AddSingleton<BurdenReading>().AddSingleton<BurdenExport>();

    private static async Task<Results<Ok<BurdenReply>, RejectionProblem>> Year(
        int year, HttpContext http, BurdenReading reading, Governments governments, CancellationToken cancel, DivisionCode? government = null)
    {
        if (Seen(http, year) is { } fault)
        {
            return fault;
        }
        return TypedResults.Ok(BurdenReply.Of(await reading.Year(http.Caller, await governments.Meant(government, http.Caller, cancel), year, cancel)));
    }

    private static async Task<Results<Ok<ImmutableArray<BurdenItemReply>>, RejectionProblem>> Items(
        int year, HttpContext http, BurdenReading reading, Governments governments, CancellationToken cancel, int? month = null, string? unit = null, DivisionCode? government = null)
    {
        if (Seen(http, year) is { } fault)
        {
            return fault;
        }
        if (month is < 1 or > 12)
        {
            throw new BadHttpRequestException($"month: {month}");
        }
        UnitId? one = unit is null ? null : Ids.TryRead<UnitId>(unit, out var id) ? id : throw new BadHttpRequestException($"unit: {unit}");
        var (from, to) = (new BurdenMonth(year * 100 + (month ?? 1)), new BurdenMonth(year * 100 + (month ?? 12)));
        var items = await reading.Items(http.Caller, await governments.Meant(government, http.Caller, cancel), from, to, one, cancel);
        return TypedResults.Ok<ImmutableArray<BurdenItemReply>>([.. items.Select(i => new BurdenItemReply(i.Item.Unit, i.Item.On, i.Item.Kind, i.Item.Subject, i.Title, i.Item.Asked, i.Item.ByForm))]);
    }

    private static async Task<Results<TableDownload, RejectionProblem>> Download(
        int year, string format, HttpContext http, BurdenReading reading, BurdenExport export, Governments governments, CancellationToken cancel)
    {
        if (TableFormat.For(format) is not { } known)
        {
            return new Rejection("file.format-unknown", format).AsProblem();
        }
        if (Seen(http, year) is { } fault)
        {
            return fault;
        }
        var government = await governments.Meant(null, http.Caller, cancel);
        return new TableDownload(known, $"{year}年填报负担", await export.Of(await reading.Year(http.Caller, government, year, cancel), government, cancel));
    }

    private static async Task<Results<Ok<BudgetReply>, RejectionProblem>> SetBudget(
        BudgetRequest body, Errand errand, BurdenReading reading, Governments governments, CancellationToken cancel)
    {
        var answer = await reading.SetBudget(errand, await governments.Meant(body.Government, errand.Who, cancel), body.Fields, cancel);
        return answer.Rejection is { } refused ? refused.AsProblem() : TypedResults.Ok(new BudgetReply(body.Fields));
    }

    private static RejectionProblem? Seen(HttpContext http, int year) =>
        AccessTable.Of(http.Caller, Deed.ReadBurden) == Reach.Nothing ? Access.Refused.AsProblem()
        : year is < 2000 or > 2100 ? throw new BadHttpRequestException(year.ToString(CultureInfo.InvariantCulture))
        : null;
}

/// <param name="Asked">All fields that were asked.</param>
/// <param name="ByForm">What one form per point would have asked for the same.</param>
internal sealed record BurdenReply(int Year, int Asked, int ByForm, ImmutableArray<BurdenCellReply> Cells, ImmutableArray<int?> Budgets)
{
    public static BurdenReply Of(BurdenYear year)
    {
        var whole = year.Of(null, null);
        return new BurdenReply(year.Year, whole.Asked, whole.ByForm, [.. year.Cells.Select(c => new BurdenCellReply(c.Unit, $"{c.Month}", c.Kind, c.Asked, c.ByForm))], [.. Enumerable.Range(1, 12).Select(year.BudgetIn)]);
    }
}

/// <param name="Month">As 2026-03.</param>
internal sealed record BurdenCellReply(UnitId UnitId, string Month, BurdenKind Kind, int Asked, int ByForm);

internal sealed record BurdenItemReply(UnitId UnitId, DateOnly On, BurdenKind Kind, GrainAddress Subject, string Title, int Asked, int ByForm);

internal sealed record BudgetRequest(int? Fields = null, DivisionCode? Government = null);

internal sealed record BudgetReply(int? Fields);
