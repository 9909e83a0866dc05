using Tracker.Deciding;
using Tracker.Silo.Journal;

namespace Tracker.Silo;

/// <summary>Something without which this process had better be asked nothing: whoever shares out requests passes it over meanwhile.</summary>
public interface IReadiness
{
    /// <summary>Null: ready.</summary>
    ValueTask<Rejection?> WhyNot(CancellationToken cancel);
}

/// <summary>The journal can be read within a moment.</summary>
internal sealed class JournalReadiness(IJournal journal, TimeProvider clock) : IReadiness
{
    private const string Reader = "readiness";

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    public async ValueTask<Rejection?> WhyNot(CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(Moment, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            await journal.Checkpoint(Reader, either.Token); // the end of the journal is known without asking
            return null;
        }
        catch (JournalUnavailableException error)
        {
            return new Rejection(error.Code);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new Rejection("journal.unreachable");
        }
    }
}
