using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Units;

namespace Tracker.Accounts;

// The quoted names are on disk for good. No name of a person, no contact detail, no credential ever stands in these.
[JsonDerivedType(typeof(AccountOpened), "account.opened.v1")]
[JsonDerivedType(typeof(AccountRolesChanged), "account.roles-changed.v1")]
[JsonDerivedType(typeof(AccountPlaced), "account.placed.v1")]
[JsonDerivedType(typeof(AccountHandedOver), "account.handed-over.v1")]
[JsonDerivedType(typeof(AccountSuspended), "account.suspended.v1")]
[JsonDerivedType(typeof(AccountResumed), "account.resumed.v1")]
[JsonDerivedType(typeof(AccountPasswordSet), "account.password-set.v1")]
public abstract record AccountEvent;

/// <param name="Units">One account may serve several units; the first is the one it works for unless it says otherwise.</param>
public sealed record AccountOpened(string Post, ImmutableArray<UnitId> Units, ImmutableArray<AccountRole> Roles) : AccountEvent
{
    /// <summary>The last day that it can be used on; null: it is no temporary one.</summary>
    public DateOnly? Until { get; init; }
}

public sealed record AccountRolesChanged(ImmutableArray<AccountRole> Roles) : AccountEvent;

/// <summary>The post or the units that it serves are others from now on.</summary>
public sealed record AccountPlaced(string Post, ImmutableArray<UnitId> Units) : AccountEvent;

/// <summary>移交: another person sits on the post.</summary>
public sealed record AccountHandedOver : AccountEvent;

public sealed record AccountSuspended : AccountEvent;

public sealed record AccountResumed : AccountEvent;

/// <summary>A mark only: the holder set a password of their own.</summary>
public sealed record AccountPasswordSet : AccountEvent;
