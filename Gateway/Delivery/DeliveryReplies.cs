using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Speaking;
using Tracker.Silo.Delivery;

namespace Tracker.Gateway.Delivery;

internal sealed record GeneralBody(TimeOnly DigestAt, ImmutableArray<DateOnly> QuietDays, ImmutableArray<string> PrivateHosts, string? SystemAddress = null);

/// <param name="Password">Absent: the kept one, where host, port and user stay.</param>
internal sealed record MailBody(bool On, string Host, int Port, bool Tls, string From, string? User = null, string? Password = null);

/// <param name="Url">Absent: the kept one.</param>
/// <param name="Secret">Absent: the kept one, where kind and address stay.</param>
internal sealed record HookBody(bool On, WebhookKind Kind, string? Url = null, string? Secret = null);

/// <param name="Hook">The webhook to try; absent: mail, to this address.</param>
internal sealed record TrialBody(string? To = null, string? Hook = null);

/// <param name="Digest">The holder's mail address and how often the digest comes.</param>
internal sealed record ChoiceBody(DigestRhythm Digest, string? Address = null);

internal sealed record DeliveryReply(
    string? SystemAddress, TimeOnly DigestAt, ImmutableArray<DateOnly> QuietDays, ImmutableArray<string> PrivateHosts, MailReply? Mail, ImmutableArray<HookReply> Webhooks)
{
    public static DeliveryReply Of(DeliverySettings s) => new(
        s.SystemAddress, s.DigestAt, s.QuietDays, s.PrivateHosts,
        s.Mail is { } m ? new MailReply(m.On, m.Host, m.Port, m.Tls, m.From, m.User, m.Password is not null) : null,
        [.. s.Webhooks.Select(w => new HookReply(w.Name, w.On, EnumNames.Of(w.Kind), DeliveryWords.Shown(w.Url), w.Secret is not null))]);
}

internal sealed record MailReply(bool On, string Host, int Port, bool Tls, string From, string? User, bool HasPassword);

/// <param name="Address">Without its query, which holds a robot's key.</param>
internal sealed record HookReply(string Name, bool On, string Kind, string Address, bool HasSecret);

internal sealed record MessageReply(
    string Id, string Channel, string Recipient, string Title, string State, int Attempts, DateTimeOffset MadeAt, DateTimeOffset? NextAt, DateTimeOffset? DoneAt, string? Code, string? Why)
{
    public static MessageReply Of(DeliveryMessage m) => new(
        m.Id, m.Channel, m.Recipient, m.Said.Title, EnumNames.Of(m.State), m.Attempts, m.MadeAt, m.State is DeliveryState.Waiting ? m.NextAt : null, m.DoneAt, m.Fault,
        m.Fault is null ? null : new Rejection(m.Fault, m.Detail ?? "").Says);
}

internal sealed record ChoiceReply(string Digest, string? Address, bool MailIsOn);

/// <param name="Done">What it was done with: a message's id, a webhook's name or a mail address.</param>
internal sealed record DoneReply(string Done);
