using System.CommandLine;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Restoring;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker restore show|declare|send|drop</c>: what is held after a restore from a backup.</summary>
internal static class RestoreCommand
{
    public static Command Make(Screen screen) =>
        new("restore", screen.Word("command.restore")) { Show(screen), Declare(screen), Decide("send", screen), Decide("drop", screen) };

    private static Command Show(Screen screen) => FolderCommand.Make("restore show", screen, [], [], async (client, _, cancel) =>
        Say(await client.Get<RestoreReply>("/api/restore", cancel), screen));

    private static Command Declare(Screen screen)
    {
        var reason = Reason(screen);
        return FolderCommand.Make("restore declare", screen, [], [reason], async (client, parsed, cancel) =>
            Say(await client.Post<RestoreReply>("/api/restore", new DeclareBody(parsed.GetRequiredValue(reason)), cancel), screen));
    }

    private static Command Decide(string name, Screen screen)
    {
        var reason = Reason(screen);
        var held = new Option<string[]>("--held") { Description = screen.Word("option.held"), HelpName = "ID" };
        return FolderCommand.Make($"restore {name}", screen, [], [held, reason], async (client, parsed, cancel) =>
        {
            var ids = parsed.GetValue(held) ?? [];
            return Say(await client.Post<RestoreReply>($"/api/restore/{name}", new HeldBody(parsed.GetRequiredValue(reason), ids.Length == 0, [.. ids]), cancel), screen);
        });
    }

    private static int Say(Outcome<RestoreReply> outcome, Screen screen)
    {
        if (outcome.Value is not { } reply)
        {
            return screen.Refuse(outcome.Rejection!);
        }
        screen.Results.WriteLine(reply.OpenedOn is { } day ? screen.Word("restore.last", reply.Epoch, $"{day:yyyy-MM-dd}", RestoreWords.Of(reply.Reason)) : screen.Word("restore.never"));
        screen.Results.WriteLine(screen.Word("restore.held", reply.Held.Length));
        foreach (var n in reply.Held)
        {
            screen.Results.WriteLine($"{n.Id}\t{n.What}\t{n.To}\t{n.Unit}\t{n.Text}");
        }
        return ExitCode.Done;
    }

    private static Option<string> Reason(Screen screen) => new("--reason") { Description = screen.Word("option.restore-reason"), HelpName = "TEXT", Required = true };
}
