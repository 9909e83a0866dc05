using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Units;
using static Tracker.Accounts.Account;

namespace Tracker.Accounts;

/// <summary>The rules of an account. Pure.</summary>
public static class AccountDecider
{
    public static Decision<AccountEvent> Decide(Account state, AccountCommand command) => (state, command) switch
    {
        (NotOpened, OpenAccount c) => (Allowed(c.Units, c.Roles, c.Until) ?? AccountRules.PostFault(c.Post)) is { } no ? no : new AccountOpened(c.Post, c.Units, c.Roles) { Until = c.Until },
        (Opened s, OpenAccount c) when s.Post == c.Post && Same(s.Units, c.Units) && Same(s.Roles, c.Roles) && s.Until == c.Until => Decision.Nothing,
        (Opened, OpenAccount) => AccountRejections.NameTaken,
        (NotOpened, _) => AccountRejections.NotFound,
        (Opened s, ChangeRoles c) when Same(s.Roles, c.Roles) => Decision.Nothing,
        (Opened s, ChangeRoles c) => Allowed(s.Units, c.Roles, s.Until) is { } no ? no : new AccountRolesChanged(c.Roles),
        (Opened s, PlaceAccount c) when s.Post == c.Post && Same(s.Units, c.Units) => Decision.Nothing,
        (Opened s, PlaceAccount c) => (Allowed(c.Units, s.Roles, s.Until) ?? AccountRules.PostFault(c.Post)) is { } no ? no : new AccountPlaced(c.Post, c.Units),
        (Opened, HandOverAccount) => new AccountHandedOver(),
        (Opened { Suspended: true }, SuspendAccount) => Decision.Nothing,
        (Opened, SuspendAccount) => new AccountSuspended(),
        (Opened { Suspended: false }, ResumeAccount) => Decision.Nothing,
        (Opened, ResumeAccount) => new AccountResumed(),
        (Opened { PasswordSet: true }, MarkPasswordSet) => Decision.Nothing,
        (Opened, MarkPasswordSet) => new AccountPasswordSet(),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, null),
    };

    /// <summary>What is temporary is for 交叉核查 only, and 交叉核查 by an account of its own is temporary.</summary>
    private static bool IsUneven(ImmutableArray<AccountRole> roles, DateOnly? until) =>
        roles.Contains(AccountRole.CrossChecker) ? until is null || roles.Length > 1 : until is not null;

    /// <summary>Null: an account of these units may hold these roles.</summary>
    public static Rejection? Allowed(ImmutableArray<UnitId> units, ImmutableArray<AccountRole> roles, DateOnly? until = null) =>
        roles.IsEmpty ? AccountRejections.RolesMissing
        : units.IsEmpty && roles.Any(r => r is AccountRole.UnitHandler or AccountRole.UnitAdministrator or AccountRole.CrossChecker) ? AccountRejections.UnitMissing
        : IsUneven(roles, until) ? AccountRejections.CrossCheckerUneven
        : null;

    private static bool Same<T>(ImmutableArray<T> one, ImmutableArray<T> other) => one.SequenceEqual(other);
}
