using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.History;
using Tracker.Units;

namespace Tracker.Gateway.History;

internal static class HistoryEndpoints
{
    public static RouteGroupBuilder MapHistory(this IEndpointRouteBuilder routes)
    {
        var history = routes.MapGroup("/api/history").WithTags("往年台账").RequireAuthorization();
        history.MapPost("/import", Import).TakesFile().WithSummary(
            "Record a past year's ledger (multipart/form-data: government, year, title, sheets, headingRow, map, states, names, leaveOutRows, another, leaveFiles, preview, then file: .xlsx, .csv, or a .zip of one with its attachments)");
        return history;
    }

    public static IServiceCollection AddHistoryServices(this IServiceCollection services) => services.AddSingleton<HistoryImport>();

    private static async Task<Results<Ok<HistoryReply>, RejectionProblem>> Import(HttpContext http, Errand errand, HistoryImport import, Governments governments, CancellationToken cancel)
    {
        var form = await UploadForm.Read(http, cancel);
        if (form.File is not { } file)
        {
            return form.Rejection.AsProblem();
        }
        var government = await governments.Meant(form.Id<DivisionCode>("government"), errand.Who, cancel);
        if (!Access.May(errand.Who, Deed.ImportPlan, government))
        {
            return Access.Refused.AsProblem(); // before anything is taken in
        }
        var said = new HistoryChoices
        {
            Title = form["title"],
            Sheets = form["sheets"]?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToImmutableArray(),
            HeadingRow = form.Number("headingRow"),
            LeaveOutRows = form.Flag("leaveOutRows"),
        };
        var (choices, misspelt) = TypedChoices.Read(said, form["map"], form["states"], form["names"]);
        if (choices is null)
        {
            return misspelt!.AsProblem();
        }
        await using var taken = TemporaryFile.Make();
        if (!await TemporaryFile.CopyWithin(file.Content, RequestLimits.Evidence, taken, cancel))
        {
            return new Rejection("file.too-large", $"{RequestLimits.Evidence}").AsProblem();
        }
        var (upload, unopened) = HistoryUpload.Open(taken, file.FileName);
        if (upload is null)
        {
            return unopened!.AsProblem();
        }
        using (upload)
        {
            if (form.Flag("preview"))
            {
                var (preview, refused) = await import.Preview(errand.Who, government, upload, form.Number("year"), choices, cancel);
                return preview is null ? refused!.AsProblem() : TypedResults.Ok(HistoryReply.Of(preview, null, preview.Problem(form.Flag("another"), form.Flag("leaveFiles"))));
            }
            var (seen, written, rejection) = await import.Apply(errand, government, upload, form.Number("year"), choices, form.Flag("another"), form.Flag("leaveFiles"), cancel);
            return seen is null ? rejection!.AsProblem() : TypedResults.Ok(HistoryReply.Of(seen, written, rejection));
        }
    }
}
