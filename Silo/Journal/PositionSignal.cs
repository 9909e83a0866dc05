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

    /// <summary>Answers the last position.</summary>
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
