using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Silo.Accounts;

/// <summary>
/// Opens, changes and hands over accounts. What may be on the record goes to the account's grain first, then the entry follows: an order that was
/// cut short is put right by saying it again, by the next sign-in or at the next start.
/// </summary>
public sealed class AccountDesk(AccountDirectory accounts, IGrains grains, AccountOptions options, TimeProvider clock)
{
    /// <summary>Days that a temporary account may last.</summary>
    public const int LongestTemporary = 180;

    /// <summary>Opens an account with a one-time code to be printed. The office opens those for 交叉核查 itself.</summary>
    public async ValueTask<CodeOutcome> Open(Caller caller, Envelope envelope, NewAccount wanted, CancellationToken cancel = default)
    {
        if (!AccessTable.May(caller, Deed.ManageAccounts, Subject.Whole(wanted.Government))
            && !(wanted.IsCrossChecker && AccessTable.May(caller, Deed.ManageLookBack, Subject.Whole(wanted.Government))))
        {
            return new(null, AccountRejections.NotFound);
        }
        if (wanted.Until is { } last && JournalDay.Of(clock.GetUtcNow()) is var today && (last < today || last > today.AddDays(LongestTemporary)))
        {
            return new(null, AccountRejections.UntilInvalid(LongestTemporary));
        }
        if (await accounts.Find(wanted.Account, cancel) is not null)
        {
            return new(null, AccountRejections.NameTaken);
        }
        if ((AccountRules.PersonFault(wanted.PersonName) ?? await UnknownUnit(wanted.Government, wanted.Units, cancel)) is { } fault)
        {
            return new(null, fault);
        }
        var code = NewCode(wanted.Account, wanted.PersonName);
        var refused = await Open(envelope, wanted, Renewed(Blank(wanted), code), onlyAsFirst: false, cancel);
        return refused is null ? new(code, null) : new(null, refused);
    }

    public ValueTask<Rejection?> ChangeRoles(Caller caller, Envelope envelope, AccountId account, ImmutableArray<AccountRole> roles, CancellationToken cancel = default) =>
        Order(caller, Deed.ManageAccounts, envelope, account, new ChangeRoles(roles), e => e, cancel);

    /// <summary>Another post, or other units.</summary>
    public async ValueTask<Rejection?> Place(Caller caller, Envelope envelope, AccountId account, string post, ImmutableArray<UnitId> units, CancellationToken cancel = default) =>
        await Managed(caller, Deed.ManageAccounts, account, cancel) is { } entry && await UnknownUnit(entry.Government, units, cancel) is { } unknown
            ? unknown
            : await Order(caller, Deed.ManageAccounts, envelope, account, new PlaceAccount(post, units), e => e, cancel);

    public ValueTask<Rejection?> Suspend(Caller caller, Envelope envelope, AccountId account, CancellationToken cancel = default) =>
        Order(caller, Deed.ManageUnitAccounts, envelope, account, new SuspendAccount(), e => e with { Stamp = Stamps.New() }, cancel);

    public ValueTask<Rejection?> Resume(Caller caller, Envelope envelope, AccountId account, CancellationToken cancel = default) =>
        Order(caller, Deed.ManageUnitAccounts, envelope, account, new ResumeAccount(), e => e, cancel);

    /// <summary>移交: another person takes the post; the old password, sessions and tokens end, a one-time code is printed.</summary>
    public async ValueTask<CodeOutcome> HandOver(Caller caller, Envelope envelope, AccountId account, string personName, CancellationToken cancel = default)
    {
        if (AccountRules.PersonFault(personName) is { } fault)
        {
            return new(null, fault);
        }
        var code = NewCode(account, personName.Trim());
        var refused = await Order(
            caller, Deed.ManageUnitAccounts, envelope, account, new HandOverAccount(), e => Renewed(e, code) with { PersonName = code.PersonName }, cancel);
        return refused is null ? new(code, null) : new(null, refused);
    }

    /// <summary>The same person gets a one-time code in place of the password.</summary>
    public async ValueTask<CodeOutcome> Reset(Caller caller, AccountId account, CancellationToken cancel = default)
    {
        if (await Managed(caller, Deed.ManageUnitAccounts, account, cancel) is not { } entry)
        {
            return new(null, AccountRejections.NotFound);
        }
        var code = NewCode(account, entry.PersonName);
        await accounts.Change(account, e => Renewed(e, code), cancel);
        return new(code, null);
    }

    /// <summary>The accounts that the caller manages, by name.</summary>
    public async ValueTask<IReadOnlyList<AccountEntry>> ManagedBy(Caller caller, DivisionCode? government = null, CancellationToken cancel = default) =>
        [.. (await accounts.All(government ?? caller.Government, cancel)).Where(e => MayManage(caller, Deed.ManageUnitAccounts, e))];

    /// <summary>Marks in the account's grain that the holder set a password of their own.</summary>
    internal async ValueTask MarkPasswordSet(AccountEntry entry, Door door, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var envelope = new Envelope(Guid.CreateVersion7(now), entry.AsCaller().Actor, now, door);
        await grains.Account(entry.Government, entry.Account).Ask(envelope, new MarkPasswordSet(), null, cancel);
        await Follow(entry.Government, entry.Account, e => e, cancel);
    }

    /// <summary>Brings every entry up to its grain, after an order that was cut short; run once after the start.</summary>
    public async ValueTask CatchUp(CancellationToken cancel = default)
    {
        foreach (var entry in await accounts.All(null, cancel))
        {
            var standing = await grains.Account(entry.Government, entry.Account).Look(cancel);
            if (standing.Version > entry.Version)
            {
                await Follow(entry.Government, entry.Account, e => e, cancel);
            }
        }
    }

    internal async ValueTask<Rejection?> Open(Envelope envelope, NewAccount wanted, AccountEntry entry, bool onlyAsFirst, CancellationToken cancel)
    {
        var grain = grains.Account(wanted.Government, wanted.Account);
        var answer = await grain.Ask(envelope, new OpenAccount(wanted.Post, wanted.Units, wanted.Roles) { Until = wanted.Until }, null, cancel);
        if (answer.Rejection is not null)
        {
            return answer.Rejection;
        }
        return await accounts.Add(entry with { Version = answer.Version }, onlyAsFirst, cancel) ? null : AccountRejections.NameTaken;
    }

    internal static AccountEntry Blank(NewAccount wanted) => new(
        wanted.Account,
        wanted.Government,
        wanted.Post,
        wanted.Units,
        wanted.Roles,
        Suspended: false,
        Version: 0,
        wanted.PersonName,
        PasswordHash: null,
        Stamps.New(),
        MustChange: true,
        CodeHash: null,
        CodeUntil: null) { Until = wanted.Until };

    private async ValueTask<Rejection?> Order(
        Caller caller, Deed deed, Envelope envelope, AccountId account, AccountCommand command, Func<AccountEntry, AccountEntry> also, CancellationToken cancel)
    {
        if (await Managed(caller, deed, account, cancel) is not { } entry)
        {
            return AccountRejections.NotFound;
        }
        var answer = await grains.Account(entry.Government, account).Ask(envelope, command, null, cancel);
        if (answer.Rejection is null)
        {
            await Follow(entry.Government, account, also, cancel);
        }
        return answer.Rejection;
    }

    /// <summary>Abolished units count: whoever served one goes on to serve it until placed elsewhere.</summary>
    private async ValueTask<Rejection?> UnknownUnit(DivisionCode government, ImmutableArray<UnitId> units, CancellationToken cancel)
    {
        if (units.IsEmpty)
        {
            return null;
        }
        var register = (await grains.UnitRegister(government).Look(cancel)).State;
        return units.Where(unit => register.Unit(unit) is null).Select(AccountRejections.UnitUnknown).FirstOrDefault();
    }

    /// <summary>The entry, where the caller may do this to it; null as if there were none.</summary>
    private async ValueTask<AccountEntry?> Managed(Caller caller, Deed deed, AccountId account, CancellationToken cancel) =>
        await accounts.Find(account, cancel) is { } entry && MayManage(caller, deed, entry) ? entry : null;

    private static bool MayManage(Caller caller, Deed deed, AccountEntry entry) =>
        AccountRules.MayManage(caller, deed, entry.Government, entry.Units, entry.Roles);

    private async ValueTask Follow(DivisionCode government, AccountId account, Func<AccountEntry, AccountEntry> also, CancellationToken cancel)
    {
        var standing = await grains.Account(government, account).Look(cancel);
        if (standing.State is Account.Opened state)
        {
            await accounts.Change(account, e => also(e.Following(state, standing.Version)), cancel);
        }
    }

    private IssuedCode NewCode(AccountId account, string personName) =>
        new(account, personName, OneTimeCode.New(), clock.GetUtcNow() + options.CodeLifetime);

    private static AccountEntry Renewed(AccountEntry entry, IssuedCode code) => entry with
    {
        PasswordHash = null,
        MustChange = true,
        CodeHash = OneTimeCode.HashOf(code.Code),
        CodeUntil = code.Until,
        Stamp = Stamps.New(),
    };
}

/// <summary>What it takes to open an account.</summary>
public sealed record NewAccount(
    AccountId Account, DivisionCode Government, string Post, ImmutableArray<UnitId> Units, ImmutableArray<AccountRole> Roles, string PersonName)
{
    /// <inheritdoc cref="AccountEntry.Until"/>
    public DateOnly? Until { get; init; }

    public bool IsCrossChecker => Roles is [AccountRole.CrossChecker];
}

/// <summary>A one-time code to be printed and handed over; kept nowhere.</summary>
public sealed record IssuedCode(AccountId Account, string PersonName, string Code, DateTimeOffset Until);

public readonly record struct CodeOutcome(IssuedCode? Code, Rejection? Rejection);
