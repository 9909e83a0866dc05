using System.Data.Common;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Beside;

/// <summary>The table <c>beside</c> of the store's own database, in words that SQLite and PostgreSQL both understand.</summary>
internal sealed class BesideStore(IRoomTables database, TimeProvider clock) : IBeside
{
    private const string Columns = "address, kind, owner, text, version, saved_by, saved_at";
    private const string One = "address = @address AND kind = @kind AND owner = @owner";

    public ValueTask<BesideEntry?> Get(GrainAddress address, string kind, string owner, CancellationToken cancel = default) =>
        database.Read(db => Find(db, address, kind, owner), cancel);

    public ValueTask<BesideOutcome> Put(
        GrainAddress address, string kind, string owner, string text, AccountId by, long? expected = null, CancellationToken cancel = default) =>
        database.Write(
            db =>
            {
                var before = Find(db, address, kind, owner);
                if (expected is { } version && version != (before?.Version ?? 0))
                {
                    return new BesideOutcome(false, before);
                }
                var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
                // The time's number, so that what was removed and put anew stands at no version that somebody still holds.
                var entry = new BesideEntry(
                    address, kind, owner, text, Math.Max(now, (before?.Version ?? 0) + 1), by, DateTimeOffset.FromUnixTimeMilliseconds(now));
                Run(
                    db,
                    $"""
                    INSERT INTO beside ({Columns}) VALUES (@address, @kind, @owner, @text, @version, @by, @at)
                    ON CONFLICT (address, kind, owner) DO UPDATE SET
                        text = excluded.text, version = excluded.version, saved_by = excluded.saved_by, saved_at = excluded.saved_at
                    """,
                    [.. Key(address, kind, owner), ("@text", text), ("@version", entry.Version), ("@by", by.Value), ("@at", now)]);
                return new BesideOutcome(true, entry);
            },
            cancel);

    public ValueTask<bool> Remove(GrainAddress address, string kind, string owner, long? expected = null, CancellationToken cancel = default) =>
        database.Write(
            db => expected is { } version
                ? Run(db, $"DELETE FROM beside WHERE {One} AND version = @version", [.. Key(address, kind, owner), ("@version", version)]) > 0
                : Run(db, $"DELETE FROM beside WHERE {One}", Key(address, kind, owner)) > 0,
            cancel);

    public ValueTask<IReadOnlyList<BesideEntry>> List(
        string kind, GrainAddress? address = null, string? owner = null, CancellationToken cancel = default)
    {
        List<(string, object)> given = [("@kind", kind)];
        var where = "kind = @kind";
        if (address is { } of)
        {
            (where, given) = ($"{where} AND address = @address", [.. given, ("@address", of.Value)]);
        }
        if (owner is not null)
        {
            (where, given) = ($"{where} AND owner = @owner", [.. given, ("@owner", owner)]);
        }
        return database.Read<IReadOnlyList<BesideEntry>>(db => Rows(db, $"SELECT {Columns} FROM beside WHERE {where} ORDER BY address, owner", given), cancel);
    }

    private static BesideEntry? Find(DbConnection db, GrainAddress address, string kind, string owner) =>
        Rows(db, $"SELECT {Columns} FROM beside WHERE {One}", Key(address, kind, owner)) is [var entry] ? entry : null;

    private static (string, object)[] Key(GrainAddress address, string kind, string owner) =>
        [("@address", address.Value), ("@kind", kind), ("@owner", owner)];

    private static List<BesideEntry> Rows(DbConnection db, string sql, IEnumerable<(string Name, object Value)> given)
    {
        using var command = Command(db, sql, given);
        using var rows = command.ExecuteReader();
        var all = new List<BesideEntry>();
        while (rows.Read())
        {
            all.Add(new BesideEntry(
                GrainAddress.Parse(rows.GetString(0)),
                rows.GetString(1),
                rows.GetString(2),
                rows.GetString(3),
                rows.GetInt64(4),
                AccountId.Parse(rows.GetString(5)),
                DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(6))));
        }
        return all;
    }

    private static int Run(DbConnection db, string sql, IEnumerable<(string Name, object Value)> given)
    {
        using var command = Command(db, sql, given);
        return command.ExecuteNonQuery();
    }

    private static DbCommand Command(DbConnection db, string sql, IEnumerable<(string Name, object Value)> given)
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
