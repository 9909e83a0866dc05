using System.Security;
using Microsoft.AspNetCore.Connections;
using Tracker.Deciding;
using Tracker.Gateway.Accounts;
using Tracker.Silo;
using Tracker.Silo.Accounts;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Gateway.Hosting;

/// <summary>A data folder that this process owns, with the host that answers for it. Dispose of it to stop and give the folder back.</summary>
internal sealed class OwnedFolder : IAsyncDisposable
{
    private readonly string _folder;
    private readonly SqliteStore _store;

    private OwnedFolder(string folder, SqliteStore store, WebApplication host) => (_folder, _store, Host) = (folder, store, host);

    public WebApplication Host { get; }

    /// <summary>Opens the folder (making it where it is missing) and starts to listen on its socket and the given addresses.</summary>
    public static async Task<Outcome<OwnedFolder>> Open(
        DirectoryInfo folder, IReadOnlyList<ListenAddress> addresses, bool pages, Action<ILoggingBuilder> logging, CancellationToken cancel)
    {
        SqliteStore store;
        try
        {
            folder.Create();
            store = SqliteStore.Open(new SqliteStoreOptions { DataFolder = folder.FullName }, TrackerSilo.Facts, TimeProvider.System);
        }
        catch (StoreRefusedException refused)
        {
            return refused.Rejection;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SecurityException)
        {
            return new Rejection("folder.unusable", folder.FullName, error.Message);
        }
        var anyAccount = await new SqliteAccountStore(store.Writer).Any(cancel);
        if (LoopbackRule.Refusal(addresses, anyAccount) is { } open)
        {
            await store.DisposeAsync();
            return open;
        }
        var owned = new OwnedFolder(folder.FullName, store, TrackerWeb.Build(store, new WebSettings(folder.FullName, addresses, pages), logging));
        try
        {
            await owned.Host.StartAsync(cancel);
            return owned;
        }
        catch (IOException error) when (error.InnerException is AddressInUseException or System.Net.Sockets.SocketException)
        {
            await owned.DisposeAsync();
            return new Rejection("urls.in-use", string.Join(' ', addresses), error.InnerException?.Message ?? error.Message);
        }
        catch
        {
            await owned.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        FolderSocket.Remove(_folder);
        await Host.StopAsync();
        await Host.DisposeAsync();
        await _store.DisposeAsync();
    }
}
