using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;

namespace Tracker.Gateway.Assignments;

internal static class AssignmentEndpoints
{
    public static RouteGroupBuilder MapAssignments(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").WithTags("任务").RequireAuthorization();
        api.MapPost("/files", Keep).TakesFile().WithSummary("Keep a file of evidence, to be named by its hash in a report");
        var assignments = api.MapGroup("/assignments");
        assignments.MapGet("/{assignment}", Get).WithSummary("One assignment as the ledger has it");
        assignments.MapGet("/{assignment}/history", History).WithSummary("Everything that was said on it, oldest first");
        assignments.MapGet("/{assignment}/evidence/{hash}", Evidence).WithSummary("A file of its evidence");
        assignments.MapPost("/{assignment}/acknowledge", Acknowledge).WithSummary("Sign for it (签收)");
        assignments.MapPost("/{assignment}/reports", Report).WithSummary("Report (报送) with evidence: links, or files that were kept before");
        assignments.MapPost("/{assignment}/closure", Closure).WithSummary("Report closure (报结) with evidence");
        assignments.MapPost("/{assignment}/return", Return).WithSummary("Return for completion (退回补充)");
        assignments.MapPost("/{assignment}/close", Close).WithSummary("Close (办结) an assignment that has evidence");
        assignments.MapPost("/{assignment}/record", CorrectRecord).WithSummary("Correct what was recorded of a past year's duty, with a reason");
        assignments.MapLife();
        assignments.MapLimits();
        return assignments;
    }

    public static IServiceCollection AddAssignmentServices(this IServiceCollection services) =>
        services
        .AddSingleton<AssignmentAsking>()
        .AddSingleton<Reporting>().AddSingleton<HandedFiles>()
        .AddSingleton<Reviewing>()
        .AddSingleton<LimitDesk>()
        .AddSingleton<BulkEnding>()
        .AddSingleton<AssignmentHistory>();

    private static async Task<Results<Created<KeptFile>, RejectionProblem>> Keep(HttpContext http, Reporting reporting, CancellationToken cancel)
    {
        if (AccessTable.Of(http.Caller, Deed.Report) is Reach.Nothing)
        {
            return Access.Refused.AsProblem();
        }
        var (item, refused) = await reporting.KeepUpload(http, cancel);
        return item is null ? refused!.AsProblem() : TypedResults.Created((string?)null, new KeptFile(item.Hash!, item.Title, item.Size!.Value));
    }

    private static async Task<Results<Ok<AssignmentView>, RejectionProblem>> Get(string assignment, HttpContext http, AssignmentHistory history, CancellationToken cancel)
    {
        if (AddressOf(assignment) is not { } address || await history.Look(http.Caller, address, cancel) is not { } standing)
        {
            return Unknown;
        }
        http.SetVersion(standing.Version);
        return TypedResults.Ok(AssignmentView.Of(standing.Line));
    }

    private static async Task<Results<Ok<ImmutableArray<HistoryEntry>>, RejectionProblem>> History(
        string assignment, HttpContext http, AssignmentHistory history, CancellationToken cancel) =>
        AddressOf(assignment) is { } address && await history.Entries(http.Caller, address, cancel) is { } entries ? TypedResults.Ok(entries) : Unknown;

    private static async Task<Results<FileStreamHttpResult, RejectionProblem>> Evidence(
        string assignment, string hash, HttpContext http, AssignmentHistory history, CancellationToken cancel) =>
        AddressOf(assignment) is { } address && await history.File(http.Caller, address, hash, cancel) is var (item, content)
            ? TypedResults.File(content, "application/octet-stream", item.Title)
            : new Rejection("file.unknown").AsProblem();

    private static Task<Results<Ok<Receipt>, RejectionProblem>> Acknowledge(string assignment, HttpContext http, Errand errand, Reporting reporting) =>
        Told(assignment, http, address => reporting.Acknowledge(errand, address, http.ExpectedVersion));

    // The hot path: nothing here but what the command needs.
    private static async Task<Results<Ok<Receipt>, RejectionProblem>> Report(
        string assignment, ReportRequest report, HttpContext http, Errand errand, Reporting reporting)
    {
        var (evidence, fault) = report.Items(reporting);
        return fault is not null ? fault.AsProblem()
            : await Told(assignment, http, address => reporting.Report(errand, address, report.Text, evidence, http.ExpectedVersion));
    }

    private static async Task<Results<Ok<Receipt>, RejectionProblem>> Closure(
        string assignment, ReportRequest report, HttpContext http, Errand errand, Reporting reporting)
    {
        var (evidence, fault) = report.Items(reporting);
        return fault is not null ? fault.AsProblem()
            : await Told(assignment, http, address => reporting.ReportClosure(errand, address, report.Text, evidence, http.ExpectedVersion));
    }

    private static Task<Results<Ok<Receipt>, RejectionProblem>> Return(string assignment, ReasonRequest request, HttpContext http, Errand errand, Reviewing reviewing) =>
        Told(assignment, http, address => reviewing.Return(errand, address, request.Reason, http.ExpectedVersion));

    private static Task<Results<Ok<Receipt>, RejectionProblem>> Close(string assignment, HttpContext http, Errand errand, Reviewing reviewing) =>
        Told(assignment, http, address => reviewing.Close(errand, address, http.ExpectedVersion));

    private static Task<Results<Ok<Receipt>, RejectionProblem>> CorrectRecord(string assignment, CorrectionRequest request, HttpContext http, Errand errand, Reporting reporting) =>
        Told(assignment, http, address => reporting.CorrectRecord(errand, address, request.Outcome, request.Text, request.Reason, http.ExpectedVersion));

    internal static Task<Results<Ok<Receipt>, RejectionProblem>> Told(string assignment, HttpContext http, Func<GrainAddress, ValueTask<Answer>> tell) =>
        http.Tell(AddressOf(assignment), Unknown, tell, (address, version) => new Receipt(address, version));

    private static GrainAddress? AddressOf(string text) => Ids.Address(text, Assignment.Kind.Name);

    private static RejectionProblem Unknown => AssignmentRejections.Unknown.AsProblem();
}
