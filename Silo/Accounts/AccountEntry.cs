using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Silo.Accounts;

/// <summary>
/// An account as sign-in needs it: what the account's grain says (a copy, at <see cref="Version"/>) and what no event may hold: the person's name
/// and the credentials. Kept in tables that no rebuild touches.
/// </summary>
/// <param name="PersonName">Who sits on the post now.</param>
/// <param name="PasswordHash">Null until the holder has set a password.</param>
/// <param name="Stamp">Changes whenever every session and token must end.</param>
/// <param name="MustChange">A session may do nothing but set a new password.</param>
/// <param name="CodeHash">SHA-256 of the printed one-time code, which signs in until a password is set.</param>
public sealed record AccountEntry(
    AccountId Account,
    DivisionCode Government,
    string Post,
    ImmutableArray<UnitId> Units,
    ImmutableArray<AccountRole> Roles,
    bool Suspended,
    long Version,
    string PersonName,
    string? PasswordHash,
    string Stamp,
    bool MustChange,
    string? CodeHash,
    DateTimeOffset? CodeUntil)
{
    /// <summary>The last day of a temporary account; null: it is none.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Its last day is over: it ended by itself.</summary>
    public bool HasEnded(DateTimeOffset now) => Until is { } last && JournalDay.Of(now) > last;

    /// <summary>Neither suspended nor over.</summary>
    public bool IsInUse(DateTimeOffset now) => !Suspended && !HasEnded(now);

    /// <summary>Who asks, when this account does.</summary>
    /// <param name="unit">The unit it works for now; its first unit where it serves no such one.</param>
    public Caller AsCaller(UnitId? unit = null)
    {
        UnitId? now = unit is { } chosen && Units.Contains(chosen) ? chosen : Units.IsEmpty ? null : Units[0];
        return new Caller(new Actor(Account, Post, now, Roles), Government, Units);
    }

    /// <summary>The grain's side of the entry as it stands now.</summary>
    internal AccountEntry Following(Account.Opened state, long version) =>
        version <= Version
            ? this
            : this with { Post = state.Post, Units = state.Units, Roles = state.Roles, Suspended = state.Suspended, Until = state.Until, Version = version };

    /// <summary>Never the hashes: entries may end up in a log.</summary>
    public override string ToString() => Account.Value;
}

/// <summary>Failed sign-ins under a name, whether or not such an account exists.</summary>
public sealed record SignInAttempts(int Failed, DateTimeOffset? LockedUntil, DateTimeOffset LastAt);

/// <summary>A personal token for REST. The token itself is shown once and kept nowhere.</summary>
/// <param name="Hash">SHA-256 of the token, in hex.</param>
/// <param name="Stamp">The account's stamp on the day of issue: a new stamp ends the token.</param>
public sealed record TokenEntry(
    string Id, AccountId Account, string Label, string Hash, string Stamp, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt);
