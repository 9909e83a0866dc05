using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Tracker.Silo.Accounts;

namespace Tracker.Gateway.Accounts;

/// <summary>
/// Signs in whoever comes with a token without making a handler for each scheme on the way, which costs more than to verify the token. All other
/// requests, and every challenge, are left to the schemes.
/// </summary>
internal sealed class TokensFirst(
    IAuthenticationSchemeProvider schemes,
    IAuthenticationHandlerProvider handlers,
    IClaimsTransformation transform,
    IOptions<AuthenticationOptions> options,
    TokenDesk tokens,
    SpecialScheme special)
    : AuthenticationService(schemes, handlers, transform, options)
{
    public override Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme) =>
        (scheme is null or SignInSchemes.Any) && special.Of(context) is null
            ? TokenScheme.Read(context, tokens) ?? base.AuthenticateAsync(context, scheme)
            : base.AuthenticateAsync(context, scheme);
}

/// <param name="Of">The scheme of a request that is signed in neither by token nor by session; null: by one of them.</param>
internal sealed record SpecialScheme(Func<HttpContext, string?> Of);
