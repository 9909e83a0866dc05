using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Accounts;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Papers;
using Tracker.Gateway.Supervision;
using Tracker.Gateway.Tables;
using Tracker.LookBack;
using Tracker.Plans;
using Tracker.Units;

namespace Tracker.Gateway.LookBack;

internal static class LookBackEndpoints
{
    public static RouteGroupBuilder MapLookBack(this IEndpointRouteBuilder routes)
    {
        var lookBacks = routes.MapGroup("/api/look-backs").WithTags("回头看").RequireAuthorization();
        lookBacks.MapGet("/", List).WithSummary("Look-backs (回头看) that the caller may see, with their numbers");
        lookBacks.MapGet("/own", Own).WithSummary("Checks and problems of the caller's own units, and what was allotted to them");
        lookBacks.MapGet("/proposal/{plan}", Proposal).WithSummary("A plan's points as the rule sees them: mandatory, 自办自结, the rest");
        lookBacks.MapPost("/", Start).WithSummary("Start the look-back of a plan: mandatory points, and others with a reason; every duty under them becomes a check");
        lookBacks.MapGet("/{lookBack}", Get).WithSummary("One look-back: its numbers, and every check, verified or not");
        lookBacks.MapPost("/{lookBack}/points", Select).WithSummary("Select more points; duties that came to selected points are listed too");
        lookBacks.MapPut("/{lookBack}/independence", ChangeIndependence).WithSummary("Who may judge: another account, or another unit");
        lookBacks.MapPost("/{lookBack}/verification", Verify).WithSummary("Begin a round of re-verification; it goes on by itself");
        lookBacks.MapGet("/{lookBack}/verification", Progress).WithSummary("How far the round is");
        lookBacks.MapGet("/{lookBack}/links", Links).WithSummary("Every link, one a line, to be checked elsewhere (tracker look-back check-links)");
        lookBacks.MapPost("/{lookBack}/links/results", Results).WithSummary("Read back in what was checked elsewhere");
        lookBacks.MapPost("/{lookBack}/links/replace", Replace).WithSummary("补正: replace the beginning of addresses in all checks");
        lookBacks.MapPost("/{lookBack}/sample", Sample).WithSummary("Draw a sample of what was closed out; with the seed anybody draws it again");
        lookBacks.MapPost("/{lookBack}/end", End).WithSummary("结束: checks are locked; what has no verdict needs a reason");
        lookBacks.MapPost("/{lookBack}/reopen", Reopen).WithSummary("Reopen what has ended, with a reason");
        lookBacks.MapPost("/{lookBack}/papers", Papers).WithSummary("A draft of a paper for each unit with open problems; it is signed, numbered and issued like any other");
        lookBacks.MapGet("/relapses", Relapses).WithSummary("反弹: problems that an earlier year had closed out");
        lookBacks.MapGet("/relapses.{format}", RelapseFile).WithSummary("反弹清单 across years as xlsx, csv, json or docx");
        lookBacks.MapPost("/checkers", OpenChecker).WithSummary("A temporary account for 交叉核查, which ends by itself; answers its one-time code, shown this once");
        lookBacks.MapGet("/{lookBack}/report.docx", Report).WithSummary("The report as docx");
        lookBacks.MapGet("/{lookBack}/units/{unit}/list.docx", UnitList).WithSummary("One unit's 问题清单、责任清单、措施清单 as docx");
        lookBacks.MapGet("/{lookBack}/file.{format}", Download).WithSummary("Every check with its problem as xlsx (before it the overview, points, units, problems, before and after), csv, json or docx");
        return lookBacks;
    }

    public static IServiceCollection AddLookBackServices(this IServiceCollection services) => services
        .AddSingleton<LookBackFacts>()
        .AddSingleton<LookBackDesk>()
        .AddSingleton<LookBackEnding>()
        .AddSingleton<LookBackPapers>()
        .AddSingleton<CrossCheckers>()
        .AddSingleton<RelapseReading>()
        .AddSingleton<CheckDesk>()
        .AddSingleton<LinkReadBack>()
        .AddSingleton<LookBackReading>()
        .AddSingleton<LookBackExport>();

    private static async Task<Ok<ImmutableArray<LookBackSummary>>> List(HttpContext http, LookBackReading reading, Governments governments, CancellationToken cancel, DivisionCode? government = null) =>
        TypedResults.Ok(await reading.All(http.Caller, await governments.Meant(government, http.Caller, cancel), cancel));

    private static async Task<Ok<ImmutableArray<CheckReply>>> Own(HttpContext http, LookBackReading reading, Governments governments, CancellationToken cancel, DivisionCode? government = null) =>
        TypedResults.Ok((await reading.Own(http.Caller, await governments.Meant(government, http.Caller, cancel), cancel)).Select(CheckReply.Of).ToImmutableArray());

    private static async Task<Results<Ok<ImmutableArray<ProposedPoint>>, RejectionProblem>> Proposal(string plan, HttpContext http, LookBackDesk desk, CancellationToken cancel) =>
        Ids.Address(plan, Plan.Kind.Name) is { } address && await desk.Proposal(http.Caller, address, cancel) is { } points
            ? TypedResults.Ok(points.Select(ProposedPoint.Of).ToImmutableArray())
            : Unknown;

    private static async Task<Results<Created<LookBackReceipt>, RejectionProblem>> Start(StartBody body, HttpContext http, Errand errand, LookBackDesk desk, CancellationToken cancel)
    {
        if (body.Plan.Kind != Plan.Kind.Name)
        {
            return Unknown;
        }
        var answer = await desk.Start(errand, body.Plan, body.Independence, body.Points ?? [], cancel);
        if (answer.Rejection is { } refused)
        {
            return refused.AsProblem();
        }
        http.SetVersion(answer.Version);
        var address = PlanLookBack.AddressOf(body.Plan);
        return TypedResults.Created($"/api/look-backs/{address.RouteForm}", new LookBackReceipt(address, answer.Version));
    }

    private static async Task<Results<Ok<LookBackCard>, RejectionProblem>> Get(string lookBack, HttpContext http, LookBackReading reading, CancellationToken cancel)
    {
        if (AddressOf(lookBack) is not { } address || await reading.Look(http.Caller, address, cancel) is not { } view)
        {
            return Unknown;
        }
        http.SetVersion(view.Version);
        return TypedResults.Ok(LookBackCard.Of(view));
    }

    private static Task<Results<Ok<LookBackReceipt>, RejectionProblem>> Select(string lookBack, PointsBody body, HttpContext http, Errand errand, LookBackDesk desk) =>
        Told(lookBack, http, at => desk.Select(errand, at, body.Points, http.ExpectedVersion));

    private static Task<Results<Ok<LookBackReceipt>, RejectionProblem>> ChangeIndependence(string lookBack, IndependenceBody body, HttpContext http, Errand errand, LookBackDesk desk) =>
        Told(lookBack, http, at => desk.ChangeIndependence(errand, at, body.Independence, body.Reason, http.ExpectedVersion));

    private static Task<Results<Ok<LookBackReceipt>, RejectionProblem>> Verify(string lookBack, HttpContext http, Errand errand, LookBackDesk desk) =>
        Told(lookBack, http, at => desk.BeginVerification(errand, at));

    private static async Task<Results<Ok<VerificationProgress>, RejectionProblem>> Progress(string lookBack, HttpContext http, LookBackReading reading, CancellationToken cancel) =>
        AddressOf(lookBack) is { } address && await reading.Look(http.Caller, address, cancel) is { } view ? TypedResults.Ok(await reading.Progress(view.Summary.Line, cancel)) : Unknown;

    private static async Task<Results<ContentHttpResult, RejectionProblem>> Links(string lookBack, HttpContext http, LookBackReading reading, CancellationToken cancel) =>
        AddressOf(lookBack) is { } address && Access.May(http.Caller, Deed.ManageLookBack, address.Government)
            ? TypedResults.Text(string.Concat((await reading.Links(address, cancel)).Select(link => link + "\n")), "text/plain")
            : Unknown;

    private static async Task<Results<Ok<LinksSeen>, RejectionProblem>> Results(string lookBack, ImmutableArray<LinkResult> body, HttpContext http, Errand errand, LinkReadBack readBack, CancellationToken cancel)
    {
        if (AddressOf(lookBack) is not { } address)
        {
            return Unknown;
        }
        var (seen, refused) = await readBack.Take(errand, address, body, cancel);
        return seen is null ? refused!.AsProblem() : TypedResults.Ok(seen);
    }

    private static async Task<Results<Ok<LinksReplaced>, RejectionProblem>> Replace(string lookBack, ReplaceBody body, Errand errand, LookBackDesk desk, CancellationToken cancel)
    {
        if (AddressOf(lookBack) is not { } address)
        {
            return Unknown;
        }
        var (replaced, refused) = await desk.ReplaceLinks(errand, address, body.From, body.To, body.Reason, cancel);
        return replaced is null ? refused!.AsProblem() : TypedResults.Ok(replaced);
    }

    private static async Task<Results<Ok<SampleDrawn>, RejectionProblem>> Sample(string lookBack, SampleBody body, Errand errand, LookBackDesk desk, CancellationToken cancel)
    {
        if (AddressOf(lookBack) is not { } address)
        {
            return Unknown;
        }
        var (sample, refused) = await desk.DrawSample(errand, address, body.Seed, body.Percent, cancel);
        return sample is null ? refused!.AsProblem() : TypedResults.Ok(sample);
    }

    private static Task<Results<Ok<LookBackReceipt>, RejectionProblem>> End(string lookBack, EndBody body, HttpContext http, Errand errand, LookBackEnding ending) =>
        Told(lookBack, http, at => ending.End(errand, at, body.Reason));

    private static Task<Results<Ok<LookBackReceipt>, RejectionProblem>> Reopen(string lookBack, ReopenLookBackBody body, HttpContext http, Errand errand, LookBackEnding ending) =>
        Told(lookBack, http, at => ending.Reopen(errand, at, body.Reason));

    private static async Task<Results<Ok<DraftedPapers>, RejectionProblem>> Papers(string lookBack, PapersBody body, Errand errand, LookBackPapers papers, CancellationToken cancel)
    {
        if (AddressOf(lookBack) is not { } address)
        {
            return Unknown;
        }
        var (drafted, refused) = await papers.Draft(errand, address, body.Units, cancel);
        return drafted is null ? refused!.AsProblem() : TypedResults.Ok(drafted);
    }

    private static async Task<Ok<ImmutableArray<RelapseRow>>> Relapses(HttpContext http, RelapseReading relapses, Governments governments, CancellationToken cancel, DivisionCode? government = null) =>
        TypedResults.Ok(await relapses.All(http.Caller, await governments.Meant(government, http.Caller, cancel), cancel));

    private static async Task<Results<TableDownload, RejectionProblem>> RelapseFile(
        string format, HttpContext http, RelapseReading relapses, Governments governments, CancellationToken cancel, DivisionCode? government = null)
    {
        var meant = await governments.Meant(government, http.Caller, cancel);
        return TableFormat.For(format) is not { } known ? new Rejection("file.format-unknown", format).AsProblem()
            : Access.May(http.Caller, Deed.Export, meant) ? new TableDownload(known, "问题反弹清单", RelapseTable.Of(await relapses.All(http.Caller, meant, cancel)))
            : Unknown;
    }

    private static async Task<Results<Created<CodeReply>, RejectionProblem>> OpenChecker(
        CheckerBody body, Errand errand, CrossCheckers checkers, Governments governments, CancellationToken cancel, DivisionCode? government = null)
    {
        var (code, refused) = await checkers.Open(errand, await governments.Meant(government, errand.Who, cancel), body, cancel);
        return code is null ? refused!.AsProblem() : TypedResults.Created((string?)null, CodeReply.Of(code));
    }

    private static async Task<Results<FileContentHttpResult, RejectionProblem>> Report(string lookBack, HttpContext http, LookBackReading reading, LookBackExport export, CancellationToken cancel) =>
        AddressOf(lookBack) is { } address && Access.May(http.Caller, Deed.Export, address.Government) && await reading.Look(http.Caller, address, cancel) is { } view
            ? TypedResults.File(await export.Report(http.Caller, view, cancel), DocxPaper.ContentType, $"{view.Summary.Line.Plan.Year.Value}年度“回头看”情况报告.docx")
            : Unknown;

    private static async Task<Results<FileContentHttpResult, RejectionProblem>> UnitList(
        string lookBack, string unit, HttpContext http, LookBackReading reading, LookBackExport export, CancellationToken cancel) =>
        AddressOf(lookBack) is { } address && Ids.TryRead<UnitId>(unit, out var id) && await export.UnitList(http.Caller, address, id, cancel) is var (name, content)
            ? TypedResults.File(content, DocxPaper.ContentType, $"{name}问题整改清单.docx")
            : Unknown;

    private static async Task<Results<TableDownload, RejectionProblem>> Download(
        string lookBack, string format, HttpContext http, LookBackReading reading, LookBackExport export, CancellationToken cancel)
    {
        if (TableFormat.For(format) is not { } known)
        {
            return new Rejection("file.format-unknown", format).AsProblem();
        }
        return AddressOf(lookBack) is { } address && Access.May(http.Caller, Deed.Export, address.Government) && await reading.Look(http.Caller, address, cancel) is { } view
            ? new TableDownload(known, "回头看", await export.Tables(http.Caller, view, known, cancel))
            : Unknown;
    }

    private static Task<Results<Ok<LookBackReceipt>, RejectionProblem>> Told(string lookBack, HttpContext http, Func<GrainAddress, ValueTask<Answer>> tell) =>
        http.Tell(AddressOf(lookBack), Unknown, tell, (address, version) => new LookBackReceipt(address, version));

    private static GrainAddress? AddressOf(string text) => Ids.Address(text, PlanLookBack.Kind.Name);

    private static RejectionProblem Unknown => LookBackRejections.Unknown.AsProblem();
}
