using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tracker.Silo.Tests.Delivery;

/// <summary>A web server on a port of this machine that takes what webhooks post.</summary>
internal sealed class LocalReceiver : IAsyncDisposable
{
    private readonly WebApplication _host;
    private readonly List<Post> _posts = [];
    private readonly SemaphoreSlim _came = new(0);

    private LocalReceiver(WebApplication host) => _host = host;

    /// <summary>Status and body of the answer.</summary>
    public Func<Post, (int Status, string Body)> Answer { get; set; } = _ => (200, """{"errcode":0,"errmsg":"ok"}""");

    public string Url => _host.Urls.First();

    public IReadOnlyList<Post> Posts
    {
        get
        {
            lock (_posts)
            {
                return [.. _posts];
            }
        }
    }

    public static async Task<LocalReceiver> Open()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new LocalReceiver(builder.Build());
        receiver._host.Run(receiver.Take);
        await receiver._host.StartAsync();
        return receiver;
    }

    /// <summary>Waits until one more was taken.</summary>
    public Task Next(CancellationToken cancel) => _came.WaitAsync(cancel);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var post = new Post(
            $"{http.Request.Path}{http.Request.QueryString}", http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), await reader.ReadToEndAsync());
        lock (_posts)
        {
            _posts.Add(post);
        }
        _came.Release();
        var (status, body) = Answer(post);
        http.Response.StatusCode = status;
        if (status is 302)
        {
            http.Response.Headers.Location = body;
        }
        await http.Response.WriteAsync(body);
    }
}

internal sealed record Post(string Path, IReadOnlyDictionary<string, string> Headers, string Body);
