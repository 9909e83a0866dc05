using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Silo.Accounts;
using Tracker.Units;

namespace Tracker.Gateway.Accounts;

/// <summary>
/// What a session carries (account, stamp, the unit it works for) and how it is looked at again with every request: roles and units come from the
/// account as it stands now, and a changed stamp ends it.
/// </summary>
internal sealed class SessionEvents(AccountDirectory accounts, TimeProvider clock) : CookieAuthenticationEvents
{
    /// <summary>A script of our own pages sends it with whatever changes something under /api: another site's form cannot.</summary>
    public const string ScriptHeader = "X-Tracker-Request";

    private const string StampClaim = "stamp";
    private const string UnitClaim = "unit";

    public static ClaimsPrincipal PrincipalOf(AccountEntry entry, UnitId? unit)
    {
        var claims = new List<Claim> { new(ClaimTypes.Name, entry.Account.Value), new(StampClaim, entry.Stamp) };
        if (unit is { } chosen)
        {
            claims.Add(new Claim(UnitClaim, chosen.Value));
        }
        return new ClaimsPrincipal(new ClaimsIdentity(claims, SignInSchemes.Session));
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var entry = context.Principal?.Identity?.Name is { } name ? await accounts.Find(AccountId.Parse(name), http.RequestAborted) : null;
        if (entry is null || !entry.IsInUse(clock.GetUtcNow()) || entry.Stamp != context.Principal!.FindFirstValue(StampClaim) || ComesFromElsewhere(http.Request))
        {
            context.RejectPrincipal();
            return;
        }
        UnitId? unit = context.Principal!.FindFirstValue(UnitClaim) is { } chosen ? UnitId.Parse(chosen) : null;
        http.SignIn(entry.AsCaller(unit), IsApi(http.Request) ? Door.Rest : Door.Page);
        http.Features.Set(entry);
    }

    public override async Task RedirectToLogin(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        if (IsApi(http.Request))
        {
            await Status(http.Response, StatusCodes.Status401Unauthorized);
        }
        else if (await KeptForms.Read(http) is { Count: > 0 } typed)
        {
            var page = new RazorComponentResult<SignInAgain>(new { From = $"{http.Request.Path}{http.Request.QueryString}", Fields = typed });
            await page.ExecuteAsync(http);
        }
        else
        {
            await Redirect(http, context.RedirectUri);
        }
    }

    /// <summary>That something of someone else's exists is not told.</summary>
    public override Task RedirectToAccessDenied(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> context) =>
        Status(context.Response, StatusCodes.Status404NotFound);

    /// <summary>A part of a page that htmx asks for takes the whole page along.</summary>
    internal static Task Redirect(HttpContext context, string link)
    {
        if (context.Request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.Headers["HX-Redirect"] = link;
            return Status(context.Response, StatusCodes.Status401Unauthorized);
        }
        context.Response.Redirect(link);
        return Task.CompletedTask;
    }

    /// <summary>As routing sees it: upper and lower case are one.</summary>
    internal static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api");

    private static bool ComesFromElsewhere(HttpRequest request) =>
        IsApi(request) && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !request.Headers.ContainsKey(ScriptHeader);

    private static Task Status(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}
