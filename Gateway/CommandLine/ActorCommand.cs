using System.CommandLine;
using Tracker.Deciding;
using Tracker.Gateway.Actors;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker actor ADDRESS</c>: where one thing stands and why, what last happened to it, what will fall due for it.</summary>
internal static class ActorCommand
{
    public static Command Make(Screen screen)
    {
        var address = new Argument<string>(screen.Word("argument.actor")) { Description = screen.Word("argument.actor.what") };
        return FolderCommand.Make("actor", screen, [address], [], async (client, parsed, cancel) =>
        {
            if (!Ids.TryRead<GrainAddress>(parsed.GetRequiredValue(address), out var grain))
            {
                return screen.Refuse(ActorReading.Unknown);
            }
            var (actor, refused) = await client.Get<ActorReply>($"/api/actors/{grain.RouteForm}", cancel);
            return actor is null ? screen.Refuse(refused!) : Show(actor, screen);
        });
    }

    private static int Show(ActorReply actor, Screen screen)
    {
        screen.Results.WriteLine($"{actor.KindName}\t{actor.Title}\t{actor.State}");
        screen.Results.WriteLine(actor.Why);
        foreach (var field in actor.Fields)
        {
            screen.Results.WriteLine($"{field.Name}\t{field.Words.ReplaceLineEndings(" ")}");
        }
        screen.Tell("actor.due", actor.Due.Length);
        foreach (var due in actor.Due)
        {
            screen.Results.WriteLine($"{(due.Day is { } day ? Words.Day(day) : "")}\t{due.What}\t{due.Words}");
        }
        screen.Tell("actor.events", actor.Events.Length);
        foreach (var done in actor.Events)
        {
            screen.Results.WriteLine($"{Words.Moment(done.At)}\t{done.What}\t{done.Words?.ReplaceLineEndings(" ")}\t{done.By}");
        }
        return ExitCode.Done;
    }
}
