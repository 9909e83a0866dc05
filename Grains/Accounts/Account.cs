using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Accounts;

/// <summary>An account (账号): a post (岗位), the units it serves and its roles. Who sits on the post, and with what password, is not known here.</summary>
public abstract record Account
{
    private Account() { }

    public sealed record NotOpened : Account;

    public sealed record Opened(
        string Post, ImmutableArray<UnitId> Units, ImmutableArray<AccountRole> Roles, bool Suspended, bool PasswordSet) : Account
    {
        /// <inheritdoc cref="AccountOpened.Until"/>
        public DateOnly? Until { get; init; }
    }

    public static Account Initial { get; } = new NotOpened();

    public static GrainKind<Account, AccountCommand, AccountEvent> Kind { get; } = new("account", Initial, Evolve, AccountDecider.Decide);

    public static GrainAddress AddressOf(DivisionCode government, AccountId account) =>
        GrainAddress.Of(government, PlanYear.Lasting, "account", account.Value);

    public static Account Evolve(Account state, AccountEvent fact) => (state, fact) switch
    {
        (NotOpened, AccountOpened e) => new Opened(e.Post, e.Units, e.Roles, Suspended: false, PasswordSet: false) { Until = e.Until },
        (Opened s, AccountRolesChanged e) => s with { Roles = e.Roles },
        (Opened s, AccountPlaced e) => s with { Post = e.Post, Units = e.Units },
        (Opened s, AccountHandedOver) => s with { PasswordSet = false },
        (Opened s, AccountSuspended) => s with { Suspended = true },
        (Opened s, AccountResumed) => s with { Suspended = false },
        (Opened s, AccountPasswordSet) => s with { PasswordSet = true },
        _ => throw new JournalOutOfOrderException(state, fact),
    };
}
