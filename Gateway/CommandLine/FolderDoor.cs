using Tracker.Deciding;
using Tracker.Gateway.Hosting;

namespace Tracker.Gateway.CommandLine;

/// <summary>
/// A command's way into a data folder. While a server owns the folder it goes through the server's socket; otherwise the command opens the folder,
/// listens on the socket itself and speaks to itself: one way of speaking, and two commands at once don't shut each other out.
/// </summary>
internal sealed class FolderDoor : IAsyncDisposable
{
    /// <summary>With one owner that neither answers nor goes: one that starts may have a whole database to upgrade, on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly OwnedFolder? _own;

    private FolderDoor(FolderClient client, OwnedFolder? own) => (Client, _own) = (client, own);

    public FolderClient Client { get; }

    /// <param name="make">False: a folder that is not there is refused.</param>
    /// <param name="account">Whom to act as (<c>--as</c>); null: the operating-system user.</param>
    public static async Task<Outcome<FolderDoor>> Open(DirectoryInfo folder, Screen screen, bool make, string? account, CancellationToken cancel)
    {
        if (!make && !folder.Exists)
        {
            return new Rejection("folder.missing", folder.FullName);
        }
        var client = new FolderClient(folder.FullName, screen.Language, account);
        var (owner, since) = ((Rejection?)null, 0L);
        while (true)
        {
            if (await Answers(folder, cancel))
            {
                return new FolderDoor(client, null);
            }
            var (own, refused) = await OwnedFolder.Open(folder, [], pages: false, logging => { }, cancel);
            if (own is not null)
            {
                return new FolderDoor(client, own);
            }
            // An owner that is just starting or stopping holds the lock and does not listen. Where owners change, other commands take their turn.
            if (!refused!.Equals(owner))
            {
                (owner, since) = (refused, TimeProvider.System.GetTimestamp());
            }
            if (refused.Code != "folder.owned" || TimeProvider.System.GetElapsedTime(since) > Patience)
            {
                client.Dispose();
                return refused;
            }
            await Task.Delay(Pause, cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }
    }

    private static async Task<bool> Answers(DirectoryInfo folder, CancellationToken cancel)
    {
        using var socket = await FolderSocket.Connect(folder.FullName, cancel);
        return socket is not null;
    }
}
