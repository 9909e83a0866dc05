using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Tables;
using Tracker.Units;

namespace Tracker.Gateway.Returns;

internal static class WorkbookEndpoints
{
    public static RouteGroupBuilder MapReturnWorkbooks(this IEndpointRouteBuilder routes)
    {
        var books = routes.MapGroup("/api/returns/{period}/workbooks").WithTags("本期填报").RequireAuthorization();
        books.MapGet("/{unit}.xlsx", Download).WithSummary("A unit's sheet of a period as a workbook to fill in");
        books.MapGet("/all.zip", DownloadAll).WithSummary("The sheets of all units whose return the caller may enter, a workbook each");
        books.MapPost("/", Upload).TakesFile()
            .WithSummary("Workbooks that were filled in, one or a zip of many (multipart/form-data: preview, goodOnly, unit, then file); what others changed meanwhile is never written over");
        return books;
    }

    public static IServiceCollection AddReturnWorkbookServices(this IServiceCollection services) => services.AddSingleton<IReturnSheets, HouseSheets>().AddSingleton<ReturnWorkbooks>();

    private static async Task<Results<TableDownload, RejectionProblem>> Download(
        string period, UnitId unit, HttpContext http, ReturnWorkbooks books, CancellationToken cancel)
    {
        if (Ids.Address(period, "period") is not { } address)
        {
            return new Rejection("period.unknown").AsProblem();
        }
        var (table, refused) = await books.Table(http.Caller, address, unit, cancel);
        return table is null ? refused!.AsProblem() : new TableDownload(TableFormat.Xlsx, FileNames.Safe(table.Sheet.Title!), table);
    }

    private static async Task<Results<WorkbooksDownload, RejectionProblem>> DownloadAll(string period, HttpContext http, ReturnWorkbooks books, CancellationToken cancel)
    {
        if (Ids.Address(period, "period") is not { } address)
        {
            return new Rejection("period.unknown").AsProblem();
        }
        return await books.Refused(http.Caller, address, cancel) is { } refused ? refused.AsProblem() : new WorkbooksDownload(books, http.Caller, address); // said before the first byte
    }

    private static async Task<Results<Ok<WorkbooksReply>, RejectionProblem>> Upload(
        string period, HttpContext http, Errand errand, ReturnWorkbooks books, CancellationToken cancel)
    {
        if (Ids.Address(period, "period") is not { } address)
        {
            return new Rejection("period.unknown").AsProblem();
        }
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
        var previews = await books.Preview(http.Caller, address, form.Id<UnitId>("unit"), file.FileName, whole, cancel);
        if (form.Flag("preview"))
        {
            return TypedResults.Ok(Reply(address, [.. previews.Select(p => WorkbookReply.Of(p, null, 0))]));
        }
        var done = await books.SendAll(errand, address, previews, form.Flag("goodOnly"), cancel);
        return TypedResults.Ok(Reply(address, [.. done.Select(d => WorkbookReply.Of(d.Preview, d.Rejection, d.Written))]));
    }

    private static WorkbooksReply Reply(GrainAddress period, ImmutableArray<WorkbookReply> books) =>
        new(period, books.Length, books.Count(b => b.Rejection is not null), books.Sum(b => b.Written), books);
}

/// <summary>Streams the workbooks of all units as they are made.</summary>
internal sealed class WorkbooksDownload(ReturnWorkbooks books, Caller caller, GrainAddress period) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{PeriodNames.Of(period)}填报表.zip");
        httpContext.Response.ContentType = "application/zip";
        httpContext.Response.Headers.ContentDisposition = disposition.ToString();
        httpContext.Response.Headers.XContentTypeOptions = "nosniff";
        await books.WriteAll(caller, period, httpContext.Response.Body, httpContext.RequestAborted);
    }
}
