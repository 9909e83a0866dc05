using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Tracker.Gateway.Tests.Telemetry;

/// <summary>A collector on a port of this machine: takes spans and metrics by OTLP, over HTTP or gRPC.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _host;
    private readonly ConcurrentQueue<TracedSpan> _spans = new();
    private readonly SemaphoreSlim _came = new(0);

    private Collector(WebApplication host) => _host = host;

    public string Url => _host.Urls.First();

    public IReadOnlyList<TracedSpan> Spans => [.. _spans];

    /// <summary>Names of metrics stand in the bytes as they are.</summary>
    public ConcurrentQueue<byte[]> Metrics { get; } = new();

    public static async Task<Collector> Open(bool grpc)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = grpc ? HttpProtocols.Http2 : HttpProtocols.Http1));
        var collector = new Collector(builder.Build());
        collector._host.Run(http => collector.Take(http, grpc));
        await collector._host.StartAsync();
        return collector;
    }

    /// <summary>Waits until the spans that came are enough.</summary>
    public async Task Until(Func<IReadOnlyList<TracedSpan>, bool> enough, CancellationToken cancel)
    {
        while (!enough(Spans))
        {
            await _came.WaitAsync(cancel);
        }
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task Take(HttpContext http, bool grpc)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var bytes = body.ToArray()[(grpc ? 5 : 0)..]; // gRPC: a flag and the length go before
        if (http.Request.Path.Value!.Contains("trace", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var span in TracedSpan.Of(bytes))
            {
                _spans.Enqueue(span);
            }
        }
        else
        {
            Metrics.Enqueue(bytes);
        }
        _came.Release();
        if (grpc)
        {
            http.Response.ContentType = "application/grpc";
            await http.Response.Body.WriteAsync(new byte[5]);
            http.Response.AppendTrailer("grpc-status", "0");
        }
        else
        {
            http.Response.ContentType = "application/x-protobuf";
        }
    }
}
