using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Tables;
using Tracker.Scores;
using Tracker.Units;

namespace Tracker.Gateway.Scores;

internal static class ScoreEndpoints
{
    public static RouteGroupBuilder MapScores(this IEndpointRouteBuilder routes)
    {
        var scores = routes.MapGroup("/api/scores").WithTags("评分").RequireAuthorization();
        scores.MapGet("/rules", Rules).WithSummary("The rule set that scores go by today; absent while scores are off");
        scores.MapPost("/rules", SetRules).WithSummary("Set it from today on");
        scores.MapPost("/off", SwitchOff).WithSummary("Switch scores off from today on");
        scores.MapGet("/", List).WithSummary("The scores of all units that one may see, in the register's order; never a ranking");
        scores.MapGet("/{unit}", Get).WithSummary("One unit's score with every addend");
        scores.MapGet("/{unit}/file.{format}", Download).WithSummary("Its addends as xlsx, csv, json or docx, to be added up again");
        scores.MapPost("/{unit}/appeals", Appeal).WithSummary("Appeal against one fact that counts (申诉)");
        scores.MapPost("/{unit}/appeals/decisions", Decide).WithSummary("Decide an appeal with its reason");
        scores.MapPost("/{unit}/outside", Outside).WithSummary("Record what an outside body scored; kept apart");
        return scores;
    }

    public static IServiceCollection AddScoreServices(this IServiceCollection services) => services.AddSingleton<ScoreFacts>().AddSingleton<ScoreDesk>();

    private static async Task<Results<Ok<RulesView>, RejectionProblem>> Rules(
        HttpContext http, ScoreDesk desk, Governments governments, TimeProvider clock, CancellationToken cancel, DivisionCode? government = null)
    {
        var meant = await governments.Meant(government, http.Caller, cancel);
        if (AccessTable.Of(http.Caller, Deed.ReadPaper) == Reach.Nothing || (http.Caller.Government is { } own && own != meant))
        {
            return Access.Refused.AsProblem();
        }
        var book = await desk.Book(meant, cancel);
        return TypedResults.Ok(new RulesView(book.VersionOn(clock.Today), book.On(clock.Today)));
    }

    private static async Task<Results<Ok<RulesView>, RejectionProblem>> SetRules(RulesBody body, Errand errand, ScoreDesk desk, Governments governments, TimeProvider clock, CancellationToken cancel)
    {
        var meant = await governments.Meant(body.Government, errand.Who, cancel);
        var rules = body.Rules with
        {
            Indicators = [.. (body.Rules.Indicators.IsDefault ? [] : body.Rules.Indicators).Select(i => i with { Rules = i.Rules.IsDefault ? [] : i.Rules })],
        };
        if ((await desk.SetRules(errand, meant, rules, cancel)).Rejection is { } refused)
        {
            return refused.AsProblem();
        }
        return TypedResults.Ok(new RulesView((await desk.Book(meant, cancel)).VersionOn(clock.Today), rules));
    }

    private static async Task<Results<NoContent, RejectionProblem>> SwitchOff(Errand errand, ScoreDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null) =>
        Told(await desk.SwitchOff(errand, await governments.Meant(government, errand.Who, cancel), cancel));

    private static async Task<Ok<ImmutableArray<UnitScoreView>>> List(
        HttpContext http, ScoreDesk desk, Governments governments, TimeProvider clock, CancellationToken cancel, int? year = null, DivisionCode? government = null) =>
        TypedResults.Ok(await desk.All(http.Caller, await governments.Meant(government, http.Caller, cancel), YearMeant(year, clock), cancel));

    private static async Task<Results<Ok<UnitScoreView>, RejectionProblem>> Get(
        UnitId unit, HttpContext http, ScoreDesk desk, Governments governments, TimeProvider clock, CancellationToken cancel, int? year = null, DivisionCode? government = null) =>
        await desk.Of(http.Caller, await governments.Meant(government, http.Caller, cancel), YearMeant(year, clock), unit, cancel) is { } view ? TypedResults.Ok(view) : Unknown;

    private static async Task<Results<TableDownload, RejectionProblem>> Download(
        UnitId unit, string format, HttpContext http, ScoreDesk desk, Governments governments, TimeProvider clock, CancellationToken cancel, int? year = null, DivisionCode? government = null)
    {
        if (TableFormat.For(format) is not { } known)
        {
            return new Rejection("file.format-unknown", format).AsProblem();
        }
        return await desk.Of(http.Caller, await governments.Meant(government, http.Caller, cancel), YearMeant(year, clock), unit, cancel) is { } view
            ? new TableDownload(known, $"评分明细-{view.Unit}", Addends(view))
            : Unknown;
    }

    private static Table Addends(UnitScoreView view) => Table.Of(
        new TableSheet("评分明细", [new("indicator", "指标", CellKind.Text, 24), new("way", "方式", CellKind.Text, 8), new("weight", "权重分值", CellKind.Number, 10), new("fact", "事实", CellKind.Text, 18), new("title", "对应内容", CellKind.Text, 40), new("about", "编号", CellKind.Text, 50), new("on", "日期", CellKind.Date, 12), new("each", "每项分值", CellKind.Number, 10), new("points", "计入分值", CellKind.Number, 10), new("veto", "一票否决", CellKind.Text, 10), new("appeal", "申诉", CellKind.Text, 14)], $"评分明细 {view.Unit} {view.Day:yyyy-MM-dd}"),
        view.Score.Indicators.SelectMany(i => i.Addends.Select(a => (i.Indicator, Addend: a))),
        (row, cells) => cells.Text(row.Indicator.Name).Text(ScoreWords.Of(row.Indicator.Way)).Number(row.Indicator.Weight).Text(ScoreWords.Of(row.Addend.Fact.Kind))
            .Text(ScoreWords.About(row.Addend.Fact)).Text(row.Addend.Fact.About.Value).Date(row.Addend.Fact.On).Number(row.Addend.Rule.Each).Number(row.Addend.Points).Text(row.Addend.Rule.Veto ? "是" : "")
            .Text(view.Appeals.TryGetValue(row.Addend.Fact.Id, out var appeal) ? ScoreWords.Of(appeal) : ""));

    private static async Task<Results<NoContent, RejectionProblem>> Appeal(
        UnitId unit, AppealBody body, Errand errand, ScoreDesk desk, Governments governments, TimeProvider clock, CancellationToken cancel, int? year = null, DivisionCode? government = null) =>
        Told(await desk.Appeal(errand, await governments.Meant(government, errand.Who, cancel), YearMeant(year, clock), unit, body.Fact, body.Words, cancel));

    private static async Task<Results<NoContent, RejectionProblem>> Decide(
        UnitId unit, DecisionBody body, Errand errand, ScoreDesk desk, Governments governments, TimeProvider clock, CancellationToken cancel, int? year = null, DivisionCode? government = null) =>
        Told(await desk.Decide(errand, await governments.Meant(government, errand.Who, cancel), YearMeant(year, clock), unit, body.Fact, body.Upheld, body.Reason, cancel));

    private static async Task<Results<NoContent, RejectionProblem>> Outside(
        UnitId unit, OutsideBody body, Errand errand, ScoreDesk desk, Governments governments, TimeProvider clock, CancellationToken cancel, int? year = null, DivisionCode? government = null) =>
        Told(await desk.RecordOutside(errand, await governments.Meant(government, errand.Who, cancel), YearMeant(year, clock), unit, body.By, body.ScoredOn, body.Points, body.Full, cancel));

    internal static PlanYear YearMeant(int? year, TimeProvider clock) => year is >= 2000 and <= 2200 ? new PlanYear(year.Value) : new PlanYear(clock.Today.Year);

    private static RejectionProblem Unknown => new Rejection("scores.unknown").AsProblem();

    private static Results<NoContent, RejectionProblem> Told(Answer answer) => answer.Rejection is { } refused ? refused.AsProblem() : TypedResults.NoContent();
}

/// <param name="Version">1, 2, 3 …</param>
/// <param name="Rules">Absent: scores are off.</param>
internal sealed record RulesView(int Version, ScoreRules? Rules);

internal sealed record RulesBody(ScoreRules Rules, DivisionCode? Government = null);

/// <param name="Fact">As <c>/api/scores/{unit}</c> names it.</param>
internal sealed record AppealBody(string Fact, string Words);

internal sealed record DecisionBody(string Fact, bool Upheld, string Reason);

internal sealed record OutsideBody(string By, DateOnly ScoredOn, decimal Points, decimal Full);
