namespace Tracker.Silo.Journal.Postgres;

public sealed record PostgresStoreOptions
{
    /// <summary>As Npgsql reads it: host, database, user. From configuration or environment, never from a command line.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>Given back when the store closes; null: none.</summary>
    public IDisposable? Folder { get; init; }

    /// <summary>Streams whose end this process keeps in memory.</summary>
    public int RememberedStreams { get; init; } = 50_000;

    /// <summary>Open assignments kept in memory, about 110 bytes each: a report on one of them reads nothing first.</summary>
    public int KeptAssignments { get; init; } = 3_500_000;

    /// <summary>At most so many appends share a commit.</summary>
    public int LargestBatch { get; init; } = 512;

    /// <summary>How long a lost connection is tried again before those who wait are told so.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often the end of the journal is asked for, should a notification be lost.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For tests on a database that may lose what it confirmed, which is faster.</summary>
    internal bool MayForget { get; init; }
}
