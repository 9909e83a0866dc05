namespace Tracker.Silo.Journal;

/// <summary>Tells those who wait that the journal has grown.</summary>
internal sealed class PositionSignal(long last)
{
    private readonly Lock _gate = new();
    private readonly List<(long Position, TaskCompletionSource Waiter)> _waiters = [];
    private long _last = last;

    public long Last => Volatile.Read(ref _last);

    public void Advance(long last)
    {
        lock (_gate)
        {
            _last = Math.Max(_last, last); // word of it may come late
            for (var i = _waiters.Count - 1; i >= 0; i--)
            {
                if (_waiters[i].Position < last)
                {
                    _waiters[i].Waiter.TrySetResult();
                    _waiters.RemoveAt(i);
                }
            }
        }
    }

    /// <summary>Somebody put an older journal in the place of this one: it ends earlier now, unless it was heard of again meanwhile. Whoever waits looks himself.</summary>
    /// <param name="from">Where it was thought to end.</param>
    public void GoBack(long from, long last)
    {
        lock (_gate)
        {
            if (_last != from)
            {
                return;
            }
            _last = last;
            _waiters.ForEach(w => w.Waiter.TrySetResult());
            _waiters.Clear();
        }
    }

    /// <summary>Answers the last position, which is not beyond where the journal went back meanwhile.</summary>
    public async Task<long> WaitBeyond(long position, CancellationToken cancel)
    {
        TaskCompletionSource waiter;
        lock (_gate)
        {
            if (_last > position)
            {
                return _last;
            }
            waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((position, waiter));
        }
        await using var _ = cancel.Register(() => Forget(waiter, cancel));
        await waiter.Task;
        return Last;
    }

    private void Forget(TaskCompletionSource waiter, CancellationToken cancel)
    {
        lock (_gate)
        {
            _waiters.RemoveAll(w => w.Waiter == waiter);
        }
        waiter.TrySetCanceled(cancel);
    }
}
