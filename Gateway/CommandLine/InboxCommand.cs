using System.CommandLine;
using System.Text.Json;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Inbox;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker inbox [--unread] [--read ID]… [--read-all]</c>: what was told (消息), one line a notice.</summary>
internal static class InboxCommand
{
    public static Command Make(Screen screen)
    {
        var (data, government, account) = (CommonOptions.Data(screen), CommonOptions.Government(screen), CommonOptions.As(screen));
        var unread = new Option<bool>("--unread") { Description = screen.Word("option.unread") };
        var read = new Option<string[]>("--read") { Description = screen.Word("option.read"), HelpName = "ID" };
        var all = new Option<bool>("--read-all") { Description = screen.Word("option.read-all") };
        var json = new Option<bool>("--json") { Description = screen.Word("option.json") };
        var command = new Command("inbox", screen.Word("command.inbox")) { data, government, unread, read, all, json, account };
        command.SetAction((parsed, cancel) => CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account), async client =>
        {
            var where = parsed.GetValue(government) is { } code ? $"government={code}" : "";
            if (parsed.GetValue(all) || parsed.GetValue(read) is { Length: > 0 })
            {
                var body = new MarkBody(parsed.GetValue(all), [.. parsed.GetValue(read) ?? []]);
                var (marked, refusal) = await client.Post<MarkedReply>($"/api/inbox/read?{where}", body, cancel);
                if (marked is null)
                {
                    return screen.Refuse(refusal!);
                }
                screen.Tell("inbox.marked", marked.Marked);
                return ExitCode.Done;
            }
            var (inbox, refused) = await client.Get<InboxReply>($"/api/inbox?unread={(parsed.GetValue(unread) ? "true" : "false")}&{where}", cancel);
            if (inbox is null)
            {
                return screen.Refuse(refused!);
            }
            if (parsed.GetValue(json))
            {
                screen.Results.WriteLine(JsonSerializer.Serialize(inbox, WireJson.Client));
                return ExitCode.Done;
            }
            if (inbox.Items.IsEmpty)
            {
                screen.Tell("inbox.empty");
            }
            foreach (var n in inbox.Items)
            {
                screen.Results.WriteLine($"{n.Id}\t{(n.Read ? " " : "*")}\t{n.What}\t{n.Unit}\t{n.Text}");
            }
            return ExitCode.Done;
        }, cancel));
        return command;
    }
}
