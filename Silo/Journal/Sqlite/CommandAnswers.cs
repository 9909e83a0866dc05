namespace Tracker.Silo.Journal.Sqlite;

/// <summary>The first answers to command ids, kept for 30 days.</summary>
internal static class CommandAnswers
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public static RememberedCommand? Find(Statements statements, Guid id)
    {
        Span<byte> key = stackalloc byte[16];
        id.TryWriteBytes(key, bigEndian: true, out _);
        var found = statements["SELECT body_hash, version, position FROM command_answers WHERE id = ?1"].Bind(1, key);
        try
        {
            return found.Step() ? new RememberedCommand(id, found.Blob(0), found.Long(1), found.Long(2)) : null;
        }
        finally
        {
            found.Reset();
        }
    }

    public static void Keep(Statements statements, RememberedCommand answer, DateTimeOffset now)
    {
        Span<byte> key = stackalloc byte[16];
        answer.Id.TryWriteBytes(key, bigEndian: true, out _);
        statements["INSERT INTO command_answers (position, id, body_hash, version, at) VALUES (?1, ?2, ?3, ?4, ?5)"]
            .Bind(1, answer.Position)
            .Bind(2, key)
            .Bind(3, answer.BodyHash.Span)
            .Bind(4, answer.Version)
            .Bind(5, now.ToUnixTimeSeconds())
            .Run();
    }

    /// <summary>Drops a few answers that are past their time; says whether there may be more.</summary>
    public static bool Prune(Statements statements, DateTimeOffset now, int atMost)
    {
        var before = (now - Kept).ToUnixTimeSeconds();
        statements["DELETE FROM command_answers WHERE position IN (SELECT position FROM command_answers ORDER BY position LIMIT ?2) AND at < ?1"]
            .Bind(1, before)
            .Bind(2, atMost)
            .Run();
        return statements["SELECT changes()"].Number() == atMost;
    }
}
