using Tracker.Accounts;
using Tracker.Units;

namespace Tracker.Silo.Accounts;

/// <summary>
/// The accounts in memory, in front of their store: every request asks who its account is, and few change one. What is in memory is believed against
/// the version that the store's changes are at, asked for once for everybody and never by a request alone: at least every
/// <see cref="AccountOptions.BelievedFor"/>, where other processes may change accounts too.
/// </summary>
public sealed class AccountDirectory(IAccountStore store, AccountOptions options, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<AccountId, KnownAccount> _known = [];
    private Task? _hearing;
    private long _version;
    private long _changes;

    /// <summary>The least: nothing was heard yet.</summary>
    private long _heardAt = long.MinValue;

    /// <summary>Accounts never go.</summary>
    private volatile bool _any;

    public IAccountStore Store => store;

    /// <summary>How often something was forgotten: what was read before that may be older than the change.</summary>
    internal long Changes => Interlocked.Read(ref _changes);

    public async ValueTask<bool> Any(CancellationToken cancel = default) => _any || (_any = await store.Any(cancel));

    public ValueTask<AccountEntry?> Find(AccountId account, CancellationToken cancel = default)
    {
        if (IsUpToDate())
        {
            lock (_lock)
            {
                if (_known.TryGetValue(account, out var known))
                {
                    return new(known.Entry);
                }
            }
        }
        return Entry(account, cancel);
    }

    public ValueTask<IReadOnlyList<AccountEntry>> All(DivisionCode? government = null, CancellationToken cancel = default) =>
        store.All(government, cancel);

    public ValueTask<bool> Add(AccountEntry entry, bool onlyAsFirst = false, CancellationToken cancel = default) =>
        store.Add(entry, onlyAsFirst, cancel);

    public async ValueTask<AccountEntry?> Change(AccountId account, Func<AccountEntry, AccountEntry> change, CancellationToken cancel = default)
    {
        Forget(account);
        try
        {
            return await store.Change(account, change, cancel);
        }
        finally
        {
            Forget(account);
        }
    }

    /// <summary>Whether what is in memory may be believed without waiting. Looks for news beside the work well before it may not.</summary>
    internal bool IsUpToDate()
    {
        if (store.HeldAlone)
        {
            return true;
        }
        var heardAt = Interlocked.Read(ref _heardAt);
        if (heardAt == long.MinValue)
        {
            return false;
        }
        var age = clock.GetElapsedTime(heardAt);
        if (age >= options.BelievedFor / 2)
        {
            _ = Hear();
        }
        return age < options.BelievedFor;
    }

    /// <summary>Waits for news where what is in memory may not be believed any more.</summary>
    internal async ValueTask CatchUp(CancellationToken cancel)
    {
        var asked = clock.GetTimestamp();
        while (!IsUpToDate() && Interlocked.Read(ref _heardAt) < asked)
        {
            await Hear().WaitAsync(cancel);
        }
    }

    /// <summary>Null: no such account. Call <see cref="CatchUp"/> first.</summary>
    internal async ValueTask<KnownAccount?> Known(AccountId account, CancellationToken cancel)
    {
        long before;
        lock (_lock)
        {
            if (_known.TryGetValue(account, out var known))
            {
                return known;
            }
            before = _changes;
        }
        if (await store.Find(account, cancel) is not { } entry)
        {
            return null;
        }
        lock (_lock)
        {
            if (_known.TryGetValue(account, out var known))
            {
                return known;
            }
            var read = new KnownAccount(entry) { IsOver = before != _changes };
            if (!read.IsOver)
            {
                _known.Add(account, read);
            }
            return read;
        }
    }

    internal void Forget(AccountId account)
    {
        lock (_lock)
        {
            _changes++;
            if (_known.Remove(account, out var known))
            {
                known.IsOver = true;
            }
        }
    }

    private async ValueTask<AccountEntry?> Entry(AccountId account, CancellationToken cancel)
    {
        await CatchUp(cancel);
        return (await Known(account, cancel))?.Entry;
    }

    /// <summary>Asks for news, once for all who wait.</summary>
    private Task Hear()
    {
        lock (_lock)
        {
            return _hearing is { IsCompleted: false } ? _hearing : _hearing = Ask();
        }
    }

    private async Task Ask()
    {
        await Task.Yield(); // out of the lock
        var askedAt = clock.GetTimestamp();
        var (version, accounts) = await store.ChangesSince(_version);
        foreach (var account in accounts)
        {
            Forget(account);
        }
        _version = version;
        Interlocked.Exchange(ref _heardAt, askedAt);
    }
}

/// <summary>An account as it was read, and what is believed on the strength of it.</summary>
internal sealed class KnownAccount(AccountEntry entry)
{
    private volatile bool _isOver;

    public AccountEntry Entry => entry;

    /// <summary>It or a token of it changed since: read both anew.</summary>
    public bool IsOver
    {
        get => _isOver;
        set => _isOver = value;
    }
}
