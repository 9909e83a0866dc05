using Microsoft.AspNetCore.Authentication;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Silo.Accounts;
using Tracker.Units;

namespace Tracker.Gateway.Accounts;

/// <summary>What the pages of sign-in do. Each answers null when it is done, else why not; the page says it.</summary>
internal sealed class Sessions(SignInDesk desk, FirstStart first)
{
    public async Task<Rejection?> SignIn(HttpContext context, string login, string password)
    {
        var outcome = await desk.SignIn(login, password, context.RequestAborted);
        return await Begin(context, outcome);
    }

    /// <summary>Makes the first account and signs it in.</summary>
    public async Task<Rejection?> SetUp(HttpContext context, FirstAccount wanted) =>
        await Begin(context, await first.SetUp(wanted, Door.Page, context.RequestAborted));

    /// <summary>Every other session and every token of the account ends; this session goes on.</summary>
    public async Task<Rejection?> ChangePassword(HttpContext context, string current, string wanted)
    {
        if (EntryOf(context) is not { } entry)
        {
            return SignInDesk.Wrong;
        }
        var outcome = await desk.ChangePassword(entry.Account, current, wanted, Door.Page, context.RequestAborted);
        return await Begin(context, outcome);
    }

    public static Task SignOut(HttpContext context) => context.SignOutAsync(SignInSchemes.Session);

    /// <summary>Ends every session and every token of the account, this one too.</summary>
    public async Task SignOutEverywhere(HttpContext context)
    {
        if (EntryOf(context) is { } entry)
        {
            await desk.SignOutEverywhere(entry.Account, context.RequestAborted);
        }
        await SignOut(context);
    }

    /// <summary>From now on the session works for this unit of the account's; nothing changes where it serves no such one.</summary>
    public static async Task WorkFor(HttpContext context, UnitId unit)
    {
        if (EntryOf(context) is { } entry && entry.Units.Contains(unit))
        {
            await context.SignInAsync(SignInSchemes.Session, SessionEvents.PrincipalOf(entry, unit));
        }
    }

    /// <summary>The account behind the request, with the person's name; null: nobody is signed in, or the folder's owner.</summary>
    public static AccountEntry? EntryOf(HttpContext context) => context.Features.Get<AccountEntry>();

    /// <summary>Where to go on after signing in: a place of this site, never another's.</summary>
    public static string GoOn(string? from) =>
        from is ['/', not ('/' or '\\'), ..] && !from.Any(char.IsControl) ? from : "/";

    private static async Task<Rejection?> Begin(HttpContext context, SignInOutcome outcome)
    {
        if (outcome.Entry is { } entry)
        {
            await context.SignInAsync(SignInSchemes.Session, SessionEvents.PrincipalOf(entry, null));
        }
        return outcome.Rejection;
    }
}
