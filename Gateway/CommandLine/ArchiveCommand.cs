using System.CommandLine;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker archive --year 2026 --out FILE</c>: a year in one zip (归档包) that is read without Tracker.</summary>
internal static class ArchiveCommand
{
    public static Command Make(Screen screen)
    {
        var data = CommonOptions.Data(screen);
        var year = new Option<int>("--year") { Description = screen.Word("option.year-archived"), HelpName = "YEAR", Required = true };
        var government = CommonOptions.Government(screen);
        var to = new Option<FileInfo>("--out") { Description = screen.Word("option.out-zip"), HelpName = "FILE", Required = true };
        var account = CommonOptions.As(screen);
        var command = new Command("archive", screen.Word("command.archive")) { data, year, government, to, account };
        command.SetAction((parsed, cancel) =>
        {
            var path = $"/api/archives/{parsed.GetRequiredValue(year)}.zip{(parsed.GetValue(government) is { } code ? $"?government={code.Value}" : "")}";
            return CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account),
                client => screen.WithSpinner("archive.working", () => FileAnswer.Save(client, path, parsed.GetRequiredValue(to), screen, cancel)), cancel);
        });
        return command;
    }
}
