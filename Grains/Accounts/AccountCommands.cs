using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Units;

namespace Tracker.Accounts;

[JsonDerivedType(typeof(OpenAccount), "account.open.v1")]
[JsonDerivedType(typeof(ChangeRoles), "account.change-roles.v1")]
[JsonDerivedType(typeof(PlaceAccount), "account.place.v1")]
[JsonDerivedType(typeof(HandOverAccount), "account.hand-over.v1")]
[JsonDerivedType(typeof(SuspendAccount), "account.suspend.v1")]
[JsonDerivedType(typeof(ResumeAccount), "account.resume.v1")]
[JsonDerivedType(typeof(MarkPasswordSet), "account.mark-password-set.v1")]
public abstract record AccountCommand;

public sealed record OpenAccount(string Post, ImmutableArray<UnitId> Units, ImmutableArray<AccountRole> Roles) : AccountCommand
{
    /// <inheritdoc cref="AccountOpened.Until"/>
    public DateOnly? Until { get; init; }
}

public sealed record ChangeRoles(ImmutableArray<AccountRole> Roles) : AccountCommand;

public sealed record PlaceAccount(string Post, ImmutableArray<UnitId> Units) : AccountCommand;

public sealed record HandOverAccount : AccountCommand;

public sealed record SuspendAccount : AccountCommand;

public sealed record ResumeAccount : AccountCommand;

public sealed record MarkPasswordSet : AccountCommand;
