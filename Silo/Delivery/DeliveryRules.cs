using System.Net.Mail;
using Tracker.Deciding;

namespace Tracker.Silo.Delivery;

/// <summary>What settings must be like. Null: nothing is wrong.</summary>
public static class DeliveryRules
{
    public const int MostWebhooks = 10;
    public const int ShortestSecret = 16;
    public const int LongestText = 500;

    public static Rejection? Fault(DeliverySettings settings)
    {
        if (settings.SystemAddress is { } address && !IsWebAddress(address))
        {
            return new Rejection("delivery.system-address-invalid", address);
        }
        if (settings.PrivateHosts.FirstOrDefault(host => !IsHost(host)) is { } wrong)
        {
            return new Rejection("delivery.private-host-invalid", wrong);
        }
        if (settings.Mail is { } mail && Fault(mail) is { } fault)
        {
            return fault;
        }
        if (settings.Webhooks.Length > MostWebhooks)
        {
            return new Rejection("delivery.too-many-webhooks", $"{MostWebhooks}");
        }
        return settings.Webhooks.GroupBy(w => w.Name).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? new Rejection("delivery.webhook-name-twice", twice.Key)
            : settings.Webhooks.Select(Fault).FirstOrDefault(f => f is not null);
    }

    public static Rejection? Fault(PersonalDelivery person) =>
        person.Rhythm is not DigestRhythm.Off && person.Address is null ? new Rejection("delivery.address-missing")
        : person.Address is { } address && !IsMailAddress(address) ? new Rejection("delivery.address-invalid", address)
        : null;

    /// <summary>One address, without a name beside it.</summary>
    public static bool IsMailAddress(string text) =>
        text.Length <= 200 && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is ',' or ';' or '<' or '>' or '"')
        && MailAddress.TryCreate(text, out var read) && read.Address == text;

    private static Rejection? Fault(MailServer mail) =>
        !IsHost(mail.Host) ? new Rejection("delivery.host-invalid", mail.Host)
        : mail.Port is < 1 or > 65_535 ? new Rejection("delivery.port-invalid", $"{mail.Port}")
        : !IsMailAddress(mail.From) ? new Rejection("delivery.address-invalid", mail.From)
        : (mail.User is null) != (mail.Password is null) ? new Rejection("delivery.password-missing")
        : null;

    private static Rejection? Fault(Webhook hook) =>
        hook.Name.Length is 0 or > 40 || !hook.Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? new Rejection("delivery.webhook-name-invalid", hook.Name)
        : !IsWebAddress(hook.Url) ? new Rejection("delivery.url-invalid", hook.Name)
        : hook.Kind is WebhookKind.Json && hook.Secret is not { Length: >= ShortestSecret and <= LongestText } ? new Rejection("delivery.secret-missing", hook.Name, $"{ShortestSecret}")
        : null;

    private static bool IsWebAddress(string text) =>
        text.Length <= LongestText && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0;

    private static bool IsHost(string text) => text.Length is > 0 and <= 253 && Uri.CheckHostName(text) is not UriHostNameType.Unknown;
}
