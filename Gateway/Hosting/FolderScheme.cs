using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Silo.Accounts;

namespace Tracker.Gateway.Hosting;

/// <summary>
/// Signs in what comes through the folder's own socket: only the folder's owner can open that. The operating-system user acts as office and
/// administrator and is recorded as such.
/// </summary>
internal sealed class FolderScheme(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccountDirectory accounts, TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "folder";

    /// <summary>Names the account that a command acts as (<c>--as</c>), with its rights only.</summary>
    public const string AsHeader = "X-Tracker-As";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.Features.Get<FolderConnection>() is not { } connection)
        {
            return AuthenticateResult.NoResult();
        }
        if (await CallerOf(connection) is not { } caller)
        {
            return AuthenticateResult.Fail("There is no such account, or it is suspended.");
        }
        Context.SignIn(caller, Door.CommandLine);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, caller.Actor.Account.Value)], Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    /// <summary>The folder's owner may know that there is no such account.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => AccountRejections.NotFound.AsProblem().ExecuteAsync(Context);

    private async ValueTask<Caller?> CallerOf(FolderConnection connection)
    {
        if (Request.Headers[AsHeader] is not [{ Length: > 0 } name, ..])
        {
            return Caller.OwnerOfTheFolder(connection.User);
        }
        return Ids.TryRead<AccountId>(name, out var account) && await accounts.Find(account, Context.RequestAborted) is { } entry && entry.IsInUse(time.GetUtcNow())
            ? entry.AsCaller()
            : null;
    }
}

/// <summary>Marks a connection that came through the folder's socket.</summary>
/// <param name="User">The operating-system user at its other end.</param>
internal sealed record FolderConnection(string User);
