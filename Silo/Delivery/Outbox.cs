using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Silo.Delivery;

/// <summary>The delivery log: messages that wait, went out or were given up, and how far each receiver's notices were put into messages. No rebuild touches it.</summary>
public sealed class Outbox(IRoomTables tables, TimeProvider clock)
{
    /// <summary>How long the log keeps what went out.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(100);

    private const string Columns = "id, government, channel, recipient, said, made_at, state, attempts, next_at, done_at, fault, detail";

    public ValueTask<IReadOnlyList<DeliveryCursor>> Cursors(CancellationToken cancel = default) => tables.Read<IReadOnlyList<DeliveryCursor>>(
        db => Rows(db, "SELECT government, channel, recipient, position, day FROM delivery_cursors ORDER BY government, channel, recipient", CursorOf), cancel);

    /// <summary>Begins to follow at a position; who is followed already stays where they are.</summary>
    public ValueTask<int> Begin(IReadOnlyCollection<DeliveryCursor> cursors, CancellationToken cancel = default) => tables.Write(
        db => cursors.Sum(c => Run(
            db,
            "INSERT INTO delivery_cursors VALUES (@government, @channel, @recipient, @position, @day) ON CONFLICT (government, channel, recipient) DO NOTHING",
            Key(c.Government, c.Channel, c.Recipient, ("@position", c.Position), ("@day", Day(c.Day))))),
        cancel);

    /// <summary>Stops following: whoever begins again gets what comes from then on.</summary>
    public ValueTask<int> Forget(DivisionCode government, string channel, string? recipient = null, CancellationToken cancel = default) => tables.Write(
        db => recipient is null
            ? Run(db, "DELETE FROM delivery_cursors WHERE government = @government AND channel = @channel", [("@government", government.Value), ("@channel", channel)])
            : Run(db, "DELETE FROM delivery_cursors WHERE government = @government AND channel = @channel AND recipient = @recipient", Key(government, channel, recipient)),
        cancel);

    /// <summary>Moves receivers on and puts down what they are told, in one transaction; a receiver that somebody else moved meanwhile is passed over.</summary>
    public ValueTask<int> Make(IReadOnlyCollection<(DeliveryCursor From, DeliveryCursor To, IReadOnlyList<DeliveryMessage> Messages)> steps, CancellationToken cancel = default) =>
        tables.Write(
            db =>
            {
                var made = 0;
                foreach (var (from, to, messages) in steps)
                {
                    var moved = Run(
                        db,
                        """
                        UPDATE delivery_cursors SET position = @position, day = @day
                        WHERE government = @government AND channel = @channel AND recipient = @recipient AND position = @before AND day = @last
                        """,
                        Key(to.Government, to.Channel, to.Recipient, ("@position", to.Position), ("@day", Day(to.Day)), ("@before", from.Position), ("@last", Day(from.Day))));
                    made += moved == 0 ? 0 : messages.Sum(m => Put(db, m));
                }
                return made;
            },
            cancel);

    /// <summary>What waits and may be tried now, the longest due first; without what goes by these ways (a receiver left out: all of the channel).</summary>
    public ValueTask<IReadOnlyList<DeliveryMessage>> Due(
        int limit, IReadOnlyCollection<(DivisionCode Government, string Channel, string? Recipient)>? except = null, CancellationToken cancel = default)
    {
        List<(string, object)> given = [("@now", Milliseconds(clock.GetUtcNow())), ("@limit", (long)limit)];
        var where = "state = 0 AND next_at <= @now";
        foreach (var ((government, channel, recipient), n) in (except ?? []).Select((way, n) => (way, n)))
        {
            given.AddRange([($"@government{n}", government.Value), ($"@channel{n}", channel), ($"@recipient{n}", recipient ?? "")]);
            where += $" AND NOT (government = @government{n} AND channel = @channel{n} AND (@recipient{n} = '' OR recipient = @recipient{n}))";
        }
        return tables.Read<IReadOnlyList<DeliveryMessage>>(
            db => Rows(db, $"SELECT {Columns} FROM deliveries WHERE {where} ORDER BY next_at, id LIMIT @limit", MessageOf, [.. given]), cancel);
    }

    /// <summary>Begins an attempt. False: somebody else did, or it waits no more. Until the attempt's end is said, it is tried again after <see cref="Patience"/>.</summary>
    public ValueTask<bool> Claim(DeliveryMessage message, CancellationToken cancel = default)
    {
        var next = Milliseconds(clock.GetUtcNow() + Patience.After(message.Attempts + 1));
        return tables.Write(
            db => Run(
                db,
                "UPDATE deliveries SET attempts = attempts + 1, next_at = @next WHERE id = @id AND state = 0 AND attempts = @attempts",
                [("@next", next), ("@id", message.Id), ("@attempts", (long)message.Attempts)]) > 0,
            cancel);
    }

    public ValueTask<int> Sent(string id, CancellationToken cancel = default) => End(id, DeliveryState.Sent, null, cancel);

    public ValueTask<int> GiveUp(string id, Rejection why, CancellationToken cancel = default) => End(id, DeliveryState.Dead, why, cancel);

    /// <summary>It failed and is tried again later.</summary>
    public ValueTask<int> Failed(string id, Rejection why, CancellationToken cancel = default) => tables.Write(
        db => Run(db, "UPDATE deliveries SET fault = @fault, detail = @detail WHERE id = @id AND state = 0", [("@id", id), .. Why(why)]), cancel);

    /// <summary>A person sends it again: from now on as if it were new. False: it is no message that was given up or held.</summary>
    public ValueTask<bool> Resend(DivisionCode government, string id, CancellationToken cancel = default)
    {
        var now = Milliseconds(clock.GetUtcNow());
        return tables.Write(
            db => Run(
                db,
                "UPDATE deliveries SET state = 0, attempts = 0, next_at = @now, done_at = NULL WHERE government = @government AND id = @id AND state IN (2, 3)",
                [("@now", now), ("@government", government.Value), ("@id", id)]) > 0,
            cancel);
    }

    /// <summary>A person says that it need not go out. False: as above.</summary>
    public ValueTask<bool> Drop(DivisionCode government, string id, CancellationToken cancel = default)
    {
        var now = Milliseconds(clock.GetUtcNow());
        return tables.Write(
            db => Run(
                db,
                "UPDATE deliveries SET state = 4, done_at = @now WHERE government = @government AND id = @id AND state IN (2, 3)",
                [("@now", now), ("@government", government.Value), ("@id", id)]) > 0,
            cancel);
    }

    /// <summary>After a restore: what waits may have gone out before, and so may what was not yet put into messages. It is kept back until a person says.</summary>
    /// <param name="last">Receivers go on behind this position.</param>
    public ValueTask<int> HoldWaiting(DivisionCode government, long last, CancellationToken cancel = default) => tables.Write(
        db =>
        {
            Run(db, "UPDATE delivery_cursors SET position = @last WHERE government = @government AND position < @last", [("@last", last), ("@government", government.Value)]);
            return Run(db, "UPDATE deliveries SET state = 3 WHERE state = 0 AND government = @government", [("@government", government.Value)]);
        },
        cancel);

    /// <summary>Forgets what went out, or need not, so long ago that nobody asks.</summary>
    public ValueTask<int> Prune(CancellationToken cancel = default)
    {
        var before = Milliseconds(clock.GetUtcNow() - Kept);
        return tables.Write(db => Run(db, "DELETE FROM deliveries WHERE state IN (1, 4) AND done_at < @before", [("@before", before)]), cancel);
    }

    /// <summary>A government's messages, the newest first.</summary>
    public ValueTask<IReadOnlyList<DeliveryMessage>> List(DivisionCode government, DeliveryState? state, int skip, int limit, CancellationToken cancel = default) =>
        tables.Read<IReadOnlyList<DeliveryMessage>>(
            db => Rows(
                db,
                $"SELECT {Columns} FROM deliveries WHERE government = @government AND (@state < 0 OR state = @state) ORDER BY made_at DESC, id LIMIT @limit OFFSET @skip",
                MessageOf,
                ("@government", government.Value),
                ("@state", (long)(state is { } s ? (int)s : -1)),
                ("@limit", (long)limit),
                ("@skip", (long)skip)),
            cancel);

    public ValueTask<IReadOnlyDictionary<DeliveryState, int>> Counts(DivisionCode government, CancellationToken cancel = default) =>
        tables.Read<IReadOnlyDictionary<DeliveryState, int>>(
            db => Rows(
                db,
                "SELECT state, COUNT(*) FROM deliveries WHERE government = @government GROUP BY state",
                row => ((DeliveryState)row.GetInt64(0), (int)row.GetInt64(1)),
                ("@government", government.Value)).ToDictionary(c => c.Item1, c => c.Item2),
            cancel);

    private ValueTask<int> End(string id, DeliveryState state, Rejection? why, CancellationToken cancel)
    {
        var now = Milliseconds(clock.GetUtcNow());
        return tables.Write(
            db => Run(
                db,
                "UPDATE deliveries SET state = @state, done_at = @now, fault = @fault, detail = @detail WHERE id = @id AND state = 0",
                [("@state", (long)state), ("@now", now), ("@id", id), .. Why(why)]),
            cancel);
    }

    private static int Put(DbConnection db, DeliveryMessage m) => Run(
        db,
        $"INSERT INTO deliveries ({Columns}) VALUES (@id, @government, @channel, @recipient, @said, @made, 0, 0, @next, NULL, NULL, NULL) ON CONFLICT (id) DO NOTHING",
        Key(m.Government, m.Channel, m.Recipient, ("@id", m.Id), ("@said", JsonSerializer.Serialize(m.Said, StoredJson.Options)), ("@made", Milliseconds(m.MadeAt)), ("@next", Milliseconds(m.NextAt))));

    private static DeliveryMessage MessageOf(DbDataReader row) => new(
        row.GetString(0),
        DivisionCode.Parse(row.GetString(1)),
        row.GetString(2),
        row.GetString(3),
        JsonSerializer.Deserialize<Said>(row.GetString(4), StoredJson.Options)!,
        Time(row.GetInt64(5)),
        (DeliveryState)row.GetInt64(6),
        (int)row.GetInt64(7),
        Time(row.GetInt64(8)),
        row.IsDBNull(9) ? null : Time(row.GetInt64(9)),
        row.IsDBNull(10) ? null : row.GetString(10),
        row.IsDBNull(11) ? null : row.GetString(11));

    private static DeliveryCursor CursorOf(DbDataReader row) => new(
        DivisionCode.Parse(row.GetString(0)), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetString(4) is { Length: > 0 } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null);

    private static (string, object)[] Why(Rejection? why) =>
        [("@fault", (object?)why?.Code ?? DBNull.Value), ("@detail", why is { Args: [.., var last] } ? last[..Math.Min(last.Length, 500)] : DBNull.Value)];

    private static (string, object)[] Key(DivisionCode government, string channel, string recipient, params (string, object)[] more) =>
        [("@government", government.Value), ("@channel", channel), ("@recipient", recipient), .. more];

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static List<T> Rows<T>(DbConnection db, string sql, Func<DbDataReader, T> row, params (string, object)[] given)
    {
        using var command = Command(db, sql, given);
        using var rows = command.ExecuteReader();
        var all = new List<T>();
        while (rows.Read())
        {
            all.Add(row(rows));
        }
        return all;
    }

    private static int Run(DbConnection db, string sql, (string, object)[] given)
    {
        using var command = Command(db, sql, given);
        return command.ExecuteNonQuery();
    }

    private static DbCommand Command(DbConnection db, string sql, (string Name, object Value)[] given)
    {
        var command = db.CreateCommand();
#pragma warning disable CA2100 // only this class's own words come here
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in given)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
