namespace Tracker.Silo.Journal.Sqlite;

/// <summary>The first answers to command ids, kept for 30 days.</summary>
internal static class CommandAnswers
{
    public static RememberedCommand? Find(Statements statements, Guid id)
    {
        Span<byte> key = stackalloc byte[16];
        id.TryWriteBytes(key, bigEndian: true, out _);
        var found = statements["SELECT body_hash, version, position FROM command_answers WHERE id = ?1"].Bind(1, key);
        using var done = found.ResetAtEnd();
        return found.Step() ? new RememberedCommand(id, found.Blob(0), found.Long(1), found.Long(2)) : null;
    }

    /// <summary>False: the id was answered before.</summary>
    public static bool Keep(Statements statements, RememberedCommand answer, DateTimeOffset now)
    {
        Span<byte> key = stackalloc byte[16];
        answer.Id.TryWriteBytes(key, bigEndian: true, out _);
        var keep = statements[
            """
            INSERT INTO command_answers (position, id, body_hash, version, at, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (id) DO NOTHING
            """]
            .Bind(1, answer.Position)
            .Bind(2, key)
            .Bind(3, answer.BodyHash.Span)
            .Bind(4, answer.Version)
            .Bind(5, now.ToUnixTimeSeconds())
            .Bind(6, CommandMemory.DigestOf(answer.Position, key, answer.BodyHash.Span, answer.Version, now.ToUnixTimeSeconds()));
        keep.Run();
        return keep.Changes > 0;
    }

    /// <summary>Drops a few answers that are past their time; says whether there may be more.</summary>
    public static bool Prune(Statements statements, DateTimeOffset now, int atMost)
    {
        Redate(statements, now, atMost);
        var before = (now - CommandMemory.Kept).ToUnixTimeSeconds();
        var drop = statements["DELETE FROM command_answers WHERE position IN (SELECT position FROM command_answers ORDER BY position LIMIT ?2) AND at < ?1"];
        drop.Bind(1, before).Bind(2, atMost).Run();
        return drop.Changes == atMost;
    }

    /// <summary>
    /// The first ones may have been given while the clock ran ahead: they would stay for years, and all behind them too. They count as given now.
    /// </summary>
    private static void Redate(Statements statements, DateTimeOffset now, int atMost)
    {
        var ahead = new List<(long Position, byte[] Digest)>();
        var rows = statements[
            """
            SELECT position, id, body_hash, version FROM command_answers
            WHERE position IN (SELECT position FROM command_answers ORDER BY position LIMIT ?2) AND at > ?1
            """].Bind(1, now.ToUnixTimeSeconds()).Bind(2, atMost);
        using (rows.ResetAtEnd())
        {
            while (rows.Step())
            {
                ahead.Add((rows.Long(0), CommandMemory.DigestOf(rows.Long(0), rows.Span(1), rows.Span(2), rows.Long(3), now.ToUnixTimeSeconds())));
            }
        }
        foreach (var (position, digest) in ahead)
        {
            statements["UPDATE command_answers SET at = ?2, digest = ?3 WHERE position = ?1"]
                .Bind(1, position)
                .Bind(2, now.ToUnixTimeSeconds())
                .Bind(3, digest)
                .Run();
        }
    }
}

internal sealed class AnswerPruning(int atMost) : WriteItem<bool>
{
    public override void Run(WriterSession session) => Result = CommandAnswers.Prune(session.Statements, session.Now, atMost);
}
