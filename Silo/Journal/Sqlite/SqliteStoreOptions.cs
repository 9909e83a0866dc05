using Microsoft.Data.Sqlite;

namespace Tracker.Silo.Journal.Sqlite;

public sealed record SqliteStoreOptions
{
    /// <summary>Made when missing; one process owns it at a time.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Pages that the writer keeps in memory.</summary>
    public int CacheMegabytes { get; init; } = 64;

    /// <summary>Streams whose number, version and last hash the writer keeps in memory.</summary>
    public int RememberedStreams { get; init; } = 50_000;

    /// <summary>Open assignments kept in memory, about 110 bytes each: a report on one of them reads nothing first.</summary>
    public int KeptAssignments { get; init; } = 3_500_000;

    /// <summary>At most so many appends share a commit.</summary>
    public int LargestBatch { get; init; } = 512;

    /// <summary>
    /// After so many written pages (of 4 KiB) the write-ahead log is carried into the database. Measured at 1,000,000 assignments: with twice
    /// as many, and with half as many, fewer reports are written a second.
    /// </summary>
    public int PagesBetweenCheckpoints { get; init; } = 8_000;

    /// <summary>False where several engines work on this store object, as tests do: every answer is then confirmed in the store.</summary>
    public bool OneEngine { get; init; } = true;

    /// <summary>For tests that show what <c>FULL</c> is for; anything else loses what was acknowledged.</summary>
    internal string Synchronous { get; init; } = "FULL";

    /// <summary>For tests of a disk that is slow or fails.</summary>
    internal Func<SqliteConnection, bool> SyncCarried { get; init; } = LogWriting.SyncDatabase;

    /// <summary>For tests of a full disk; 0: no limit.</summary>
    internal long LargestPageCount { get; init; }
}
