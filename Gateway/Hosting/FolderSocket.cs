using System.Net.Sockets;
using System.Text;

namespace Tracker.Gateway.Hosting;

/// <summary>
/// The Unix socket beside a data folder's lock: whoever owns the folder listens on it, commands of the same user speak through it. What a
/// killed owner left behind is replaced by the next one and answers nobody meanwhile.
/// </summary>
internal static class FolderSocket
{
    /// <summary>A socket's path may have 107 bytes: a longer one is reached over a link of its own that is gone at once.</summary>
    private const int LongestPath = 100;

    public static string PathIn(string dataFolder) => Path.Combine(Path.GetFullPath(dataFolder), "tracker.sock");

    /// <summary>A bound socket that nobody but this user can open, under its final name from the first moment that it answers.</summary>
    public static Socket Bind(string dataFolder)
    {
        var arriving = $"tracker.{Environment.ProcessId}.sock";
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            File.Delete(Path.Combine(dataFolder, arriving));
            At(dataFolder, arriving, socket.Bind);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(Path.Combine(dataFolder, arriving), UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
            File.Move(Path.Combine(dataFolder, arriving), PathIn(dataFolder), overwrite: true);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Takes the socket's name away: the folder is given back.</summary>
    public static void Remove(string dataFolder) => File.Delete(PathIn(dataFolder));

    /// <summary>Null: nobody listens.</summary>
    public static async ValueTask<Socket?> Connect(string dataFolder, CancellationToken cancel)
    {
        if (!File.Exists(PathIn(dataFolder)))
        {
            return null;
        }
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await At(dataFolder, "tracker.sock", endpoint => socket.ConnectAsync(endpoint, cancel).AsTask());
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static void At(string folder, string name, Action<UnixDomainSocketEndPoint> use) =>
        At(folder, name, endpoint =>
        {
            use(endpoint);
            return Task.CompletedTask;
        }).GetAwaiter().GetResult();

    private static async Task At(string folder, string name, Func<UnixDomainSocketEndPoint, Task> use)
    {
        var full = Path.Combine(Path.GetFullPath(folder), name);
        if (Encoding.UTF8.GetByteCount(full) <= LongestPath)
        {
            await use(new UnixDomainSocketEndPoint(full));
            return;
        }
        var link = Path.Combine(Path.GetTempPath(), $"tracker-{Guid.NewGuid():N}");
        Directory.CreateSymbolicLink(link, Path.GetFullPath(folder));
        try
        {
            await use(new UnixDomainSocketEndPoint(Path.Combine(link, name)));
        }
        finally
        {
            File.Delete(link);
        }
    }
}
