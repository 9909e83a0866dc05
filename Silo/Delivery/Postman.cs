using Tracker.Deciding;
using Tracker.Silo.Telemetry;
using Tracker.Units;

namespace Tracker.Silo.Delivery;

/// <summary>
/// Carries what waits, one message at a time: an attempt is put down before it begins and its end after it ended, so a kill repeats at most the one that was
/// under way, and skips none.
/// </summary>
internal sealed class Postman(Recipients recipients, Outbox outbox, ISender mail, ISender hooks)
{
    private const int AtOnce = 100;

    /// <param name="goOn">Asked before each message: false ends the round.</param>
    /// <returns>How many were taken by the other side.</returns>
    public async Task<int> Round(Func<ValueTask<bool>> goOn, CancellationToken cancel)
    {
        var (taken, seen) = (0, new HashSet<string>());
        var down = new HashSet<(DivisionCode, string, string?)>();
        while ((await outbox.Due(AtOnce, down, cancel)).Where(m => seen.Add(m.Id)).ToList() is { Count: > 0 } due)
        {
            foreach (var message in due)
            {
                if (!await goOn())
                {
                    return taken;
                }
                if (down.Contains(WayOf(message)))
                {
                    continue; // it would fail as the one before did, and lose an attempt
                }
                var outcome = await Carry(message, cancel);
                taken += outcome is { Refused: null } ? 1 : 0;
                if (outcome is { WayIsDown: true })
                {
                    down.Add(WayOf(message));
                }
            }
        }
        return taken;
    }

    /// <summary>Null: somebody else carries it.</summary>
    private async Task<SendOutcome?> Carry(DeliveryMessage message, CancellationToken cancel)
    {
        if (Patience.IsOver(message.Attempts))
        {
            // The last attempt was begun and its end never said.
            await outbox.GiveUp(message.Id, new Rejection("delivery.tried-too-often", $"{message.Attempts}"), cancel);
            return null;
        }
        if (!await outbox.Claim(message, cancel))
        {
            return null;
        }
        var (settings, _) = await recipients.Settings(message.Government, cancel);
        var outcome = await (message.Channel == DeliveryChannels.Mail ? mail : hooks).Send(message, settings, cancel);
        var givenUp = outcome is { Refused: not null } && (outcome.ForGood || Patience.IsOver(message.Attempts + 1));
        Signals.Deliveries.Add(1, new("way", message.Channel), Signals.Outcome(outcome.Refused is null ? "sent" : givenUp ? "given-up" : "failed"));
        // Its end is said even where the process is told to stop meanwhile: the other side has it.
        await (outcome switch
        {
            { Refused: null } => outbox.Sent(message.Id, CancellationToken.None),
            { Refused: { } why } when givenUp => outbox.GiveUp(message.Id, why, CancellationToken.None),
            { Refused: { } why } => outbox.Failed(message.Id, why, CancellationToken.None),
        });
        return outcome;
    }

    /// <summary>One mail server serves all persons of a government; each webhook is a way of its own.</summary>
    private static (DivisionCode, string, string?) WayOf(DeliveryMessage message) =>
        (message.Government, message.Channel, message.Channel == DeliveryChannels.Mail ? null : message.Recipient);
}
