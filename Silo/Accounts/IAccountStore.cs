using Tracker.Accounts;
using Tracker.Units;

namespace Tracker.Silo.Accounts;

/// <summary>The tables of sign-in. Every method that changes something answers once it is on disk.</summary>
public interface IAccountStore
{
    /// <summary>True while no other process can change these tables: what was read stays true until this process changes it.</summary>
    bool HeldAlone { get; }

    /// <summary>The accounts that changed since a version (of a token of theirs, too), and the version that stands now. 0: before all changes.</summary>
    ValueTask<AccountChanges> ChangesSince(long version, CancellationToken cancel = default);

    ValueTask<bool> Any(CancellationToken cancel = default);

    ValueTask<AccountEntry?> Find(AccountId account, CancellationToken cancel = default);

    /// <summary>By account name; of every government where none is given.</summary>
    ValueTask<IReadOnlyList<AccountEntry>> All(DivisionCode? government = null, CancellationToken cancel = default);

    /// <summary>False: the name is taken, or <paramref name="onlyAsFirst"/> and there is an account already; nothing was written.</summary>
    ValueTask<bool> Add(AccountEntry entry, bool onlyAsFirst = false, CancellationToken cancel = default);

    /// <summary>The entry after the change; null: no such account. The change is pure and may be run more than once.</summary>
    ValueTask<AccountEntry?> Change(AccountId account, Func<AccountEntry, AccountEntry> change, CancellationToken cancel = default);

    /// <summary>The attempts after the change, which is pure; null clears them.</summary>
    ValueTask<SignInAttempts?> ChangeAttempts(
        string login, Func<SignInAttempts?, SignInAttempts?> change, CancellationToken cancel = default);

    /// <summary>Keeps the hash of a code that opens the first account until then; with the first account all codes go.</summary>
    /// <param name="others">Whether those that were kept before go on to be good.</param>
    ValueTask KeepFirstCode(string hash, DateTimeOffset until, bool others, CancellationToken cancel = default);

    ValueTask<bool> IsFirstCode(string hash, DateTimeOffset now, CancellationToken cancel = default);

    ValueTask AddToken(TokenEntry token, CancellationToken cancel = default);

    ValueTask<TokenEntry?> FindToken(string hash, CancellationToken cancel = default);

    ValueTask<IReadOnlyList<TokenEntry>> TokensOf(AccountId account, CancellationToken cancel = default);

    /// <summary>The removed token; null: the account has none with this id.</summary>
    ValueTask<TokenEntry?> RemoveToken(AccountId account, string id, CancellationToken cancel = default);
}

public readonly record struct AccountChanges(long Version, IReadOnlyList<AccountId> Accounts);
