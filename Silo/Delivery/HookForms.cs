using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tracker.Deciding;

namespace Tracker.Silo.Delivery;

/// <summary>What a webhook is sent: the address, the body, and the headers that sign it. Pure.</summary>
internal static class HookForms
{
    /// <summary>A robot of 企业微信 takes 4,096 bytes of Markdown, one of 钉钉 20,000.</summary>
    private const int WeComBytes = 4_096;
    private const int DingTalkBytes = 20_000;

    public static (string Url, string Body, IReadOnlyList<(string Name, string Value)> Headers) Of(Webhook hook, DeliveryMessage message, DateTimeOffset now) => hook.Kind switch
    {
        WebhookKind.Json => Signed(hook, message, now),
        WebhookKind.WeCom => (hook.Url, Json(new { msgtype = "markdown", markdown = new { content = Markdown(message.Said, WeComBytes) } }), []),
        WebhookKind.DingTalk => (
            hook.Secret is { Length: > 0 } secret ? WithSignature(hook.Url, secret, now.ToUnixTimeMilliseconds()) : hook.Url,
            Json(new { msgtype = "markdown", markdown = new { title = message.Said.Title, text = Markdown(message.Said, DingTalkBytes) } }),
            []),
        _ => throw new ArgumentOutOfRangeException(nameof(hook)),
    };

    /// <summary>HMAC-SHA256 over the time in seconds, a dot and the body, in hex: a receiver that checks time and id takes nothing twice and nothing old.</summary>
    public static string Signature(string secret, string seconds, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{seconds}.{body}")));

    private static (string, string, IReadOnlyList<(string, string)>) Signed(Webhook hook, DeliveryMessage message, DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var body = Json(new
        {
            id = message.Id,
            government = message.Government.Value,
            madeAt = message.MadeAt,
            title = message.Said.Title,
            items = message.Said.Items.Select(i => new { i.Position, i.Ordinal, i.Kind, unit = i.Unit?.Value, i.About, i.Day, i.Text, i.Link }),
        });
        return (hook.Url, body, [("X-Tracker-Message", message.Id), ("X-Tracker-Time", seconds), ("X-Tracker-Signature", $"sha256={Signature(hook.Secret!, seconds, body)}")]);
    }

    /// <summary>加签: the time in milliseconds, a line feed and the secret, signed with the secret.</summary>
    private static string WithSignature(string url, string secret, long milliseconds)
    {
        var sign = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{milliseconds}\n{secret}"));
        return $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}timestamp={milliseconds}&sign={Uri.EscapeDataString(Convert.ToBase64String(sign))}";
    }

    /// <summary>The title, then an item a line as far as they fit. What people typed makes no link and no heading.</summary>
    private static string Markdown(Said said, int most)
    {
        var (text, room) = (new StringBuilder($"### {Plain(said.Title)}\n"), most - 200);
        foreach (var item in said.Items)
        {
            var line = item.Link is null ? $"- {Plain(item.Text)}\n" : $"- [{Plain(item.Text)}]({item.Link})\n";
            if (Encoding.UTF8.GetByteCount(text.ToString()) + Encoding.UTF8.GetByteCount(line) > room)
            {
                return text.Append("- ……\n").Append(said.More).ToString();
            }
            text.Append(line);
        }
        return text.Append(said.More).ToString();
    }

    private static string Plain(string text) => string.Concat(text.Select(c => c switch
    {
        '[' or '<' => '（',
        ']' or '>' => '）',
        '`' or '*' or '#' or '_' or '\r' or '\n' => ' ',
        '@' => '＠',
        _ => c,
    }));

    private static string Json(object body) => JsonSerializer.Serialize(body, StoredJson.Options);
}
