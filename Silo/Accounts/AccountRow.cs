using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Silo.Accounts;

/// <summary>Entries to parameters and rows to entries, for any database.</summary>
internal static class AccountRow
{
    private static readonly ImmutableArray<(AccountRole Role, string Name)> RoleNames =
        [.. Enum.GetValues<AccountRole>().Select(r => (r, JsonSerializer.Serialize(r, StoredJson.Options).Trim('"')))];

    public static AccountEntry Read(DbDataReader row) => new(
        AccountId.Parse(row.GetString(0)),
        DivisionCode.Parse(row.GetString(1)),
        row.GetString(2),
        [.. Parts(row.GetString(3)).Select(UnitId.Parse)],
        [.. Parts(row.GetString(4)).Select(RoleOf)],
        row.GetInt64(5) != 0,
        row.GetInt64(6),
        row.GetString(7),
        row.IsDBNull(8) ? null : row.GetString(8),
        row.GetString(9),
        row.GetInt64(10) != 0,
        row.IsDBNull(11) ? null : row.GetString(11),
        TimeOrNull(row, 12)) { Until = JournalDay.Day((int)row.GetInt64(13)) };

    public static string TextOf(ImmutableArray<UnitId> units) => string.Join(' ', units);

    public static string TextOf(ImmutableArray<AccountRole> roles) => string.Join(' ', roles.Select(role => RoleNames.First(r => r.Role == role).Name));

    public static void Bind(DbCommand command, AccountEntry entry)
    {
        Bind(command, "@account", entry.Account.Value);
        Bind(command, "@government", entry.Government.Value);
        Bind(command, "@post", entry.Post);
        Bind(command, "@units", TextOf(entry.Units));
        Bind(command, "@roles", TextOf(entry.Roles));
        Bind(command, "@suspended", entry.Suspended ? 1L : 0L);
        Bind(command, "@version", entry.Version);
        Bind(command, "@person_name", entry.PersonName);
        Bind(command, "@password_hash", entry.PasswordHash);
        Bind(command, "@stamp", entry.Stamp);
        Bind(command, "@must_change", entry.MustChange ? 1L : 0L);
        Bind(command, "@code_hash", entry.CodeHash);
        Bind(command, "@code_until", entry.CodeUntil?.ToUnixTimeMilliseconds());
        Bind(command, "@until", entry.Until is { } until ? (long)JournalDay.Number(until) : 0L);
    }

    public static SignInAttempts ReadAttempts(DbDataReader row) => new((int)row.GetInt64(0), TimeOrNull(row, 1), Time(row, 2));

    public static void Bind(DbCommand command, SignInAttempts attempts)
    {
        Bind(command, "@failed", (long)attempts.Failed);
        Bind(command, "@locked_until", attempts.LockedUntil?.ToUnixTimeMilliseconds());
        Bind(command, "@last_at", attempts.LastAt.ToUnixTimeMilliseconds());
    }

    public static TokenEntry ReadToken(DbDataReader row) => new(
        row.GetString(1), AccountId.Parse(row.GetString(2)), row.GetString(3), row.GetString(0), row.GetString(4), Time(row, 5), Time(row, 6));

    public static void Bind(DbCommand command, TokenEntry token)
    {
        Bind(command, "@hash", token.Hash);
        Bind(command, "@id", token.Id);
        Bind(command, "@account", token.Account.Value);
        Bind(command, "@label", token.Label);
        Bind(command, "@stamp", token.Stamp);
        Bind(command, "@issued_at", token.IssuedAt.ToUnixTimeMilliseconds());
        Bind(command, "@expires_at", token.ExpiresAt.ToUnixTimeMilliseconds());
    }

    public static void Bind(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        command.Parameters.Add(parameter);
    }

    private static AccountRole RoleOf(string name) =>
        RoleNames.FirstOrDefault(r => r.Name == name) is { Name: not null } found ? found.Role : throw new FormatException($"'{name}' is no role.");

    private static string[] Parts(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static DateTimeOffset Time(DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    private static DateTimeOffset? TimeOrNull(DbDataReader row, int column) => row.IsDBNull(column) ? null : Time(row, column);
}
