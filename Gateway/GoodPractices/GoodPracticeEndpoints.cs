using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Tables;
using Tracker.GoodPractices;
using Tracker.PeriodReturns;
using Tracker.Units;

namespace Tracker.Gateway.GoodPractices;

internal static class GoodPracticeEndpoints
{
    public static RouteGroupBuilder MapGoodPractices(this IEndpointRouteBuilder routes)
    {
        var practices = routes.MapGroup("/api/good-practices").WithTags("亮点做法").RequireAuthorization();
        practices.MapGet("/", List).WithSummary("Good practices (亮点做法): those that are shared, and to the office all that are marked");
        practices.MapGet("/file.{format}", Download).WithSummary("The same as xlsx, csv, json or docx");
        practices.MapPost("/", Mark).WithSummary("Mark what a unit reported in a period");
        practices.MapPost("/{practice}/share", Share).WithSummary("Let every unit read it");
        practices.MapDelete("/{practice}", Unmark).WithSummary("Take the mark off");
        return practices;
    }

    public static IServiceCollection AddGoodPracticeServices(this IServiceCollection services) => services.AddSingleton<GoodPracticeDesk>();

    private static async Task<Ok<ImmutableArray<PracticeView>>> List(
        HttpContext http, GoodPracticeDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null) =>
        TypedResults.Ok(await desk.All(http.Caller, await governments.Meant(government, http.Caller, cancel), cancel));

    private static async Task<Results<TableDownload, RejectionProblem>> Download(
        string format, HttpContext http, GoodPracticeDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null)
    {
        if (TableFormat.For(format) is not { } known)
        {
            return new Rejection("file.format-unknown", format).AsProblem();
        }
        var number = 0;
        return new TableDownload(known, "亮点做法", Table.Of(
            new TableSheet("亮点做法", [new("no", "序号", CellKind.Number, 6), new("unit", "单位", CellKind.Text, 22), new("title", "做法", CellKind.Text, 30), new("words", "内容", CellKind.Text, 70), new("markedOn", "收集日期", CellKind.Date, 12), new("sharedOn", "推广日期", CellKind.Date, 12)], "亮点做法"),
            await desk.All(http.Caller, await governments.Meant(government, http.Caller, cancel), cancel),
            (p, row) => row.Number(++number).Text(p.Unit).Text(p.Title).Text(p.Words).Date(p.MarkedOn).Date(p.SharedOn)));
    }

    private static async Task<Results<Ok<PracticeReceipt>, RejectionProblem>> Mark(MarkBody body, HttpContext http, Errand errand, GoodPracticeDesk desk, CancellationToken cancel) =>
        Told(GoodPractice.AddressOf(body.Assignment, body.Period), await desk.Mark(errand, body.Assignment, body.Period, body.Title, body.Words, cancel));

    private static async Task<Results<Ok<PracticeReceipt>, RejectionProblem>> Share(string practice, HttpContext http, Errand errand, GoodPracticeDesk desk, CancellationToken cancel) =>
        Ids.Address(practice, GoodPractice.Kind.Name) is { } address ? Told(address, await desk.Share(errand, address, cancel)) : new Rejection("good-practice.unknown").AsProblem();

    private static async Task<Results<Ok<PracticeReceipt>, RejectionProblem>> Unmark(string practice, HttpContext http, Errand errand, GoodPracticeDesk desk, CancellationToken cancel) =>
        Ids.Address(practice, GoodPractice.Kind.Name) is { } address ? Told(address, await desk.Unmark(errand, address, cancel)) : new Rejection("good-practice.unknown").AsProblem();

    private static Results<Ok<PracticeReceipt>, RejectionProblem> Told(GrainAddress practice, Answer answer) =>
        answer.Rejection is { } rejection ? rejection.AsProblem() : TypedResults.Ok(new PracticeReceipt(practice, answer.Version));
}

internal sealed record MarkBody(GrainAddress Assignment, PeriodId Period, string Title, string Words);

internal sealed record PracticeReceipt(GrainAddress Practice, long Version);
