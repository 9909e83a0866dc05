using System.CommandLine;
using Tracker.Deciding;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Returns;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker returns due|close|reopen PERIOD …</c>: a period that was opened.</summary>
internal static class ReturnsPeriodCommands
{
    public static Command Due(Screen screen)
    {
        var (day, reason) = (CommonOptions.Day("--due", screen), Reason(screen));
        (day.Required, day.Description) = (true, screen.Word("option.due-moved"));
        return Make("due", screen, [day, reason], parsed => ("due-day", new MoveDueDayRequest(parsed.GetValue(day)!.Value, parsed.GetRequiredValue(reason))));
    }

    public static Command Close(Screen screen) => Make("close", screen, [], _ => ("close", new object()));

    public static Command Reopen(Screen screen)
    {
        var reason = Reason(screen);
        return Make("reopen", screen, [reason], parsed => ("reopen", new ReasonRequest(parsed.GetRequiredValue(reason))));
    }

    internal static Option<string> Reason(Screen screen) => new("--reason") { Description = screen.Word("option.why"), HelpName = "TEXT", Required = true };

    private static Command Make(string name, Screen screen, Option[] options, Func<ParseResult, (string Deed, object Body)> request)
    {
        var period = ReturnsCommand.Period(screen);
        return FolderCommand.Make($"returns {name}", screen, [period], options, async (client, parsed, cancel) =>
        {
            var (deed, body) = request(parsed);
            var (receipt, refused) = await client.Post<PeriodReceipt>($"/api/periods/{parsed.GetRequiredValue(period).RouteForm}/{deed}", body, cancel);
            return ReturnsSheetCommands.Said(receipt?.Period, refused, screen, $"returns.{name}.done");
        });
    }
}
