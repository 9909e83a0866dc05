using System.CommandLine;
using Tracker.Deciding;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker call METHOD PATH [--body JSON] [--out FILE]</c>: whatever REST has and no command has of its own.</summary>
internal static class CallCommand
{
    public static Command Make(Screen screen)
    {
        var (data, account) = (CommonOptions.Data(screen), CommonOptions.As(screen));
        var method = new Argument<string>(screen.Word("argument.method")) { Description = screen.Word("argument.method.call") };
        method.AcceptOnlyFromAmong("GET", "POST", "PUT", "DELETE");
        var path = new Argument<string>(screen.Word("argument.path")) { Description = screen.Word("argument.path.call") };
        var body = new Option<string>("--body") { Description = screen.Word("option.call-body"), HelpName = "JSON" };
        var to = new Option<FileInfo>("--out") { Description = screen.Word("option.call-out"), HelpName = "FILE" };
        var command = new Command("call", screen.Word("command.call")) { method, path, data, body, to, account };
        command.SetAction((parsed, cancel) => CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account), async client =>
        {
            var asked = parsed.GetRequiredValue(path);
            if (!asked.StartsWith("/api/", StringComparison.Ordinal))
            {
                return screen.Refuse(new Rejection("call.unknown", asked));
            }
            if (parsed.GetValue(to) is { } file)
            {
                return await FileAnswer.Save(client, asked, file, screen, cancel);
            }
            var (answer, refused) = await client.Call(new HttpMethod(parsed.GetRequiredValue(method)), asked, parsed.GetValue(body), cancel);
            if (answer is null)
            {
                return screen.Refuse(refused!);
            }
            if (answer.Length > 0)
            {
                screen.Results.WriteLine(answer);
            }
            return ExitCode.Done;
        }, cancel));
        return command;
    }
}
