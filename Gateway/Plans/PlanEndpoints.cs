using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Ledger;
using Tracker.Gateway.Tables;
using Tracker.Plans;
using Tracker.Silo.Files;
using Tracker.Units;

namespace Tracker.Gateway.Plans;

internal static class PlanEndpoints
{
    public static RouteGroupBuilder MapPlans(this IEndpointRouteBuilder routes)
    {
        var plans = routes.MapGroup("/api/plans").WithTags("工作要点").RequireAuthorization();
        plans.MapGet("/", List).WithSummary("The plans that the caller may know of, newest year first");
        plans.MapPost("/", Import).TakesFile().WithSummary("Read a document in (multipart/form-data: government, year, newVersion, then file)");
        plans.MapGet("/{plan}", Get).WithSummary("A plan: document, points, and all questions with their answers");
        plans.MapGet("/{plan}/source", Source).WithSummary("The file that was read in");
        plans.MapPost("/{plan}/answers", Answer).WithSummary("Answer a question, or leave it open on purpose");
        plans.MapPatch("/{plan}/points/{number}", Revise).WithSummary("Correct a point of a draft; what is left out stays as it is");
        plans.MapPost("/{plan}/points/{number}/split", Split).WithSummary("Make one point of a draft into several");
        plans.MapPost("/{plan}/points/merge", Merge).WithSummary("Make several points of a draft into one");
        plans.MapPost("/{plan}/points/{number}/move", Move).WithSummary("Change the order of a draft's points");
        plans.MapPost("/{plan}/points/{number}/leave-out", LeaveOut).WithSummary("Say that what was read as a point is none");
        plans.MapPost("/{plan}/points/{number}/restore", Restore).WithSummary("Take back a point that was left out");
        plans.MapPost("/{plan}/take-back", TakeBack).WithSummary("Take the last correction of a draft back: a merge, a split, a move, a point left out or restored, changed words");
        plans.MapPatch("/{plan}/document", ReviseDocument).WithSummary("Fill in or correct what was read of a draft's document; what is left out stays as it is");
        plans.MapGet("/{plan}/comparison", Compare).WithSummary("The plan beside another (with): what goes on, what changed, what is new, what is gone");
        plans.MapPost("/{plan}/links", Link).WithSummary("Say which points go on with which of another plan's");
        plans.MapGet("/{plan}/reporting", Reporting).WithSummary("Who sums up each point (汇总单位) and by which way its reports go (报送路径)");
        plans.MapPost("/{plan}/consolidators", Name).WithSummary("Name who sums up these points, or leave it open; with a reason once the plan is assigned");
        plans.MapPost("/{plan}/routes", Set).WithSummary("Set the way that reports go (direct, through-lead) for these points or all");
        plans.MapGet("/{plan}/preview/file.{format}", Preview).WithSummary("What every unit, or one (unit), will receive when the draft is assigned as it stands, as xlsx, csv or json");
        plans.MapPost("/{plan}/points", Add).WithSummary("Add a point in midyear (年中追加) with its own basis; it is assigned at once and counted apart");
        plans.MapPointChanges();
        plans.MapPost("/{plan}/discard", Discard).WithSummary("Discard (作废) a draft with a reason; it stays in the journal and can be reinstated");
        plans.MapPost("/{plan}/reinstate", Reinstate).WithSummary("Reinstate (恢复) a discarded draft as it was");
        plans.MapPost("/{plan}/assign", Assign).WithSummary("Assign (下达) the whole plan, all points and duties at once");
        return plans;
    }

    public static IServiceCollection AddPlanServices(this IServiceCollection services) =>
        services.AddSingleton<PlanImport>().AddSingleton<PlanAssigner>().AddSingleton<PlanComparing>().AddSingleton<PlanDiscarding>().AddSingleton<ReportingChanges>().AddSingleton<PointAdding>().AddSingleton<PointChanges>();

    private static async Task<Ok<ImmutableArray<PlanRow>>> List(HttpContext http, LedgerReading ledger, CancellationToken cancel, string? government = null)
    {
        DivisionCode? code = government is null ? null
            : Ids.TryRead<DivisionCode>(government, out var said) ? said
            : throw new BadHttpRequestException($"government: {government}");
        return TypedResults.Ok<ImmutableArray<PlanRow>>([.. (await ledger.Plans(http.Caller, code, cancel)).Select(PlanRow.Of)]);
    }

    private static async Task<Results<Created<ImportedPlan>, RejectionProblem>> Import(HttpContext http, Errand errand, PlanImport import, CancellationToken cancel)
    {
        var form = await UploadForm.Read(http, cancel);
        if (form.File is not { } file)
        {
            return form.Rejection.AsProblem();
        }
        var document = new PlanDocument(
            file.FileName, file.Content, form.Id<DivisionCode>("government"), form.Number("year"), form.Flag("newVersion"));
        var (plan, refused) = await import.Import(errand, document, cancel);
        if (plan is null)
        {
            return refused!.AsProblem();
        }
        http.SetVersion(plan.Version);
        return TypedResults.Created($"/api/plans/{plan.Plan.RouteForm}", plan);
    }

    private static async Task<Results<Ok<PlanView>, RejectionProblem>> Get(string plan, HttpContext http, PlanAssigner assigner, CancellationToken cancel)
    {
        if (Ids.Address(plan, Plan.Kind.Name) is not { } address || await assigner.LookAtAny(http.Caller, address, cancel) is not { } standing)
        {
            return Unknown;
        }
        http.SetVersion(standing.Version);
        return TypedResults.Ok(PlanView.Of(standing));
    }

    private static async Task<Results<FileStreamHttpResult, RejectionProblem>> Source(
        string plan, HttpContext http, PlanAssigner assigner, IFileShelf shelf, CancellationToken cancel) =>
        Ids.Address(plan, Plan.Kind.Name) is { } address
        && await assigner.LookAtAny(http.Caller, address, cancel) is { Draft.Source: var source }
        && shelf.Open(source.Hash) is { } content
            ? TypedResults.File(content, "application/octet-stream", Path.HasExtension(source.FileName) ? source.FileName : $"{source.FileName}.txt")
            : Unknown;

    private static Task<Results<NoContent, RejectionProblem>> Answer(
        string plan, AnswerRequest r, HttpContext http, Errand errand, PlanAssigner assigner, CancellationToken cancel) =>
        Change(plan, new AnswerQuestion(r.Question, new QuestionAnswer(r.Kind, r.Units ?? [], r.Words, r.Note), r.Remember), http, errand, assigner, cancel);

    private static Task<Results<NoContent, RejectionProblem>> Revise(
        string plan, string number, ReviseRequest r, HttpContext http, Errand errand, PlanAssigner assigner, CancellationToken cancel) =>
        Change(
            plan,
            new RevisePoint(number, r.Title, r.Text, r.LeadUnits, r.ResponsibleUnits, r.CooperatingUnits, r.Deadlines, r.Reason, r.Metrics),
            http,
            errand,
            assigner,
            cancel);

    private static Task<Results<NoContent, RejectionProblem>> Split(
        string plan, string number, SplitRequest r, HttpContext http, Errand errand, PlanAssigner assigner, CancellationToken cancel) =>
        Change(plan, new SplitPoint(number, r.Parts, r.Reason), http, errand, assigner, cancel);

    private static Task<Results<NoContent, RejectionProblem>> Merge(
        string plan, MergeRequest r, HttpContext http, Errand errand, PlanAssigner assigner, CancellationToken cancel) =>
        Change(plan, new MergePoints(r.Numbers, r.Reason), http, errand, assigner, cancel);

    private static Task<Results<NoContent, RejectionProblem>> Move(
        string plan, string number, MoveRequest r, HttpContext http, Errand errand, PlanAssigner assigner, CancellationToken cancel) =>
        Change(plan, new MovePoint(number, r.Before), http, errand, assigner, cancel);

    private static Task<Results<NoContent, RejectionProblem>> LeaveOut(
        string plan, string number, LeaveOutRequest r, HttpContext http, Errand errand, PlanAssigner assigner, CancellationToken cancel) =>
        Change(plan, new LeaveOutPoint(number, r.Reason), http, errand, assigner, cancel);

    private static Task<Results<NoContent, RejectionProblem>> Restore(
        string plan, string number, HttpContext http, Errand errand, PlanAssigner assigner, CancellationToken cancel) =>
        Change(plan, new RestorePoint(number), http, errand, assigner, cancel);

    private static Task<Results<NoContent, RejectionProblem>> TakeBack(
        string plan, HttpContext http, Errand errand, PlanAssigner assigner, CancellationToken cancel) =>
        Change(plan, new TakeBackCorrection(), http, errand, assigner, cancel);

    private static Task<Results<NoContent, RejectionProblem>> ReviseDocument(
        string plan, DocumentRequest r, HttpContext http, Errand errand, PlanAssigner assigner, CancellationToken cancel) =>
        Change(plan, new ReviseDocument(r.Number, r.Title, r.Issuer, r.Date, r.Year), http, errand, assigner, cancel);

    private static async Task<Results<Ok<ComparisonView>, RejectionProblem>> Compare(
        string plan, string with, HttpContext http, PlanComparing comparing, CancellationToken cancel) =>
        Ids.Address(plan, Plan.Kind.Name) is { } address
        && Ids.Address(with, Plan.Kind.Name) is { } other
        && await comparing.Compare(http.Caller, address, other, cancel: cancel) is { } compared
            ? TypedResults.Ok(ComparisonView.Of(compared))
            : Unknown;

    private static async Task<Results<NoContent, RejectionProblem>> Link(
        string plan, LinkRequest r, HttpContext http, Errand errand, PlanComparing comparing, CancellationToken cancel) =>
        Ids.Address(plan, Plan.Kind.Name) is { } address
            ? Told(http, await comparing.Link(errand, address, new LinkPoints(r.With, r.Relation, r.Links), http.ExpectedVersion, cancel))
            : Unknown;

    private static async Task<Results<NoContent, RejectionProblem>> Change(
        string plan, PlanCommand command, HttpContext http, Errand errand, PlanAssigner assigner, CancellationToken cancel)
    {
        if (Ids.Address(plan, Plan.Kind.Name) is not { } address)
        {
            return Unknown;
        }
        return Told(http, await assigner.Change(errand, address, command, http.ExpectedVersion, cancel));
    }

    private static Results<NoContent, RejectionProblem> Told(HttpContext http, Outcome<Answer> outcome)
    {
        if (outcome.Value is not { } answer)
        {
            return outcome.Rejection!.AsProblem();
        }
        http.SetVersion(answer.Version);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<ReportingView>, RejectionProblem>> Reporting(
        string plan, HttpContext http, ReportingChanges changes, CancellationToken cancel) =>
        Ids.Address(plan, Plan.Kind.Name) is { } address && await changes.Look(http.Caller, address, cancel) is { } view ? TypedResults.Ok(view) : Unknown;

    private static async Task<Results<Ok<ReportingView>, RejectionProblem>> Name(
        string plan, ConsolidatorRequest r, HttpContext http, Errand errand, ReportingChanges changes, CancellationToken cancel) =>
        Ids.Address(plan, Plan.Kind.Name) is not { } address ? Unknown
        : await changes.Name(errand, address, r, http.ExpectedVersion, cancel) is { } refused ? refused.AsProblem()
        : await Reporting(plan, http, changes, cancel);

    private static async Task<Results<Ok<ReportingView>, RejectionProblem>> Set(
        string plan, RouteRequest r, HttpContext http, Errand errand, ReportingChanges changes, CancellationToken cancel) =>
        Ids.Address(plan, Plan.Kind.Name) is not { } address ? Unknown
        : await changes.Set(errand, address, r, http.ExpectedVersion, cancel) is { } refused ? refused.AsProblem()
        : await Reporting(plan, http, changes, cancel);

    private static async Task<Results<TableDownload, RejectionProblem>> Preview(
        string plan, string format, HttpContext http, PlanAssigner assigner, CancellationToken cancel, string? unit = null)
    {
        if (TableFormat.For(format) is not { } known)
        {
            return new Rejection("file.format-unknown", format).AsProblem();
        }
        if (Ids.Address(plan, Plan.Kind.Name) is not { } address || await assigner.Look(http.Caller, address, cancel) is not { } standing)
        {
            return Unknown;
        }
        UnitId? only = unit is null ? null : Ids.TryRead<UnitId>(unit, out var said) ? said : throw new BadHttpRequestException($"unit: {unit}");
        return standing.IsAssigned ? new Rejection("plan.already-assigned").AsProblem()
            : AssignPreview.Of(standing).File(standing, only, known) is var (name, table) ? new TableDownload(known, name, table)
            : new Rejection("plan.unit-unknown", unit!).AsProblem();
    }

    private static async Task<Results<Created<AddedPointReply>, RejectionProblem>> Add(
        string plan, AddPointRequest request, HttpContext http, Errand errand, PointAdding adding, CancellationToken cancel)
    {
        if (Ids.Address(plan, Plan.Kind.Name) is not { } address)
        {
            return Unknown;
        }
        var (added, refused) = await adding.Add(errand, address, request, http.ExpectedVersion, cancel);
        if (added is null)
        {
            return refused!.AsProblem();
        }
        http.SetVersion(added.Version);
        return TypedResults.Created((string?)null, added);
    }

    private static async Task<Results<NoContent, RejectionProblem>> Discard(
        string plan, DiscardRequest r, HttpContext http, Errand errand, PlanDiscarding discarding, CancellationToken cancel) =>
        Ids.Address(plan, Plan.Kind.Name) is { } address ? Told(http, await discarding.Discard(errand, address, r.Reason, http.ExpectedVersion, cancel)) : Unknown;

    private static async Task<Results<NoContent, RejectionProblem>> Reinstate(
        string plan, HttpContext http, Errand errand, PlanDiscarding discarding, CancellationToken cancel) =>
        Ids.Address(plan, Plan.Kind.Name) is { } address ? Told(http, await discarding.Reinstate(errand, address, http.ExpectedVersion, cancel)) : Unknown;

    private static async Task<Results<Ok<AssignedPlan>, RejectionProblem>> Assign(
        string plan, AssignRequest request, HttpContext http, Errand errand, PlanAssigner assigner, CancellationToken cancel)
    {
        if (Ids.Address(plan, Plan.Kind.Name) is not { } address)
        {
            return Unknown;
        }
        var (assigned, refused) = await assigner.Assign(errand, address, request, http.ExpectedVersion, cancel);
        if (assigned is null)
        {
            return refused!.AsProblem();
        }
        http.SetVersion(assigned.Version);
        return TypedResults.Ok(assigned);
    }

    private static RejectionProblem Unknown => new Rejection("plan.unknown").AsProblem();
}
