using Tracker.Silo.Journal;

namespace Tracker.Silo.Delivery;

/// <summary>Stands where no room writes notices yet.</summary>
internal sealed class NoNotices(IJournal journal) : IInboxLines
{
    public ValueTask<IReadOnlyList<InboxLine>> After(long position, int limit, CancellationToken cancel) => new([]);

    public ValueTask<long> Last(CancellationToken cancel) => journal.LastPosition(cancel);
}
