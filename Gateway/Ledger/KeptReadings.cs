using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Ledger;

/// <summary>
/// Keeps what was counted from ledgers as they stand, while nothing that it was counted from has changed, whoever changes it. Knows of no rights: they are
/// looked at before, on every request, and whoever sees something else asks by another key.
/// </summary>
/// <param name="most">Bytes that are kept at once: what was used last.</param>
/// <param name="sizeOf">About how many bytes a value holds.</param>
internal sealed class KeptReadings<TKey, TValue>(ILedger ledger, Registers registers, TimeProvider clock, long most, Func<TValue, int> sizeOf)
    where TKey : notnull
    where TValue : class
{
    private const int Overhead = 500;

    private readonly RecentlyUsed<TKey, Entry> _kept = new(most);
    private readonly Lock _gate = new();

    /// <summary>Bytes kept now.</summary>
    internal long Size => _kept.Size;

    /// <param name="believed">So old an answer may be where others write too, and says its time; none: it is confirmed on every request.</param>
    /// <param name="read">Today, and the government's register: the value is counted from these and from the plan's ledger. Null: there is none, and that is not kept.</param>
    public async ValueTask<Kept<TValue>?> Of(
        TKey key, GrainAddress plan, TimeSpan believed, Func<UnitRegister, DateOnly, Task<TValue?>> read, CancellationToken cancel)
    {
        var today = clock.Today;
        var isBelieved = ledger.News is not null && believed > TimeSpan.Zero;
        if (isBelieved && _kept.Find(key) is { } known && known.Stamp.Ledger == ledger.VersionOf(plan) && known.Stamp.Today == today
            && known.Reading.IsCompletedSuccessfully && known.Confirmed is var then && clock.GetElapsedTime(then.Since) < believed)
        {
            return known.Reading.Result is { } value ? new Kept<TValue>(value, then.At) : null;
        }
        var now = new Moment(clock.GetTimestamp(), clock.GetUtcNow());
        var register = await registers.Of(plan.Government, cancel); // has caught up with others
        // Before all that is read, so that it is at least as new.
        var stamp = new Stamp(ledger.VersionOf(plan), register.Version, today);
        if (_kept.Find(key) is not { } entry || !Holds(entry, stamp))
        {
            var mine = new Entry(stamp, now);
            entry = Enter(key, mine);
            if (entry == mine)
            {
                await Read(key, mine, () => read(register.State, today));
            }
        }
        if (now.Since > entry.Confirmed.Since)
        {
            entry.Confirmed = now;
        }
        return await entry.Reading.WaitAsync(cancel) is { } found ? new Kept<TValue>(found, isBelieved ? entry.Confirmed.At : null) : null;
    }

    private static bool Holds(Entry entry, Stamp stamp) => entry.Stamp == stamp && !entry.Reading.IsFaulted;

    /// <summary>Whoever asks for what is being read already waits for it: it was begun with the same stamp.</summary>
    private Entry Enter(TKey key, Entry mine)
    {
        lock (_gate)
        {
            if (_kept.Find(key) is { } there && Holds(there, mine.Stamp))
            {
                return there;
            }
            _kept.Put(key, mine, 0);
            return mine;
        }
    }

    /// <summary>For everybody who waits, so that one of them may go.</summary>
    private async Task Read(TKey key, Entry mine, Func<Task<TValue?>> read)
    {
        TValue? value = null;
        try
        {
            value = await Task.Run(read); // not on the page of whoever asked first
            mine.Done(value);
        }
#pragma warning disable CA1031 // it goes to all who wait for it
        catch (Exception error)
#pragma warning restore CA1031
        {
            mine.Failed(error);
        }
        lock (_gate)
        {
            if (_kept.Find(key) != mine)
            {
                return;
            }
            _kept.Remove(key);
            if (value is not null)
            {
                _kept.Put(key, mine, sizeOf(value) + Overhead);
            }
        }
    }

    private readonly record struct Stamp(long Ledger, long Register, DateOnly Today);

    private sealed record Moment(long Since, DateTimeOffset At);

    private sealed class Entry
    {
        private readonly TaskCompletionSource<TValue?> _reading = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile Moment _confirmed;

        public Entry(Stamp stamp, Moment read) => (Stamp, _confirmed) = (stamp, read);

        public Stamp Stamp { get; }

        public Task<TValue?> Reading => _reading.Task;

        /// <summary>When the value was last known to hold.</summary>
        public Moment Confirmed
        {
            get => _confirmed;
            set => _confirmed = value;
        }

        public void Done(TValue? value) => _reading.SetResult(value);

        public void Failed(Exception error)
        {
            _reading.SetException(error);
            _ = _reading.Task.Exception; // seen, though perhaps nobody waits
        }
    }
}

/// <param name="At">The moment that it is of; null: of now.</param>
internal sealed record Kept<T>(T Value, DateTimeOffset? At);
