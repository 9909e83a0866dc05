using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Tracker.Accounts;
using Tracker.Deciding;

namespace Tracker.Gateway.Hosting;

/// <summary>
/// Signs in what comes through the folder's own socket: only the folder's owner can open that. The operating-system user acts as office and
/// administrator and is recorded as such.
/// </summary>
internal sealed class FolderScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "folder";

    /// <summary>Names the account that a command acts as (<c>--as</c>), with its rights only.</summary>
    public const string AsHeader = "X-Tracker-As";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.Features.Get<FolderConnection>() is not { } connection)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }
        var caller = Caller.OwnerOfTheFolder(connection.User);
        Context.SignIn(caller, Door.CommandLine);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, caller.Actor.Account.Value)], Name);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name)));
    }
}

/// <summary>Marks a connection that came through the folder's socket.</summary>
/// <param name="User">The operating-system user at its other end.</param>
internal sealed record FolderConnection(string User);
