using Tracker.Accounts;
using Tracker.Deciding;

namespace Tracker.Silo.Beside;

/// <summary>
/// Texts that are no facts: drafts, names of persons, views. Kept in the store's database, carried by a copy, untouched by a rebuild, and gone once
/// they are removed. What is written is answered once it is on disk.
/// </summary>
public interface IBeside
{
    ValueTask<BesideEntry?> Get(GrainAddress address, string kind, string owner, CancellationToken cancel = default);

    /// <param name="expected">The version that must stand there, 0: nothing may; null: whatever stands is replaced.</param>
    ValueTask<BesideOutcome> Put(
        GrainAddress address, string kind, string owner, string text, AccountId by, long? expected = null, CancellationToken cancel = default);

    /// <summary>False: nothing stood there, or (with <paramref name="expected"/>) another version.</summary>
    ValueTask<bool> Remove(GrainAddress address, string kind, string owner, long? expected = null, CancellationToken cancel = default);

    /// <summary>By address and owner; of every address or every owner where none is given.</summary>
    ValueTask<IReadOnlyList<BesideEntry>> List(string kind, GrainAddress? address = null, string? owner = null, CancellationToken cancel = default);
}
