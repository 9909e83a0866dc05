using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Tracker.Accounts;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Speaking;
using Tracker.Gateway.Tables;
using Tracker.Units;

namespace Tracker.Gateway.AnnualReports;

internal static class ReportPileEndpoints
{
    private const string Lines = "application/x-ndjson";

    public static RouteGroupBuilder MapReportPiles(this RouteGroupBuilder reports)
    {
        reports.MapGet("/workbooks.zip", DownloadAll).WithSummary("The year's workbook of every unit whose report the caller keeps");
        reports.MapPost("/workbooks", Upload).TakesFile()
            .WithSummary($"Workbooks that were filled in, one or a zip of many (multipart/form-data: year, preview, overwrite, then file): each stored or refused as a whole; what others changed since a workbook went down is written over only with overwrite; Accept: {Lines} tells how far it is");
        reports.MapGet("/workbooks/runs/{run:guid}", Progress).WithSummary("How far a pile is that the caller's page has under work");
        return reports;
    }

    private static Results<Ok<PileProgress>, RejectionProblem> Progress(Guid run, HttpContext http, PileRuns runs) =>
        runs.Of(http.Caller, run)?.Now is { } now ? TypedResults.Ok(new PileProgress(now.UnderWay, now.Done, now.Whole)) : AnnualReportRejections.Unknown.AsProblem();

    private static async Task<PileDownload> DownloadAll(HttpContext http, ReportPile pile, Governments governments, TimeProvider clock, CancellationToken cancel, int? year = null, DivisionCode? government = null) =>
        new(pile, http.Caller, await governments.Meant(government, http.Caller, cancel), year ?? AnnualReportReading.YearMeant(clock.Today));

    private static async Task<IResult> Upload(HttpContext http, Errand errand, ReportPile pile, Governments governments, TimeProvider clock, CancellationToken cancel, DivisionCode? government = null)
    {
        var meant = await governments.Meant(government, http.Caller, cancel);
        if (AccessTable.Of(http.Caller, Deed.KeepAnnualReport) == Reach.Nothing)
        {
            return Access.Refused.AsProblem();
        }
        var form = await UploadForm.Read(http, cancel);
        if (form.File is not { } file)
        {
            return form.Rejection.AsProblem();
        }
        var year = form.Number("year") ?? AnnualReportReading.YearMeant(clock.Today);
        await using var whole = TemporaryFile.Make();
        if (!await TemporaryFile.CopyWithin(file.Content, WorkbookPile.LargestFile, whole, cancel))
        {
            return TableRejections.FileTooLarge(WorkbookPile.LargestFile).AsProblem();
        }
        var piled = await pile.Preview(http.Caller, meant, year, file.FileName, whole, cancel: cancel);
        var overwrite = form.Flag("overwrite");
        return form.Flag("preview") ? TypedResults.Ok(PileReply.Of(year, piled))
            : http.Request.Headers.Accept.ToString().Contains(Lines, StringComparison.OrdinalIgnoreCase)
                ? new ProgressStream<PileReply>(async (progress, stop) => PileReply.Of(year, await pile.Store(errand, meant, year, piled, _ => overwrite, progress, stop)))
            : TypedResults.Ok(PileReply.Of(year, await pile.Store(errand, meant, year, piled, _ => overwrite, null, cancel)));
    }
}

/// <param name="Whole">Workbooks; 0: not counted yet.</param>
internal sealed record PileProgress(bool UnderWay, int Done, int Whole);

/// <param name="Stored">Files whose reports were stored; none in a preview.</param>
internal sealed record PileReply(int Year, int Files, int Refused, int Stored, ImmutableArray<PiledReply> Reports)
{
    public static PileReply Of(int year, ImmutableArray<PiledReport> piled) => new(year, piled.Length, piled.Count(p => p.Rejection is not null), piled.Count(p => p.Stored), [.. piled.Select(PiledReply.Of)]);
}

/// <param name="Rejection">Why nothing of the file was stored.</param>
/// <param name="Conflicts">Cells that others changed since the workbook went down: what it was filled with, what stands now, what was typed.</param>
internal sealed record PiledReply(
    string FileName, UnitId? Unit, string? Name, GrainAddress? Report, bool Begins, int Changes, int Errors, int Warnings, bool Voids, Rejection? Rejection, string? Says, ImmutableArray<CellConflict> Conflicts, bool Stored)
{
    public static PiledReply Of(PiledReport p) => new(p.FileName, p.Unit?.Unit, p.Unit?.Name, p.Report, p.Begins, p.Changes, p.Errors, p.Warnings, p.Voids, p.Rejection, p.Rejection?.Says, p.Conflicts, p.Stored);
}

/// <summary>Streams the workbooks of all units as they are made.</summary>
internal sealed class PileDownload(ReportPile pile, Caller caller, DivisionCode government, int year) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{year}年度报告填报表.zip");
        httpContext.Response.ContentType = "application/zip";
        httpContext.Response.Headers.ContentDisposition = disposition.ToString();
        httpContext.Response.Headers.XContentTypeOptions = "nosniff";
        await pile.WriteAll(caller, government, year, httpContext.Response.Body, httpContext.RequestAborted);
    }
}
