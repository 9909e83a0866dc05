using System.CommandLine;
using System.Text.Json;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Plans;
using Tracker.Plans;
using Tracker.WorkPoints;

namespace Tracker.Gateway.CommandLine;

/// <summary>
/// <c>tracker reporting --plan ID [--points 2,5] [--consolidator NAME | --later] [--route direct|through-lead] [--reason TEXT] [--json]</c>: who sums up
/// each point (汇总单位) and by which way its reports go (报送路径); with a choice it is said first, then all is listed.
/// </summary>
internal static class ReportingCommand
{
    public static Command Make(Screen screen)
    {
        var data = CommonOptions.Data(screen);
        var plan = CommonOptions.Id("--plan", screen);
        var points = new Option<string>("--points") { Description = screen.Word("option.points"), HelpName = "2,5" };
        var unit = new Option<string>("--consolidator") { Description = screen.Word("option.consolidator"), HelpName = "NAME" };
        var later = new Option<bool>("--later") { Description = screen.Word("option.later") };
        var route = new Option<string>("--route") { Description = screen.Word("option.route"), HelpName = "direct|through-lead" };
        route.AcceptOnlyFromAmong(EnumNames.Of(ReportingRoute.Direct), EnumNames.Of(ReportingRoute.ThroughLead));
        var reason = new Option<string>("--reason") { Description = screen.Word("option.reason"), HelpName = "TEXT" };
        var json = new Option<bool>("--json") { Description = screen.Word("option.json") };
        var account = CommonOptions.As(screen);
        var command = new Command("reporting", screen.Word("command.reporting")) { data, plan, points, unit, later, route, reason, json, account };
        command.SetAction((parsed, cancel) => CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account), async client =>
        {
            var path = $"/api/plans/{parsed.GetRequiredValue(plan).RouteForm}";
            var numbers = CommonOptions.Numbers(parsed.GetValue(points));
            if (parsed.GetValue(unit) is not null || parsed.GetValue(later))
            {
                if (numbers is not { } which)
                {
                    return screen.Refuse(new Rejection("plan.points-unnamed"));
                }
                var request = new ConsolidatorRequest(which, Name: parsed.GetValue(unit), Reason: parsed.GetValue(reason));
                if ((await client.Post<ReportingView>($"{path}/consolidators", request, cancel)).Rejection is { } refused)
                {
                    return screen.Refuse(refused);
                }
            }
            if (EnumNames.TryRead<ReportingRoute>(parsed.GetValue(route), out var way)
                && (await client.Post<ReportingView>($"{path}/routes", new RouteRequest(way, numbers, parsed.GetValue(reason)), cancel)).Rejection is { } refusedWay)
            {
                return screen.Refuse(refusedWay);
            }
            var (view, fault) = await client.Get<ReportingView>($"{path}/reporting", cancel);
            return view is null ? screen.Refuse(fault!) : Show(view, parsed.GetValue(json), screen);
        }, cancel));
        return command;
    }

    private static int Show(ReportingView view, bool json, Screen screen)
    {
        if (json)
        {
            screen.Results.WriteLine(JsonSerializer.Serialize(view, WireJson.Client));
            return ExitCode.Done;
        }
        foreach (var row in view.Points)
        {
            var unit = row.Consolidator?.Name
                ?? screen.Word(row.Standing is ConsolidatorStanding.NotSaid ? "reporting.not-said" : row.Standing is ConsolidatorStanding.NotNeeded ? "reporting.not-needed" : "reporting.open");
            var suggested = row.Suggested is { } near ? screen.Word("reporting.suggested", near.Name) : "";
            screen.Results.WriteLine($"{row.Point}\t{row.Title}\t{unit}{suggested}\t{screen.Word($"reporting.{EnumNames.Of(row.Route)}")}");
        }
        return ExitCode.Done;
    }
}
