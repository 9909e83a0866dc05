using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tracker.Silo.Tests.LookBack;

/// <summary>A real web server on a port of its own, whose pages a test may change; it counts who asked for what.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;

    public PageServer()
    {
        _listener.Start();
        Endpoint = (IPEndPoint)_listener.LocalEndpoint;
        _serving = Serve();
    }

    public IPEndPoint Endpoint { get; }

    /// <summary>What a path answers: a status line's number, headers and a body; null body: endless.</summary>
    public ConcurrentDictionary<string, (int Status, string Headers, byte[]? Body)> Pages { get; } = new();

    /// <summary>Paths that are answered never.</summary>
    public ConcurrentDictionary<string, bool> Silent { get; } = new();

    public ConcurrentQueue<string> Asked { get; } = new();

    public string Link(string path) => $"http://{Endpoint}{path}";

    public void Page(string path, string text, int status = 200) =>
        Pages[path] = (status, "Content-Type: text/html; charset=utf-8\r\n", Encoding.UTF8.GetBytes($"<html><head><script>var n=1;</script></head><body><nav>首页</nav><p>{text}</p></body></html>"));

    public void Redirect(string path, string to) => Pages[path] = (301, $"Location: {to}\r\n", []);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
        _end.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                _ = Answer(await _listener.AcceptTcpClientAsync(_end.Token));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task Answer(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                var path = (await reader.ReadLineAsync(_end.Token))!.Split(' ')[1];
                while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 })
                {
                    // Headers are of no concern.
                }
                Asked.Enqueue(path);
                if (Silent.ContainsKey(path))
                {
                    await Task.Delay(Timeout.Infinite, _end.Token);
                }
                var (status, headers, body) = Pages.GetValueOrDefault(path, (404, "", []));
                var length = body is null ? "" : $"Content-Length: {body.Length}\r\n";
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} X\r\nConnection: close\r\n{headers}{length}\r\n"), _end.Token);
                var endless = Encoding.ASCII.GetBytes(new string('a', 64 * 1024));
                for (var more = body is null; more;)
                {
                    await stream.WriteAsync(endless, _end.Token);
                }
                await stream.WriteAsync(body, _end.Token);
            }
            catch (Exception error) when (error is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            {
                // Whoever asked has gone.
            }
        }
    }
}
