using System.Collections.Immutable;
using System.CommandLine;
using Tracker.Calendar;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Plans;
using Tracker.Gateway.Units;
using Tracker.Plans;
using Tracker.WorkPoints;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker points add|summarise</c>: a point added in midyear (年中追加), and the lead's one text of a period (汇总稿).</summary>
internal static class PointWordsCommands
{
    public static Command Add(Screen screen)
    {
        var plan = CommonOptions.Id("--plan", screen);
        var basis = new Option<string>("--basis") { Description = screen.Word("option.added-basis"), HelpName = "upper-notice|meeting|instruction", Required = true };
        basis.AcceptOnlyFromAmong([.. Enum.GetValues<AddedBasisKind>().Select(EnumNames.Of)]);
        var number = Text("--basis-number", "option.added-number", screen);
        var on = CommonOptions.Day("--basis-date", screen);
        var title = Text("--title", "option.added-title", screen);
        var text = Text("--text", "option.added-text", screen);
        var lead = Names("--lead", "option.added-lead", screen);
        var responsible = Names("--responsible", "option.added-responsible", screen);
        var cooperating = Names("--cooperating", "option.added-cooperating", screen);
        var due = CommonOptions.Day("--limit", screen);
        var consolidator = new Option<string>("--consolidator") { Description = screen.Word("option.consolidator"), HelpName = "NAME" };
        var route = new Option<string>("--route") { Description = screen.Word("option.route"), HelpName = "direct|through-lead" };
        route.AcceptOnlyFromAmong([.. Enum.GetValues<ReportingRoute>().Select(EnumNames.Of)]);
        return FolderCommand.Make("points add", screen, [], [plan, basis, number, on, title, text, lead, responsible, cooperating, due, consolidator, route], async (client, parsed, cancel) =>
        {
            _ = EnumNames.TryRead<AddedBasisKind>(parsed.GetRequiredValue(basis), out var kind);
            var request = new AddPointRequest(
                new AddedBasis(kind, parsed.GetRequiredValue(number), parsed.GetValue(on)),
                parsed.GetRequiredValue(title),
                parsed.GetRequiredValue(text),
                Split(parsed.GetValue(lead)),
                Split(parsed.GetValue(responsible)),
                Split(parsed.GetValue(cooperating)),
                parsed.GetValue(due) is { } day ? [new FixedDeadline("", day)] : [],
                parsed.GetValue(consolidator),
                EnumNames.TryRead<ReportingRoute>(parsed.GetValue(route), out var way) ? way : null);
            var (added, refused) = await client.Post<AddedPointReply>($"/api/plans/{parsed.GetRequiredValue(plan).RouteForm}/points", request, cancel);
            if (added is null)
            {
                return screen.Refuse(refused!);
            }
            screen.Tell("points.added", added.Number, added.Assignments);
            screen.Results.WriteLine(added.Number);
            return ExitCode.Done;
        });
    }

    public static Command Summarise(Screen screen)
    {
        var (plan, point) = (CommonOptions.Id("--plan", screen), PointsCommand.Point(screen));
        var period = new Option<string>("--period") { Description = screen.Word("option.summary-period"), HelpName = "q1|m01|h1|year", Required = true };
        var text = Text("--text", "option.summary-text", screen);
        return FolderCommand.Make("points summarise", screen, [], [plan, point, period, text], async (client, parsed, cancel) => screen.Said(
            await client.Tell(
                HttpMethod.Post,
                $"{PointsCommand.PathOf(parsed.GetRequiredValue(plan), parsed.GetRequiredValue(point))}/summaries/{Uri.EscapeDataString(parsed.GetRequiredValue(period))}",
                new SummaryRequest(parsed.GetRequiredValue(text)),
                cancel),
            "points.summarised",
            parsed.GetRequiredValue(point)));
    }

    private static ImmutableArray<string>? Split(string? names) => names is null ? null : UnitNames.Split(names);

    private static Option<string> Names(string name, string word, Screen screen) => new(name) { Description = screen.Word(word), HelpName = "NAME、NAME" };

    private static Option<string> Text(string name, string word, Screen screen) =>
        new(name) { Description = screen.Word(word), HelpName = "TEXT", Required = true };
}
