using System.CommandLine;
using System.Globalization;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Ledger;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker ledger --plan ID [--view NAME | --by unit] --out FILE</c>: the ledger (台账), or its sums, as xlsx, docx, csv or json, by the file's ending.</summary>
internal static class LedgerCommand
{
    public static Command Make(Screen screen)
    {
        var data = CommonOptions.Data(screen);
        var plan = CommonOptions.Id("--plan", screen);
        var asOf = CommonOptions.AsOf(screen);
        var to = new Option<FileInfo>("--out") { Description = screen.Word("option.out"), HelpName = "FILE", Required = true };
        var view = new Option<string>("--view") { Description = screen.Word("option.view"), HelpName = "NAME" };
        var by = new Option<string>("--by") { Description = screen.Word("option.group-by"), HelpName = "point|section|lead|unit|region" };
        by.AcceptOnlyFromAmong([.. Enum.GetValues<GroupBy>().Select(EnumNames.Of)]);
        var account = CommonOptions.As(screen);
        var command = new Command("ledger", screen.Word("command.ledger")) { data, plan, asOf, view, by, to, account };
        command.SetAction(async (parsed, cancel) =>
        {
            var file = parsed.GetRequiredValue(to);
            if (TableFormat.For(file.Name) is not { } format)
            {
                return screen.Refuse(new Rejection("file.format-unknown", file.Name));
            }
            var day = parsed.GetValue(asOf)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var path = $"/api/plans/{parsed.GetRequiredValue(plan).RouteForm}/ledger/{(parsed.GetValue(by) is { } grouping ? $"groups{format.Ending}?by={grouping}" : $"file{format.Ending}?")}";
            return await CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account), async client =>
            {
                if (parsed.GetValue(view) is { } name)
                {
                    var (found, refused) = await ViewsCommand.Download(client, parsed.GetRequiredValue(plan), name, format.Ending, cancel);
                    if (found is null)
                    {
                        return screen.Refuse(refused!);
                    }
                    path = found;
                }
                return await screen.WithSpinner("file.working", () => FileAnswer.Save(client, $"{path}{(day is null ? "" : $"&asOf={day}")}", file, screen, cancel));
            }, cancel);
        });
        return command;
    }
}
