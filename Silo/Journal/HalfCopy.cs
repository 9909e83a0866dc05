using System.Data.Common;
using Tracker.Deciding;

namespace Tracker.Silo.Journal;

/// <summary>The mark of a store into which <c>tracker copy</c> is still copying: it holds a part of the facts only and must not be served.</summary>
internal static class HalfCopy
{
    /// <summary>The hash of the first event of the store it is a copy of, in lower-case hex; null: it is no half copy.</summary>
    public static string? SourceOf(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT source FROM half_copy";
        return command.ExecuteScalar() as string;
    }

    /// <summary>Throws <see cref="StoreRefusedException"/> <c>store.copy-unfinished</c> for a half copy.</summary>
    public static void Refuse(DbConnection connection)
    {
        if (SourceOf(connection) is not null)
        {
            throw new StoreRefusedException(new Rejection("store.copy-unfinished"));
        }
    }
}
