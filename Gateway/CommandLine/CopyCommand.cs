using System.CommandLine;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Journal;
using Tracker.Silo;
using Tracker.Silo.Copying;
using Tracker.Silo.Journal;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker copy</c>: a store is copied into an empty one of either kind. A folder stands for its store; no way to a database is on the command line.</summary>
internal static class CopyCommand
{
    public static Command Make(Screen screen)
    {
        var from = new Option<DirectoryInfo>("--from") { Description = screen.Word("option.copy-from"), HelpName = "DIR", Required = true };
        var to = new Option<DirectoryInfo>("--to") { Description = screen.Word("option.copy-to"), HelpName = "DIR", Required = true };
        var store = new Option<string?>("--store") { Description = screen.Word("option.copy-store"), HelpName = "sqlite|postgres" };
        store.AcceptOnlyFromAmong(StoreChoice.Sqlite, StoreChoice.Postgres);
        var command = new Command("copy", screen.Word("command.copy")) { from, to, store };
        command.SetAction(async (parsed, cancel) =>
        {
            var (source, target) = (parsed.GetRequiredValue(from), parsed.GetRequiredValue(to));
            var asked = source; // whose folder a failure is about
            try
            {
                if (!source.Exists)
                {
                    return screen.Refuse(new Rejection("folder.missing", source.FullName));
                }
                if (Path.TrimEndingDirectorySeparator(source.FullName) == Path.TrimEndingDirectorySeparator(target.FullName))
                {
                    return screen.Refuse(new Rejection("copy.same-folder", source.FullName));
                }
                var place = StoreChoice.Source(source);
                asked = target;
                await using var copy = await StoreCopy.Open(place, StoreChoice.Target(target, parsed.GetValue(store)), TrackerSilo.Facts, TimeProvider.System, cancel);
                return await Run(copy, screen, cancel);
            }
            catch (Exception error) when (StoreChoice.WhyNot(asked, error) is { } rejection)
            {
                if (error is JournalUnavailableException)
                {
                    screen.Messages.WriteLine(error.Message); // in the store's own words: for whoever runs it
                }
                return screen.Refuse(rejection);
            }
        });
        return command;
    }

    private static async Task<int> Run(StoreCopy copy, Screen screen, CancellationToken cancel)
    {
        if (copy.Position > 0)
        {
            screen.Tell("copy.going-on", copy.Position);
        }
        await screen.WithBar("copy.working", async report =>
        {
            await Task.Run(() => copy.Carry(new Reporting(report), cancel), cancel);
            return true;
        });
        var done = await screen.WithBar("verify.working", report => Task.Run(() => copy.Finish(new Reporting(report), cancel), cancel));
        foreach (var hash in done.Damaged)
        {
            screen.Tell("copy.file-left", hash);
        }
        JournalCommands.Show(done.Found.Findings.Select(f => FindingReply.Of(f, null)), screen);
        if (!done.Whole)
        {
            screen.Results.WriteLine(screen.Word("copy.not-whole", done.Found.All));
            return ExitCode.Damaged;
        }
        screen.Results.WriteLine(screen.Word("copy.done", done.Position, done.Files));
        screen.Results.WriteLine(screen.Word("copy.root", done.Root));
        screen.Results.WriteLine(done.Found.Sound ? screen.Word("copy.sound") : screen.Word("copy.unsound-too", done.Found.All));
        if (done.Beyond > 0)
        {
            screen.Tell("copy.beyond", done.Beyond);
        }
        return done.Found.Sound ? ExitCode.Done : ExitCode.Damaged;
    }

    /// <summary>On the thread that reports: in order, so that no bar goes back.</summary>
    private sealed class Reporting(Action<long, long> report) : IProgress<JournalProgress>
    {
        public void Report(JournalProgress value) => report(value.Position, value.Last);
    }
}
