using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Silo.Accounts;

namespace Tracker.Gateway.Accounts;

/// <summary>What comes before all work: while there is no account, setting up the first; with a printed code in hand, a password of one's own.</summary>
internal sealed class FirstSteps(RequestDelegate next, FirstStart first)
{
    public const string SetUp = "/setup";
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string Password = "/password";

    public static Rejection SetUpDue { get; } = new("setup.due");

    public static Rejection MustChange { get; } = new("password.must-change");

    private static readonly PathString[] AlwaysOpen = ["/health", "/metrics", "/openapi", SignOut];

    private bool _isSetUp;

    public async Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path;
        if (IsAlwaysOpen(path) || context.Features.Get<SignedIn>() is { Caller.Government: null })
        {
            await next(context); // the folder's owner needs no account
            return;
        }
        if (!path.StartsWithSegments(SetUp) && await SetUpIsDue(context.RequestAborted))
        {
            await Instead(context, SetUp, SetUpDue);
            return;
        }
        if (context.Features.Get<AccountEntry>() is { MustChange: true } && !path.StartsWithSegments(Password))
        {
            await Instead(context, Password, MustChange);
            return;
        }
        await next(context);
    }

    private async ValueTask<bool> SetUpIsDue(CancellationToken cancel)
    {
        _isSetUp = _isSetUp || !await first.IsDue(cancel); // once done, for good
        return !_isSetUp;
    }

    private static bool IsAlwaysOpen(PathString path) => PageAssets.Has(path) || AlwaysOpen.Any(open => path.StartsWithSegments(open));

    private static Task Instead(HttpContext context, string link, Rejection why) =>
        SessionEvents.IsApi(context.Request) ? why.AsProblem().ExecuteAsync(context) : SessionEvents.Redirect(context, link);
}
