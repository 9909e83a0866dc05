using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Silo.Telemetry;

namespace Tracker.Silo.Accounts;

/// <summary>Signs people in. A wrong password and an account that doesn't exist get the same answer after the same work, and wait alike.</summary>
public sealed class SignInDesk(AccountDirectory accounts, AccountDesk desk, Passwords passwords, AccountOptions options, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _hashing = new(Environment.ProcessorCount);

    public static Rejection Wrong { get; } = new("sign-in.wrong");

    public static Rejection Suspended { get; } = new("sign-in.suspended");

    /// <summary>A temporary account whose last day is over.</summary>
    public static Rejection Ended { get; } = new("sign-in.ended");

    public async ValueTask<SignInOutcome> SignIn(string login, string password, CancellationToken cancel = default)
    {
        var outcome = await Check(login, password, cancel);
        Signals.SignIns.Add(1, Signals.Outcome(outcome.Rejection?.Code ?? "done"));
        return outcome;
    }

    private async ValueTask<SignInOutcome> Check(string login, string password, CancellationToken cancel)
    {
        if (!IsAccount(login, out var account))
        {
            await Matches(null, password, cancel);
            return new(null, Wrong);
        }
        // Counted before it is checked, so that many guesses at once are counted too.
        var wait = await CountAttempt(account, cancel);
        if (wait is { } until)
        {
            var minutes = (int)Math.Ceiling((until - clock.GetUtcNow()).TotalMinutes);
            return new(null, new Rejection("sign-in.wait", minutes.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
        var entry = await accounts.Find(account, cancel);
        var byPassword = await Matches(entry?.PasswordHash, password, cancel);
        var byCode = OneTimeCode.Matches(password, entry?.CodeHash) && entry!.CodeUntil > clock.GetUtcNow();
        if (entry is null || !(byPassword || byCode))
        {
            return new(null, Wrong);
        }
        await accounts.Store.ChangeAttempts(account.Value, _ => null, cancel);
        return entry.Suspended ? new(null, Suspended) : entry.HasEnded(clock.GetUtcNow()) ? new(null, Ended) : new(entry, null);
    }

    /// <summary>Sets the holder's own password: every other session and every token ends.</summary>
    /// <param name="current">The password or one-time code it is changed with.</param>
    public async ValueTask<SignInOutcome> ChangePassword(AccountId account, string current, string wanted, Door door, CancellationToken cancel = default)
    {
        var (entry, refused) = await Check(account.Value, current, cancel);
        if (entry is null)
        {
            return new(null, refused);
        }
        if (Passwords.Fault(wanted, account, options.ShortestPassword) is { } fault)
        {
            return new(null, fault);
        }
        if (wanted == current)
        {
            return new(null, new Rejection("password.unchanged"));
        }
        var hash = passwords.Hash(wanted);
        var changed = await accounts.Change(
            account,
            e => e.Stamp != entry.Stamp
                ? e // reset or handed over meanwhile
                : e with { PasswordHash = hash, MustChange = false, CodeHash = null, CodeUntil = null, Stamp = Stamps.New() },
            cancel);
        if (changed?.PasswordHash != hash)
        {
            return new(null, Wrong);
        }
        await desk.MarkPasswordSet(changed, door, cancel);
        return new(changed, null);
    }

    /// <summary>Ends every session and every token of the account.</summary>
    public ValueTask<AccountEntry?> SignOutEverywhere(AccountId account, CancellationToken cancel = default) =>
        accounts.Change(account, e => e with { Stamp = Stamps.New() }, cancel);

    public void Dispose() => _hashing.Dispose();

    /// <summary>Hashing takes a processor for a tenth of a second: never more of it at once than there are processors.</summary>
    private async ValueTask<bool> Matches(string? hash, string password, CancellationToken cancel)
    {
        await _hashing.WaitAsync(cancel);
        try
        {
            return passwords.Matches(hash, password);
        }
        finally
        {
            _hashing.Release();
        }
    }

    private static bool IsAccount(string login, out AccountId account) => Reads(login.Trim(), out account);

    private static bool Reads<T>(string text, out T id)
        where T : struct, IIdentifier<T> => T.TryParse(text, null, out id);

    /// <summary>Until when the name has to wait; null: it may try.</summary>
    private async ValueTask<DateTimeOffset?> CountAttempt(AccountId account, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? wait = null;
        await accounts.Store.ChangeAttempts(
            account.Value,
            kept =>
            {
                var before = Moved(kept, now);
                wait = before?.LockedUntil > now ? before.LockedUntil : null;
                return wait is null ? Counted(before, now) : before;
            },
            cancel);
        return wait;
    }

    /// <summary>The clock was put back since: a wait lasts as long as it was said to, not until the clock is there again.</summary>
    private static SignInAttempts? Moved(SignInAttempts? kept, DateTimeOffset now) =>
        kept is null || kept.LastAt <= now ? kept : kept with { LastAt = now, LockedUntil = kept.LockedUntil - (kept.LastAt - now) };

    private SignInAttempts Counted(SignInAttempts? before, DateTimeOffset now)
    {
        var failed = before is null || now - before.LastAt > TimeSpan.FromDays(1) ? 1 : before.Failed + 1;
        var beyond = failed - options.FailuresBeforeWait;
        var wait = beyond < 0 ? (TimeSpan?)null
            : TimeSpan.FromTicks(Math.Min(options.LongestWait.Ticks, options.FirstWait.Ticks << Math.Min(beyond, 20)));
        return new SignInAttempts(failed, now + wait, now);
    }
}

/// <summary>The account that signed in, or why not.</summary>
public readonly record struct SignInOutcome(AccountEntry? Entry, Rejection? Rejection);

internal static class Stamps
{
    public static string New() => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
}
