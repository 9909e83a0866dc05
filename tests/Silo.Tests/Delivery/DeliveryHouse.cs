using Tracker.Accounts;
using Tracker.Silo.Accounts;
using Tracker.Silo.Beside;
using Tracker.Silo.Delivery;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Silo.Tests.Delivery;

/// <summary>Delivery on the tables of any store, with a way out that only writes down what it was given.</summary>
internal sealed class DeliveryHouse(IRoomTables tables, TimeProvider clock, ISender? way = null)
{
    public static readonly Webhook Program = new("program", WebhookKind.Json, "https://receiver.example/notices", "sixteen-letters-", true);

    public static DeliverySettings On { get; } = DeliverySettings.Off with { Mail = new MailServer(true, "mail.example", 25, false, "tracker@example.org", null, null), Webhooks = [Program] };

    public Notices Notices { get; init; } = new();

    public Handed Handed { get; } = new();

    public AccountStore Accounts { get; } = new(tables, heldAlone: false);

    public Outbox Outbox { get; } = new(tables, clock);

    public Recipients Recipients => new(new BesideStore(tables, clock), Accounts);

    public Composer Composer => new(Recipients, Outbox, Notices, new PlainWords(), new Weekdays(), clock);

    public Postman Postman => new(Recipients, Outbox, way ?? Handed, way ?? Handed);

    public async Task Set(DeliverySettings settings) =>
        (await Recipients.Keep(Letters.Government, settings, AccountId.Parse("chief"), (await Recipients.Settings(Letters.Government)).Version)).ShouldBeTrue();

    public async Task<AccountEntry> Person(string account, DigestRhythm rhythm, params int[] units)
    {
        var entry = new AccountEntry(
            AccountId.Parse(account), Letters.Government, "填报岗", [.. units.Select(UnitId.Of)], [AccountRole.UnitHandler], false, 1, "某甲", null, "stamp", false, null, null);
        await Accounts.Add(entry);
        await Recipients.Keep(entry, new PersonalDelivery("某甲", $"{account}@example.org", rhythm));
        return entry;
    }

    /// <summary>A tick of the courier: what is to be said is said, and carried.</summary>
    public async Task Tick()
    {
        await Composer.Round();
        await Postman.Round(() => new(true), default);
    }
}

/// <summary>Takes every message and remembers it.</summary>
internal sealed class Handed : ISender
{
    public List<DeliveryMessage> All { get; } = [];

    public SendOutcome Answer { get; set; } = SendOutcome.Taken;

    public ValueTask<SendOutcome> Send(DeliveryMessage message, DeliverySettings settings, CancellationToken cancel)
    {
        All.Add(message);
        return new(Answer);
    }
}
