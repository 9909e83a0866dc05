using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Tracker.Deciding;

namespace Tracker.Silo.Delivery;

/// <summary>Posts a message to a webhook. Follows no redirect, and connects to no address that <see cref="PrivateAddresses"/> refuses.</summary>
internal sealed class HookSender(TimeProvider clock) : ISender
{
    private const int LongestAnswer = 4_096;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public async ValueTask<SendOutcome> Send(DeliveryMessage message, DeliverySettings settings, CancellationToken cancel) =>
        settings.Hook(message.Recipient) is not { On: true } hook
            ? new SendOutcome(new Rejection("delivery.channel-off"), ForGood: true)
            : await Send(hook, settings, message, cancel);

    public async ValueTask<SendOutcome> Send(Webhook hook, DeliverySettings settings, DeliveryMessage message, CancellationToken cancel)
    {
        var (url, body, headers) = HookForms.Of(hook, message, clock.GetUtcNow());
        using var patience = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            if ((await PrivateAddresses.Of(new Uri(url).Host, settings.PrivateHosts, either.Token)).Refused is { } refused)
            {
                return new SendOutcome(refused, WayIsDown: true);
            }
            using var client = new HttpClient(Handler(settings)) { Timeout = Timeout.InfiniteTimeSpan };
            using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Tracker", null));
            foreach (var (name, value) in headers)
            {
                request.Headers.Add(name, value);
            }
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return Outcome(hook, answer, await Beginning(answer, either.Token));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new SendOutcome(new Rejection("delivery.too-slow", hook.Name), WayIsDown: true);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or SocketException)
        {
            return new SendOutcome(new Rejection("delivery.unreachable", error.Message), WayIsDown: true);
        }
    }

    /// <summary>Resolves and checks once more where it connects: between two questions a name may have got another address.</summary>
    private static SocketsHttpHandler Handler(DeliverySettings settings) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectCallback = async (context, cancel) =>
        {
            var (allowed, refused) = await PrivateAddresses.Of(context.DnsEndPoint.Host, settings.PrivateHosts, cancel);
            if (refused is not null)
            {
                throw new IOException(refused.ToString());
            }
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };

    /// <summary>A robot answers 200 and says in the body whether it took the message.</summary>
    private static SendOutcome Outcome(Webhook hook, HttpResponseMessage answer, string says)
    {
        var said = $"{(int)answer.StatusCode} {says}";
        if (!answer.IsSuccessStatusCode)
        {
            var passes = (int)answer.StatusCode is >= 500 or 408 or 425 or 429;
            return new SendOutcome(new Rejection("delivery.hook-refused", said), ForGood: !passes, WayIsDown: passes);
        }
        return hook.Kind is WebhookKind.Json || CodeIn(says) == 0 ? SendOutcome.Taken : new SendOutcome(new Rejection("delivery.hook-refused", said), WayIsDown: true);
    }

    private static int? CodeIn(string says)
    {
        try
        {
            using var json = JsonDocument.Parse(says);
            return json.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("errcode", out var code) && code.TryGetInt32(out var number) ? number : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<string> Beginning(HttpResponseMessage answer, CancellationToken cancel)
    {
        var buffer = new byte[LongestAnswer];
        await using var content = await answer.Content.ReadAsStreamAsync(cancel);
        return Encoding.UTF8.GetString(buffer, 0, await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel));
    }
}
