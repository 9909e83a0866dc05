using System.CommandLine;
using Tracker.Gateway.Demo;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Telemetry;
using Tracker.Silo.Accounts;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker</c> or <c>tracker serve</c>: owns a data folder and answers pages, REST and other commands until it is stopped.</summary>
internal static class ServeCommand
{
    public static Command Make(Screen screen)
    {
        var data = CommonOptions.Data(screen);
        var urls = new Option<string>("--urls") { Description = screen.Word("option.urls"), HelpName = "URLS", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var demo = new Option<bool>("--demo") { Description = screen.Word("option.demo") };
        var store = new Option<string?>("--store") { Description = screen.Word("option.store"), HelpName = "sqlite|postgres" };
        store.AcceptOnlyFromAmong(StoreChoice.Sqlite, StoreChoice.Postgres);
        var engine = new Option<string>("--engine") { Description = screen.Word("option.engine"), HelpName = "embedded|orleans|orleans-client", DefaultValueFactory = _ => EngineChoice.InProcess };
        engine.AcceptOnlyFromAmong(EngineChoice.InProcess, EngineChoice.Silo, EngineChoice.Client);
        var where = new SiloOptions(screen);
        var command = new Command("serve", screen.Word("command.serve")) { data, urls, demo, store, engine };
        where.AddTo(command);
        command.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(data), parsed.GetRequiredValue(urls), parsed.GetValue(demo), parsed.GetValue(store), where.Read(parsed, parsed.GetRequiredValue(engine)), screen, cancel));
        return command;
    }

    private static async Task<int> Run(DirectoryInfo folder, string urls, bool demo, string? store, EngineChoice engine, Screen screen, CancellationToken cancel)
    {
        var (addresses, wrong) = ListenAddress.Read(urls);
        if (wrong is not null)
        {
            return screen.Refuse(wrong);
        }
        var (owned, refused) = await OwnedFolder.Open(folder, addresses, pages: true, Log, cancel, demo, store, dueWork: true, engine: engine);
        if (owned is null)
        {
            return screen.Refuse(refused!);
        }
        await using (owned)
        {
            foreach (var url in owned.Host.Urls.Where(url => !url.Contains("unix:", StringComparison.Ordinal)))
            {
                screen.Results.WriteLine(screen.Word("serve.ready", url, folder.FullName));
            }
            if (demo)
            {
                AnnounceDemo(screen);
            }
            await AnnounceSetUp(owned.Host, screen, cancel);
            await owned.Host.WaitForShutdownAsync(cancel);
            screen.Tell("serve.stopped");
        }
        return ExitCode.Done;
    }

    private static void AnnounceDemo(Screen screen)
    {
        screen.Results.WriteLine(screen.Word("serve.demo", DemoAccounts.Password));
        foreach (var account in DemoAccounts.All)
        {
            screen.Results.WriteLine($"  {account.Account,-16} {account.What}{(account.Unit is null ? "" : $"（{account.Unit}）")}");
        }
    }

    /// <summary>While there is no account: the code with which the first one is made, and each that takes its place.</summary>
    private static async Task AnnounceSetUp(WebApplication host, Screen screen, CancellationToken cancel)
    {
        var first = host.Services.GetRequiredService<FirstStart>();
        var url = host.Urls.FirstOrDefault(url => url.StartsWith("http://", StringComparison.Ordinal) && !url.Contains("unix:", StringComparison.Ordinal));
        first.Announce = code => screen.Results.WriteLine(screen.Word("serve.setup", url ?? "", code));
        await first.Begin(cancel);
    }

    internal static void Log(ILoggingBuilder logging) => logging
        .AddSimpleConsole(console => console.SingleLine = true)
        .AddJsonLines()
        .SetMinimumLevel(LogLevel.Warning)
        .AddFilter("Orleans", LogLevel.Error) // a silo that went away is nothing that an operator must do anything about
        .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical) // a start that fails is told in a sentence
        .AddFilter("Microsoft.AspNetCore", LogLevel.Warning) // below that it tells addresses, which hold accounts and what is searched for; so it does when everything else is turned up
        .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None) // else every request is given a scope that nobody reads
        .Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
}
