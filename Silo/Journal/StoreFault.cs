using Npgsql;
using Tracker.Deciding;
using Tracker.Silo.Journal.Postgres;

namespace Tracker.Silo.Journal;

/// <summary>Whether an error from anywhere in the house means that the store is away or full: whoever answers people then says so.</summary>
public static class StoreFault
{
    /// <summary>Null: it is some other error.</summary>
    public static JournalUnavailableException? In(Exception error) => error switch
    {
        JournalUnavailableException known => known,
        NpgsqlException when PostgresFault.Unavailable(error) is { Code: "journal.unreachable" or "journal.disk-full" } unavailable => unavailable,
        _ => null,
    };
}
