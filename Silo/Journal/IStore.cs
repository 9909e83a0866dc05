using Tracker.Deciding;
using Tracker.Silo.Accounts;
using Tracker.Silo.Beside;
using Tracker.Silo.Files;
using Tracker.Silo.Ledger;

namespace Tracker.Silo.Journal;

/// <summary>An opened database with everything that Tracker keeps in one: journal, ledger, seals and the tables of other rooms. Dispose of it to close it.</summary>
public interface IStore : IAsyncDisposable
{
    IJournal Journal { get; }

    ILedger Ledger { get; }

    /// <summary>For the tables of other rooms.</summary>
    IRoomTables Tables { get; }

    IAccountStore Accounts { get; }

    /// <summary>Drafts, names of persons and other texts that are no facts.</summary>
    IBeside Beside { get; }

    IFileShelf Files { get; }

    /// <summary>Who of several processes does what only one needs to do.</summary>
    ILeases Leases { get; }

    /// <summary>In order, the first first.</summary>
    IReadOnlyList<Seal> Seals { get; }

    /// <summary>Brings open assignments into memory, the newest first, as many as there is room for; whatever asks for one meanwhile does not wait. Ends when it has them.</summary>
    Task ReadAhead(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Fills the ledger anew from the journal; appends wait meanwhile. Answers the last position followed.</summary>
    Task<long> Rebuild(IProgress<JournalProgress>? progress = null);

    /// <summary>Checks everything that is stored: chain, data, positions, seals, and that the kept ledger is what the journal gives.</summary>
    /// <param name="outside">Seals from outside this machine: without one only careless edits can be found.</param>
    /// <param name="checks">What other rooms keep; <see cref="WholeCheck"/> has them all.</param>
    Verification Verify(
        IReadOnlyCollection<Seal>? outside = null,
        IProgress<JournalProgress>? progress = null,
        CancellationToken cancel = default,
        params IReadOnlyList<IFactCheck> checks);

    /// <summary>Seals everything since the last seal (also done daily); null: there is nothing new. The seal is of use once it has left the machine.</summary>
    Task<Seal?> Seal();

    /// <summary>
    /// Erases a fact's words by law and records it on the government's erasure stream. Null: done, or already so; else
    /// <c>erasure.no-such-fact</c> or <c>erasure.holds-no-words</c>. Activations that hold the words in memory, files and backups are the caller's to clear.
    /// </summary>
    /// <param name="basis">The law and the decision.</param>
    Task<Rejection?> Erase(long position, string basis, Envelope envelope);
}
