using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Silo.Delivery;

/// <summary>Sends a message at once and says what came of it, so that whoever sets a way up sees whether it works. It stands in no log.</summary>
public sealed class TrialSending
{
    private readonly MailSender _mail;
    private readonly HookSender _hooks;
    private readonly TimeProvider _clock;

    internal TrialSending(MailSender mail, HookSender hooks, TimeProvider clock) => (_mail, _hooks, _clock) = (mail, hooks, clock);

    /// <summary>Null: the mail server took it.</summary>
    public async ValueTask<Rejection?> Mail(DivisionCode government, DeliverySettings settings, string to, Said said, CancellationToken cancel) =>
        !DeliveryRules.IsMailAddress(to) ? new Rejection("delivery.address-invalid", to)
        : settings.Mail is not { } server ? new Rejection("delivery.channel-off")
        : (await _mail.Send(server, settings, to, Message(government, DeliveryChannels.Mail, "trial", said), cancel)).Refused;

    /// <summary>Null: it was taken.</summary>
    public async ValueTask<Rejection?> Hook(DivisionCode government, DeliverySettings settings, string name, Said said, CancellationToken cancel) =>
        settings.Hook(name) is not { } hook ? new Rejection("delivery.webhook-unknown", name)
        : (await _hooks.Send(hook, settings, Message(government, DeliveryChannels.Hook, name, said), cancel)).Refused;

    private DeliveryMessage Message(DivisionCode government, string channel, string recipient, Said said)
    {
        var now = _clock.GetUtcNow();
        return new($"{channel}.{government}.{recipient}.trial-{now.ToUnixTimeMilliseconds()}", government, channel, recipient, said, now, DeliveryState.Waiting, 1, now, null, null, null);
    }
}
