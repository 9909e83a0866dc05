using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Silo.Delivery;

/// <summary>Stands where no room writes notices yet.</summary>
internal sealed class NoNotices(IJournal journal) : IInboxLines
{
    public ValueTask<IReadOnlyList<InboxLine>> After(long position, int limit, CancellationToken cancel) => new([]);

    public ValueTask<long> Last(CancellationToken cancel) => journal.LastPosition(cancel);
}

/// <summary>Stands where no calendar is known: Monday to Friday.</summary>
internal sealed class NoCalendar : IWorkdays
{
    public ValueTask<Func<DateOnly, bool?>> Of(DivisionCode government, CancellationToken cancel) => new(_ => null);
}
