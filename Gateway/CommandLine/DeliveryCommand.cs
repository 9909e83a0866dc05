using System.CommandLine;
using System.Text.Json;
using Tracker.Deciding;
using Tracker.Gateway.Delivery;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Delivery;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker delivery show|log|resend|drop|try|text</c>: notices on their way out of the house.</summary>
internal static class DeliveryCommand
{
    public static Command Make(Screen screen) =>
        new("delivery", screen.Word("command.delivery")) { Show(screen), Log(screen), Again("resend", "delivery.resent", screen), Again("drop", "delivery.dropped", screen), Try(screen), Text(screen) };

    private static Command Show(Screen screen) => FolderCommand.Make("delivery show", screen, [], [], async (client, _, cancel) =>
    {
        var (settings, refused) = await client.Get<DeliveryReply>("/api/delivery", cancel);
        return settings is null ? screen.Refuse(refused!) : Json(settings, screen);
    });

    private static Command Log(Screen screen)
    {
        var state = new Option<string>("--state") { Description = screen.Word("option.delivery-state"), HelpName = "STATE" };
        state.AcceptOnlyFromAmong([.. Enum.GetValues<DeliveryState>().Select(EnumNames.Of)]);
        var json = new Option<bool>("--json") { Description = screen.Word("option.json") };
        return FolderCommand.Make("delivery log", screen, [], [state, json], async (client, parsed, cancel) =>
        {
            var (messages, refused) = await client.Get<MessageReply[]>($"/api/delivery/messages{(parsed.GetValue(state) is { } one ? $"?state={one}" : "")}", cancel);
            if (messages is null)
            {
                return screen.Refuse(refused!);
            }
            if (parsed.GetValue(json))
            {
                return Json(messages, screen);
            }
            foreach (var m in messages)
            {
                screen.Results.WriteLine($"{m.Id}\t{m.State}\t{m.Attempts}\t{m.MadeAt.ToOffset(ChinaDay.Offset):yyyy-MM-dd HH:mm}\t{m.Title}\t{m.Why}");
            }
            return ExitCode.Done;
        });
    }

    private static Command Again(string name, string word, Screen screen)
    {
        var message = new Option<string>("--message") { Description = screen.Word("option.message"), HelpName = "ID", Required = true };
        return FolderCommand.Make($"delivery {name}", screen, [], [message], async (client, parsed, cancel) =>
        {
            var id = parsed.GetRequiredValue(message);
            return Said(await client.Post<DoneReply>($"/api/delivery/messages/{Uri.EscapeDataString(id)}/{name}", new { }, cancel), screen, word, id);
        });
    }

    private static Command Try(Screen screen)
    {
        var to = new Option<string>("--to") { Description = screen.Word("option.delivery-to"), HelpName = "ADDRESS" };
        var hook = new Option<string>("--hook") { Description = screen.Word("option.delivery-hook"), HelpName = "NAME" };
        return FolderCommand.Make("delivery try", screen, [], [to, hook], async (client, parsed, cancel) =>
            Said(await client.Post<DoneReply>("/api/delivery/trial", new TrialBody(parsed.GetValue(to), parsed.GetValue(hook)), cancel), screen, "delivery.tried"));
    }

    private static Command Text(Screen screen)
    {
        var day = new Option<string>("--day") { Description = screen.Word("option.delivery-day"), HelpName = "DATE" };
        return FolderCommand.Make("delivery text", screen, [], [day], async (client, parsed, cancel) =>
        {
            var (text, refused) = await client.Get<DayText>($"/api/delivery/text{(parsed.GetValue(day) is { } one ? $"?day={Uri.EscapeDataString(one)}" : "")}", cancel);
            if (text is null)
            {
                return screen.Refuse(refused!);
            }
            if (text.Notices == 0)
            {
                screen.Tell("delivery.no-notices", $"{text.Day:yyyy-MM-dd}");
                return ExitCode.Done;
            }
            screen.Results.WriteLine(text.Text);
            return ExitCode.Done;
        });
    }

    private static int Json<T>(T value, Screen screen)
    {
        screen.Results.WriteLine(JsonSerializer.Serialize(value, WireJson.Client));
        return ExitCode.Done;
    }

    private static int Said(Outcome<DoneReply> outcome, Screen screen, string word, params object[] args)
    {
        if (outcome.Rejection is { } refused)
        {
            return screen.Refuse(refused);
        }
        screen.Tell(word, args);
        return ExitCode.Done;
    }
}
