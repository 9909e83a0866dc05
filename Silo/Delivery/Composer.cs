using Tracker.Inbox;
using Tracker.Units;

namespace Tracker.Silo.Delivery;

/// <summary>
/// Turns notices into messages: a digest a person and a robot a day, and signed JSON as notices come. A receiver's cursor moves in the transaction that puts
/// the message down, so a notice is in one message, whatever is killed.
/// </summary>
public sealed class Composer(
    Recipients recipients, Outbox outbox, IInboxLines inbox, IDeliveryWords words, IWorkdays workdays, TimeProvider clock)
{
    /// <summary>Items that a digest lists; the rest is counted.</summary>
    public const int MostListed = 50;

    /// <summary>Items of one JSON message.</summary>
    public const int MostTogether = 100;

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>Answers how many messages were made.</summary>
    public async Task<int> Round(CancellationToken cancel = default)
    {
        var wanted = await Wanted(cancel);
        var cursors = (await outbox.Cursors(cancel)).ToDictionary(Key);
        var last = await inbox.Last(cancel);
        if (wanted.Where(w => !cursors.ContainsKey(Key(w.Cursor))).Select(w => w.Cursor with { Position = last }).ToList() is { Count: > 0 } fresh)
        {
            await outbox.Begin(fresh, cancel); // whoever begins gets what comes from now on
        }
        var due = new List<Reader>();
        foreach (var each in wanted)
        {
            if (cursors.TryGetValue(Key(each.Cursor), out var at) && await IsDue(each, at, cancel) is var (isDue, day) && isDue)
            {
                due.Add(new Reader(each, at, at with { Position = last, Day = day ?? at.Day }));
            }
        }
        return due.Count == 0 ? 0 : await Tell(due, last, cancel);
    }

    private async Task<List<Wish>> Wanted(CancellationToken cancel)
    {
        var all = new List<Wish>();
        foreach (var (government, settings) in await recipients.All(cancel))
        {
            if (settings.SendsMail)
            {
                all.AddRange((await recipients.Persons(government, cancel)).Select(p => new Wish(
                    new DeliveryCursor(government, DeliveryChannels.Mail, p.Account.Account.Value, 0, null), settings, p.Choice.Rhythm, [.. Desks.Of(p.Account.AsCaller(), government)])));
            }
            all.AddRange(settings.Webhooks.Where(w => w.On).Select(w => new Wish(
                new DeliveryCursor(government, DeliveryChannels.Hook, w.Name, 0, null), settings, w.Kind is WebhookKind.Json ? null : DigestRhythm.WorkingDays, null)));
        }
        return all;
    }

    private async ValueTask<(bool IsDue, DateOnly? Day)> IsDue(Wish wish, DeliveryCursor at, CancellationToken cancel)
    {
        if (wish.Rhythm is not { } rhythm)
        {
            return (true, null);
        }
        var now = clock.GetUtcNow().ToOffset(China).DateTime;
        var calendar = await workdays.Of(at.Government, cancel);
        var day = DigestDays.Due(now, wish.Settings.DigestAt, rhythm, at.Day, wish.Settings.QuietDays, calendar);
        return (day is not null, day);
    }

    private async Task<int> Tell(List<Reader> due, long last, CancellationToken cancel)
    {
        var from = due.Min(r => r.From.Position);
        var anything = false;
        await foreach (var line in inbox.Between(from, last, cancel))
        {
            anything = true;
            foreach (var reader in due)
            {
                reader.Take(line);
            }
        }
        var made = 0;
        // A JSON hook that nothing was found for need not move; a digest's day is decided even where there is nothing to say.
        foreach (var some in due.Where(r => anything || r.Wish.Rhythm is not null).Chunk(50))
        {
            var steps = new List<(DeliveryCursor, DeliveryCursor, IReadOnlyList<DeliveryMessage>)>();
            foreach (var reader in some)
            {
                steps.Add((reader.From, reader.To, await Messages(reader, cancel)));
            }
            made += await outbox.Make(steps, cancel);
        }
        return made;
    }

    private async Task<IReadOnlyList<DeliveryMessage>> Messages(Reader reader, CancellationToken cancel)
    {
        var (to, now) = (reader.To, clock.GetUtcNow());
        async ValueTask<DeliveryMessage> Message(string mark, IReadOnlyList<InboxLine> lines, int hidden) => new(
            $"{to.Channel}.{to.Government}.{to.Recipient}.{mark}", to.Government, to.Channel, to.Recipient,
            await words.Of(to.Government, reader.Wish.Settings, lines, hidden, cancel), now, DeliveryState.Waiting, 0, now, null, null, null);
        if (reader.Lines.Count == 0)
        {
            return [];
        }
        if (reader.Wish.Rhythm is not null)
        {
            return [await Message($"{to.Day:yyyyMMdd}", [.. reader.Lines.Take(MostListed)], Math.Max(reader.Lines.Count - MostListed, 0))];
        }
        var messages = new List<DeliveryMessage>();
        foreach (var lines in reader.Lines.Chunk(MostTogether))
        {
            messages.Add(await Message($"{lines[0].Position}-{lines[0].Ordinal}", lines, 0));
        }
        return messages;
    }

    private static (DivisionCode, string, string) Key(DeliveryCursor cursor) => (cursor.Government, cursor.Channel, cursor.Recipient);

    /// <param name="Rhythm">Null: as notices come.</param>
    /// <param name="Desks">Null: of every desk.</param>
    private sealed record Wish(DeliveryCursor Cursor, DeliverySettings Settings, DigestRhythm? Rhythm, HashSet<Desk>? Desks)
    {
        /// <summary>A work group's robot: many units read it.</summary>
        public bool IsForMany => Desks is null && Rhythm is not null;
    }

    private sealed record Reader(Wish Wish, DeliveryCursor From, DeliveryCursor To)
    {
        public List<InboxLine> Lines { get; } = [];

        public void Take(InboxLine line)
        {
            if (line.Position > From.Position && line.About.Government == From.Government && Wish.Desks?.Contains(line.Desk) != false
                && !(Wish.IsForMany && NoticeKinds.IsBetweenTwo(line.Kind)))
            {
                Lines.Add(line);
            }
        }
    }
}
