using System.CommandLine;
using Tracker.Gateway.Hosting;
using Tracker.Silo;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker silo</c>: a process of the cluster that carries grains and answers no browser.</summary>
internal static class SiloCommand
{
    public static Command Make(Screen screen)
    {
        var data = CommonOptions.Data(screen);
        var where = new SiloOptions(screen);
        var command = new Command("silo", screen.Word("command.silo")) { data };
        where.AddTo(command);
        command.SetAction((parsed, cancel) => Run(parsed.GetRequiredValue(data), where.Read(parsed, EngineChoice.Silo), screen, cancel));
        return command;
    }

    private static async Task<int> Run(DirectoryInfo folder, EngineChoice engine, Screen screen, CancellationToken cancel)
    {
        var (store, refused) = await StoreChoice.Open(folder, StoreChoice.Postgres, TimeProvider.System, cancel);
        if (store is null)
        {
            return screen.Refuse(refused!);
        }
        await using (store)
        {
            if (await engine.Prepare(store, folder, cancel) is { } cannot)
            {
                return screen.Refuse(cannot);
            }
            var builder = Host.CreateEmptyApplicationBuilder(null);
            ServeCommand.Log(builder.Logging);
            builder.Services.AddTrackerSilo(store);
            builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TrackerWeb.PatienceAtTheEnd);
            engine.AddTo(builder.Services, store, folder.FullName, dueWork: true);
            using var host = builder.Build();
            await host.StartAsync(cancel);
            screen.Results.WriteLine(screen.Word("silo.ready", $"{engine.Address}:{engine.SiloPort}", folder.FullName));
            await host.WaitForShutdownAsync(cancel);
            screen.Tell("serve.stopped");
        }
        return ExitCode.Done;
    }
}
