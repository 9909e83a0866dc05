using Tracker.Silo.Accounts;
using Tracker.Silo.Files;
using Tracker.Silo.Journal;

namespace Tracker.Silo;

/// <summary>Verifies a whole data folder: journal, ledger and seals, kept files, and the accounts' copies.</summary>
public sealed class WholeCheck(IStore store, IFileShelf shelf)
{
    /// <param name="outside">Seals from outside this machine: without one only careless edits can be found.</param>
    public Verification Run(IReadOnlyCollection<Seal> outside, IProgress<JournalProgress>? progress = null, CancellationToken cancel = default) =>
        store.Verify(outside, progress, cancel, new FileCheck(shelf), new AccountCheck());
}
