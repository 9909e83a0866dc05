using Tracker.Accounts;
using Tracker.Silo.Accounts;
using Tracker.Units;

namespace Tracker.Silo.Tests.Postgres;

/// <summary>Counts what is asked of a store's accounts.</summary>
internal sealed class CountedReads(IAccountStore inner) : IAccountStore
{
    private readonly List<AccountId> _entries = [];
    private int _changes;

    public int Changes => _changes;

    public IReadOnlyList<AccountId> Entries => _entries;

    public bool HeldAlone => inner.HeldAlone;

    public void Forget()
    {
        _entries.Clear();
        _changes = 0;
    }

    public ValueTask<AccountChanges> ChangesSince(long version, CancellationToken cancel)
    {
        Interlocked.Increment(ref _changes);
        return inner.ChangesSince(version, cancel);
    }

    public ValueTask<AccountEntry?> Find(AccountId account, CancellationToken cancel)
    {
        lock (_entries)
        {
            if (!_entries.Contains(account))
            {
                _entries.Add(account);
            }
        }
        return inner.Find(account, cancel);
    }

    public ValueTask<bool> Any(CancellationToken cancel) => inner.Any(cancel);

    public ValueTask<IReadOnlyList<AccountEntry>> All(DivisionCode? government, CancellationToken cancel) => inner.All(government, cancel);

    public ValueTask<bool> Add(AccountEntry entry, bool onlyAsFirst, CancellationToken cancel) => inner.Add(entry, onlyAsFirst, cancel);

    public ValueTask<AccountEntry?> Change(AccountId account, Func<AccountEntry, AccountEntry> change, CancellationToken cancel) => inner.Change(account, change, cancel);

    public ValueTask<SignInAttempts?> ChangeAttempts(string login, Func<SignInAttempts?, SignInAttempts?> change, CancellationToken cancel) =>
        inner.ChangeAttempts(login, change, cancel);

    public ValueTask KeepFirstCode(string hash, DateTimeOffset until, bool others, CancellationToken cancel) => inner.KeepFirstCode(hash, until, others, cancel);

    public ValueTask<bool> IsFirstCode(string hash, DateTimeOffset now, CancellationToken cancel) => inner.IsFirstCode(hash, now, cancel);

    public ValueTask AddToken(TokenEntry token, CancellationToken cancel) => inner.AddToken(token, cancel);

    public ValueTask<TokenEntry?> FindToken(string hash, CancellationToken cancel) => inner.FindToken(hash, cancel);

    public ValueTask<IReadOnlyList<TokenEntry>> TokensOf(AccountId account, CancellationToken cancel) => inner.TokensOf(account, cancel);

    public ValueTask<TokenEntry?> RemoveToken(AccountId account, string id, CancellationToken cancel) => inner.RemoveToken(account, id, cancel);
}
