using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Tracker.Silo.Delivery;

namespace Tracker.Silo.LookBack;

/// <summary>
/// The only way out to a link's host: where it connects it resolves, and only to what it resolved and allows does it connect. So a redirect, or a name that
/// changes its address between two questions, leads into no private network either.
/// </summary>
public sealed class LinkDoor
{
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve;
    private ImmutableHashSet<IPEndPoint> _alsoAllowed = [];

    public LinkDoor()
        : this(Dns.GetHostAddressesAsync) { }

    internal LinkDoor(Func<string, CancellationToken, Task<IPAddress[]>> resolve) => _resolve = resolve;

    /// <summary>For tests, whose web server stands on this machine: just this address and port. No setting leads here.</summary>
    internal void AllowForTests(IPEndPoint endpoint) => _alsoAllowed = _alsoAllowed.Add(endpoint);

    internal async ValueTask<Stream> Connect(DnsEndPoint to, CancellationToken cancel)
    {
        IPAddress[] found;
        try
        {
            found = await _resolve(to.Host.Trim('[', ']'), cancel);
        }
        catch (SocketException error)
        {
            throw new LinkRefusedException("host-unknown", error);
        }
        var allowed = found.Where(a => !PrivateAddresses.IsPrivate(a) || _alsoAllowed.Contains(new IPEndPoint(a, to.Port))).ToArray();
        if (allowed.Length == 0)
        {
            throw new LinkRefusedException(found.Length == 0 ? "host-unknown" : "private-address");
        }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, to.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>Nobody was connected to. An <see cref="IOException"/>, as the client hands it on.</summary>
internal sealed class LinkRefusedException(string fault, Exception? inner = null) : IOException(fault, inner)
{
    public string Fault { get; } = fault;
}
