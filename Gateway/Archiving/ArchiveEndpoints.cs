using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Units;

namespace Tracker.Gateway.Archiving;

internal static class ArchiveEndpoints
{
    public static RouteGroupBuilder MapArchives(this IEndpointRouteBuilder routes)
    {
        var archives = routes.MapGroup("/api/archives").WithTags("归档").RequireAuthorization();
        archives.MapGet("/{year:int}.zip", Download).WithSummary("A year's archive (归档包): all papers, tables, evidence and facts in one zip, readable without Tracker");
        return archives;
    }

    /// <summary>The parts stand in the archive in this order.</summary>
    public static IServiceCollection AddArchiveServices(this IServiceCollection services) =>
        services.AddSingleton<YearArchive>().AddSingleton<IArchivedPart, ArchivedPapers>().AddSingleton<IArchivedPart, ArchivedReports>()
            .AddSingleton<IArchivedPart, ArchivedRequests>().AddSingleton<IArchivedPart, ArchivedLookBacks>();

    private static async Task<Results<ArchiveDownload, RejectionProblem>> Download(
        int year, HttpContext http, YearArchive archive, Governments governments, CancellationToken cancel, string? government = null)
    {
        if (government is not null && !Ids.TryRead<DivisionCode>(government, out _))
        {
            throw new BadHttpRequestException($"government: {government}");
        }
        var meant = await governments.Meant(government is null ? null : DivisionCode.Parse(government), http.Caller, cancel);
        return year is < 1 or > 9999 ? new Rejection("archive.year-empty", $"{year}").AsProblem()
            : await archive.Refusal(http.Caller, meant, new PlanYear(year), cancel) is { } refused ? refused.AsProblem()
            : new ArchiveDownload(archive, http.Caller, meant, new PlanYear(year));
    }
}

/// <summary>Streams the archive while it is made; broken off, it is no whole zip, and every program says so.</summary>
internal sealed class ArchiveDownload(YearArchive archive, Caller caller, DivisionCode government, PlanYear year) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{year.Value}年政务公开工作要点归档包.zip");
        httpContext.Response.ContentType = "application/zip";
        httpContext.Response.Headers.ContentDisposition = disposition.ToString();
        httpContext.Response.Headers.XContentTypeOptions = "nosniff";
        await archive.Write(caller, government, year, httpContext.Response.Body, httpContext.RequestAborted);
    }
}
