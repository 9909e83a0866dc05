using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Tracker.Silo.Delivery;

/// <summary>How a government's notices leave the house. Everything is off until its administrator switches it on. Holds passwords: never shown again.</summary>
/// <param name="SystemAddress">Where readers open the system, for links in messages; null: messages hold none.</param>
/// <param name="DigestAt">China's time; from then on the day's digest goes out.</param>
/// <param name="QuietDays">No digest on these days, whatever the calendar says.</param>
/// <param name="PrivateHosts">Names or addresses that may lie in a private network, because the administrator says so.</param>
public sealed record DeliverySettings(
    string? SystemAddress,
    TimeOnly DigestAt,
    ImmutableArray<DateOnly> QuietDays,
    ImmutableArray<string> PrivateHosts,
    MailServer? Mail,
    ImmutableArray<Webhook> Webhooks)
{
    public static DeliverySettings Off { get; } = new(null, new TimeOnly(8, 30), [], [], null, []);

    public bool SendsMail => Mail is { On: true };

    public Webhook? Hook(string name) => Webhooks.FirstOrDefault(w => w.Name == name);
}

/// <summary>The mail server of the government's own network.</summary>
/// <param name="Tls">STARTTLS; a server without it is then refused.</param>
/// <param name="User">Null: the server asks for no sign-in.</param>
public sealed record MailServer(bool On, string Host, int Port, bool Tls, string From, string? User, string? Password);

/// <param name="Name">Lower-case letters, digits and <c>-</c>: it stands in message ids.</param>
/// <param name="Secret">Signs what is sent: HMAC of our own form, 加签 of 钉钉; 企业微信 has none.</param>
public sealed record Webhook(string Name, WebhookKind Kind, string Url, string? Secret, bool On);

[JsonConverter(typeof(JsonStringEnumConverter<WebhookKind>))]
public enum WebhookKind
{
    /// <summary>Signed JSON for a program, as notices come.</summary>
    [JsonStringEnumMemberName("json")]
    Json,

    /// <summary>A group's robot of 企业微信: one digest a day.</summary>
    [JsonStringEnumMemberName("wecom")]
    WeCom,

    /// <summary>A group's robot of 钉钉: one digest a day.</summary>
    [JsonStringEnumMemberName("dingtalk")]
    DingTalk,
}

/// <summary>When a person wants the digest.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DigestRhythm>))]
public enum DigestRhythm
{
    [JsonStringEnumMemberName("off")]
    Off,

    [JsonStringEnumMemberName("working-days")]
    WorkingDays,

    [JsonStringEnumMemberName("every-day")]
    EveryDay,
}

/// <summary>What the holder of an account chose.</summary>
/// <param name="Holder">Who sat on the post then: after a hand-over the choice counts for nobody.</param>
public sealed record PersonalDelivery(string Holder, string? Address, DigestRhythm Rhythm);
