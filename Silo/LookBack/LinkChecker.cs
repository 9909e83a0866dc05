using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Tracker.LookBack;

namespace Tracker.Silo.LookBack;

/// <summary>Looks at links: politely, not longer than <see cref="LinkPatience"/> allows, never at a private address.</summary>
public sealed class LinkChecker : IDisposable
{
    private const int MostRedirects = 5;

    private readonly LinkPatience _patience;
    private readonly TimeProvider _clock;
    private readonly HttpClient _client;
    private readonly ConcurrentDictionary<string, HostTurn> _hosts = new(StringComparer.OrdinalIgnoreCase);

    public LinkChecker(LinkDoor door, LinkPatience patience, TimeProvider clock)
    {
        (_patience, _clock) = (patience, clock);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false, // a proxy would connect where we may not
            AutomaticDecompression = DecompressionMethods.All,
            MaxResponseHeadersLength = 64,
            PooledConnectionLifetime = TimeSpan.Zero, // each request resolves anew
            ConnectCallback = (context, cancel) => door.Connect(context.DnsEndPoint, cancel),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Tracker", null));
        _client.DefaultRequestHeaders.Accept.ParseAdd("text/html, */*;q=0.8");
    }

    public async Task<LinkLook> Look(string link, CancellationToken cancel = default)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var url) || !IsWeb(url))
        {
            return new LinkLook(EvidenceStanding.NotCheckable, Fault: "no-link");
        }
        var turn = _hosts.GetOrAdd(url.Host, _ => new HostTurn());
        await turn.Gate.WaitAsync(cancel);
        try
        {
            if (turn.Last is { } last && _patience.Between - _clock.GetElapsedTime(last) is var rest && rest > TimeSpan.Zero)
            {
                await Task.Delay(rest, _clock, cancel);
            }
            return await LookNow(url, cancel);
        }
        finally
        {
            turn.Last = _clock.GetTimestamp();
            turn.Gate.Release();
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<LinkLook> LookNow(Uri url, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(_patience.Longest, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        string? moved = null;
        int? status = null;
        try
        {
            for (var redirects = 0; redirects <= MostRedirects; redirects++)
            {
                using var answer = await _client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, either.Token);
                status = (int)answer.StatusCode;
                if (status is >= 300 and < 400 && answer.Headers.Location is { } to)
                {
                    if (!Uri.TryCreate(url, to, out var next) || !IsWeb(next))
                    {
                        return new LinkLook(EvidenceStanding.NotCheckable, status, to.OriginalString, Fault: "no-link");
                    }
                    (url, moved) = (next, next.AbsoluteUri);
                    continue;
                }
                return status is 404 or 410 ? new LinkLook(EvidenceStanding.Dead, status, moved)
                    : !answer.IsSuccessStatusCode ? new LinkLook(EvidenceStanding.Failing, status, moved)
                    : await Read(answer, moved, either.Token);
            }
            return new LinkLook(EvidenceStanding.Failing, status, moved, Fault: "too-many-redirects");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new LinkLook(EvidenceStanding.Failing, status, moved, Fault: "too-slow");
        }
        catch (RegexMatchTimeoutException)
        {
            return new LinkLook(EvidenceStanding.Alive, status, moved, Fault: "too-long");
        }
        catch (Exception error) when (error is HttpRequestException or IOException or SocketException or InvalidDataException)
        {
            return (error as LinkRefusedException ?? error.InnerException as LinkRefusedException) is { } refused
                ? new LinkLook(EvidenceStanding.NotCheckable, status, moved, Fault: refused.Fault)
                : new LinkLook(EvidenceStanding.Failing, status, moved, Fault: "unreachable");
        }
    }

    private async Task<LinkLook> Read(HttpResponseMessage answer, string? moved, CancellationToken cancel)
    {
        var status = (int)answer.StatusCode;
        await using var content = await answer.Content.ReadAsStreamAsync(cancel);
        using var page = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await content.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            if (page.Length + read > _patience.MostBytes)
            {
                return new LinkLook(EvidenceStanding.Alive, status, moved, Fault: "too-long"); // it opens; its text is not compared
            }
            page.Write(buffer, 0, read);
        }
        var bytes = page.ToArray();
        var type = answer.Content.Headers.ContentType;
        return new LinkLook(
            EvidenceStanding.Alive, status, moved,
            type?.MediaType is null or "text/html" or "application/xhtml+xml" or "text/plain" ? PageText.Of(bytes, type?.CharSet) : $"{type.MediaType} sha256 {Convert.ToHexStringLower(SHA256.HashData(bytes))}");
    }

    private static bool IsWeb(Uri url) => (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && url.UserInfo.Length == 0;

    private sealed class HostTurn
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public long? Last { get; set; }
    }
}
