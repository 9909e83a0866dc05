using System.CommandLine;
using Tracker.Deciding;
using Tracker.Gateway.Assignments;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker extension ask|grant|deny|explain|set-above --assignment ID [--occurrence KEY] [--until DATE] --reason TEXT</c>: 延期, why something is late, and that it is set above (上级规定).</summary>
internal static class ExtensionCommand
{
    public static Command Make(Screen screen) => new("extension", screen.Word("command.extension"))
    {
        Make("ask", screen, required: true, l => l.Due is not null && l.Outcome is null, (until, reason) => ("extension", new ExtensionRequest(until!.Value, reason))),
        Make("grant", screen, required: false, l => l.Asked is not null, (until, reason) => ("extension/decision", new DecisionRequest(true, reason, until))),
        Make("deny", screen, required: null, l => l.Asked is not null, (_, reason) => ("extension/decision", new DecisionRequest(false, reason))),
        Make("explain", screen, required: null, l => l.Due is not null && l.Outcome is null, (_, reason) => ("explanation", new ReasonRequest(reason))),
        SetAbove(screen),
    };

    private static Command SetAbove(Screen screen)
    {
        var assignment = CommonOptions.Id("--assignment", screen);
        var off = new Option<bool>("--off") { Description = screen.Word("option.off-above") };
        var reason = PointsCommand.Reason(screen);
        return FolderCommand.Make("extension set-above", screen, [], [assignment, off, reason], async (client, parsed, cancel) =>
        {
            var (receipt, refused) = await client.Post<Receipt>(
                $"/api/assignments/{parsed.GetRequiredValue(assignment).RouteForm}/limits/set-above", new SetAboveRequest(!parsed.GetValue(off), parsed.GetRequiredValue(reason)), cancel);
            return receipt is null ? screen.Refuse(refused!) : screen.Said(null, "assignment.done", receipt.Assignment, receipt.Version);
        });
    }

    /// <param name="required">Whether a day must be named; null: none is taken.</param>
    /// <param name="meant">Which limit is meant where none is named: the first of these.</param>
    private static Command Make(
        string name, Screen screen, bool? required, Func<LimitReply, bool> meant, Func<DateOnly?, string, (string Deed, object Body)> request)
    {
        var assignment = CommonOptions.Id("--assignment", screen);
        var occurrence = new Option<string>("--occurrence") { Description = screen.Word("option.occurrence"), HelpName = "KEY" };
        var until = CommonOptions.Day("--until", screen);
        until.Required = required is true;
        var reason = new Option<string>("--reason") { Description = screen.Word("option.why"), HelpName = "TEXT", Required = true };
        return FolderCommand.Make($"extension {name}", screen, [], required is null ? [assignment, occurrence, reason] : [assignment, occurrence, until, reason], async (client, parsed, cancel) =>
        {
            var path = $"/api/assignments/{parsed.GetRequiredValue(assignment).RouteForm}/limits";
            var key = parsed.GetValue(occurrence);
            if (key is null)
            {
                var (limits, unseen) = await client.Get<LimitsReply>(path, cancel);
                if (limits is null)
                {
                    return screen.Refuse(unseen!);
                }
                if (limits.Limits.FirstOrDefault(meant)?.Occurrence is not { } first)
                {
                    return screen.Refuse(new Rejection("limit.unknown"));
                }
                key = first;
            }
            var (deed, body) = request(required is null ? null : parsed.GetValue(until), parsed.GetRequiredValue(reason));
            var (receipt, refused) = await client.Post<Receipt>($"{path}/{Uri.EscapeDataString(key)}/{deed}", body, cancel);
            if (receipt is null)
            {
                return screen.Refuse(refused!);
            }
            screen.Tell("assignment.done", receipt.Assignment, receipt.Version);
            return ExitCode.Done;
        });
    }
}
