using System.CommandLine;
using System.Globalization;
using Tracker.Deciding;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker ledger --plan ID --out FILE</c>: the ledger (台账) as xlsx, csv or json, by the file's ending.</summary>
internal static class LedgerCommand
{
    public static Command Make(Screen screen)
    {
        var data = CommonOptions.Data(screen);
        var plan = CommonOptions.Id("--plan", screen);
        var asOf = CommonOptions.AsOf(screen);
        var to = new Option<FileInfo>("--out") { Description = screen.Word("option.out"), HelpName = "FILE", Required = true };
        var account = CommonOptions.As(screen);
        var command = new Command("ledger", screen.Word("command.ledger")) { data, plan, asOf, to, account };
        command.SetAction(async (parsed, cancel) =>
        {
            var file = parsed.GetRequiredValue(to);
            if (TableFormat.For(file.Name) is not { } format)
            {
                return screen.Refuse(new Rejection("file.format-unknown", file.Name));
            }
            var day = parsed.GetValue(asOf)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var path = $"/api/plans/{parsed.GetRequiredValue(plan).RouteForm}/ledger/file{format.Ending}{(day is null ? "" : $"?asOf={day}")}";
            return await CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account), client => screen.WithSpinner("file.working", () => FileAnswer.Save(client, path, file, screen, cancel)), cancel);
        });
        return command;
    }
}
