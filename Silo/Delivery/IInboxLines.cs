using System.Runtime.CompilerServices;
using Tracker.Deciding;
using Tracker.Inbox;
using Tracker.Units;

namespace Tracker.Silo.Delivery;

/// <summary>The notices (收件箱) that delivery carries outward, in the journal's order.</summary>
public interface IInboxLines
{
    /// <summary>Those after a position, at most so many; the last position may be cut off in the middle.</summary>
    ValueTask<IReadOnlyList<InboxLine>> After(long position, int limit, CancellationToken cancel = default);

    /// <summary>The journal's last position: nothing up to it is still to come.</summary>
    ValueTask<long> Last(CancellationToken cancel = default);
}

/// <summary>One notice to one desk, which reads it from a position on.</summary>
public sealed record InboxLine(long Position, int Ordinal, Desk Desk, string Kind, GrainAddress About, DateOnly? Day);

/// <summary>What messages say: the gateway speaks.</summary>
public interface IDeliveryWords
{
    /// <param name="hidden">How many more there are than these.</param>
    ValueTask<Said> Of(DivisionCode government, DeliverySettings settings, IReadOnlyList<InboxLine> lines, int hidden, CancellationToken cancel);
}

/// <summary>Whether a day is a working day for a government; null: its calendar does not know.</summary>
public interface IWorkdays
{
    ValueTask<Func<DateOnly, bool?>> Of(DivisionCode government, CancellationToken cancel);
}

public static class InboxReading
{
    private const int AtOnce = 1_000;

    extension(IInboxLines inbox)
    {
        /// <summary>Everything after a position up to another, chunk by chunk.</summary>
        public async IAsyncEnumerable<InboxLine> Between(long after, long last, [EnumeratorCancellation] CancellationToken cancel = default)
        {
            for (var limit = AtOnce; ;)
            {
                var read = await inbox.After(after, limit, cancel);
                var isEnd = read.Count < limit || read[^1].Position > last;
                // Whole positions only: what was cut off in the middle is read again.
                var whole = read.Where(l => l.Position <= last && (isEnd || l.Position < read[^1].Position)).ToList();
                foreach (var line in whole)
                {
                    yield return line;
                }
                if (isEnd)
                {
                    yield break;
                }
                (after, limit) = whole.Count == 0 ? (after, limit * 2) : (whole[^1].Position, AtOnce);
            }
        }
    }
}
