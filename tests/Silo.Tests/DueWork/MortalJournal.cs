using Tracker.Deciding;
using Tracker.Faults;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Tests.DueWork;

/// <summary>The journal as a process sees it that is killed after so many steps: before an append, between an append and its answer, or at a read.</summary>
internal sealed class MortalJournal(IJournal inner, int steps) : WrappedJournal(inner)
{
    private int _left = steps;

    public bool IsDead => Volatile.Read(ref _left) <= 0;

    public override bool HeldAlone => false;

    public override async ValueTask<AppendOutcome> Append(AppendRequest request, CancellationToken cancel)
    {
        Step();
        var outcome = await base.Append(request, cancel);
        Step(); // it is on disk, and nobody hears of it
        return outcome;
    }

    public override ValueTask<IReadOnlyList<RecordedFact>> ReadStream(GrainAddress address, long afterVersion, int limit, CancellationToken cancel)
    {
        Step();
        return base.ReadStream(address, afterVersion, limit, cancel);
    }

    private void Step()
    {
        if (Interlocked.Decrement(ref _left) <= 0)
        {
            throw new KilledException();
        }
    }
}

/// <summary>The process is no more.</summary>
internal sealed class KilledException : Exception;
