namespace Tracker.Silo.Accounts;

/// <summary>The SQL of sign-in, in words that SQLite and PostgreSQL both understand.</summary>
internal static class AccountSql
{
    public const int MostAttempts = 10_000;

    private const string Columns =
        "account, government, post, units, roles, suspended, version, person_name, password_hash, stamp, must_change, code_hash, code_until, until";

    public const string Any = "SELECT COUNT(*) FROM (SELECT 1 FROM accounts LIMIT 1) AS one";

    public const string Changes = "SELECT account, version FROM account_changes WHERE version > @version ORDER BY version";

    public const string Find = $"SELECT {Columns} FROM accounts WHERE account = @account";

    public const string All = $"SELECT {Columns} FROM accounts ORDER BY account";

    public const string AllOfGovernment = $"SELECT {Columns} FROM accounts WHERE government = @government ORDER BY account";

    public const string Add = $"""
        INSERT INTO accounts ({Columns})
        VALUES (@account, @government, @post, @units, @roles, @suspended, @version, @person_name, @password_hash, @stamp, @must_change, @code_hash, @code_until, @until)
        ON CONFLICT (account) DO NOTHING
        """;

    public const string Change = """
        UPDATE accounts SET government = @government, post = @post, units = @units, roles = @roles, suspended = @suspended, version = @version,
            person_name = @person_name, password_hash = @password_hash, stamp = @stamp, must_change = @must_change,
            code_hash = @code_hash, code_until = @code_until, until = @until
        WHERE account = @account
        """;

    public const string FindAttempts = "SELECT failed, locked_until, last_at FROM sign_in_attempts WHERE login = @login";

    public const string KeepAttempts = """
        INSERT INTO sign_in_attempts (login, failed, locked_until, last_at) VALUES (@login, @failed, @locked_until, @last_at)
        ON CONFLICT (login) DO UPDATE SET failed = excluded.failed, locked_until = excluded.locked_until, last_at = excluded.last_at
        """;

    public const string ClearAttempts = "DELETE FROM sign_in_attempts WHERE login = @login";

    /// <summary>Somebody who tries names by the thousand fills no disk.</summary>
    public const string ForgetOldAttempts = """
        DELETE FROM sign_in_attempts WHERE login IN
            (SELECT login FROM sign_in_attempts ORDER BY last_at DESC LIMIT 1000000 OFFSET @most)
        """;

    public const string KeepFirstCode = "INSERT INTO first_codes (hash, until) VALUES (@hash, @until)";

    public const string FindFirstCode = "SELECT COUNT(*) FROM first_codes WHERE hash = @hash AND until > @now";

    public const string ForgetFirstCodes = "DELETE FROM first_codes";

    private const string TokenColumns = "hash, id, account, label, stamp, issued_at, expires_at";

    public const string AddToken = $"""
        INSERT INTO account_tokens ({TokenColumns}) VALUES (@hash, @id, @account, @label, @stamp, @issued_at, @expires_at)
        """;

    public const string ForgetExpiredTokens = "DELETE FROM account_tokens WHERE account = @account AND expires_at < @issued_at";

    public const string FindToken = $"SELECT {TokenColumns} FROM account_tokens WHERE hash = @hash";

    public const string TokensOf = $"SELECT {TokenColumns} FROM account_tokens WHERE account = @account ORDER BY issued_at, id";

    public const string RemoveToken = $"DELETE FROM account_tokens WHERE account = @account AND id = @id RETURNING {TokenColumns}";
}
