using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Hosting;

/// <summary>
/// What is asked of governments again and again. Where other processes write too it is kept while nothing was written that it can depend on, which is asked
/// on every request and once for all who ask at the same time; else it is read, from this process's memory or its disk.
/// </summary>
/// <param name="most">So many are kept.</param>
/// <param name="versionOf">Of all that a value depends on.</param>
internal sealed class KeptOfGovernments<TKey, TValue>(ILedger ledger, int most, Func<ILedgerNews, DivisionCode, long> versionOf)
    where TKey : notnull
{
    private readonly RecentlyUsed<TKey, Entry> _kept = new(most);

    public async ValueTask<TValue> Of(TKey key, DivisionCode government, Func<ValueTask<TValue>> read, CancellationToken cancel)
    {
        if (ledger.News is not { } news)
        {
            return await read();
        }
        await news.CatchUp(cancel);
        var version = versionOf(news, government); // before it is read, so that it is at least as new
        if (_kept.Find(key) is { } kept && kept.Version == version)
        {
            return kept.Value;
        }
        var value = await read();
        _kept.Put(key, new Entry(version, value), 1);
        return value;
    }

    private sealed record Entry(long Version, TValue Value);
}
