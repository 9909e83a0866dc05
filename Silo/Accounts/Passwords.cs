using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Tracker.Accounts;
using Tracker.Deciding;

namespace Tracker.Silo.Accounts;

/// <summary>Hashes and checks passwords with ASP.NET Core Identity's hasher (PBKDF2), as much work for no password as for a wrong one.</summary>
public sealed class Passwords
{
    private const int Longest = 128;
    private readonly PasswordHasher<AccountEntry> _hasher;
    private readonly Lazy<string> _nobodys;

    public Passwords(AccountOptions options)
    {
        var rounds = new PasswordHasherOptions { IterationCount = options.HashRounds };
        _hasher = new PasswordHasher<AccountEntry>(Options.Create(rounds));
        _nobodys = new Lazy<string>(() => _hasher.HashPassword(null!, Guid.NewGuid().ToString()));
    }

    public string Hash(string password) => _hasher.HashPassword(null!, password);

    /// <param name="hash">Null: nobody's, which never matches and takes as long.</param>
    public bool Matches(string? hash, string password) =>
        _hasher.VerifyHashedPassword(null!, hash ?? _nobodys.Value, password.Length > Longest ? "" : password) != PasswordVerificationResult.Failed
        && hash is not null;

    /// <summary>Null: good enough.</summary>
    public static Rejection? Fault(string password, AccountId account, int shortest) =>
        password.Length < shortest ? new("password.too-short", shortest.ToString(System.Globalization.CultureInfo.InvariantCulture))
        : password.Length > Longest ? new("password.too-long", Longest.ToString(System.Globalization.CultureInfo.InvariantCulture))
        : password.Contains(account.Value, StringComparison.OrdinalIgnoreCase) ? new("password.contains-account")
        : password.Distinct().Count() < 5 ? new("password.too-simple")
        : null;
}
