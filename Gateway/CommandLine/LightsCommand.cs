using System.CommandLine;
using Tracker.Gateway.Lights;
using Tracker.Lights;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker lights [--due-within DAYS] [--silent yes|no]</c>: what the lights (亮灯) mean.</summary>
internal static class LightsCommand
{
    public static Command Make(Screen screen)
    {
        var (data, account) = (CommonOptions.Data(screen), CommonOptions.As(screen));
        var within = new Option<int?>("--due-within") { Description = screen.Word("option.due-within"), HelpName = "DAYS" };
        var silent = new Option<string>("--silent") { Description = screen.Word("option.silent"), HelpName = "yes|no" };
        silent.AcceptOnlyFromAmong("yes", "no");
        var command = new Command("lights", screen.Word("command.lights")) { data, within, silent, account };
        command.SetAction((parsed, cancel) => CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account), async client =>
        {
            var body = new LightRulesBody(parsed.GetValue(within), parsed.GetValue(silent) is { } said ? said == "yes" : null);
            var (rules, refused) = body == new LightRulesBody()
                ? await client.Get<LightRules>("/api/light-rules", cancel)
                : await client.Post<LightRules>("/api/light-rules", body, cancel);
            if (rules is null)
            {
                return screen.Refuse(refused!);
            }
            screen.Results.WriteLine(screen.Word("lights.rules", rules.DueWithin, screen.Word(rules.YellowWhenSilent ? "lights.silent.yes" : "lights.silent.no")));
            return ExitCode.Done;
        }, cancel));
        return command;
    }
}
