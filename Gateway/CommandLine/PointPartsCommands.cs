using System.CommandLine;
using Tracker.Gateway.Plans;
using Tracker.Plans;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker points split|merge|move|leave-out|restore</c>: the points of a draft, put in order: sub-items (5 becomes 5-1, 5-2) and back, another place, out of it and back.</summary>
internal static class PointPartsCommands
{
    public static Command Split(Screen screen)
    {
        var (plan, point, reason) = (CommonOptions.Id("--plan", screen), PointsCommand.Point(screen), PointsCommand.Reason(screen));
        var parts = new Option<string[]>("--part") { Description = screen.Word("option.part"), HelpName = "TITLE：TEXT", Required = true };
        return FolderCommand.Make("points split", screen, [], [plan, point, parts, reason], async (client, parsed, cancel) => screen.Said(
            await client.Tell(
                HttpMethod.Post,
                $"{PointsCommand.PathOf(parsed.GetRequiredValue(plan), parsed.GetRequiredValue(point))}/split",
                new SplitRequest([.. parsed.GetRequiredValue(parts).Select(Part)], parsed.GetRequiredValue(reason)),
                cancel),
            "points.split",
            parsed.GetRequiredValue(point),
            parsed.GetRequiredValue(parts).Length));
    }

    public static Command Merge(Screen screen)
    {
        var (plan, reason) = (CommonOptions.Id("--plan", screen), PointsCommand.Reason(screen));
        var points = new Option<string>("--points") { Description = screen.Word("option.merge-points"), HelpName = "5-1,5-2", Required = true };
        return FolderCommand.Make("points merge", screen, [], [plan, points, reason], async (client, parsed, cancel) => screen.Said(
            await client.Tell(
                HttpMethod.Post,
                $"/api/plans/{parsed.GetRequiredValue(plan).RouteForm}/points/merge",
                new MergeRequest(CommonOptions.Numbers(parsed.GetRequiredValue(points))!.Value, parsed.GetRequiredValue(reason)),
                cancel),
            "points.merged",
            parsed.GetRequiredValue(points)));
    }

    public static Command Move(Screen screen)
    {
        var before = new Option<string>("--before") { Description = screen.Word("option.move-before"), HelpName = "NUMBER" };
        return OfDraft("move", screen, [before], parsed => new MoveRequest(parsed.GetValue(before)));
    }

    public static Command LeaveOut(Screen screen)
    {
        var reason = PointsCommand.Reason(screen);
        return OfDraft("leave-out", screen, [reason], parsed => new LeaveOutRequest(parsed.GetRequiredValue(reason)));
    }

    public static Command Restore(Screen screen) => OfDraft("restore", screen, [], _ => new object());

    private static Command OfDraft(string name, Screen screen, Option[] options, Func<ParseResult, object> body)
    {
        var (plan, point) = (CommonOptions.Id("--plan", screen), PointsCommand.Point(screen));
        return FolderCommand.Make($"points {name}", screen, [], [plan, point, .. options], async (client, parsed, cancel) => screen.Said(
            await client.Tell(HttpMethod.Post, $"{PointsCommand.PathOf(parsed.GetRequiredValue(plan), parsed.GetRequiredValue(point))}/{name}", body(parsed), cancel),
            "points.done",
            parsed.GetRequiredValue(point)));
    }

    private static PointPart Part(string typed) =>
        typed.IndexOfAny(['：', ':']) is > 0 and var at ? new PointPart(typed[..at].Trim(), typed[(at + 1)..].Trim()) : new PointPart(typed.Trim(), typed.Trim());
}
