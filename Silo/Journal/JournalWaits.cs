namespace Tracker.Silo.Journal;

/// <summary>How services wait for a journal to grow. Patience is the clock's, which tests move.</summary>
public static class JournalWaits
{
    private const int AtOnce = 1_000;

    /// <summary>Under load many commits are looked through at once. Real time: what is done does not depend on it, and a clock that stands still must not hold it up.</summary>
    private static readonly TimeSpan Coalesced = TimeSpan.FromMilliseconds(500);

    /// <returns>How far it can be read now; null: it did not grow, within that patience.</returns>
    public static async Task<long?> GrownBeyond(this IJournal journal, long read, TimeSpan patience, TimeProvider clock, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            return await journal.EndBeyond(read, either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>The next facts of these types, some thousand at most.</summary>
    /// <returns>Them, none after that patience, and how far the journal was read.</returns>
    public static async Task<(IReadOnlyList<RecordedFact> Facts, long Read)> Next(
        this IJournal journal, IReadOnlySet<string> types, long read, TimeSpan patience, TimeProvider clock, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            while (true)
            {
                var last = await journal.EndBeyond(read, either.Token);
                var facts = await journal.ReadOf(types, read, last, AtOnce, either.Token);
                read = facts.Count < AtOnce ? last : facts[^1].Position;
                if (facts.Count > 0)
                {
                    return (facts, read);
                }
                await Task.Delay(Coalesced, either.Token);
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return ([], read);
        }
    }

    /// <summary>What a process knows of a shared database's end is held against it: somebody may have put an older one in its place.</summary>
    private static async ValueTask<long> EndBeyond(this IJournal journal, long read, CancellationToken cancel)
    {
        var known = await journal.WaitBeyond(read, cancel);
        return journal.HeldAlone ? known : Math.Min(known, await journal.LastPosition(cancel));
    }

    /// <summary>Ends early without a word where it is cancelled: the caller looks itself.</summary>
    public static async Task Pause(this TimeProvider clock, TimeSpan time, CancellationToken cancel) =>
        await Task.Delay(time, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
