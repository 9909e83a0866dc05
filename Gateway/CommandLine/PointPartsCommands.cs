using System.CommandLine;
using Tracker.Gateway.Plans;
using Tracker.Plans;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker points split|merge</c>: sub-items of a draft's point (5 becomes 5-1, 5-2), and back.</summary>
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

    private static PointPart Part(string typed) =>
        typed.IndexOfAny(['：', ':']) is > 0 and var at ? new PointPart(typed[..at].Trim(), typed[(at + 1)..].Trim()) : new PointPart(typed.Trim(), typed.Trim());
}
