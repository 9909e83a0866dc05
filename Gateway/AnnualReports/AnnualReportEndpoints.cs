using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Papers;
using Tracker.Gateway.Speaking;
using Tracker.Gateway.Tables;
using Tracker.Plans;
using Tracker.Units;

namespace Tracker.Gateway.AnnualReports;

internal static class AnnualReportEndpoints
{
    public static RouteGroupBuilder MapAnnualReports(this IEndpointRouteBuilder routes)
    {
        var reports = routes.MapGroup("/api/annual-reports").WithTags("年度报告").RequireAuthorization();
        reports.MapGet("/", List).WithSummary("A year's annual reports (年度报告): who filed, who is missing, what the rules say; to a unit its own");
        reports.MapPost("/", Begin).WithSummary("Begin a unit's report of a year, or without a unit the government's total; what last year carries over is filled in");
        reports.MapPost("/past", Record).WithSummary("Record a published report of a past year as history");
        reports.MapGet("/roll-up", RollUp).WithSummary("Own bodies and subordinates cell by cell, who is missing, and where the government's total differs");
        reports.MapPost("/roll-up", TakeRollUp).WithSummary("Take the government's total from the reports that are filed");
        reports.MapPut("/scope", DeclareScope).WithSummary("Declare the scope of the total (汇总口径) and the day by which reports are due");
        reports.MapGet("/results/{plan}", Results).WithSummary("要点落实情况 of a plan: words for parts one and six, and every point's figures");
        reports.MapGet("/results/{plan}/file.{format}", ResultsFile).WithSummary("The annex as xlsx, csv, json or docx");
        reports.MapGet("/{report}", Get).WithSummary("One report with its figures, last year's, findings and steps");
        reports.MapGet("/{report}/file.{format}", Download).WithSummary("The report as docx, html, xlsx (a workbook that checks itself), csv or json");
        reports.MapPost("/{report}/file", Upload).TakesFile().WithSummary("Read a workbook or a published report into it (multipart/form-data: overwrite, then file): whole or not at all; what others changed since the workbook went down is written over only with overwrite");
        reports.MapPut("/{report}/content", Fill).WithSummary("Fill in cells and words: one, some or all; any change voids the sign-offs");
        reports.MapGet("/{report}/figures", Figures).WithSummary("The ledger's figures of the year that the text may carry, each with what it counts");
        reports.MapPost("/{report}/figures/renew", RenewFigures).WithSummary("The sentences whose figures changed were looked at: they take the numbers that stand");
        reports.MapPost("/{report}/previous", TakePrevious).WithSummary("Take last year's figures once more");
        reports.MapPost("/{report}/findings/explain", Explain).WithSummary("A reason for a finding as it stands");
        reports.MapPost("/{report}/findings/let-through", LetThrough).WithSummary("说明后放行: a second person agrees to the reason of an error");
        reports.MapPost("/{report}/hand-in", HandIn).WithSummary("经办: errors and warnings without a reason keep it from being handed in");
        reports.MapPost("/{report}/review", Review).WithSummary("审核 by another account of the unit");
        reports.MapPost("/{report}/sign", Sign).WithSummary("负责人签发, on paper or here");
        reports.MapPost("/{report}/send", Send).WithSummary("报送 to the government's office");
        reports.MapPost("/{report}/screen", Screen).WithSummary("公开审查");
        reports.MapPost("/{report}/publish", Publish).WithSummary("Published by the department itself: the link");
        reports.MapPost("/{report}/pre-review", PreReview).WithSummary("数据预审 by the office, before it is sent");
        reports.MapPost("/{report}/return", Return).WithSummary("退回 by the office, with a reason");
        reports.MapPost("/{report}/accept", Accept).WithSummary("The office has looked at it");
        reports.MapPost("/{report}/paper", Paper).WithSummary("纸质版（签字盖章）已收");
        reports.MapPost("/{report}/paper/scan", PaperScan).TakesFile().WithSummary("The same with its scan");
        reports.MapPost("/{report}/reopen", Reopen).WithSummary("更正 of what was published: both figures stay on record");
        reports.MapGet("/{report}/scan/{hash}", Scan).WithSummary("A scan of the paper or of a signature");
        return reports.MapReportPiles();
    }

    public static IServiceCollection AddAnnualReportServices(this IServiceCollection services) => services
        .AddSingleton<AnnualReportReading>()
        .AddSingleton<ReportedQuantities>()
        .AddSingleton<AnnualReportDesk>()
        .AddSingleton<CellOrigins>()
        .AddSingleton<ReportFiling>()
        .AddSingleton<ReportPile>()
        .AddSingleton<PileRuns>()
        .AddSingleton<ReportFigures>()
        .AddSingleton<WorkResults>();

    private static async Task<Ok<YearReply>> List(HttpContext http, AnnualReportReading reading, Governments governments, TimeProvider clock, CancellationToken cancel, int? year = null, DivisionCode? government = null) =>
        TypedResults.Ok(YearReply.Of(await reading.Year(http.Caller, await governments.Meant(government, http.Caller, cancel), year ?? AnnualReportReading.YearMeant(clock.Today), cancel), clock.Today));

    private static async Task<Results<Created<ReportReceipt>, RejectionProblem>> Begin(BeginBody body, HttpContext http, Errand errand, AnnualReportDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null) =>
        Made(http, await desk.Begin(errand, await governments.Meant(government, http.Caller, cancel), body.Year, body.Unit, cancel));

    private static async Task<Results<Created<ReportReceipt>, RejectionProblem>> Record(RecordBody body, HttpContext http, Errand errand, AnnualReportDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null) =>
        Made(http, await desk.Record(errand, await governments.Meant(government, http.Caller, cancel), body.Year, body.Unit, body.Cells, Parts(body.Texts), body.Link, cancel));

    private static async Task<Results<Ok<RollUpReply>, RejectionProblem>> RollUp(HttpContext http, AnnualReportReading reading, Governments governments, TimeProvider clock, CancellationToken cancel, int? year = null, DivisionCode? government = null)
    {
        var (meant, wanted) = (await governments.Meant(government, http.Caller, cancel), year ?? AnnualReportReading.YearMeant(clock.Today));
        if (!Access.May(http.Caller, Deed.ReadAnnualReport, meant))
        {
            return Unknown;
        }
        var sum = await reading.RollUp(meant, wanted, cancel);
        return TypedResults.Ok(RollUpReply.Of(wanted, sum, await reading.Differences(meant, wanted, sum, cancel)));
    }

    private static async Task<Results<Created<ReportReceipt>, RejectionProblem>> TakeRollUp(RollUpBody body, HttpContext http, Errand errand, AnnualReportDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null) =>
        Made(http, await desk.TakeRollUp(errand, await governments.Meant(government, http.Caller, cancel), body.Year, cancel));

    private static async Task<Results<NoContent, RejectionProblem>> DeclareScope(ScopeBody body, HttpContext http, Errand errand, AnnualReportDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null) =>
        (await desk.DeclareScope(errand, await governments.Meant(government, http.Caller, cancel), body.Year, body.Kinds ?? ReportScope.UsualKinds, body.Units, body.DueDay, body.Reason, cancel)).Rejection is { } refused ? refused.AsProblem() : TypedResults.NoContent();

    private static async Task<Results<Ok<ResultsReply>, RejectionProblem>> Results(string plan, HttpContext http, WorkResults results, CancellationToken cancel) =>
        Ids.Address(plan, Plan.Kind.Name) is { } address && await results.Of(http.Caller, address, cancel) is { } view
            ? TypedResults.Ok(new ResultsReply(view.Plan, view.Text, view.Figures, view.Points))
            : Unknown;

    private static async Task<Results<TableDownload, RejectionProblem>> ResultsFile(string plan, string format, HttpContext http, WorkResults results, CancellationToken cancel)
    {
        if (TableFormat.For(format) is not { } known)
        {
            return new Rejection("file.format-unknown", format).AsProblem();
        }
        return Ids.Address(plan, Plan.Kind.Name) is { } address && await results.Of(http.Caller, address, cancel) is { } view
            ? new TableDownload(known, "要点落实情况", WorkResultsTable.Of(view))
            : Unknown;
    }

    private static async Task<Results<Ok<ReportReply>, RejectionProblem>> Get(string report, HttpContext http, AnnualReportReading reading, ReportFigures figures, CancellationToken cancel)
    {
        if (AddressOf(report) is not { } address || await reading.Look(http.Caller, address, cancel) is not { } view)
        {
            return Unknown;
        }
        http.SetVersion(view.Version);
        return TypedResults.Ok(ReportReply.Of(view, (await figures.Of(address, cancel)).Numbers(), RejectionProblem.LanguageOf(http.Request)));
    }

    private static async Task<IResult> Download(string report, string format, HttpContext http, AnnualReportReading reading, CellOrigins origins, TimeProvider clock, CancellationToken cancel)
    {
        if (AddressOf(report) is not { } address || await reading.Look(http.Caller, address, cancel) is not { } view)
        {
            return Unknown;
        }
        var (published, name, now) = (ReportFiling.Published(view), FileNames.Safe(ReportFiling.TitleOf(view)), clock.GetUtcNow());
        switch (format)
        {
            case "docx":
                return TypedResults.File(ReportDocx.Of(published, now), DocxPaper.ContentType, name + ".docx");
            case "html":
                return TypedResults.File(Encoding.UTF8.GetBytes(ReportHtml.Page(published)), "text/html; charset=utf-8", name + ".html");
            case "json":
                return TypedResults.File(Encoding.UTF8.GetBytes(ReportTables.Json(published, view.State.Content.Sentences(), view.State.Findings, await origins.Of(address, cancel), view.State.RolledUp, RejectionProblem.LanguageOf(http.Request))), "application/json", name + ".json");
            case "csv":
                return new TableDownload(TableFormat.For("csv")!, name, ReportTables.Table(published, await origins.Of(address, cancel), view.State.Findings));
            case "xlsx":
                using (var workbook = new MemoryStream())
                {
                    await ReportWorkbook.Write(workbook, published.Title, [(published.Cells, view.State.Previous?.Cells)], now, ReportBookKey.Of(address, published.Cells), cancel);
                    return TypedResults.File(workbook.ToArray(), ReportWorkbook.ContentType, name + ".xlsx");
                }
            default:
                return new Rejection("file.format-unknown", format).AsProblem();
        }
    }

    private static async Task<Results<Ok<ReportReceipt>, RejectionProblem>> Upload(string report, HttpContext http, Errand errand, AnnualReportReading reading, ReportFiling filing, CancellationToken cancel)
    {
        if (AddressOf(report) is not { } address || await reading.Look(http.Caller, address, cancel) is not { Keeps: true } view)
        {
            return Unknown;
        }
        var form = await UploadForm.Read(http, cancel);
        return form.File is { } file ? await Told(report, http, _ => filing.Take(errand, view, file.Content, file.FileName, http.ExpectedVersion, form.Flag("overwrite"), cancel)) : form.Rejection.AsProblem();
    }

    private static Task<Results<Ok<ReportReceipt>, RejectionProblem>> Fill(string report, ContentBody body, HttpContext http, Errand errand, AnnualReportDesk desk, CancellationToken cancel) =>
        Told(report, http, at => desk.Fill(errand, at, (body.Cells ?? []).ToImmutableDictionary(), Parts(body.Texts), body.Source, http.ExpectedVersion, cancel));

    private static async Task<Results<Ok<ImmutableArray<LedgerFigureReply>>, RejectionProblem>> Figures(string report, HttpContext http, AnnualReportReading reading, ReportFigures figures, CancellationToken cancel) =>
        AddressOf(report) is { } address && await reading.Look(http.Caller, address, cancel) is not null
            ? TypedResults.Ok((await figures.Of(address, cancel)).Select(LedgerFigureReply.Of).ToImmutableArray())
            : Unknown;

    private static Task<Results<Ok<ReportReceipt>, RejectionProblem>> RenewFigures(string report, HttpContext http, Errand errand, AnnualReportDesk desk, CancellationToken cancel) =>
        Told(report, http, at => desk.RenewFigures(errand, at, cancel));

    private static Task<Results<Ok<ReportReceipt>, RejectionProblem>> TakePrevious(string report, HttpContext http, Errand errand, AnnualReportDesk desk, CancellationToken cancel) =>
        Told(report, http, at => desk.TakePrevious(errand, at, cancel));

    private static Task<Results<Ok<ReportReceipt>, RejectionProblem>> Explain(string report, FindingBody body, HttpContext http, Errand errand, AnnualReportDesk desk, CancellationToken cancel) =>
        Told(report, http, at => desk.Explain(errand, at, body.Rule, body.Place, body.Reason ?? "", cancel));

    private static Task<Results<Ok<ReportReceipt>, RejectionProblem>> LetThrough(string report, FindingBody body, HttpContext http, Errand errand, AnnualReportDesk desk, CancellationToken cancel) =>
        Told(report, http, at => desk.LetThrough(errand, at, body.Rule, body.Place, cancel));

    private static Task<Results<Ok<ReportReceipt>, RejectionProblem>> HandIn(string report, HttpContext http, Errand errand, AnnualReportDesk desk, CancellationToken cancel) =>
        Told(report, http, at => desk.HandIn(errand, at, http.ExpectedVersion, cancel));

    private static Task<Results<Ok<ReportReceipt>, RejectionProblem>> Review(string report, HttpContext http, Errand errand, AnnualReportDesk desk, CancellationToken cancel) =>
        Told(report, http, at => desk.Review(errand, at, http.ExpectedVersion, cancel));

    private static Task<Results<Ok<ReportReceipt>, RejectionProblem>> Sign(string report, SignBody body, HttpContext http, Errand errand, AnnualReportDesk desk, CancellationToken cancel) =>
        Told(report, http, at => desk.Sign(errand, at, body.SignedOn, body.Post, null, http.ExpectedVersion, cancel));

    private static Task<Results<Ok<ReportReceipt>, RejectionProblem>> Send(string report, HttpContext http, Errand errand, AnnualReportDesk desk, CancellationToken cancel) =>
        Told(report, http, at => desk.Send(errand, at, http.ExpectedVersion, cancel));

    private static Task<Results<Ok<ReportReceipt>, RejectionProblem>> Screen(string report, WordsBody body, HttpContext http, Errand errand, AnnualReportDesk desk, CancellationToken cancel) =>
        Told(report, http, at => desk.Screen(errand, at, body.Words, http.ExpectedVersion, cancel));

    private static Task<Results<Ok<ReportReceipt>, RejectionProblem>> Publish(string report, PublishBody body, HttpContext http, Errand errand, AnnualReportDesk desk, CancellationToken cancel) =>
        Told(report, http, at => desk.Publish(errand, at, body.Link, body.PublishedOn, http.ExpectedVersion, cancel));

    private static Task<Results<Ok<ReportReceipt>, RejectionProblem>> PreReview(string report, WordsBody body, HttpContext http, Errand errand, AnnualReportDesk desk, CancellationToken cancel) =>
        Told(report, http, at => desk.PreReview(errand, at, body.Words, http.ExpectedVersion, cancel));

    private static Task<Results<Ok<ReportReceipt>, RejectionProblem>> Return(string report, ReportReasonBody body, HttpContext http, Errand errand, AnnualReportDesk desk, CancellationToken cancel) =>
        Told(report, http, at => desk.Return(errand, at, body.Reason, http.ExpectedVersion, cancel));

    private static Task<Results<Ok<ReportReceipt>, RejectionProblem>> Accept(string report, HttpContext http, Errand errand, AnnualReportDesk desk, CancellationToken cancel) =>
        Told(report, http, at => desk.Accept(errand, at, http.ExpectedVersion, cancel));

    private static Task<Results<Ok<ReportReceipt>, RejectionProblem>> Paper(string report, HttpContext http, Errand errand, AnnualReportDesk desk, CancellationToken cancel) =>
        Told(report, http, at => desk.ReceivePaper(errand, at, null, http.ExpectedVersion, cancel));

    private static async Task<Results<Ok<ReportReceipt>, RejectionProblem>> PaperScan(string report, HttpContext http, Errand errand, AnnualReportDesk desk, Reporting reporting, CancellationToken cancel)
    {
        if (AddressOf(report) is not { } address || !Access.May(http.Caller, Deed.ManageAnnualReports, address.Government))
        {
            return Unknown;
        }
        var (item, refused) = await reporting.KeepUpload(http, cancel);
        return item is null ? refused!.AsProblem() : await Told(report, http, at => desk.ReceivePaper(errand, at, item, http.ExpectedVersion, cancel));
    }

    private static Task<Results<Ok<ReportReceipt>, RejectionProblem>> Reopen(string report, ReportReasonBody body, HttpContext http, Errand errand, AnnualReportDesk desk, CancellationToken cancel) =>
        Told(report, http, at => desk.Reopen(errand, at, body.Reason, http.ExpectedVersion, cancel));

    private static async Task<Results<FileStreamHttpResult, RejectionProblem>> Scan(string report, string hash, HttpContext http, AnnualReportReading reading, CancellationToken cancel) =>
        AddressOf(report) is { } address && await reading.File(http.Caller, address, hash, cancel) is var (item, content)
            ? TypedResults.File(content, "application/octet-stream", item.Title)
            : new Rejection("file.unknown").AsProblem();

    private static Results<Created<ReportReceipt>, RejectionProblem> Made(HttpContext http, Outcome<BegunReport> outcome)
    {
        if (outcome.Value is not { } begun)
        {
            return outcome.Rejection!.AsProblem();
        }
        http.SetVersion(begun.Version);
        return TypedResults.Created($"/api/annual-reports/{begun.Report.RouteForm}", new ReportReceipt(begun.Report, begun.Version));
    }

    private static Task<Results<Ok<ReportReceipt>, RejectionProblem>> Told(string report, HttpContext http, Func<GrainAddress, ValueTask<Answer>> tell) =>
        http.Tell(AddressOf(report), Unknown, tell, (address, version) => new ReportReceipt(address, version));

    private static ImmutableArray<WrittenPart> Parts(Dictionary<string, string>? texts) => [.. (texts ?? []).Select(t => new WrittenPart(t.Key, t.Value))];

    private static GrainAddress? AddressOf(string text) => Ids.Address(text, AnnualReport.Kind.Name);

    private static RejectionProblem Unknown => AnnualReportRejections.Unknown.AsProblem();
}
