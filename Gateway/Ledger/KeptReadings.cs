using System.Collections.Concurrent;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Ledger;

/// <summary>
/// Keeps what was counted from ledgers as they stand, while nothing that it was counted from has changed. Knows of no rights: they are looked at before, on
/// every request, and whoever sees something else asks by another key.
/// </summary>
/// <param name="most">Bytes that are kept at once; then all begins anew.</param>
/// <param name="sizeOf">About how many bytes a value holds.</param>
internal sealed class KeptReadings<TKey, TValue>(ILedger ledger, IJournal journal, IGrains grains, TimeProvider clock, long most, Func<TValue, int> sizeOf)
    where TKey : notnull
    where TValue : class
{
    private const int Overhead = 500;

    /// <summary>Where others write too, even what no fact has changed is read anew after so long: somebody may have rebuilt the tables.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<TKey, Entry> _kept = new();
    private readonly Lock _gate = new();
    private long _size;

    /// <summary>Bytes kept now.</summary>
    internal long Size => Volatile.Read(ref _size);

    /// <param name="believed">So old an answer may be where others write too, and says its time; none: it is confirmed on every request.</param>
    /// <param name="read">Today, and the government's register: the value is counted from these and from the plan's ledger. Null: there is none, and that is not kept.</param>
    public async ValueTask<Kept<TValue>?> Of(
        TKey key, GrainAddress plan, TimeSpan believed, Func<UnitRegister, DateOnly, Task<TValue?>> read, CancellationToken cancel)
    {
        var today = clock.Today;
        var isBelieved = !ledger.HeldAlone && believed > TimeSpan.Zero;
        // Before all that is read, so that it is at least as new.
        var version = ledger.VersionOf(plan);
        if (isBelieved && _kept.TryGetValue(key, out var known) && known.Stamp.Ledger == version && known.Stamp.Today == today
            && known.Reading.IsCompletedSuccessfully && known.Confirmed is var then && clock.GetElapsedTime(then.Since) < believed)
        {
            return known.Reading.Result is { } value ? new Kept<TValue>(value, then.At) : null;
        }
        var now = new Moment(clock.GetTimestamp(), clock.GetUtcNow());
        var position = ledger.HeldAlone ? 0 : await journal.LastPosition(cancel);
        var register = await grains.UnitRegister(plan.Government).Look(cancel);
        var stamp = new Stamp(version, position, register.Version, today);
        if (!_kept.TryGetValue(key, out var entry) || !Holds(entry, stamp))
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

    private bool Holds(Entry entry, Stamp stamp) =>
        entry.Stamp == stamp && !entry.Reading.IsFaulted && (ledger.HeldAlone || clock.GetElapsedTime(entry.ReadSince) < Longest);

    /// <summary>Whoever asks for what is being read already waits for it: it was begun with the same stamp.</summary>
    private Entry Enter(TKey key, Entry mine)
    {
        lock (_gate)
        {
            if (_kept.TryGetValue(key, out var there))
            {
                if (Holds(there, mine.Stamp))
                {
                    return there;
                }
                _size -= there.Size;
            }
            return _kept[key] = mine;
        }
    }

    /// <summary>For everybody who waits, so that one of them may go.</summary>
    private async Task Read(TKey key, Entry mine, Func<Task<TValue?>> read)
    {
        TValue? value = null;
        try
        {
            value = await read();
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
            if (!_kept.TryGetValue(key, out var there) || there != mine)
            {
                return;
            }
            var size = value is null ? 0 : sizeOf(value) + Overhead;
            if (value is null || size > most)
            {
                _kept.TryRemove(key, out _);
                return;
            }
            if (_size + size > most)
            {
                _kept.Clear();
                _size = 0;
                _kept[key] = mine;
            }
            _size += mine.Size = size;
        }
    }

    /// <param name="Position">Of the journal, where others write too; else 0.</param>
    private readonly record struct Stamp(long Ledger, long Position, long Register, DateOnly Today);

    private sealed record Moment(long Since, DateTimeOffset At);

    private sealed class Entry
    {
        private readonly TaskCompletionSource<TValue?> _reading = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile Moment _confirmed;

        public Entry(Stamp stamp, Moment read) => (Stamp, ReadSince, _confirmed) = (stamp, read.Since, read);

        public Stamp Stamp { get; }

        public long ReadSince { get; }

        public Task<TValue?> Reading => _reading.Task;

        /// <summary>When the value was last known to hold.</summary>
        public Moment Confirmed
        {
            get => _confirmed;
            set => _confirmed = value;
        }

        public int Size { get; set; }

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
