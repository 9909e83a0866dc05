using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.AdHocRequests;
using Tracker.Deciding;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Tables;
using Tracker.Gateway.Units;
using Tracker.Units;

namespace Tracker.Gateway.AdHocRequests;

internal static class RequestEndpoints
{
    public static RouteGroupBuilder MapRequests(this IEndpointRouteBuilder routes)
    {
        var requests = routes.MapGroup("/api/requests").WithTags("临时报送").RequireAuthorization();
        requests.MapGet("/", Lists).WithSummary("Requests (临时报送): all that the caller may see, and what its own units were asked");
        requests.MapPost("/", Draft).WithSummary("Draft a request with its basis, a day and 1 to 12 fields");
        requests.MapGet("/{request}", Get).WithSummary("One request with every unit's answer");
        requests.MapPut("/{request}", Revise).WithSummary("Change a request that was not sent yet");
        requests.MapPost("/{request}/preview", Preview).WithSummary("What it would cost to send it to these units: fields × units, what is known, each unit's month");
        requests.MapPost("/{request}/send", Send).WithSummary("Send it to these units; to more units also later");
        requests.MapPost("/{request}/extend", Extend).WithSummary("Give more time (延长)");
        requests.MapPost("/{request}/close", Close).WithSummary("Close it (截止): no answer is taken any more");
        requests.MapPost("/{request}/withdraw", Withdraw).WithSummary("Withdraw it (撤回)");
        requests.MapGet("/{request}/answers/file.{format}", Download).WithSummary("The answers as xlsx, csv or json");
        requests.MapGet("/{request}/answers/{unit}", Asked).WithSummary("What one unit is asked, its answer, and what is known already (已有)");
        requests.MapPost("/{request}/answers/{unit}", Answer).WithSummary("Answer, again until it is closed; the last answer counts");
        requests.MapPost("/{request}/answers/{unit}/return", Return).WithSummary("Return an answer for completion (退回补充)");
        requests.MapGet("/{request}/answers/{unit}/evidence/{hash}", Evidence).WithSummary("A file of an answer");
        return requests;
    }

    public static IServiceCollection AddRequestServices(this IServiceCollection services) =>
        services.AddSingleton<RequestDesk>().AddSingleton<RequestBurden>().AddSingleton<RequestReading>().AddSingleton<RequestExport>();

    private static async Task<Ok<RequestLists>> Lists(HttpContext http, RequestReading reading, Governments governments, CancellationToken cancel, DivisionCode? government = null)
    {
        var meant = await governments.Meant(government, http.Caller, cancel);
        return TypedResults.Ok(new RequestLists(
            [.. (await reading.All(http.Caller, meant, cancel)).Select(r => new RequestSummary(r.Request, r.Title, r.Stage, r.Fields, r.DueDay, r.SentOn, r.Units, r.Answered, r.Late))],
            [.. (await reading.Own(http.Caller, meant, cancel)).Select(a => new AskedSummary(a.Request, a.Title, a.Unit, a.UnitName, a.Standing, a.Fields, a.DueDay, a.AnsweredOn, a.Late, a.Ended))]));
    }

    private static async Task<Results<Created<RequestReceipt>, RejectionProblem>> Draft(DraftRequestBody body, HttpContext http, Errand errand, RequestDesk desk, CancellationToken cancel)
    {
        var (drafted, refused) = await desk.Draft(errand, body.Content, body.Government, cancel);
        if (drafted is null)
        {
            return refused!.AsProblem();
        }
        http.SetVersion(drafted.Version);
        return TypedResults.Created($"/api/requests/{drafted.Request.RouteForm}", new RequestReceipt(drafted.Request, drafted.Version));
    }

    private static async Task<Results<Ok<RequestCard>, RejectionProblem>> Get(string request, HttpContext http, RequestReading reading, CancellationToken cancel)
    {
        if (AddressOf(request) is not { } address || await reading.Look(http.Caller, address, cancel) is not { } standing)
        {
            return Unknown;
        }
        http.SetVersion(standing.Version);
        var answers = await reading.Answers(address, cancel).Select(row => AnswerCard.Of(row.Answer)).ToListAsync(cancel);
        return TypedResults.Ok(new RequestCard(address, standing.Line.Stage, standing.Content, standing.Line.SentOn, [.. answers]));
    }

    private static Task<Results<Ok<RequestReceipt>, RejectionProblem>> Revise(string request, DraftRequestBody body, HttpContext http, Errand errand, RequestDesk desk) =>
        Told(request, http, address => desk.Revise(errand, address, body.Content, http.ExpectedVersion));

    private static async Task<Results<Ok<PreviewReply>, RejectionProblem>> Preview(
        string request, SendRequestBody body, HttpContext http, RequestReading reading, RequestBurden burden, IGrains grains, CancellationToken cancel)
    {
        if (AddressOf(request) is not { } address
            || !Access.May(http.Caller, Deed.ManageRequests, address.Government)
            || await reading.Look(http.Caller, address, cancel) is not { } standing)
        {
            return Unknown;
        }
        var register = (await grains.UnitRegister(address.Government).Look(cancel)).State;
        var (units, fault) = UnitNames.Meant(register, body.Units, Stranger);
        return fault is not null ? fault.AsProblem()
            : TypedResults.Ok(PreviewReply.Of(await burden.Preview(address, standing.Content, [.. units.Select(u => register.Unit(u)!.Ref)], cancel)));
    }

    private static async Task<Results<Ok<RequestReceipt>, RejectionProblem>> Send(string request, SendRequestBody body, HttpContext http, Errand errand, RequestDesk desk, IGrains grains, CancellationToken cancel)
    {
        if (AddressOf(request) is not { } address || !Access.May(http.Caller, Deed.ManageRequests, address.Government))
        {
            return Unknown;
        }
        var (units, fault) = UnitNames.Meant((await grains.UnitRegister(address.Government).Look(cancel)).State, body.Units, Stranger);
        return fault is not null ? fault.AsProblem() : await Told(request, http, at => desk.Send(errand, at, units, body.Reason, http.ExpectedVersion));
    }

    private static Task<Results<Ok<RequestReceipt>, RejectionProblem>> Extend(string request, ExtendRequestBody body, HttpContext http, Errand errand, RequestDesk desk) =>
        Told(request, http, address => desk.Extend(errand, address, body.Day, body.Reason, http.ExpectedVersion));

    private static Task<Results<Ok<RequestReceipt>, RejectionProblem>> Close(string request, HttpContext http, Errand errand, RequestDesk desk) =>
        Told(request, http, address => desk.Close(errand, address, http.ExpectedVersion));

    private static Task<Results<Ok<RequestReceipt>, RejectionProblem>> Withdraw(string request, ReasonBody body, HttpContext http, Errand errand, RequestDesk desk) =>
        Told(request, http, address => desk.Withdraw(errand, address, body.Reason, http.ExpectedVersion));

    private static async Task<Results<TableDownload, RejectionProblem>> Download(
        string request, string format, HttpContext http, RequestReading reading, RequestExport export, CancellationToken cancel)
    {
        if (TableFormat.For(format) is not { } known)
        {
            return new Rejection("file.format-unknown", format).AsProblem();
        }
        return AddressOf(request) is { } address && Access.May(http.Caller, Deed.Export, address.Government) && await reading.Look(http.Caller, address, cancel) is { } standing
            ? new TableDownload(known, standing.Content.Title, export.Of(standing, known, cancel))
            : Unknown;
    }

    private static async Task<Results<Ok<AskedCard>, RejectionProblem>> Asked(
        string request, string unit, HttpContext http, RequestReading reading, RequestBurden burden, CancellationToken cancel)
    {
        if (AddressOf(request) is not { } address || !Ids.TryRead<UnitId>(unit, out var id) || await reading.Look(http.Caller, address, id, cancel) is not { } view)
        {
            return Unknown;
        }
        http.SetVersion(view.Version);
        var known = (await burden.Known(address, view.Answer.Question.Fields, [id], cancel))[id];
        return TypedResults.Ok(new AskedCard(address, view.Sent.Stage, view.Sent.Content, AnswerCard.Of(view.Answer), known));
    }

    private static async Task<Results<Ok<RequestReceipt>, RejectionProblem>> Answer(
        string request, string unit, AnswerBody body, HttpContext http, Errand errand, RequestDesk desk, Reporting reporting)
    {
        var (evidence, fault) = body.Items(reporting);
        return fault is not null ? fault.AsProblem() : await Told(request, unit, http, answer => desk.Answer(errand, answer, body.Values, evidence, http.ExpectedVersion));
    }

    private static Task<Results<Ok<RequestReceipt>, RejectionProblem>> Return(string request, string unit, ReasonBody body, HttpContext http, Errand errand, RequestDesk desk) =>
        Told(request, unit, http, answer => desk.Return(errand, answer, body.Reason, http.ExpectedVersion));

    private static async Task<Results<FileStreamHttpResult, RejectionProblem>> Evidence(
        string request, string unit, string hash, HttpContext http, RequestReading reading, CancellationToken cancel) =>
        AddressOf(request) is { } address && Ids.TryRead<UnitId>(unit, out var id) && await reading.File(http.Caller, address, id, hash, cancel) is var (item, content)
            ? TypedResults.File(content, "application/octet-stream", item.Title)
            : new Rejection("file.unknown").AsProblem();

    private static Task<Results<Ok<RequestReceipt>, RejectionProblem>> Told(string request, string unit, HttpContext http, Func<GrainAddress, ValueTask<Answer>> tell) =>
        Ids.TryRead<UnitId>(unit, out var id) ? Told(request, http, address => tell(address.Child(RequestAnswer.Kind.Name, id.Value))) : Task.FromResult<Results<Ok<RequestReceipt>, RejectionProblem>>(Unknown);

    private static Task<Results<Ok<RequestReceipt>, RejectionProblem>> Told(string request, HttpContext http, Func<GrainAddress, ValueTask<Answer>> tell) =>
        http.Tell(AddressOf(request), Unknown, tell, (address, version) => new RequestReceipt(address, version));

    private static Rejection Stranger(string names) => new("ad-hoc-request.unit-unknown", names);

    private static GrainAddress? AddressOf(string text) => Ids.Address(text, AdHocRequest.Kind.Name);

    private static RejectionProblem Unknown => AdHocRequestRejections.Unknown.AsProblem();
}
