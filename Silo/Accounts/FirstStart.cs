using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Silo.Accounts;

/// <summary>
/// The first account. While there is none, a one-time code stands on the console; whoever can read it opens <c>/setup</c> and becomes office and
/// administrator. Five wrong codes, and a new one is printed. Where processes share a database each prints its own, and any of them is good at any.
/// </summary>
public sealed class FirstStart(AccountDirectory accounts, AccountDesk desk, Passwords passwords, AccountOptions options, TimeProvider clock) : IDisposable
{
    private static readonly ImmutableArray<AccountRole> Roles = [AccountRole.Office, AccountRole.Administrator];
    private readonly SemaphoreSlim _turn = new(1);
    private int _wrong;

    /// <summary>Called with each new code, to show it on the console.</summary>
    public Action<string>? Announce { get; set; }

    /// <summary>True while there is no account: nothing but <c>/setup</c> is to be served, on loopback only.</summary>
    public async ValueTask<bool> IsDue(CancellationToken cancel = default) => !await accounts.Any(cancel);

    /// <summary>Draws and announces a code where no account exists; null otherwise.</summary>
    public async ValueTask<string?> Begin(CancellationToken cancel = default)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            return await IsDue(cancel) ? await Draw(others: !accounts.Store.HeldAlone, cancel) : null;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask<SignInOutcome> SetUp(FirstAccount wanted, Door door, CancellationToken cancel = default)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            if (!await IsDue(cancel))
            {
                return new(null, new Rejection("setup.done"));
            }
            if (!await accounts.Store.IsFirstCode(OneTimeCode.HashOf(wanted.Code), clock.GetUtcNow(), cancel))
            {
                if (++_wrong >= options.FailuresBeforeWait)
                {
                    await Draw(others: false, cancel);
                }
                return new(null, new Rejection("setup.wrong-code"));
            }
            return await Make(wanted, door, cancel);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async ValueTask<SignInOutcome> Make(FirstAccount wanted, Door door, CancellationToken cancel)
    {
        if ((AccountRules.PersonFault(wanted.PersonName) ?? Passwords.Fault(wanted.Password, wanted.Account, options.ShortestPassword)) is { } fault)
        {
            return new(null, fault);
        }
        var opened = new NewAccount(wanted.Account, wanted.Government, "政务公开办", [], Roles, wanted.PersonName.Trim());
        var now = clock.GetUtcNow();
        var actor = new Actor(wanted.Account, opened.Post, null, Roles);
        var entry = AccountDesk.Blank(opened) with { PasswordHash = passwords.Hash(wanted.Password), MustChange = false };
        if (await desk.Open(new Envelope(Guid.CreateVersion7(now), actor, now, door), opened, entry, onlyAsFirst: true, cancel) is { } refused)
        {
            return new(null, refused);
        }
        var made = (await accounts.Find(wanted.Account, cancel))!;
        await desk.MarkPasswordSet(made, door, cancel);
        return new(made, null);
    }

    private async ValueTask<string> Draw(bool others, CancellationToken cancel)
    {
        var code = OneTimeCode.New();
        await accounts.Store.KeepFirstCode(OneTimeCode.HashOf(code), clock.GetUtcNow() + options.CodeLifetime, others, cancel);
        _wrong = 0;
        Announce?.Invoke(code);
        return code;
    }
}

/// <param name="Code">The one from the console.</param>
public sealed record FirstAccount(string Code, AccountId Account, string PersonName, string Password, DivisionCode Government);
