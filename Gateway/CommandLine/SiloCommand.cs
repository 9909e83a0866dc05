using System.CommandLine;
using System.Net;
using Tracker.Gateway.Hosting;
using Tracker.Silo;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker silo</c>: a process of the cluster that carries grains and answers no browser, only whoever on its own machine asks how it is.</summary>
internal static class SiloCommand
{
    public static Command Make(Screen screen)
    {
        var data = CommonOptions.Data(screen);
        var where = new SiloOptions(screen);
        var health = new Option<int?>("--health-port") { Description = screen.Word("option.health-port"), HelpName = "PORT" };
        var command = new Command("silo", screen.Word("command.silo")) { data };
        where.AddTo(command);
        command.Add(health);
        command.SetAction((parsed, cancel) =>
        {
            var engine = where.Read(parsed, EngineChoice.Silo);
            return Run(parsed.GetRequiredValue(data), engine, parsed.GetValue(health) ?? PortBeside(engine.SiloPort), screen, cancel);
        });
        return command;
    }

    /// <summary>Silos on one machine have ports of their own, and so have their health pages.</summary>
    private static int PortBeside(int silo) => silo + 10_000 <= IPEndPoint.MaxPort ? silo + 10_000 : silo - 10_000;

    private static async Task<int> Run(DirectoryInfo folder, EngineChoice engine, int healthPort, Screen screen, CancellationToken cancel)
    {
        var (addresses, wrong) = ListenAddress.Read($"http://127.0.0.1:{healthPort}");
        if (wrong is not null)
        {
            return screen.Refuse(wrong);
        }
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
            var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
            ServeCommand.Log(builder.Logging.ClearProviders());
            builder.WebHost.ConfigureKestrel(kestrel => addresses[0].ListenOn(kestrel));
            builder.Services.AddTrackerSilo(store);
            builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TrackerWeb.PatienceAtTheEnd);
            engine.AddTo(builder.Services, store, folder.FullName, dueWork: true);
            await using var host = builder.Build();
            host.MapHealth();
            try
            {
                await host.StartAsync(cancel);
            }
            catch (Exception error) when (ListenFault.Of(error, addresses) is not null)
            {
                return screen.Refuse(ListenFault.Of(error, addresses)!);
            }
            screen.Results.WriteLine(screen.Word("silo.ready", $"{engine.Address}:{engine.SiloPort}", folder.FullName));
            screen.Results.WriteLine(screen.Word("silo.health", healthPort));
            await host.WaitForShutdownAsync(cancel);
            screen.Tell("serve.stopped");
        }
        return ExitCode.Done;
    }
}
