using Tracker.Silo.Journal;

namespace Tracker.Silo.Tests.Journal;

/// <summary>What every store promises. A store's test class says only how to open it.</summary>
public abstract partial class JournalConformance : IAsyncLifetime
{
    private IJournal? _journal;

    private protected IJournal Journal => _journal!;

    /// <summary>Opens the test's own journal, empty the first time.</summary>
    protected abstract ValueTask<IJournal> Open();

    /// <summary>Closes what <see cref="Open"/> opened.</summary>
    protected abstract ValueTask Close();

    public async Task InitializeAsync() => _journal = await Open();

    public virtual async Task DisposeAsync() => await Close();

    private async Task Reopen()
    {
        await Close();
        _journal = await Open();
    }

    private async Task<long> Written(AppendRequest request) =>
        (await Journal.Append(request)).ShouldBeOfType<AppendOutcome.Written>().LastPosition;
}
