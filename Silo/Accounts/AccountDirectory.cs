using Tracker.Accounts;
using Tracker.Units;

namespace Tracker.Silo.Accounts;

/// <summary>The accounts in memory, in front of their store: every request asks who its account is, and few change one.</summary>
public sealed class AccountDirectory(IAccountStore store, AccountOptions options, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<AccountId, (AccountEntry Entry, long ReadAt)> _known = [];
    private long _changes;

    public IAccountStore Store => store;

    public async ValueTask<bool> Any(CancellationToken cancel = default)
    {
        lock (_lock)
        {
            if (_known.Count > 0)
            {
                return true;
            }
        }
        return await store.Any(cancel);
    }

    public ValueTask<AccountEntry?> Find(AccountId account, CancellationToken cancel = default)
    {
        lock (_lock)
        {
            if (_known.TryGetValue(account, out var known) && StillTrue(known.ReadAt))
            {
                return new(known.Entry);
            }
        }
        return Read(account, cancel);
    }

    public ValueTask<IReadOnlyList<AccountEntry>> All(DivisionCode? government = null, CancellationToken cancel = default) =>
        store.All(government, cancel);

    public async ValueTask<bool> Add(AccountEntry entry, bool onlyAsFirst = false, CancellationToken cancel = default)
    {
        var added = await store.Add(entry, onlyAsFirst, cancel);
        if (added)
        {
            Keep(entry, atChange: null);
        }
        return added;
    }

    public async ValueTask<AccountEntry?> Change(AccountId account, Func<AccountEntry, AccountEntry> change, CancellationToken cancel = default)
    {
        Forget(account);
        var entry = await store.Change(account, change, cancel);
        Forget(account);
        return entry;
    }

    private async ValueTask<AccountEntry?> Read(AccountId account, CancellationToken cancel)
    {
        var before = Interlocked.Read(ref _changes);
        var entry = await store.Find(account, cancel);
        if (entry is not null)
        {
            Keep(entry, before);
        }
        return entry;
    }

    /// <summary>What was read while something changed is not kept: it may be older than the change.</summary>
    private void Keep(AccountEntry entry, long? atChange)
    {
        lock (_lock)
        {
            if (atChange is null || atChange == _changes)
            {
                _known[entry.Account] = (entry, clock.GetTimestamp());
            }
        }
    }

    private void Forget(AccountId account)
    {
        lock (_lock)
        {
            _changes++;
            _known.Remove(account);
        }
    }

    /// <summary>Whether what was read then is believed without asking again.</summary>
    public bool StillTrue(long readAt) => store.HeldAlone || clock.GetElapsedTime(readAt) < options.BelievedFor;
}
