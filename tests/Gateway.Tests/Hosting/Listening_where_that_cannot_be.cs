using System.Net.Sockets;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Speaking;

namespace Tracker.Gateway.Tests.Hosting;

public class Listening_where_that_cannot_be
{
    private static readonly IReadOnlyList<ListenAddress> Addresses = ListenAddress.Read("http://127.0.0.1:80").Addresses;

    [Theory]
    [InlineData(SocketError.AddressAlreadyInUse, "urls.in-use")]
    [InlineData(SocketError.AccessDenied, "urls.forbidden")]
    [InlineData(SocketError.AddressNotAvailable, "urls.not-of-this-machine")]
    [InlineData(SocketError.NetworkDown, "urls.unusable")]
    public void Is_told_by_its_cause(SocketError cause, string code)
    {
        var refused = ListenFault.Of(new IOException("outer", new SocketException((int)cause)), Addresses).ShouldNotBeNull();

        refused.Code.ShouldBe(code);
        refused.Says.ShouldContain("「http://127.0.0.1:80」");
    }

    [Fact]
    public void Is_no_reason_for_other_errors() => ListenFault.Of(new IOException("other"), Addresses).ShouldBeNull();
}
