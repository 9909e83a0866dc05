using System.CommandLine;
using Tracker.Assignments;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Hosting;

namespace Tracker.Gateway.CommandLine;

/// <summary>What is done to one assignment with few words: <c>tracker acknowledge|uphold|accept-set-up|return-set-up|confirm-not-concerned|deny-not-concerned|close|return|refuse|reopen|clear --assignment ID …</c>.</summary>
internal static class AssignmentCommands
{
    public static Command Close(Screen screen) => Make("close", screen, [], (_, path) => ($"{path}/close", new object()));

    public static Command Acknowledge(Screen screen) => Make("acknowledge", screen, [], (_, path) => ($"{path}/acknowledge", new object()));

    public static Command AcceptSetUp(Screen screen) => Make("accept-set-up", screen, [], (_, path) => ($"{path}/set-up/accept", new object()));

    public static Command ConfirmNotConcerned(Screen screen) => Make("confirm-not-concerned", screen, [], (_, path) => ($"{path}/not-concerned/confirm", new object()));

    public static Command Uphold(Screen screen) => WithReason("uphold", "uphold", screen);

    public static Command ReturnSetUp(Screen screen) => WithReason("return-set-up", "set-up/return", screen);

    public static Command DenyNotConcerned(Screen screen) => WithReason("deny-not-concerned", "not-concerned/deny", screen);

    public static Command Return(Screen screen) => WithReason("return", "return", screen);

    public static Command Refuse(Screen screen)
    {
        var reason = Reason(screen);
        var proposed = CommonOptions.Unit("--proposed", "option.proposed", screen);
        return Make("refuse", screen, [reason, proposed], (parsed, path) => ($"{path}/refuse", new RefuseRequest(parsed.GetRequiredValue(reason), parsed.GetValue(proposed))));
    }

    public static Command Reopen(Screen screen) => WithReason("reopen", "reopen", screen);

    public static Command Clear(Screen screen)
    {
        var outcome = CommonOptions.Outcome("option.outcome", screen);
        outcome.Required = true;
        var note = new Option<string>("--note") { Description = screen.Word("option.note"), HelpName = "TEXT" };
        return Make("clear", screen, [outcome, note], (parsed, path) =>
        {
            _ = EnumNames.TryRead<YearEndOutcome>(parsed.GetRequiredValue(outcome), out var chosen);
            return ($"{path}/clear", new ClearRequest(chosen, parsed.GetValue(note)));
        });
    }

    private static Command WithReason(string name, string deed, Screen screen)
    {
        var reason = Reason(screen);
        return Make(name, screen, [reason], (parsed, path) => ($"{path}/{deed}", new ReasonRequest(parsed.GetRequiredValue(reason))));
    }

    private static Option<string> Reason(Screen screen) => new("--reason") { Description = screen.Word("option.why"), HelpName = "TEXT", Required = true };

    /// <param name="request">The path and the body to post, from what was typed and the assignment's own path.</param>
    private static Command Make(string name, Screen screen, Option[] options, Func<ParseResult, string, (string Path, object Body)> request)
    {
        var data = CommonOptions.Data(screen);
        var assignment = CommonOptions.Id("--assignment", screen);
        var account = CommonOptions.As(screen);
        var command = new Command(name, screen.Word($"command.{name}")) { data, assignment, account };
        foreach (var option in options)
        {
            command.Add(option);
        }
        command.SetAction((parsed, cancel) => CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account), async client =>
        {
            var (path, body) = request(parsed, $"/api/assignments/{parsed.GetRequiredValue(assignment).RouteForm}");
            var (receipt, refused) = await client.Post<Receipt>(path, body, cancel);
            if (receipt is null)
            {
                return screen.Refuse(refused!);
            }
            screen.Tell("assignment.done", receipt.Assignment, receipt.Version);
            return ExitCode.Done;
        }, cancel));
        return command;
    }
}
