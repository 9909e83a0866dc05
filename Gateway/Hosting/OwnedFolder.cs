using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Accounts;
using Tracker.Gateway.Demo;
using Tracker.Silo.Accounts;
using Tracker.Silo.Files;
using Tracker.Silo.Journal;
using Tracker.Silo;

namespace Tracker.Gateway.Hosting;

/// <summary>A data folder that this process owns, with the host that answers for it. Dispose of it to stop and give the folder back.</summary>
internal sealed class OwnedFolder : IAsyncDisposable
{
    private readonly string _folder;
    private readonly IStore _store;

    private OwnedFolder(string folder, IStore store, WebApplication host) => (_folder, _store, Host) = (folder, store, host);

    public WebApplication Host { get; }

    /// <summary>Opens the folder (making it where it is missing) and starts to listen on its socket and the given addresses.</summary>
    /// <param name="kind">One of <see cref="StoreChoice"/>; null: as the folder remembers.</param>
    /// <param name="clock">Null: the machine's.</param>
    /// <param name="dueWork">What falls due is told while the host runs.</param>
    /// <param name="engine">Null: the embedded one.</param>
    /// <param name="demo">Fills the folder with the demo first; refused where it holds anything else.</param>
    public static async Task<Outcome<OwnedFolder>> Open(
        DirectoryInfo folder, IReadOnlyList<ListenAddress> addresses, bool pages, Action<ILoggingBuilder> logging, CancellationToken cancel, bool demo = false, string? kind = null, TimeProvider? clock = null, bool dueWork = false, EngineChoice? engine = null)
    {
        var (store, refused) = await StoreChoice.Open(folder, kind, clock ?? TimeProvider.System, cancel);
        if (store is null)
        {
            return refused!;
        }
        engine ??= EngineChoice.Embedded;
        if ((await Refusal(store, addresses, demo, cancel) ?? await engine.Prepare(store, folder, cancel)) is { } refusal)
        {
            await store.DisposeAsync();
            return refusal;
        }
        OwnedFolder owned;
        try
        {
            owned = new OwnedFolder(folder.FullName, store, TrackerWeb.Build(store, new WebSettings(folder.FullName, addresses, pages, engine, dueWork), logging, clock ?? TimeProvider.System));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            await store.DisposeAsync();
            return FolderFault.Of(folder.FullName, error);
        }
        try
        {
            if (demo)
            {
                await DemoData.Fill(owned.Host.Services, cancel);
            }
            await owned.Host.StartAsync(cancel);
            return owned;
        }
        catch (Exception error) when (ListenFault.Of(error, addresses) is not null)
        {
            await owned.DisposeAsync();
            return ListenFault.Of(error, addresses)!;
        }
        catch
        {
            await owned.DisposeAsync();
            throw;
        }
    }

    private static async ValueTask<Rejection?> Refusal(IStore store, IReadOnlyList<ListenAddress> addresses, bool demo, CancellationToken cancel)
    {
        var accounts = store.Accounts;
        var anyDemoAccount = demo || await accounts.Find(AccountId.Parse(DemoAccounts.Office), cancel) is not null;
        if (LoopbackRule.Refusal(addresses, await accounts.Any(cancel), anyDemoAccount) is { } open)
        {
            return open;
        }
        return demo && !await DemoData.MayFill(store.Journal, cancel) ? new Rejection("demo.folder-in-use") : null;
    }

    public async ValueTask DisposeAsync()
    {
        FolderSocket.Remove(_folder);
        await Host.StopAsync();
        await Host.DisposeAsync();
        await _store.DisposeAsync();
    }
}
