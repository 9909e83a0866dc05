using System.Collections.Immutable;
using System.CommandLine;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Plans;
using Tracker.Gateway.Units;
using Tracker.Units;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker points limits|duty|amend|withdraw --plan ID --point NUMBER … --reason TEXT</c>: a point that is underway, changed.</summary>
internal static class PointsCommand
{
    public static Command Make(Screen screen) => new("points", screen.Word("command.points")) { Limits(screen), Duty(screen), Amend(screen), Withdraw(screen) };

    private static Command Limits(Screen screen)
    {
        var due = CommonOptions.Day("--limit", screen);
        var units = new Option<string>("--units") { Description = screen.Word("option.limit-units"), HelpName = "NAME、NAME" };
        return Command("limits", "deadlines", screen, [due, units], (parsed, reason) => new LimitsRequest(
            parsed.GetValue(due) is { } day ? [new FixedDeadline("", day)] : [], reason, parsed.GetValue(units) is { } named ? UnitNames.Split(named) : null));
    }

    private static Command Duty(Screen screen)
    {
        var unit = new Option<string>("--unit") { Description = screen.Word("option.duty-unit"), HelpName = "NUMBER", Required = true };
        var role = new Option<string>("--role") { Description = screen.Word("option.role"), HelpName = "lead|responsible|cooperating|none", Required = true };
        role.AcceptOnlyFromAmong([.. Enum.GetValues<Role>().Select(EnumNames.Of), "none"]);
        return Command("duty", "duties", screen, [unit, role], (parsed, reason) => new AdjustRequest(
            [new DutyRequest(Ids.TryRead<UnitId>(parsed.GetRequiredValue(unit), out var id) ? id : default, EnumNames.TryRead<Role>(parsed.GetValue(role), out var meant) ? meant : null)], reason));
    }

    private static Command Amend(Screen screen)
    {
        var title = new Option<string>("--title") { Description = screen.Word("option.point-title"), HelpName = "TEXT" };
        var text = new Option<string>("--text") { Description = screen.Word("option.point-text"), HelpName = "TEXT" };
        return Command("amend", "amend", screen, [title, text], (parsed, reason) => new AmendRequest(reason, parsed.GetValue(title), parsed.GetValue(text)));
    }

    private static Command Withdraw(Screen screen) => Command("withdraw", "withdraw", screen, [], (_, reason) => new Assignments.ReasonRequest(reason));

    private static Command Command(string name, string path, Screen screen, Option[] options, Func<ParseResult, string, object> body)
    {
        var (data, plan, account) = (CommonOptions.Data(screen), CommonOptions.Id("--plan", screen), CommonOptions.As(screen));
        var point = new Option<string>("--point") { Description = screen.Word("option.point"), HelpName = "NUMBER", Required = true };
        var reason = new Option<string>("--reason") { Description = screen.Word("option.why"), HelpName = "TEXT", Required = true };
        var command = new Command(name, screen.Word($"command.points.{name}")) { data, plan, point };
        foreach (var option in (Option[])[.. options, reason, account])
        {
            command.Add(option);
        }
        command.SetAction((parsed, cancel) => CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account), async client =>
        {
            var at = $"/api/plans/{parsed.GetRequiredValue(plan).RouteForm}/points/{Uri.EscapeDataString(parsed.GetRequiredValue(point))}/{path}";
            if (await client.Tell(HttpMethod.Post, at, body(parsed, parsed.GetRequiredValue(reason)), cancel) is { } refused)
            {
                return screen.Refuse(refused);
            }
            screen.Tell("points.done", parsed.GetRequiredValue(point));
            return ExitCode.Done;
        }, cancel));
        return command;
    }
}
