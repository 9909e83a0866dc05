using System.Collections.Immutable;
using System.CommandLine;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Plans;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Speaking;
using Tracker.Units;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker ending --plan ID [--points 1,2] [--unit NUMBER] [--outcome OUTCOME [--note TEXT]] [--preview]</c>: 办结 or 年终清账 of many at once.</summary>
internal static class EndingCommand
{
    public static Command Make(Screen screen)
    {
        var plan = CommonOptions.Id("--plan", screen);
        var points = new Option<string>("--points") { Description = screen.Word("option.ending-points"), HelpName = "2,5" };
        var unit = CommonOptions.Unit("--unit", "option.ending-unit", screen);
        var outcome = CommonOptions.Outcome("option.ending-outcome", screen);
        var note = new Option<string>("--note") { Description = screen.Word("option.note"), HelpName = "TEXT" };
        var preview = new Option<bool>("--preview") { Description = screen.Word("option.preview") };
        return FolderCommand.Make("ending", screen, [], [plan, points, unit, outcome, note, preview], async (client, parsed, cancel) =>
        {
            var path = $"/api/plans/{parsed.GetRequiredValue(plan).RouteForm}/ending";
            var choice = new EndingRequest(
                CommonOptions.Numbers(parsed.GetValue(points)),
                parsed.GetValue(unit),
                EnumNames.TryRead<YearEndOutcome>(parsed.GetValue(outcome), out var chosen) ? chosen : null,
                parsed.GetValue(note));
            var (lines, refused) = await client.Post<EndingLine[]>($"{path}/preview", choice, cancel);
            if (lines is null)
            {
                return screen.Refuse(refused!);
            }
            foreach (var line in lines)
            {
                screen.Results.WriteLine($"{line.Assignment}\t{line.Point}\t{line.Unit}\t{Words.Of(line.Status)}\t{line.Refused?.In(screen.Language)}");
            }
            if (parsed.GetValue(preview))
            {
                return ExitCode.Done;
            }
            // What cannot be ended is listed with its reason and stays; all the others end together, as they were shown, or none does.
            ImmutableArray<EndingChosen> which = [.. lines.Where(l => l.Refused is null).Select(l => new EndingChosen(l.Assignment, l.Version))];
            var (receipt, why) = await client.Post<EndingReceipt>(path, choice with { Assignments = which }, cancel);
            if (receipt is null)
            {
                return screen.Refuse(why!);
            }
            screen.Tell("ending.done", receipt.Ended, lines.Length - receipt.Ended);
            return ExitCode.Done;
        });
    }
}
