using System.CommandLine;
using System.Globalization;
using Tracker.Deciding;
using Tracker.Gateway.Changes;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker changes --plan ID --from DAY --to DAY</c>: what changed, by whom, one line a change, or as a file.</summary>
internal static class ChangesCommand
{
    public static Command Make(Screen screen)
    {
        var (data, plan, account) = (CommonOptions.Data(screen), CommonOptions.Id("--plan", screen), CommonOptions.As(screen));
        var (from, to) = (CommonOptions.Day("--from", screen), CommonOptions.Day("--to", screen));
        var unit = new Option<string>("--unit") { Description = screen.Word("option.changes-unit"), HelpName = "NUMBER" };
        var point = new Option<string>("--point") { Description = screen.Word("option.changes-point"), HelpName = "NUMBER" };
        var file = new Option<FileInfo>("--out") { Description = screen.Word("option.out"), HelpName = "FILE" };
        var command = new Command("changes", screen.Word("command.changes")) { data, plan, from, to, unit, point, file, account };
        command.SetAction((parsed, cancel) => CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account), async client =>
        {
            var path = $"/api/plans/{parsed.GetRequiredValue(plan).RouteForm}/changes";
            var query = ChangeQuery.Fields(parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(unit), parsed.GetValue(point), null);
            if (parsed.GetValue(file) is { } written)
            {
                return TableFormat.For(written.Name) is { } format
                    ? await FileAnswer.Save(client, $"{path}/file{format.Ending}{query}", written, screen, cancel)
                    : screen.Refuse(new Rejection("file.format-unknown", written.Name));
            }
            var (list, refused) = await client.Get<ChangesReply>(path + query, cancel);
            if (list is null)
            {
                return screen.Refuse(refused!);
            }
            foreach (var change in list.Changes)
            {
                screen.Results.WriteLine($"{Words.Moment(change.At)}\t{change.Point}\t{change.Title}\t{change.Unit}\t{change.What}\t{change.Words?.ReplaceLineEndings(" ")}\t{change.By}");
            }
            screen.Tell("changes.listed", list.Changes.Length, Iso(list.From), Iso(list.To));
            return ExitCode.Done;
        }, cancel));
        return command;
    }

    private static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";}
