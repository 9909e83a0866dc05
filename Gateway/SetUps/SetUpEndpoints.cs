using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Tables;
using Tracker.Units;

namespace Tracker.Gateway.SetUps;

/// <summary>建账 of all a unit's duties at once.</summary>
internal static class SetUpEndpoints
{
    public static RouteGroupBuilder MapSetUps(this IEndpointRouteBuilder routes)
    {
        var sets = routes.MapGroup("/api/set-ups").WithTags("建账").RequireAuthorization();
        sets.MapGet("/{unit}", Get).WithSummary("All open duties of a unit with their set-ups (建账)");
        sets.MapPost("/{unit}", Enter).WithSummary("Enter set-ups of several duties of a unit at once, all or none; rows that say what stands already write nothing");
        sets.MapGet("/{unit}.xlsx", Download).WithSummary("The same as a workbook to fill in");
        sets.MapGet("/all.zip", DownloadAll).WithSummary("The workbooks of all units whose set-ups the caller may enter");
        sets.MapPost("/workbooks", Upload).TakesFile()
            .WithSummary("Workbooks that were filled in, one or a zip of many (multipart/form-data: preview, goodOnly, then file); what others changed meanwhile is never written over");
        return sets;
    }

    public static IServiceCollection AddSetUpServices(this IServiceCollection services) => services.AddSingleton<SetUpDesk>().AddSingleton<SetUpWorkbooks>();

    private static async Task<Results<Ok<SetUpSheetReply>, RejectionProblem>> Get(
        UnitId unit, HttpContext http, SetUpDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null) =>
        await desk.Look(http.Caller, await governments.Meant(government, http.Caller, cancel), unit, cancel) is { } sheet
            ? TypedResults.Ok(SetUpSheetReply.Of(sheet))
            : AssignmentRejections.Unknown.AsProblem();

    private static async Task<Results<Ok<SetUpSheetReply>, RejectionProblem>> Enter(
        UnitId unit, SetUpsRequest request, HttpContext http, Errand errand, SetUpDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null)
    {
        var meant = await governments.Meant(government, http.Caller, cancel);
        if (await desk.Look(http.Caller, meant, unit, cancel) is not { } sheet)
        {
            return AssignmentRejections.Unknown.AsProblem();
        }
        var answer = await desk.Enter(errand, sheet, [.. request.Rows.Select(r => r.Wanted(sheet))], cancel);
        return answer.Rejection is { } refused ? refused.AsProblem() : TypedResults.Ok(SetUpSheetReply.Of((await desk.Look(http.Caller, meant, unit, cancel))!));
    }

    private static async Task<Results<TableDownload, RejectionProblem>> Download(
        UnitId unit, HttpContext http, SetUpDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null)
    {
        if (await desk.Look(http.Caller, await governments.Meant(government, http.Caller, cancel), unit, cancel) is not { } sheet)
        {
            return AssignmentRejections.Unknown.AsProblem();
        }
        var table = SetUpTable.Of(sheet);
        return new TableDownload(TableFormat.Xlsx, FileNames.Safe(table.Sheet.Title!), table);
    }

    private static async Task<IResult> DownloadAll(HttpContext http, SetUpWorkbooks books, Governments governments, CancellationToken cancel, DivisionCode? government = null) =>
        new SetUpsDownload(books, http.Caller, await governments.Meant(government, http.Caller, cancel));

    private static async Task<Results<Ok<SetUpBooksReply>, RejectionProblem>> Upload(
        HttpContext http, Errand errand, SetUpWorkbooks books, Governments governments, CancellationToken cancel, DivisionCode? government = null)
    {
        var form = await UploadForm.Read(http, cancel);
        if (form.File is not { } file)
        {
            return form.Rejection.AsProblem();
        }
        await using var whole = TemporaryFile.Make();
        if (!await TemporaryFile.CopyWithin(file.Content, WorkbookPile.LargestFile, whole, cancel))
        {
            return TableRejections.FileTooLarge(WorkbookPile.LargestFile).AsProblem();
        }
        var previews = await books.Preview(http.Caller, await governments.Meant(government, http.Caller, cancel), file.FileName, whole, cancel);
        return TypedResults.Ok(SetUpBooksReply.Of(form.Flag("preview")
            ? [.. previews.Select(p => new SetUpsWritten(p, null, 0))]
            : await books.Write(errand, previews, form.Flag("goodOnly"), cancel)));
    }
}

/// <summary>Streams the workbooks of all units as they are made.</summary>
internal sealed class SetUpsDownload(SetUpWorkbooks books, Caller caller, DivisionCode government) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName("建账表.zip");
        httpContext.Response.ContentType = "application/zip";
        httpContext.Response.Headers.ContentDisposition = disposition.ToString();
        httpContext.Response.Headers.XContentTypeOptions = "nosniff";
        await books.WriteAll(caller, government, httpContext.Response.Body, httpContext.RequestAborted);
    }
}
