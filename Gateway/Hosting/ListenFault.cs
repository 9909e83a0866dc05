using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Tracker.Deciding;

namespace Tracker.Gateway.Hosting;

/// <summary>Why the server could not listen.</summary>
internal static class ListenFault
{
    /// <summary>Null: the error is of another kind.</summary>
    public static Rejection? Of(Exception error, IReadOnlyList<ListenAddress> addresses)
    {
        var said = string.Join(' ', addresses);
        return Innermost(error) switch
        {
            AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => new Rejection("urls.in-use", said),
            SocketException { SocketErrorCode: SocketError.AccessDenied } => new Rejection("urls.forbidden", said),
            SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => new Rejection("urls.not-of-this-machine", said),
            SocketException other => new Rejection("urls.unusable", said, other.Message),
            _ => null,
        };
    }

    private static Exception Innermost(Exception error) =>
        error is AddressInUseException || error.InnerException is null ? error : Innermost(error.InnerException);
}
