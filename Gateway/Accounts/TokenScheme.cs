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

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization;
        if (header.Count != 1 || header[0] is not { } text || !text.StartsWith(Word, StringComparison.OrdinalIgnoreCase))
        {
            return None;
        }
        var found = tokens.Verify(text[Word.Length..].Trim(), Context.RequestAborted);
        return found.IsCompletedSuccessfully ? Task.FromResult(Answer(found.Result)) : Awaited(found);
    }

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

    private async Task<AuthenticateResult> Awaited(ValueTask<AccountEntry?> found) => Answer(await found);

    private AuthenticateResult Answer(AccountEntry? entry)
    {
        if (entry is null)
        {
            return AuthenticateResult.Fail("The token is unknown, expired or withdrawn.");
        }
        Context.SignIn(entry.AsCaller(), Door.Rest);
        Context.Features.Set(entry);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, entry.Account.Value)], SignInSchemes.Token);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SignInSchemes.Token));
    }
}
