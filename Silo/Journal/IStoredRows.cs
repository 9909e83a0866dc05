using System.Data.Common;
using Tracker.Deciding;

namespace Tracker.Silo.Journal;

/// <summary>A store's rows as they stand, trusting nothing: what a verification and a copy read. Not for more than one thread.</summary>
internal interface IStoredRows : IDisposable
{
    /// <summary>For what other rooms check.</summary>
    DbConnection Connection { get; }

    /// <summary>What the database itself finds wrong with its files, in its own words.</summary>
    IEnumerable<string> Damage();

    /// <summary>From now until it is disposed of, everything read is of one moment.</summary>
    IDisposable OneMoment();

    /// <summary>Events after a position, in order.</summary>
    /// <param name="unreadable">Why no more could be read, though there is more.</param>
    IReadOnlyList<StoredEvent> Events(long after, int limit, out string? unreadable);

    /// <summary>The event at a version of a stream.</summary>
    StoredEvent? EventOf(long stream, long version);

    string? AddressOf(long stream);

    /// <summary>Null: the address is not numbered.</summary>
    long? NumberOf(GrainAddress address);

    long LastPosition();

    /// <summary>The last position by the table of days.</summary>
    long LastOfDays();

    /// <summary>The seals, each with the hash that stands beside it; "" where its time was changed.</summary>
    IReadOnlyList<(Seal Seal, string Hash)> Seals();

    /// <summary>The hashes of all events, in order of position.</summary>
    IEnumerable<byte[]> Hashes();

    /// <summary>In order of position.</summary>
    IEnumerable<StoredAnswer> Answers();

    /// <summary>Rows of a query in words that every store understands; a null is empty.</summary>
    IEnumerable<string[]> Rows(string sql);

    /// <summary>Whether an error is the database's, so that nothing more can be read.</summary>
    bool IsFault(Exception error);
}
