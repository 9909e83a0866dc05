using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Silo.Accounts;
using Tracker.Units;

namespace Tracker.Gateway.Accounts;

/// <param name="Label">What it is for.</param>
/// <param name="Days">How long it lasts; the usual time without.</param>
internal sealed record TokenRequest(string Account, string Password, string? Label = null, int? Days = null);

internal sealed record TokenReply(string Id, string Token, DateTimeOffset ExpiresAt);

internal sealed record TokenRow(string Id, string Label, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt);

internal sealed record PasswordRequest(string Account, string Current, string Wanted);

internal sealed record OpenRequest(
    AccountId Account, string PersonName, string Post, ImmutableArray<AccountRole> Roles, ImmutableArray<UnitId>? Units = null, DivisionCode? Government = null, DateOnly? Until = null);

internal sealed record HandOverRequest(string PersonName);

internal sealed record RolesRequest(ImmutableArray<AccountRole> Roles);

internal sealed record PlaceRequest(string Post, ImmutableArray<UnitId> Units);

/// <param name="Code">Good for signing in until a password is set, and kept nowhere.</param>
internal sealed record CodeReply(AccountId Account, string PersonName, string Code, DateTimeOffset Until)
{
    public static CodeReply Of(IssuedCode code) => new(code.Account, code.PersonName, code.Code, code.Until);
}

/// <param name="Unit">The unit it works for now.</param>
/// <param name="Government">Null: any.</param>
internal sealed record WhoReply(
    AccountId Account, string? PersonName, string Post, DivisionCode? Government, UnitId? Unit, ImmutableArray<UnitId> Units, ImmutableArray<AccountRole> Roles)
{
    public static WhoReply Of(Caller caller, AccountEntry? entry) => new(
        caller.Actor.Account, entry?.PersonName, caller.Actor.Post, caller.Government, caller.Actor.Unit, caller.Units, caller.Actor.Roles);
}

/// <param name="MustChange">The holder has not set a password yet.</param>
internal sealed record AccountRowReply(
    AccountId Account,
    DivisionCode Government,
    string PersonName,
    string Post,
    ImmutableArray<UnitId> Units,
    ImmutableArray<AccountRole> Roles,
    bool Suspended,
    bool MustChange,
    DateOnly? Until)
{
    public static AccountRowReply Of(AccountEntry e) => new(e.Account, e.Government, e.PersonName, e.Post, e.Units, e.Roles, e.Suspended, e.MustChange, e.Until);
}
