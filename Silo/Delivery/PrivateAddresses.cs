using System.Net;
using System.Net.Sockets;
using Tracker.Deciding;

namespace Tracker.Silo.Delivery;

/// <summary>
/// Nothing is sent into a private network, to this machine or to where there is no network at all, unless the administrator named the host: else an address
/// that somebody typed would reach what only this machine may reach.
/// </summary>
internal static class PrivateAddresses
{
    /// <summary>The addresses of a host that may be connected to.</summary>
    public static async Task<(IPAddress[] Allowed, Rejection? Refused)> Of(string host, IReadOnlyCollection<string> named, CancellationToken cancel)
    {
        IPAddress[] found;
        try
        {
            found = await Dns.GetHostAddressesAsync(host.Trim('[', ']'), cancel);
        }
        catch (SocketException)
        {
            return ([], new Rejection("delivery.host-unknown", host));
        }
        var allowed = named.Contains(host, StringComparer.OrdinalIgnoreCase) ? found : [.. found.Where(a => !IsPrivate(a) || named.Contains(a.ToString()))];
        return allowed is [] ? ([], new Rejection("delivery.private-address", host)) : (allowed, null);
    }

    public static bool IsPrivate(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }
        if (address.AddressFamily is AddressFamily.InterNetworkV6)
        {
            return IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal || address.IsIPv6SiteLocal || address.IsIPv6Multicast
                || address.Equals(IPAddress.IPv6Any) || address.IsIPv6Teredo || Embeds(address);
        }
        return address.GetAddressBytes() switch
        {
            [0 or 10 or 127, ..] or [>= 224, ..] => true,
            [100, >= 64 and <= 127, ..] => true,
            [169, 254, ..] or [192, 168, ..] => true,
            [172, >= 16 and <= 31, ..] => true,
            [192, 0, 0 or 2, _] or [198, 18 or 19, ..] => true,
            _ => false,
        };
    }

    /// <summary>An IPv4 address inside an IPv6 one (64:ff9b::/96, 2002::/16, ::/96) may be a private one.</summary>
    private static bool Embeds(IPAddress address) => address.GetAddressBytes() switch
    {
        [0x20, 0x02, ..] or [0x00, 0x64, 0xff, 0x9b, ..] or [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ..] => true,
        _ => false,
    };
}
