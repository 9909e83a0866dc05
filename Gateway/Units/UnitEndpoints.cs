using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Tables;
using Tracker.Units;

namespace Tracker.Gateway.Units;

internal static class UnitEndpoints
{
    public static RouteGroupBuilder MapUnits(this IEndpointRouteBuilder routes)
    {
        var units = routes.MapGroup("/api/units").WithTags("单位").RequireAuthorization();
        units.MapGet("/", List).WithSummary("Every unit of a government, by number");
        units.MapGet("/groups", Groups).WithSummary("The groups that classes of units in a document resolve to");
        units.MapPost("/import", Import).TakesFile()
            .WithSummary("Import units, groups and accounts from a workbook (multipart/form-data: government, preview, then file)");
        units.MapGet("/file.{format}", Download).WithSummary("The same table out again, as xlsx, csv or json");
        units.MapPost("/{unit}/aliases/remove", RemoveAlias).WithSummary("Take a name from a unit: the next document that uses it is asked about");
        units.MapPut("/{unit}/return-approval", SetApproval).WithSummary("Whether the unit's sheets are approved by another of its accounts before they are sent");
        units.MapUnitChanges();
        return units;
    }

    public static IServiceCollection AddUnitServices(this IServiceCollection services) =>
        services.AddSingleton<UnitsImport>().AddSingleton<UnitNaming>().AddSingleton<UnitsExport>().AddSingleton<UnitChanging>().AddSingleton<ReturnApprovals>();

    private static async Task<Results<Ok<ReturnApproval>, RejectionProblem>> SetApproval(
        UnitId unit, ReturnApproval request, Errand errand, ReturnApprovals approvals, Governments governments, CancellationToken cancel) =>
        await approvals.Set(errand, await governments.Meant(null, errand.Who, cancel), unit, request.Needed, cancel) is { } refused ? refused.AsProblem() : TypedResults.Ok(request);

    private static async Task<Results<Ok<ImmutableArray<UnitRowView>>, RejectionProblem>> List(
        HttpContext http, IGrains grains, Governments governments, CancellationToken cancel, string? government = null)
    {
        var register = await Register(http, grains, governments, government, cancel);
        return register.Value is { } found
            ? TypedResults.Ok<ImmutableArray<UnitRowView>>([.. found.Units.Values.Select(u => UnitRowView.Of(u, found))])
            : register.Rejection!.AsProblem();
    }

    private static async Task<Results<Ok<ImmutableArray<GroupView>>, RejectionProblem>> Groups(
        HttpContext http, IGrains grains, Governments governments, CancellationToken cancel, string? government = null)
    {
        var register = await Register(http, grains, governments, government, cancel);
        return register.Value is { } found
            ? TypedResults.Ok<ImmutableArray<GroupView>>([.. found.Groups.Values.Select(g => new GroupView(g.Name, g.Members))])
            : register.Rejection!.AsProblem();
    }

    private static async Task<Results<Ok<UnitsImportReply>, RejectionProblem>> Import(
        HttpContext http, UnitsImport import, Governments governments, CancellationToken cancel)
    {
        var form = await UploadForm.Read(http, cancel);
        if (form.File is not { } file)
        {
            return form.Rejection.AsProblem();
        }
        var government = await governments.Meant(form.Id<DivisionCode>("government"), http.Caller, cancel);
        if (!Access.May(http.Caller, Deed.ManageUnits, government))
        {
            return Access.Refused.AsProblem();
        }
        using var bytes = new MemoryStream();
        if (!await file.CopyWithin(RequestLimits.Document, bytes, cancel))
        {
            return TableRejections.FileTooLarge(RequestLimits.Document).AsProblem();
        }
        var (lines, unreadable) = UnitsSheet.Read(bytes);
        if (unreadable is not null)
        {
            return unreadable.AsProblem();
        }
        if (form.Flag("preview"))
        {
            var (preview, refused) = await import.Preview(http.Caller, government, lines, cancel);
            return preview is null ? refused!.AsProblem() : TypedResults.Ok(UnitsImportReply.Of(government, preview, [], applied: false, null));
        }
        var done = await import.Apply(http.Caller, http.Door, government, lines, cancel);
        return done.Preview is null ? done.Rejection!.AsProblem()
            : TypedResults.Ok(UnitsImportReply.Of(government, done.Preview, done.Codes, applied: done.Rejection is null, done.Rejection));
    }

    private static async Task<Results<TableDownload, RejectionProblem>> Download(
        string format, HttpContext http, UnitsExport export, Governments governments, CancellationToken cancel, string? government = null)
    {
        if (TableFormat.For(format) is not { } known)
        {
            return new Rejection("file.format-unknown", format).AsProblem();
        }
        var (table, refused) = await export.Of(http.Caller, await governments.Meant(CodeOf(government), http.Caller, cancel), cancel);
        return table is null ? refused!.AsProblem() : new TableDownload(known, "单位账号", table);
    }

    private static async Task<Results<NoContent, RejectionProblem>> RemoveAlias(
        UnitId unit, RemoveAliasRequest request, Errand errand, UnitNaming naming, Governments governments, CancellationToken cancel)
    {
        var government = await governments.Meant(request.Government, errand.Who, cancel);
        return (await naming.RemoveAlias(errand, government, unit, request.Alias, cancel)).Rejection is { } rejection ? rejection.AsProblem() : TypedResults.NoContent();
    }

    private static async ValueTask<Outcome<UnitRegister>> Register(
        HttpContext http, IGrains grains, Governments governments, string? government, CancellationToken cancel)
    {
        var code = await governments.Meant(CodeOf(government), http.Caller, cancel);
        return Access.May(http.Caller, Deed.ReadUnits, code) ? (await grains.UnitRegister(code).Look(cancel)).State : Access.Refused;
    }

    private static DivisionCode? CodeOf(string? government) => government is null ? null
        : Ids.TryRead<DivisionCode>(government, out var code) ? code
        : throw new BadHttpRequestException($"government: {government}");
}
