using System.CommandLine;
using Tracker.Gateway.SetUps;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker set-ups down [--unit NUMBER] --out FILE</c> and <c>up PATH [--preview] [--good-only]</c>: 建账 of whole units by workbook, one, a zip or a folder of many.</summary>
internal static class SetUpsCommand
{
    public static Command Make(Screen screen) => new("set-ups", screen.Word("command.set-ups")) { Down(screen), Up(screen) };

    private static Command Down(Screen screen)
    {
        var unit = CommonOptions.Unit("--unit", "option.unit-number", screen);
        var to = new Option<FileInfo>("--out") { Description = screen.Word("option.out-workbooks"), HelpName = "FILE", Required = true };
        return FolderCommand.Make("set-ups down", screen, [], [unit, to], (client, parsed, cancel) => screen.WithSpinner(
            "file.working",
            () => FileAnswer.Save(client, parsed.GetValue(unit) is { } one ? $"/api/set-ups/{one}.xlsx" : "/api/set-ups/all.zip", parsed.GetRequiredValue(to), screen, cancel)));
    }

    private static Command Up(Screen screen)
    {
        var from = new Argument<FileSystemInfo>(screen.Word("argument.file")) { Description = screen.Word("argument.file.workbooks") };
        var preview = new Option<bool>("--preview") { Description = screen.Word("option.preview") };
        var goodOnly = new Option<bool>("--good-only") { Description = screen.Word("option.good-only") };
        return FolderCommand.Make("set-ups up", screen, [from], [preview, goodOnly], async (client, parsed, cancel) =>
        {
            var (packed, unpacked) = parsed.GetRequiredValue(from) is DirectoryInfo folder ? WorkbooksCommand.Pack(folder) : (null, null);
            if (unpacked is not null)
            {
                return screen.Refuse(unpacked);
            }
            try
            {
                var (reply, refused) = await screen.WithSpinner("import.working", () => client.Upload<SetUpBooksReply>(
                    "/api/set-ups/workbooks",
                    packed ?? new FileInfo(parsed.GetRequiredValue(from).FullName),
                    [("preview", parsed.GetValue(preview) ? "true" : null), ("goodOnly", parsed.GetValue(goodOnly) ? "true" : null)],
                    cancel));
                return reply is null ? screen.Refuse(refused!) : WorkbooksCommand.Show(reply.Workbooks, parsed.GetValue(preview), screen);
            }
            finally
            {
                packed?.Delete();
            }
        });
    }
}
