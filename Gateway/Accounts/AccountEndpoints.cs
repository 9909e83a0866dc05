using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Accounts;

namespace Tracker.Gateway.Accounts;

/// <summary>Accounts for programs: one's own, its tokens, and those one manages. Who doesn't manage an account doesn't find it.</summary>
internal static class AccountEndpoints
{
    public static RouteGroupBuilder MapAccounts(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").WithTags("账号");
        api.MapPost("/tokens", Issue).WithSummary("A token for Authorization: Bearer, with account and password; shown this once");
        api.MapPost("/account/password", ChangePassword).WithSummary("Set one's own password, with the old one or a one-time code; every session and token ends");
        var own = api.MapGroup("/").RequireAuthorization();
        own.MapGet("/account", Who).WithSummary("Who is signed in");
        own.MapPost("/account/sign-out-everywhere", SignOutEverywhere).WithSummary("End every session and token of the own account");
        own.MapGet("/tokens", Tokens).WithSummary("One's tokens, without their text");
        own.MapDelete("/tokens/{id}", Withdraw).WithSummary("End a token of one's own");
        var managed = own.MapGroup("/accounts");
        managed.MapGet("/", List).WithSummary("The accounts that the caller manages");
        managed.MapPost("/", Open).WithSummary("Open an account; answers its one-time code, shown this once");
        managed.MapPost("/{account}/hand-over", HandOver).WithSummary("Hand the post over (移交) to another person; answers a one-time code");
        managed.MapGet("/{account}/hand-over-list", HandOverList).WithSummary("What the units of the post have in hand (工作交接清单)");
        managed.MapPost("/{account}/reset", Reset).WithSummary("A one-time code in place of the password");
        managed.MapPost("/{account}/suspend", Suspend).WithSummary("Suspend: sessions and tokens end");
        managed.MapPost("/{account}/resume", Resume).WithSummary("Resume a suspended account");
        managed.MapPut("/{account}/roles", ChangeRoles).WithSummary("Say what its roles are");
        managed.MapPut("/{account}/place", Place).WithSummary("Say what its post and units are");
        return api;
    }

    private static async Task<Results<Created<TokenReply>, RejectionProblem>> Issue(
        TokenRequest request, SignInDesk desk, TokenDesk tokens, CancellationToken cancel)
    {
        if (AccountRules.LabelFault(request.Label ?? "") is { } fault)
        {
            return fault.AsProblem();
        }
        var (entry, refused) = await desk.SignIn(request.Account, request.Password, cancel);
        if (entry is null || entry.MustChange)
        {
            return (refused ?? FirstSteps.MustChange).AsProblem();
        }
        TimeSpan? lifetime = request.Days is { } days ? TimeSpan.FromDays(Math.Clamp(days, 1, 10_000)) : null;
        var issued = await tokens.Issue(entry, request.Label ?? "", lifetime, cancel);
        return TypedResults.Created((string?)null, new TokenReply(issued.Entry.Id, issued.Token, issued.Entry.ExpiresAt));
    }

    private static async Task<Results<NoContent, RejectionProblem>> ChangePassword(PasswordRequest request, SignInDesk desk, CancellationToken cancel)
    {
        if (!Ids.TryRead<AccountId>(request.Account, out var account))
        {
            return SignInDesk.Wrong.AsProblem();
        }
        return Told((await desk.ChangePassword(account, request.Current, request.Wanted, Door.Rest, cancel)).Rejection);
    }

    private static Ok<WhoReply> Who(HttpContext http) => TypedResults.Ok(WhoReply.Of(http.Caller, Sessions.EntryOf(http)));

    private static async Task<NoContent> SignOutEverywhere(HttpContext http, SignInDesk desk, CancellationToken cancel)
    {
        await desk.SignOutEverywhere(http.Caller.Actor.Account, cancel);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<ImmutableArray<TokenRow>>> Tokens(HttpContext http, TokenDesk tokens, CancellationToken cancel) =>
        TypedResults.Ok<ImmutableArray<TokenRow>>(
            [.. (await tokens.Of(http.Caller.Actor.Account, cancel)).Select(t => new TokenRow(t.Id, t.Label, t.IssuedAt, t.ExpiresAt))]);

    private static async Task<Results<NoContent, RejectionProblem>> Withdraw(string id, HttpContext http, TokenDesk tokens, CancellationToken cancel) =>
        await tokens.Withdraw(http.Caller.Actor.Account, id, cancel) ? TypedResults.NoContent() : new Rejection("token.not-found").AsProblem();

    private static async Task<Ok<ImmutableArray<AccountRowReply>>> List(HttpContext http, AccountDesk desk, CancellationToken cancel) =>
        TypedResults.Ok<ImmutableArray<AccountRowReply>>([.. (await desk.ManagedBy(http.Caller, null, cancel)).Select(AccountRowReply.Of)]);

    private static async Task<Results<Created<CodeReply>, RejectionProblem>> Open(
        OpenRequest request, Errand errand, AccountDesk desk, Governments governments, TimeProvider clock, CancellationToken cancel)
    {
        var government = await governments.Meant(request.Government, errand.Who, cancel);
        var wanted = new NewAccount(request.Account, government, request.Post, request.Units ?? [], request.Roles, request.PersonName) { Until = request.Until };
        var (code, refused) = await desk.Open(errand.Who, errand.At(clock.GetUtcNow()), wanted, cancel);
        return code is null ? refused!.AsProblem() : TypedResults.Created((string?)null, CodeReply.Of(code));
    }

    private static async Task<Results<Ok<CodeReply>, RejectionProblem>> HandOver(
        string account, HandOverRequest request, Errand errand, AccountDesk desk, TimeProvider clock, CancellationToken cancel) =>
        Told(Ids.TryRead<AccountId>(account, out var id)
            ? await desk.HandOver(errand.Who, errand.At(clock.GetUtcNow()), id, request.PersonName, cancel)
            : new CodeOutcome(null, AccountRejections.NotFound));

    private static async Task<Results<Ok<HandOverReply>, RejectionProblem>> HandOverList(string account, HttpContext http, HandOverReading reading, CancellationToken cancel) =>
        Ids.TryRead<AccountId>(account, out var id) && await reading.Of(http.Caller, id, cancel) is { } list ? TypedResults.Ok(HandOverReply.Of(list)) : AccountRejections.NotFound.AsProblem();

    private static async Task<Results<Ok<CodeReply>, RejectionProblem>> Reset(string account, Errand errand, AccountDesk desk, CancellationToken cancel) =>
        Told(Ids.TryRead<AccountId>(account, out var id) ? await desk.Reset(errand.Who, id, cancel) : new CodeOutcome(null, AccountRejections.NotFound));

    private static Task<Results<NoContent, RejectionProblem>> Suspend(
        string account, Errand errand, AccountDesk desk, TimeProvider clock, CancellationToken cancel) =>
        Ordered(account, id => desk.Suspend(errand.Who, errand.At(clock.GetUtcNow()), id, cancel));

    private static Task<Results<NoContent, RejectionProblem>> Resume(
        string account, Errand errand, AccountDesk desk, TimeProvider clock, CancellationToken cancel) =>
        Ordered(account, id => desk.Resume(errand.Who, errand.At(clock.GetUtcNow()), id, cancel));

    private static Task<Results<NoContent, RejectionProblem>> ChangeRoles(
        string account, RolesRequest request, Errand errand, AccountDesk desk, TimeProvider clock, CancellationToken cancel) =>
        Ordered(account, id => desk.ChangeRoles(errand.Who, errand.At(clock.GetUtcNow()), id, request.Roles, cancel));

    private static Task<Results<NoContent, RejectionProblem>> Place(
        string account, PlaceRequest request, Errand errand, AccountDesk desk, TimeProvider clock, CancellationToken cancel) =>
        Ordered(account, id => desk.Place(errand.Who, errand.At(clock.GetUtcNow()), id, request.Post, request.Units, cancel));

    private static async Task<Results<NoContent, RejectionProblem>> Ordered(string account, Func<AccountId, ValueTask<Rejection?>> order) =>
        Told(Ids.TryRead<AccountId>(account, out var id) ? await order(id) : AccountRejections.NotFound);

    private static Results<NoContent, RejectionProblem> Told(Rejection? refused) => refused is null ? TypedResults.NoContent() : refused.AsProblem();

    private static Results<Ok<CodeReply>, RejectionProblem> Told(CodeOutcome outcome) =>
        outcome.Code is { } code ? TypedResults.Ok(CodeReply.Of(code)) : outcome.Rejection!.AsProblem();
}
