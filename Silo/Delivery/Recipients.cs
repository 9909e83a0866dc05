using System.Collections.Immutable;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Silo.Accounts;
using Tracker.Silo.Beside;
using Tracker.Units;

namespace Tracker.Silo.Delivery;

/// <summary>Settings and choices as they are kept beside the journal. No mail address ever gets into a fact.</summary>
public sealed class Recipients(IBeside beside, IAccountStore accounts)
{
    private const string TheSettings = "settings";

    public async ValueTask<(DeliverySettings Settings, long Version)> Settings(DivisionCode government, CancellationToken cancel = default) =>
        await beside.Get(AddressOf(government), BesideKinds.Delivery, TheSettings, cancel) is { } entry ? (Read<DeliverySettings>(entry), entry.Version) : (DeliverySettings.Off, 0);

    /// <summary>Every government that ever set something.</summary>
    public async ValueTask<IReadOnlyList<(DivisionCode Government, DeliverySettings Settings)>> All(CancellationToken cancel = default) =>
        [.. (await beside.List(BesideKinds.Delivery, owner: TheSettings, cancel: cancel)).Select(e => (e.Address.Government, Read<DeliverySettings>(e)))];

    /// <summary>False: it stands at another version by now.</summary>
    public async ValueTask<bool> Keep(DivisionCode government, DeliverySettings settings, AccountId by, long expected, CancellationToken cancel = default) =>
        (await beside.Put(AddressOf(government), BesideKinds.Delivery, TheSettings, JsonSerializer.Serialize(settings, StoredJson.Options), by, expected, cancel)).Written;

    /// <summary>What the present holder of an account chose; null: nothing yet, or a predecessor did.</summary>
    public async ValueTask<PersonalDelivery?> ChoiceOf(AccountEntry account, CancellationToken cancel = default) =>
        await beside.Get(AddressOf(account.Government), BesideKinds.PersonalDelivery, account.Account.Value, cancel) is { } entry
        && Read<PersonalDelivery>(entry) is var choice && choice.Holder == account.PersonName ? choice : null;

    public async ValueTask Keep(AccountEntry account, PersonalDelivery choice, CancellationToken cancel = default) =>
        await beside.Put(AddressOf(account.Government), BesideKinds.PersonalDelivery, account.Account.Value, JsonSerializer.Serialize(choice, StoredJson.Options), account.Account, null, cancel);

    /// <summary>Who gets a digest by mail, and what they chose.</summary>
    public async ValueTask<IReadOnlyList<(AccountEntry Account, PersonalDelivery Choice)>> Persons(DivisionCode government, CancellationToken cancel = default)
    {
        var choices = (await beside.List(BesideKinds.PersonalDelivery, AddressOf(government), cancel: cancel)).ToDictionary(e => e.Owner, Read<PersonalDelivery>);
        return choices.Count == 0 ? [] : [.. from account in await accounts.All(government, cancel)
            where !account.Suspended && choices.TryGetValue(account.Account.Value, out var choice) && Counts(account, choice)
            select (account, choices[account.Account.Value])];
    }

    /// <summary>Null: the account is suspended, the post was handed over, or its holder wants no mail any more.</summary>
    internal async ValueTask<string?> AddressOf(DivisionCode government, string account, CancellationToken cancel)
    {
        var entry = await accounts.Find(AccountId.Parse(account), cancel);
        return entry is { Suspended: false } && entry.Government == government && await ChoiceOf(entry, cancel) is { } choice && Counts(entry, choice) ? choice.Address : null;
    }

    private static bool Counts(AccountEntry account, PersonalDelivery choice) =>
        choice.Holder == account.PersonName && choice.Rhythm is not DigestRhythm.Off && choice.Address is not null;

    private static GrainAddress AddressOf(DivisionCode government) => GrainAddress.Of(government, PlanYear.Lasting, "delivery", "1");

    private static T Read<T>(BesideEntry entry) => JsonSerializer.Deserialize<T>(entry.Text, StoredJson.Options)!;
}
