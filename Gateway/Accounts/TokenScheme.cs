using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Accounts;

namespace Tracker.Gateway.Accounts;

/// <summary><c>Authorization: Bearer</c> with a personal token, for programs.</summary>
internal sealed class TokenScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenDesk tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Word = "Bearer ";
    private static readonly Task<AuthenticateResult> None = Task.FromResult(AuthenticateResult.NoResult());
    private static readonly Task<AuthenticateResult> Unknown =
        Task.FromResult(AuthenticateResult.Fail("The token is unknown, expired or withdrawn."));

    // Kept for as long as the directory keeps the entry.
    private static readonly ConditionalWeakTable<AccountEntry, Holder> Holders = [];

    /// <summary>Who the request's token speaks for; null: it carries none.</summary>
    public static Task<AuthenticateResult>? Read(HttpContext context, TokenDesk tokens)
    {
        var header = context.Request.Headers.Authorization;
        if (header.Count != 1 || header[0] is not { } text || !text.StartsWith(Word, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        var found = tokens.Verify(text[Word.Length..].Trim(), context.RequestAborted);
        return found.IsCompletedSuccessfully ? Answer(context, found.Result) : Awaited(context, found);
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Read(Context, tokens) ?? None;

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return Task.CompletedTask;
    }

    /// <summary>That something of someone else's exists is not told.</summary>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static async Task<AuthenticateResult> Awaited(HttpContext context, ValueTask<AccountEntry?> found) => await Answer(context, await found);

    private static Task<AuthenticateResult> Answer(HttpContext context, AccountEntry? entry)
    {
        if (entry is null)
        {
            return Unknown;
        }
        var holder = Holders.GetValue(entry, static entry => new Holder(entry));
        context.Features.Set(holder.SignedIn);
        context.Features.Set(entry);
        return holder.Success;
    }

    /// <summary>What is the same for every request of an account.</summary>
    private sealed class Holder(AccountEntry entry)
    {
        public SignedIn SignedIn { get; } = new(entry.AsCaller(), Door.Rest);

        public Task<AuthenticateResult> Success { get; } = Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(
            new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, entry.Account.Value)], SignInSchemes.Token)), SignInSchemes.Token)));
    }
}
