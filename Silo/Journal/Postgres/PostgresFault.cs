using System.Net.Sockets;
using Npgsql;
using Tracker.Deciding;

namespace Tracker.Silo.Journal.Postgres;

/// <summary>What PostgreSQL's errors mean to the journal.</summary>
internal static class PostgresFault
{
    /// <summary>Thrown by <c>append_facts_2</c>, as the next.</summary>
    private const string NotAtVersion = "TR001";
    private const string FilledAnew = "TR002";

    /// <summary>Somebody else wrote first: what was prepared must be prepared again.</summary>
    public static bool IsOvertaken(Exception error) => error is PostgresException
    {
        SqlState: PostgresErrorCodes.UniqueViolation or NotAtVersion or FilledAnew or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
    };

    /// <summary>Somebody filled the ledger anew: no row that is known in memory may be written on.</summary>
    public static bool IsFilledAnew(Exception error) => error is PostgresException { SqlState: FilledAnew };

    /// <summary>The server is away, starting, or the connection broke: whether the last statement was carried out is not known.</summary>
    public static bool IsAway(Exception error) => error switch
    {
        PostgresException e => e.SqlState.StartsWith("57P", StringComparison.Ordinal)
            || e.SqlState.StartsWith("08", StringComparison.Ordinal)
            || e.SqlState is PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.OutOfMemory or PostgresErrorCodes.QueryCanceled or "25P03",
        NpgsqlException or TimeoutException or IOException or SocketException => true, // the last where its name cannot be resolved
        ObjectDisposedException => false,
        InvalidOperationException => false,
        _ => false,
    };

    /// <summary>Whatever the server or the way to it says, and no bug of this program's.</summary>
    public static bool IsOfDatabase(Exception error) => error is NpgsqlException || IsAway(error);

    public static JournalUnavailableException Unavailable(Exception error) => error switch
    {
        JournalUnavailableException known => known,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => new("journal.disk-full", "The database's disk is full; nothing was written.", error),
        _ when IsAway(error) => new("journal.unreachable", $"The database cannot be reached: {error.Message}", error),
        _ => new("journal.failed", $"The journal could not be written: {error.Message}", error),
    };
}
