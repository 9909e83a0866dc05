using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Tracker.Deciding;

namespace Tracker.Gateway.Hosting;

/// <summary>An address of <c>--urls</c>: <c>http://127.0.0.1:5080</c>, <c>http://localhost:5080</c>, <c>http://*:80</c>. Port 0: any that is free.</summary>
/// <param name="Host">Null: every address of the machine.</param>
internal sealed record ListenAddress(IPAddress? Host, int Port)
{
    public bool IsLoopback => Host is not null && IPAddress.IsLoopback(Host);

    /// <summary>The same port, reachable from this machine only.</summary>
    public ListenAddress OnLoopback => IsLoopback ? this : this with { Host = IPAddress.Loopback };

    /// <summary>Several are parted by <c>;</c> or <c>,</c>.</summary>
    public static (IReadOnlyList<ListenAddress> Addresses, Rejection? Rejection) Read(string urls)
    {
        var addresses = new List<ListenAddress>();
        foreach (var url in urls.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Of(url) is not { } address)
            {
                return ([], new Rejection("urls.invalid", url));
            }
            addresses.Add(address);
        }
        return addresses.Count > 0 ? (addresses, null) : ([], new Rejection("urls.invalid", urls));
    }

    /// <summary>As it is typed.</summary>
    public override string ToString() => Host is null ? $"http://*:{Port}" : $"http://{new IPEndPoint(Host, Port)}";

    public void ListenOn(KestrelServerOptions kestrel)
    {
        if (Host is null)
        {
            kestrel.ListenAnyIP(Port);
        }
        else
        {
            kestrel.Listen(Host, Port);
        }
    }

    private static ListenAddress? Of(string url)
    {
        // Encryption is the business of the web server in front; so are paths.
        if (!url.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        var rest = url["http://".Length..].TrimEnd('/');
        var colon = rest.LastIndexOf(':');
        var hasPort = colon > rest.LastIndexOf(']');
        var host = hasPort ? rest[..colon] : rest;
        var port = 80;
        if (hasPort && !(int.TryParse(rest.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= IPEndPoint.MaxPort))
        {
            return null;
        }
        return host switch
        {
            "*" or "+" or "0.0.0.0" or "[::]" => new ListenAddress(null, port),
            "localhost" => new ListenAddress(IPAddress.Loopback, port),
            _ => IPAddress.TryParse(host.Trim('[', ']'), out var address) ? new ListenAddress(address, port) : null,
        };
    }
}
