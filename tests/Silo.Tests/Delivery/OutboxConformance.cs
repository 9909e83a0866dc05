using Tracker.Deciding;
using Tracker.Silo.Copying;
using Tracker.Silo.Delivery;
using Tracker.Silo.Journal;
using Tracker.Silo.Tests.Copying;
using Tracker.Silo.Tests.Postgres;

namespace Tracker.Silo.Tests.Delivery;

/// <summary>What every store must keep of what goes out.</summary>
public abstract class OutboxConformance : IAsyncLifetime
{
    private IStore _store = null!;

    private protected CopyHouse House { get; } = new();

    private DeliveryHouse Delivery { get; set; } = null!;

    private protected abstract StorePlace NewPlace();

    public async Task InitializeAsync()
    {
        _store = await House.Open(NewPlace());
        Delivery = new DeliveryHouse(_store.Tables, House.Clock); // a Wednesday, nine o'clock
        await Delivery.Set(DeliveryHouse.On);
        await Delivery.Person("handler", DigestRhythm.WorkingDays, 3, 4);
        await Delivery.Composer.Round();
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        House.Dispose();
    }

    [StoreFact]
    public async Task A_person_gets_one_digest_a_day_with_everything_since_the_last()
    {
        Delivery.Notices.Add(Letters.Notice(1), Letters.Notice(2, unit: 9), Letters.Notice(3, unit: 4));
        await Delivery.Tick();
        Delivery.Notices.Add(Letters.Notice(4));
        await Delivery.Tick();
        House.Clock.Advance(TimeSpan.FromDays(1));
        await Delivery.Tick();

        Mails.Select(m => $"{m.Id} {m.Said.Text}").ShouldBe(
            ["mail.990000.handler.20310305 2项提醒：1、3", "mail.990000.handler.20310306 1项提醒：4"]);
    }

    [StoreFact]
    public async Task A_group_hears_nothing_that_is_between_the_office_and_one_unit()
    {
        await Delivery.Set(DeliveryHouse.On with { Webhooks = [DeliveryHouse.Program, new("group", WebhookKind.WeCom, "https://robot.example/send", null, true)] });
        await Delivery.Composer.Round();
        Delivery.Notices.Add(Letters.Notice(1), Letters.Notice(2) with { Kind = "returned" }, Letters.Notice(3) with { Kind = "paper-to-answer" });
        await Delivery.Tick();

        Delivery.Handed.All.Where(m => m.Channel == DeliveryChannels.Hook).Select(m => $"{m.Recipient} {m.Said.Text}")
            .ShouldBe(["program 3项提醒：1、2、3", "group 1项提醒：1"], ignoreOrder: true);
    }

    [StoreFact]
    public async Task Nothing_to_say_says_nothing()
    {
        await Delivery.Tick();
        Mails.ShouldBeEmpty();
    }

    [StoreFact]
    public async Task Over_a_weekend_notices_wait_for_monday()
    {
        await Delivery.Tick();
        House.Clock.Advance(TimeSpan.FromDays(3));
        Delivery.Notices.Add(Letters.Notice(1));
        await Delivery.Tick();
        Mails.ShouldBeEmpty();
        House.Clock.Advance(TimeSpan.FromDays(2));
        await Delivery.Tick();
        Mails.ShouldHaveSingleItem().Id.ShouldBe("mail.990000.handler.20310310");
    }

    [StoreFact]
    public async Task A_program_gets_notices_as_they_come_each_in_one_message()
    {
        Delivery.Notices.Add([.. Enumerable.Range(1, 250).Select(i => Letters.Notice(1 + (i / 3), ordinal: i))]);
        await Delivery.Tick();
        Delivery.Notices.Add(Letters.Notice(300));
        await Delivery.Tick();

        Posts.Select(m => m.Said.Items.Length).ShouldBe([100, 100, 50, 1]);
        Posts.SelectMany(m => m.Said.Items).Select(i => (i.Position, i.Ordinal)).ShouldBe(Delivery.Notices.All.Select(l => (l.Position, l.Ordinal)));
    }

    [StoreFact]
    public async Task Another_governments_notices_go_elsewhere()
    {
        Delivery.Notices.Add(Letters.Notice(1, government: "990100"));
        await Delivery.Tick();
        Delivery.Handed.All.ShouldBeEmpty();
    }

    [StoreFact]
    public async Task A_long_digest_lists_the_first_and_counts_the_rest()
    {
        Delivery.Notices.Add([.. Enumerable.Range(1, 2_300).Select(i => Letters.Notice(i))]);
        await Delivery.Tick();
        var said = Mails.ShouldHaveSingleItem().Said;
        (said.Items.Length, said.More).ShouldBe((Composer.MostListed, "另有2250项"));
    }

    [StoreFact]
    public async Task What_fails_is_tried_later_and_at_last_given_up_where_a_person_sends_it_again()
    {
        Delivery.Notices.Add(Letters.Notice(1, unit: 3));
        Delivery.Handed.Answer = new SendOutcome(new Rejection("delivery.unreachable", "no route"));
        await Delivery.Tick();
        await Delivery.Tick();
        Mails.Count().ShouldBe(1, "it waits a minute");
        for (var n = 1; n < Patience.MostAttempts + 5; n++)
        {
            House.Clock.Advance(Patience.After(n));
            await Delivery.Postman.Round(() => new(true), default);
        }
        Mails.Count().ShouldBe(Patience.MostAttempts);
        var dead = (await Delivery.Outbox.List(Letters.Government, DeliveryState.Dead, 0, 10)).Single(m => m.Channel == DeliveryChannels.Mail);
        (dead.Fault, dead.Detail, dead.Attempts).ShouldBe(("delivery.unreachable", "no route", Patience.MostAttempts));

        Delivery.Handed.Answer = SendOutcome.Taken;
        (await Delivery.Outbox.Resend(Letters.Government, dead.Id)).ShouldBeTrue();
        (await Delivery.Outbox.Resend(Letters.Government, dead.Id)).ShouldBeFalse();
        await Delivery.Postman.Round(() => new(true), default);

        Mails.Last().Id.ShouldBe(dead.Id, "the same id: the receiver knows it");
        (await Delivery.Outbox.Counts(Letters.Government))[DeliveryState.Sent].ShouldBe(1);
    }

    [StoreFact]
    public async Task What_is_refused_for_good_is_given_up_at_once_and_may_be_dropped()
    {
        Delivery.Notices.Add(Letters.Notice(1));
        Delivery.Handed.Answer = new SendOutcome(new Rejection("delivery.mail-refused", "550"), ForGood: true);
        await Delivery.Tick();

        var dead = await Delivery.Outbox.List(Letters.Government, DeliveryState.Dead, 0, 10);
        dead.Count.ShouldBe(2);
        (await Delivery.Outbox.Drop(Letters.Government, dead[0].Id)).ShouldBeTrue();
        (await Delivery.Outbox.Counts(Letters.Government))[DeliveryState.Dropped].ShouldBe(1);
    }

    [StoreFact]
    public async Task While_a_way_is_down_what_waits_on_it_loses_no_attempt()
    {
        await Delivery.Person("second", DigestRhythm.WorkingDays, 3);
        await Delivery.Composer.Round();
        Delivery.Notices.Add(Letters.Notice(1));
        Delivery.Handed.Answer = new SendOutcome(new Rejection("delivery.mail-server", "421"), WayIsDown: true);
        await Delivery.Tick();

        (await Delivery.Outbox.List(Letters.Government, DeliveryState.Waiting, 0, 10)).Where(m => m.Channel == DeliveryChannels.Mail).Sum(m => m.Attempts).ShouldBe(1);
    }

    [StoreFact]
    public async Task A_way_that_is_down_with_hundreds_on_it_keeps_no_other_from_going()
    {
        var (now, start) = (House.Clock.GetUtcNow(), new DeliveryCursor(Letters.Government, DeliveryChannels.Mail, "many", 0, null));
        await Delivery.Outbox.Begin([start]);
        await Delivery.Outbox.Make([(start, start with { Position = 1 }, [.. Enumerable.Range(1, 250).Select(n => Letters.To("many", now, mark: $"{n}"))])]);
        House.Clock.Advance(TimeSpan.FromMinutes(1));
        Delivery.Notices.Add(Letters.Notice(1, unit: 9));
        await Delivery.Composer.Round();
        Delivery.Handed.Answer = new SendOutcome(new Rejection("delivery.mail-server", "421"), WayIsDown: true);
        await Delivery.Postman.Round(() => new(true), default);

        Mails.Count().ShouldBe(1);
        Posts.Count().ShouldBe(1);
    }

    [StoreFact]
    public async Task The_log_forgets_what_went_out_long_ago_and_nothing_else()
    {
        Delivery.Notices.Add(Letters.Notice(1));
        await Delivery.Tick();
        await Delivery.Person("second", DigestRhythm.EveryDay, 3);
        await Delivery.Composer.Round();
        Delivery.Notices.Add(Letters.Notice(2));
        Delivery.Handed.Answer = new SendOutcome(new Rejection("delivery.mail-refused", "550"), ForGood: true);
        House.Clock.Advance(TimeSpan.FromHours(1));
        await Delivery.Tick();
        House.Clock.Advance(Outbox.Kept);

        (await Delivery.Outbox.Prune()).ShouldBe(2);

        (await Delivery.Outbox.Counts(Letters.Government)).Keys.ShouldBe([DeliveryState.Dead]);
    }

    [StoreFact]
    public async Task Of_two_that_compose_and_carry_at_once_each_message_goes_out_once()
    {
        Delivery.Notices.Add([.. Enumerable.Range(1, 40).Select(i => Letters.Notice(i))]);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Delivery.Composer.Round())));
        var (one, other) = (new DeliveryHouse(_store.Tables, House.Clock), new DeliveryHouse(_store.Tables, House.Clock));
        await Task.WhenAll(Task.Run(() => one.Postman.Round(() => new(true), default)), Task.Run(() => other.Postman.Round(() => new(true), default)));

        var ids = one.Handed.All.Concat(other.Handed.All).Select(m => m.Id).ToList();
        ids.ShouldBeUnique();
        ids.Count.ShouldBe(2);
    }

    [StoreFact]
    public async Task After_a_restore_what_waited_is_held_until_a_person_says()
    {
        Delivery.Notices.Add(Letters.Notice(1));
        await Delivery.Composer.Round();
        Delivery.Notices.Add(Letters.Notice(2)); // in the backup, and in no message yet: it may have been in one that was lost
        (await Delivery.Outbox.HoldWaiting(Letters.Government, 2)).ShouldBe(2);
        await Delivery.Tick();
        Delivery.Handed.All.ShouldBeEmpty();
    }

    [StoreFact]
    public async Task A_rebuild_touches_nothing_of_it()
    {
        Delivery.Notices.Add(Letters.Notice(1));
        await Delivery.Composer.Round();
        await _store.Rebuild();
        (await Delivery.Outbox.Due(10)).Count.ShouldBe(2);
    }

    [StoreFact]
    public async Task A_post_that_was_handed_over_gets_no_mail_for_the_one_who_left()
    {
        Delivery.Notices.Add(Letters.Notice(1));
        await Delivery.Composer.Round();
        var account = Tracker.Accounts.AccountId.Parse("handler");
        (await Delivery.Recipients.AddressOf(Letters.Government, "handler", default)).ShouldBe("handler@example.org");

        var successor = await Delivery.Accounts.Change(account, e => e with { PersonName = "某乙" });

        (await Delivery.Recipients.AddressOf(Letters.Government, "handler", default)).ShouldBeNull();
        (await Delivery.Recipients.ChoiceOf(successor!)).ShouldBeNull();
        (await Delivery.Recipients.Persons(Letters.Government)).ShouldBeEmpty();
    }

    private IEnumerable<DeliveryMessage> Mails => Delivery.Handed.All.Where(m => m.Channel == DeliveryChannels.Mail);

    private IEnumerable<DeliveryMessage> Posts => Delivery.Handed.All.Where(m => m.Channel == DeliveryChannels.Hook);
}

public sealed class The_outbox_on_Sqlite : OutboxConformance
{
    private protected override StorePlace NewPlace() => House.InFolder();
}

public sealed class The_outbox_on_Postgres : OutboxConformance, INeedPostgres
{
    private protected override StorePlace NewPlace() => CopyHouse.InDatabase();
}
