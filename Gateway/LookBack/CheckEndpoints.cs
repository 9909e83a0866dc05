using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Deciding;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Hosting;
using Tracker.LookBack;
using Tracker.Rectification;

namespace Tracker.Gateway.LookBack;

internal static class CheckEndpoints
{
    public static RouteGroupBuilder MapLookBackChecks(this IEndpointRouteBuilder routes)
    {
        var checks = routes.MapGroup("/api/look-back-checks/{check}").WithTags("回头看").RequireAuthorization();
        checks.MapGet("/", Get).WithSummary("One check: 原任务, 单位自评, evidence and how it is, verdict, problem");
        checks.MapPost("/allot", Allot).WithSummary("交叉核查: another unit's accounts verify it");
        checks.MapPost("/assess", Assess).WithSummary("单位自评; the last counts");
        checks.MapPost("/judge", Judge).WithSummary("The verdict, by another than who reported; a gap raises the problem with it");
        checks.MapGet("/evidence/{hash}", Evidence).WithSummary("A file of its evidence");
        var problems = routes.MapGroup("/api/problems/{problem}").WithTags("回头看").RequireAuthorization();
        problems.MapPost("/measures", Measures).WithSummary("整改措施 and who answers for them");
        problems.MapPost("/result", Result).WithSummary("整改结果, with a link or file");
        problems.MapPost("/recheck", Recheck).WithSummary("复核, by another than who reported the result");
        problems.MapPost("/close-out", CloseOut).WithSummary("销号, after a result that passed");
        problems.MapPost("/sample-check", SampleCheck).WithSummary("抽查 of what was closed out; where it does not hold it is open again");
        problems.MapPost("/reopen", Reopen).WithSummary("重新挂账");
        problems.MapPost("/day", MoveDay).WithSummary("Another 整改时限, with a reason");
        problems.MapPost("/relapse", Relapse).WithSummary("反弹: an earlier year's problem is here again");
        return checks;
    }

    private static async Task<Results<Ok<CheckCard>, RejectionProblem>> Get(string check, HttpContext http, LookBackReading reading, CancellationToken cancel)
    {
        if (Check(check) is not { } address || await reading.LookAt(http.Caller, address, cancel) is not { } view)
        {
            return CheckRejections.Unknown.AsProblem();
        }
        http.SetVersion(view.Version);
        var differences = ImmutableSortedDictionary.CreateBuilder<int, TextDifference>();
        for (var place = 0; place < view.State.Evidence.Length; place++)
        {
            if (await reading.Difference(view.State.Evidence[place], cancel) is { } difference)
            {
                differences.Add(place, difference);
            }
        }
        return TypedResults.Ok(new CheckCard(
            address, view.State.Fact, view.Holder, view.State.Verifier, view.State.Evidence, differences.ToImmutable(), view.State.SelfAssessment, view.State.Verdict, view.Problem));
    }

    private static Task<Results<Ok<LookBackReceipt>, RejectionProblem>> Allot(string check, AllotBody body, HttpContext http, Errand errand, CheckDesk desk) =>
        Told(Check(check), CheckRejections.Unknown, http, at => desk.Allot(errand, at, body.Unit));

    private static async Task<Results<Ok<LookBackReceipt>, RejectionProblem>> Assess(string check, AssessBody body, HttpContext http, Errand errand, CheckDesk desk, Reporting reporting)
    {
        var (evidence, fault) = new ReportRequest("", body.Evidence).Items(reporting);
        return fault is not null ? fault.AsProblem()
            : await Told(Check(check), CheckRejections.Unknown, http, at => desk.Assess(errand, at, body.Verdict, body.Words, evidence, http.ExpectedVersion));
    }

    private static async Task<Results<Ok<LookBackReceipt>, RejectionProblem>> Judge(string check, JudgeBody body, HttpContext http, Errand errand, CheckDesk desk, Reporting reporting)
    {
        var (evidence, fault) = new ReportRequest("", body.Evidence).Items(reporting);
        var said = new Judgement(body.Verdict, body.Finding, body.Gap, body.Methods, evidence, body.RectifyBy);
        return fault is not null ? fault.AsProblem() : await Told(Check(check), CheckRejections.Unknown, http, at => desk.Judge(errand, at, said, http.ExpectedVersion));
    }

    private static async Task<Results<FileStreamHttpResult, RejectionProblem>> Evidence(string check, string hash, HttpContext http, LookBackReading reading, CancellationToken cancel) =>
        Check(check) is { } address && await reading.File(http.Caller, address, hash, cancel) is var (item, content)
            ? TypedResults.File(content, "application/octet-stream", item.Title)
            : new Rejection("file.unknown").AsProblem();

    private static Task<Results<Ok<LookBackReceipt>, RejectionProblem>> Measures(string problem, MeasuresBody body, HttpContext http, Errand errand, CheckDesk desk) =>
        Told(problem, http, at => desk.SetMeasures(errand, at, body.Measures, body.Responsible, http.ExpectedVersion));

    private static async Task<Results<Ok<LookBackReceipt>, RejectionProblem>> Result(string problem, ResultBody body, HttpContext http, Errand errand, CheckDesk desk, Reporting reporting)
    {
        var (evidence, fault) = new ReportRequest("", body.Evidence).Items(reporting);
        return fault is not null ? fault.AsProblem() : await Told(problem, http, at => desk.ReportResult(errand, at, body.Words, evidence, http.ExpectedVersion));
    }

    private static Task<Results<Ok<LookBackReceipt>, RejectionProblem>> Recheck(string problem, RecheckBody body, HttpContext http, Errand errand, CheckDesk desk) =>
        Told(problem, http, at => desk.Recheck(errand, at, body.Passed, body.Words, http.ExpectedVersion));

    private static Task<Results<Ok<LookBackReceipt>, RejectionProblem>> CloseOut(string problem, HttpContext http, Errand errand, CheckDesk desk) =>
        Told(problem, http, at => desk.CloseOut(errand, at, http.ExpectedVersion));

    private static Task<Results<Ok<LookBackReceipt>, RejectionProblem>> SampleCheck(string problem, SampleCheckBody body, HttpContext http, Errand errand, CheckDesk desk) =>
        Told(problem, http, at => desk.CheckSample(errand, at, body.Holds, body.Words, body.RectifyBy, http.ExpectedVersion));

    private static Task<Results<Ok<LookBackReceipt>, RejectionProblem>> Reopen(string problem, ReopenBody body, HttpContext http, Errand errand, CheckDesk desk) =>
        Told(problem, http, at => desk.Reopen(errand, at, body.Reason, body.RectifyBy, http.ExpectedVersion));

    private static Task<Results<Ok<LookBackReceipt>, RejectionProblem>> MoveDay(string problem, MoveDayBody body, HttpContext http, Errand errand, CheckDesk desk) =>
        Told(problem, http, at => desk.MoveDay(errand, at, body.Day, body.Reason, http.ExpectedVersion));

    private static Task<Results<Ok<LookBackReceipt>, RejectionProblem>> Relapse(string problem, RelapseBody body, HttpContext http, Errand errand, CheckDesk desk) =>
        Told(problem, http, at => desk.MarkRelapse(errand, at, body.Earlier, body.Reason));

    private static GrainAddress? Check(string text) => Ids.Address(text, LookBackCheck.Kind.Name);

    private static Task<Results<Ok<LookBackReceipt>, RejectionProblem>> Told(string problem, HttpContext http, Func<GrainAddress, ValueTask<Answer>> tell) =>
        Told(Ids.Address(problem, Problem.Kind.Name), ProblemRejections.Unknown, http, tell);

    private static Task<Results<Ok<LookBackReceipt>, RejectionProblem>> Told(GrainAddress? address, Rejection unknown, HttpContext http, Func<GrainAddress, ValueTask<Answer>> tell) =>
        http.Tell(address, unknown.AsProblem(), tell, (grain, version) => new LookBackReceipt(grain, version));
}
