using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.Silo.Accounts;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Hosting;

/// <summary>A data folder of the test's own, served as <c>tracker serve</c> does; <see cref="Http"/> speaks as the folder's owner.</summary>
internal sealed class ServedFolder : IAsyncDisposable
{
    private static readonly Lazy<Task<DirectoryInfo>> Filled = new(Fill);

    private readonly OwnedFolder _owned;
    private readonly List<HttpClient> _programs = [];
    private bool _stopped;

    private ServedFolder(DirectoryInfo folder, OwnedFolder owned)
    {
        (Folder, _owned) = (folder, owned);
        Http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancel) => new NetworkStream((await FolderSocket.Connect(folder.FullName, cancel)).ShouldNotBeNull(), ownsSocket: true),
        })
        { BaseAddress = new Uri("http://folder/") };
        Network = new HttpClient { BaseAddress = new Uri(owned.Host.Urls.Single(url => !url.Contains("unix:"))) };
    }

    public DirectoryInfo Folder { get; }

    public HttpClient Http { get; }

    /// <summary>From the network, with nobody signed in.</summary>
    public HttpClient Network { get; }

    public IGrains Grains => _owned.Host.Services.GetRequiredService<IGrains>();

    public T Service<T>()
        where T : notnull => _owned.Host.Services.GetRequiredService<T>();

    public static async Task<ServedFolder> Open(TimeProvider? clock = null)
    {
        var house = await Serve(Directory.CreateTempSubdirectory("tracker-"), clock);
        await house.Program("chief", SmallPlan.Government, null, AccountRole.Office);
        return house;
    }

    /// <summary>One process's part of a house on a PostgreSQL database that others share.</summary>
    /// <param name="pages">With the pages too.</param>
    public static async Task<ServedFolder> OpenOn(string database, bool pages = false)
    {
        var folder = Directory.CreateTempSubdirectory("tracker-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "tracker.json"), JsonSerializer.Serialize(new { ConnectionStrings = new { Tracker = database } }));
        return await Serve(folder, clock: null, StoreChoice.Postgres, pages);
    }

    /// <summary>With the units of <see cref="SmallPlan"/> and its document assigned: a copy of a folder that was filled once for all tests.</summary>
    /// <param name="pages">With the pages too.</param>
    public static async Task<(ServedFolder House, GrainAddress Plan)> OpenAssigned(bool pages = false) =>
        (await Serve((await Filled.Value).CopyTo(Directory.CreateTempSubdirectory("tracker-")), clock: null, pages: pages), SmallPlan.Address);

    private static async Task<ServedFolder> Serve(DirectoryInfo folder, TimeProvider? clock, string? store = null, bool pages = false)
    {
        var (addresses, _) = ListenAddress.Read("http://127.0.0.1:0");
        var (owned, refused) = await OwnedFolder.Open(folder, addresses, pages, logging => logging.SetMinimumLevel(LogLevel.None), default, kind: store, clock: clock);
        return new ServedFolder(folder, owned ?? throw new InvalidOperationException($"{refused}"));
    }

    private static async Task<DirectoryInfo> Fill()
    {
        var house = await Open();
        await house.Register(SmallPlan.Government, SmallPlan.Units);
        (await house.Assigned(SmallPlan.Government, SmallPlan.Text)).ShouldBe(SmallPlan.Address);
        await house.Close();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => house.Folder.Delete(recursive: true);
        return house.Folder;
    }

    /// <summary>From the network with the token of a new account; the house ends with its programs.</summary>
    /// <param name="unit">The number of the unit that it serves.</param>
    public async Task<HttpClient> Program(string account, string government, int? unit, params AccountRole[] roles)
    {
        var entry = new AccountEntry(
            AccountId.Parse(account), DivisionCode.Parse(government), "岗位", unit is { } number ? [UnitId.Of(number)] : [], [.. roles],
            Suspended: false, Version: 0, "某人", PasswordHash: null, Stamp: account, MustChange: false, CodeHash: null, CodeUntil: null);
        (await Service<AccountDirectory>().Add(entry)).ShouldBeTrue();
        var token = await Service<TokenDesk>().Issue(entry, "test", TimeSpan.FromDays(700));
        var program = new HttpClient { BaseAddress = Network.BaseAddress };
        program.DefaultRequestHeaders.Authorization = new("Bearer", token.Token);
        _programs.Add(program);
        return program;
    }

    /// <summary>Registers units by name, each in the groups named after it.</summary>
    public async Task Register(string government, params (string Name, string? Group)[] units)
    {
        var rows = units.Select((u, i) => new UnitRow(i + 2, u.Name, [], null, null, null, null, u.Group is null ? [] : [u.Group]));
        var envelope = new Envelope(Guid.CreateVersion7(), Actor.Machine, DateTimeOffset.UnixEpoch.AddYears(56), Door.Rest);
        (await Grains.UnitRegister(DivisionCode.Parse(government)).Ask(envelope, new ImportUnits([.. rows]))).Rejection.ShouldBeNull();
    }

    public Task<HttpResponseMessage> Upload(string path, string fileName, byte[] content, params (string Name, string Value)[] fields) =>
        Http.PostAsync(path, Form(fileName, content, fields));

    public static MultipartFormDataContent Form(string fileName, byte[] content, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }
        form.Add(new ByteArrayContent(content), "file", fileName);
        return form;
    }

    /// <summary>Reads a document in, and assigns it whatever is open.</summary>
    public async Task<GrainAddress> Assigned(string government, string text)
    {
        var imported = await (await Upload("/api/plans", "plan.txt", Encoding.UTF8.GetBytes(text), ("government", government))).Json();
        var plan = GrainAddress.Parse(imported.GetProperty("plan").GetString()!);
        var assigned = await Http.PostAsJsonAsync($"/api/plans/{plan.RouteForm}/assign", new { leaveOpen = true, nameLater = true });
        assigned.EnsureSuccessStatusCode();
        return plan;
    }

    /// <summary>Gives the folder up: another process may serve it, and <see cref="Http"/> speaks to that.</summary>
    public ValueTask Stop()
    {
        _stopped = true;
        return _owned.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Close();
        Folder.Delete(recursive: true);
    }

    private async Task Close()
    {
        foreach (var client in _programs.Append(Http).Append(Network))
        {
            client.Dispose();
        }
        if (!_stopped)
        {
            await _owned.DisposeAsync();
        }
    }
}

internal static class Answers
{
    public static async Task<JsonElement> Json(this HttpResponseMessage response)
    {
        using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return json.RootElement.Clone();
    }

    /// <summary>A refusal, as problem details with this status and code.</summary>
    public static async Task<JsonElement> ShouldBeRefused(this HttpResponseMessage response, int status, string code)
    {
        ((int)response.StatusCode).ShouldBe(status, await response.Content.ReadAsStringAsync());
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await response.Json();
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("detail").GetString().ShouldNotBe(code);
        return problem;
    }

    public static async Task<HttpResponseMessage> ShouldBeDone(this HttpResponseMessage response)
    {
        response.IsSuccessStatusCode.ShouldBeTrue($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return response;
    }
}
