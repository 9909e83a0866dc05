using System.Collections.Immutable;
using System.CommandLine;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Plans;
using Tracker.Gateway.Units;
using Tracker.Units;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker points limits|duty|set-above|amend|withdraw --plan ID --point NUMBER … --reason TEXT</c>: a point that is underway, changed; with <see cref="PointWordsCommands"/> added and summed up; with <see cref="PointPartsCommands"/> a draft's.</summary>
internal static class PointsCommand
{
    public static Command Make(Screen screen) => new("points", screen.Word("command.points"))
    {
        PointWordsCommands.Add(screen), Limits(screen), Duty(screen), Amend(screen), Withdraw(screen), PointWordsCommands.Summarise(screen), SetAbove(screen), PointPartsCommands.Split(screen), PointPartsCommands.Merge(screen),
        PointPartsCommands.Move(screen), PointPartsCommands.LeaveOut(screen), PointPartsCommands.Restore(screen),
    };

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

    private static Command Withdraw(Screen screen) => Command("withdraw", "withdraw", screen, [], (_, reason) => new ReasonRequest(reason));

    /// <summary>Of every duty of the point, and of those that come later.</summary>
    private static Command SetAbove(Screen screen)
    {
        var off = new Option<bool>("--off") { Description = screen.Word("option.off-above") };
        return Command("set-above", "set-above", screen, [off], (parsed, reason) => new SetAboveRequest(!parsed.GetValue(off), reason));
    }

    internal static Option<string> Reason(Screen screen) => new("--reason") { Description = screen.Word("option.why"), HelpName = "TEXT", Required = true };

    private static Command Command(string name, string path, Screen screen, Option[] options, Func<ParseResult, string, object> body)
    {
        var (plan, point) = (CommonOptions.Id("--plan", screen), Point(screen));
        var reason = Reason(screen);
        return FolderCommand.Make($"points {name}", screen, [], [plan, point, .. options, reason], async (client, parsed, cancel) => screen.Said(
            await client.Tell(HttpMethod.Post, $"{PathOf(parsed.GetRequiredValue(plan), parsed.GetRequiredValue(point))}/{path}", body(parsed, parsed.GetRequiredValue(reason)), cancel),
            "points.done",
            parsed.GetRequiredValue(point)));
    }

    internal static Option<string> Point(Screen screen) => new("--point") { Description = screen.Word("option.point"), HelpName = "NUMBER", Required = true };

    internal static string PathOf(GrainAddress plan, string point) => $"/api/plans/{plan.RouteForm}/points/{Uri.EscapeDataString(point)}";
}
