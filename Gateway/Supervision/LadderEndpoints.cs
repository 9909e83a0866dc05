using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.PeriodReturns;
using Tracker.Silo.Ledger;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Gateway.Supervision;

internal static class LadderEndpoints
{
    public static RouteGroupBuilder MapLadder(this IEndpointRouteBuilder routes)
    {
        var ladder = routes.MapGroup("/api/ladder").WithTags("督办文书").RequireAuthorization();
        ladder.MapGet("/", Get).WithSummary("How the ladder is used: rungs that are on, 机关代字, days of patience");
        ladder.MapPut("/", Set).WithSummary("Set how the ladder is used; what the body leaves out stays as it is");
        ladder.MapPut("/series", Begin).WithSummary("So many numbers of a 机关代字 were given on paper this year");
        ladder.MapGet("/suggestions", Suggestions).WithSummary("Which rung each unit could be at next, with the facts");
        ladder.MapPost("/suggestions", DraftSuggested).WithSummary("Draft what is suggested for a unit and rung");
        ladder.MapPost("/suggestions/all", DraftAll).WithSummary("Draft a paper of one rung for each of these units, or for all that it is suggested for, in one act");
        ladder.MapGet("/reviews/{period}", Review).WithSummary("A period looked back on: findings per unit");
        ladder.MapPost("/reviews/{period}", DraftReview).WithSummary("Draft the period's 通报");
        return ladder;
    }

    private static async Task<Results<Ok<LadderSettings>, RejectionProblem>> Get(
        HttpContext http, PaperDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null)
    {
        var meant = await governments.Meant(government, http.Caller, cancel);
        return Access.May(http.Caller, Deed.ReadPaper, meant) ? TypedResults.Ok(await desk.Settings(meant, cancel)) : Access.Refused.AsProblem();
    }

    private static async Task<Results<NoContent, RejectionProblem>> Set(
        LadderBody body, HttpContext http, Errand errand, PaperDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null)
    {
        var meant = await governments.Meant(government, http.Caller, cancel);
        return Done(await desk.SetLadder(errand, meant, body.Over(await desk.Settings(meant, cancel)), cancel));
    }

    private static async Task<Results<NoContent, RejectionProblem>> Begin(
        SeriesBody body, HttpContext http, Errand errand, PaperDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null) =>
        string.IsNullOrWhiteSpace(body.Word) || body.Word.Length > NumberSeries.LongestWord
            ? new Rejection("ladder.word-invalid", $"{NumberSeries.LongestWord}").AsProblem()
            : Done(await desk.BeginSeries(errand, await governments.Meant(government, http.Caller, cancel), body.Word, body.After, cancel));

    private static async Task<Results<Ok<ImmutableArray<LadderSuggestion>>, RejectionProblem>> Suggestions(
        HttpContext http, SupervisionFacts facts, Governments governments, CancellationToken cancel, DivisionCode? government = null)
    {
        var meant = await governments.Meant(government, http.Caller, cancel);
        return Access.May(http.Caller, Deed.DraftPaper, meant) ? TypedResults.Ok(await facts.Suggestions(meant, cancel)) : Access.Refused.AsProblem();
    }

    private static async Task<Results<Created<PaperReceipt>, RejectionProblem>> DraftSuggested(
        SuggestionBody body, HttpContext http, Errand errand, FirstDrafts drafts, Governments governments, CancellationToken cancel) =>
        PaperEndpoints.Drafted(await drafts.Suggested(errand, await governments.Meant(body.Government, http.Caller, cancel), body.Unit, body.Rung, cancel), http);

    private static async Task<Results<Ok<DraftedPapers>, RejectionProblem>> DraftAll(
        SuggestionsBody body, HttpContext http, Errand errand, FirstDrafts drafts, Governments governments, CancellationToken cancel)
    {
        var (done, refused) = await drafts.SuggestedForAll(errand, await governments.Meant(body.Government, http.Caller, cancel), body.Rung, body.Units, cancel);
        return done is null ? refused!.AsProblem() : TypedResults.Ok(done);
    }

    private static async Task<Results<Ok<ReviewReply>, RejectionProblem>> Review(string period, HttpContext http, FirstDrafts drafts, CancellationToken cancel) =>
        Ids.Address(period, ReportingPeriod.Kind.Name) is { } address && await drafts.Review(http.Caller, address, cancel) is { } review
            ? TypedResults.Ok(new ReviewReply(
                address,
                review.Units.Length,
                review.Sent,
                review.Late,
                [.. review.Units.Select(u => new ReviewUnit(u.Unit.Unit, u.Unit.Name, u.Duties, u.Ended, u.Overdue, u.Sent is { Returned: false }, u.Sent is { Late: true }, [.. u.Findings.Select(f => f.Words)], u.IsPartial))],
                review.Partial))
            : new Rejection("period.unknown").AsProblem();

    private static async Task<Results<Created<PaperReceipt>, RejectionProblem>> DraftReview(
        string period, ReviewDraftBody body, HttpContext http, Errand errand, FirstDrafts drafts, CancellationToken cancel) =>
        Ids.Address(period, ReportingPeriod.Kind.Name) is { } address
            ? PaperEndpoints.Drafted(await drafts.OfReview(errand, address, body.Units, cancel), http)
            : new Rejection("period.unknown").AsProblem();

    private static Results<NoContent, RejectionProblem> Done(Answer answer) => answer.Rejection is { } rejection ? rejection.AsProblem() : TypedResults.NoContent();
}
