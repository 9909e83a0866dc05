using System.Data.Common;
using Tracker.Accounts;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Silo.Accounts;

/// <summary>Sign-in's tables in the store's own database.</summary>
/// <param name="heldAlone">Whether no other process can change them.</param>
public sealed class AccountStore(IRoomTables database, bool heldAlone) : IAccountStore
{
    public bool HeldAlone => heldAlone;

    public async ValueTask<AccountChanges> ChangesSince(long version, CancellationToken cancel = default)
    {
        var changed = await database.Read(db => Fetch(db, AccountSql.Changes, row => (Name: row.GetString(0), Version: row.GetInt64(1)), c => AccountRow.Bind(c, "@version", version)), cancel);
        return changed.Count == 0
            ? new AccountChanges(version, [])
            : new AccountChanges(changed[^1].Version, [.. changed.Where(c => c.Name.Length > 0).Select(c => AccountId.Parse(c.Name))]);
    }

    public ValueTask<bool> Any(CancellationToken cancel = default) => database.Read(HasAny, cancel);

    public async ValueTask<AccountEntry?> Find(AccountId account, CancellationToken cancel = default) =>
        (await database.Read(db => Fetch(db, AccountSql.Find, AccountRow.Read, c => AccountRow.Bind(c, "@account", account.Value)), cancel)).FirstOrDefault();

    public ValueTask<IReadOnlyList<AccountEntry>> All(DivisionCode? government = null, CancellationToken cancel = default) =>
        database.Read<IReadOnlyList<AccountEntry>>(
            db => government is { } one
                ? Rows(db, AccountSql.AllOfGovernment, AccountRow.Read, c => AccountRow.Bind(c, "@government", one.Value))
                : Rows(db, AccountSql.All, AccountRow.Read, _ => { }),
            cancel);

    public ValueTask<bool> Add(AccountEntry entry, bool onlyAsFirst = false, CancellationToken cancel = default) =>
        database.Write(
            db =>
            {
                if ((onlyAsFirst && HasAny(db)) || Run(db, AccountSql.Add, c => AccountRow.Bind(c, entry)) == 0)
                {
                    return false;
                }
                Run(db, AccountSql.ForgetFirstCodes, _ => { });
                return true;
            },
            cancel);

    public ValueTask<AccountEntry?> Change(AccountId account, Func<AccountEntry, AccountEntry> change, CancellationToken cancel = default) =>
        database.Write(
            db =>
            {
                if (Find(db, account) is not { } before)
                {
                    return null;
                }
                var after = change(before);
                if (after != before)
                {
                    Run(db, AccountSql.Change, c => AccountRow.Bind(c, after));
                }
                return after;
            },
            cancel);

    public ValueTask<SignInAttempts?> ChangeAttempts(
        string login, Func<SignInAttempts?, SignInAttempts?> change, CancellationToken cancel = default) =>
        database.Write(
            db =>
            {
                var before = First(db, AccountSql.FindAttempts, AccountRow.ReadAttempts, c => AccountRow.Bind(c, "@login", login));
                var after = change(before);
                if (after is null && before is not null)
                {
                    Run(db, AccountSql.ClearAttempts, c => AccountRow.Bind(c, "@login", login));
                }
                if (after is not null && after != before)
                {
                    Keep(db, login, after, isNew: before is null);
                }
                return after;
            },
            cancel);

    public async ValueTask KeepFirstCode(string hash, DateTimeOffset until, bool others, CancellationToken cancel = default) =>
        await database.Write(
            db =>
            {
                if (!others)
                {
                    Run(db, AccountSql.ForgetFirstCodes, _ => { });
                }
                return Run(
                    db,
                    AccountSql.KeepFirstCode,
                    c =>
                    {
                        AccountRow.Bind(c, "@hash", hash);
                        AccountRow.Bind(c, "@until", until.ToUnixTimeMilliseconds());
                    });
            },
            cancel);

    public async ValueTask<bool> IsFirstCode(string hash, DateTimeOffset now, CancellationToken cancel = default) =>
        (await database.Read(
            db => Fetch(
                db,
                AccountSql.FindFirstCode,
                row => row.GetInt64(0),
                c =>
                {
                    AccountRow.Bind(c, "@hash", hash);
                    AccountRow.Bind(c, "@now", now.ToUnixTimeMilliseconds());
                }),
            cancel))[0] > 0;

    public async ValueTask AddToken(TokenEntry token, CancellationToken cancel = default) =>
        await database.Write(
            db => Run(db, AccountSql.ForgetExpiredTokens, c => AccountRow.Bind(c, token)) + Run(db, AccountSql.AddToken, c => AccountRow.Bind(c, token)),
            cancel);

    public async ValueTask<TokenEntry?> FindToken(string hash, CancellationToken cancel = default) =>
        (await database.Read(db => Fetch(db, AccountSql.FindToken, AccountRow.ReadToken, c => AccountRow.Bind(c, "@hash", hash)), cancel)).FirstOrDefault();

    public ValueTask<IReadOnlyList<TokenEntry>> TokensOf(AccountId account, CancellationToken cancel = default) =>
        database.Read<IReadOnlyList<TokenEntry>>(db => Rows(db, AccountSql.TokensOf, AccountRow.ReadToken, c => AccountRow.Bind(c, "@account", account.Value)), cancel);

    public ValueTask<TokenEntry?> RemoveToken(AccountId account, string id, CancellationToken cancel = default) =>
        database.Write(
            db => First(
                db,
                AccountSql.RemoveToken,
                AccountRow.ReadToken,
                c =>
                {
                    AccountRow.Bind(c, "@account", account.Value);
                    AccountRow.Bind(c, "@id", id);
                }),
            cancel);

    private static void Keep(DbConnection db, string login, SignInAttempts attempts, bool isNew)
    {
        Run(
            db,
            AccountSql.KeepAttempts,
            c =>
            {
                AccountRow.Bind(c, "@login", login);
                AccountRow.Bind(c, attempts);
            });
        if (isNew)
        {
            Run(db, AccountSql.ForgetOldAttempts, c => AccountRow.Bind(c, "@most", (long)AccountSql.MostAttempts));
        }
    }

    private static bool HasAny(DbConnection db) => Rows(db, AccountSql.Any, row => row.GetInt64(0), _ => { })[0] > 0;

    private static AccountEntry? Find(DbConnection db, AccountId account) =>
        First(db, AccountSql.Find, AccountRow.Read, c => AccountRow.Bind(c, "@account", account.Value));

    private static T? First<T>(DbConnection db, string sql, Func<DbDataReader, T> read, Action<DbCommand> bind)
        where T : class => Rows(db, sql, read, bind) is [var first, ..] ? first : null;

    private static List<T> Rows<T>(DbConnection db, string sql, Func<DbDataReader, T> read, Action<DbCommand> bind)
    {
        using var command = Command(db, sql, bind);
        using var rows = command.ExecuteReader();
        var all = new List<T>();
        while (rows.Read())
        {
            all.Add(read(rows));
        }
        return all;
    }

    private static async Task<List<T>> Fetch<T>(DbConnection db, string sql, Func<DbDataReader, T> read, Action<DbCommand> bind)
    {
        await using var command = Command(db, sql, bind);
        await using var rows = await command.ExecuteReaderAsync();
        var all = new List<T>();
        while (await rows.ReadAsync())
        {
            all.Add(read(rows));
        }
        return all;
    }

    private static int Run(DbConnection db, string sql, Action<DbCommand> bind)
    {
        using var command = Command(db, sql, bind);
        return command.ExecuteNonQuery();
    }

    private static DbCommand Command(DbConnection db, string sql, Action<DbCommand> bind)
    {
        var command = db.CreateCommand();
#pragma warning disable CA2100 // only AccountSql's own texts come here
        command.CommandText = sql;
#pragma warning restore CA2100
        bind(command);
        return command;
    }
}
