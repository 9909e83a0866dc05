using System.Diagnostics;
using System.Text.Json;
using Tracker.Silo.Copying;
using Tracker.Silo.Tests.Copying;
using Tracker.Silo.Tests.Postgres;

namespace Tracker.Silo.Tests.Delivery;

/// <summary>SIGKILL at random messages, again and again on one store; real processes, a real web server.</summary>
public abstract class A_courier_killed_while_it_delivers : IAsyncLifetime
{
    private static readonly int Kills = Rounds.Of("TRACKER_DELIVERY_KILLS", 8);
    private const int Notices = 1_200;
    private LocalReceiver _receiver = null!;

    private protected CopyHouse House { get; } = new();

    private protected abstract (string Data, string? Connection) Place();

    public async Task InitializeAsync() => _receiver = await LocalReceiver.Open();

    public async Task DisposeAsync()
    {
        await _receiver.DisposeAsync();
        House.Dispose();
    }

    [StoreFact]
    public async Task Leaves_nothing_out_and_repeats_at_most_one_message_a_kill()
    {
        var (data, connection) = Place();
        var chance = new Random(2031);
        var killed = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = Start(data, connection, minutes: kill * 2);
            (await process.StandardOutput.ReadLineAsync()).ShouldBe("ready");
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            for (var messages = chance.Next(1, 25); messages > 0 && !process.HasExited; messages--)
            {
                await _receiver.Next(patience.Token);
            }
            process.Kill();
            await process.WaitForExitAsync();
            killed += process.ExitCode == 128 + 9 ? 1 : 0;
        }
        using (var last = Start(data, connection, minutes: Kills * 2))
        {
            (await last.StandardOutput.ReadToEndAsync()).ShouldContain("done");
        }

        killed.ShouldBe(Kills);
        var posts = _receiver.Posts.Select(p => JsonDocument.Parse(p.Body).RootElement).GroupBy(p => p.GetProperty("id").GetString()!).ToList();
        posts.Sum(g => g.Count() - 1).ShouldBeLessThanOrEqualTo(Kills);
        foreach (var hook in Enumerable.Range(1, 3))
        {
            posts.Where(g => g.Key.StartsWith($"hook.990000.program-{hook}.", StringComparison.Ordinal))
                .SelectMany(g => g.First().GetProperty("items").EnumerateArray().Select(i => i.GetProperty("position").GetInt32()))
                .Order()
                .ShouldBe(Enumerable.Range(1, Notices));
        }
    }

    private Process Start(string data, string? connection, int minutes)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Tracker.Faults.dll"), "deliver", data, _receiver.Url, $"{Notices}", $"{minutes}"];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        start.Environment["ConnectionStrings__Tracker"] = connection;
        return Process.Start(start)!;
    }
}

public sealed class A_courier_killed_on_Sqlite : A_courier_killed_while_it_delivers
{
    private protected override (string, string?) Place() => (((StorePlace.Sqlite)House.InFolder()).Options.DataFolder, null);
}

public sealed class A_courier_killed_on_Postgres : A_courier_killed_while_it_delivers, INeedPostgres
{
    private protected override (string, string?) Place() => ("postgres", ((StorePlace.Postgres)CopyHouse.InDatabase()).Options.ConnectionString);
}
