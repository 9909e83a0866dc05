using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Inbox;
using Tracker.Silo;
using Tracker.Silo.Delivery;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Postgres;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Units;

namespace Tracker.Faults;

/// <summary>A courier on a real store that posts to a web server, until everything went out or it is killed.</summary>
internal static class DeliverUntilDone
{
    private static readonly DivisionCode Government = DivisionCode.Parse("990000");

    /// <param name="minutes">How far this process's clock is ahead: what a killed one had begun is tried again at once.</param>
    public static async Task<int> Run(string data, string url, int notices, int minutes)
    {
        var clock = new ShiftedClock(TimeSpan.FromMinutes(minutes));
        await using IStore store = data == "postgres"
            ? await PostgresStore.Open(new PostgresStoreOptions { ConnectionString = Environment.GetEnvironmentVariable("ConnectionStrings__Tracker")!, MayForget = true }, TrackerSilo.Facts, clock)
            : SqliteStore.Open(new SqliteStoreOptions { DataFolder = data }, TrackerSilo.Facts, clock);
        var (recipients, outbox) = (new Recipients(store.Beside, store.Accounts), new Outbox(store.Tables, clock));
        var inbox = new GrowingInbox(outbox, notices);
        var hooks = new HookSender(clock);
        var composer = new Composer(recipients, outbox, inbox, new FewWords(), new Weekdays(), clock);
        var postman = new Postman(recipients, outbox, hooks, hooks);
        if ((await recipients.Settings(Government)).Version == 0)
        {
            Webhook[] all = [.. Enumerable.Range(1, 3).Select(n => new Webhook($"program-{n}", WebhookKind.Json, url, "a-secret-of-length-25----", true))];
            await recipients.Keep(Government, DeliverySettings.Off with { PrivateHosts = ["127.0.0.1"], Webhooks = [.. all] }, AccountId.Parse("chief"), 0);
        }
        await composer.Round();
        Console.WriteLine("ready");
        while (await composer.Round() + await postman.Round(() => new(true), default) > 0 || await inbox.HasMore())
        {
        }
        Console.WriteLine("done");
        return 0;
    }

    /// <summary>Two notices more than the slowest receiver was told: many small messages.</summary>
    private sealed class GrowingInbox(Outbox outbox, int notices) : IInboxLines
    {
        public async ValueTask<IReadOnlyList<InboxLine>> After(long position, int limit, CancellationToken cancel)
        {
            var last = await Last(cancel);
            return [.. Enumerable.Range((int)position + 1, (int)Math.Clamp(last - position, 0, limit)).Select(p => new InboxLine(
                p, 0, new Desk(3), "reminded", GrainAddress.Parse("990000/2031/plan/1/work-point/1/assignment/3"), null))];
        }

        public async ValueTask<long> Last(CancellationToken cancel) =>
            await outbox.Cursors(cancel) is { Count: > 0 } cursors ? Math.Min(cursors.Min(c => c.Position) + 2, notices) : 0;

        public async Task<bool> HasMore() => (await outbox.Cursors()).Any(c => c.Position < notices);
    }

    private sealed class FewWords : IDeliveryWords
    {
        public ValueTask<Said> Of(DivisionCode government, DeliverySettings settings, IReadOnlyList<InboxLine> lines, int hidden, CancellationToken cancel) =>
            new(new Said("提醒", "提醒", [.. lines.Select(l => new SaidItem(l.Position, l.Ordinal, l.Kind, l.Desk.Unit, l.About.Value, l.Day, "一件事", null))], null));
    }

    private sealed class Weekdays : IWorkdays
    {
        public ValueTask<Func<DateOnly, bool?>> Of(DivisionCode government, CancellationToken cancel) => new(_ => null);
    }

    private sealed class ShiftedClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
