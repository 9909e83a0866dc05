using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tracker.Gateway.Demo;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Silo.Accounts;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>A server with pages on a new folder and a free port of this machine.</summary>
internal sealed class PageHouse : IAsyncDisposable
{
    private static readonly Lazy<Task<DirectoryInfo>> Filled = new(Fill);

    private readonly DirectoryInfo _folder;
    private readonly OwnedFolder _owned;

    private PageHouse(DirectoryInfo folder, OwnedFolder owned, string code)
    {
        (_folder, _owned, Code) = (folder, owned, code);
        Address = new Uri(owned.Host.Urls.Single(url => url.StartsWith("http://127.0.0.1", StringComparison.Ordinal)));
    }

    public Uri Address { get; }

    /// <summary>The one-time code of the first start; empty where there are accounts already.</summary>
    public string Code { get; }

    public IServiceProvider Services => _owned.Host.Services;

    public static Task<PageHouse> Open() => Open(Directory.CreateTempSubdirectory("tracker-pages-"), null);

    /// <summary>One process's part of a house on a PostgreSQL database that others share.</summary>
    public static async Task<PageHouse> OpenOn(string database)
    {
        var folder = Directory.CreateTempSubdirectory("tracker-pages-");
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "tracker.json"), JsonSerializer.Serialize(new { ConnectionStrings = new { Tracker = database } }));
        return await Open(folder, StoreChoice.Postgres);
    }

    private static async Task<PageHouse> Open(DirectoryInfo folder, string? store, Action<ILoggingBuilder>? logging = null)
    {
        var (addresses, _) = ListenAddress.Read("http://127.0.0.1:0");
        var (owned, refused) = await OwnedFolder.Open(
            folder, addresses, pages: true, logging ?? (silent => silent.SetMinimumLevel(LogLevel.None)), CancellationToken.None, kind: store);
        refused.ShouldBeNull();
        return new PageHouse(folder, owned!, await owned!.Host.Services.GetRequiredService<FirstStart>().Begin() ?? "");
    }

    /// <summary>With the fictional province in it, and an account for each role: a copy of a folder that was filled once for all tests.</summary>
    public static async Task<PageHouse> OpenDemo(Action<ILoggingBuilder>? logging = null) =>
        await Open((await Filled.Value).CopyTo(Directory.CreateTempSubdirectory("tracker-pages-")), null, logging);

    private static async Task<DirectoryInfo> Fill()
    {
        var house = await Open();
        await DemoData.Fill(house.Services);
        await house._owned.DisposeAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => house._folder.Delete(recursive: true);
        return house._folder;
    }

    public async ValueTask DisposeAsync()
    {
        await _owned.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
