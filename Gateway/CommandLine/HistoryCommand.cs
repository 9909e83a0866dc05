using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using Tracker.Deciding;
using Tracker.Gateway.History;
using Tracker.Gateway.Speaking;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker history import FILE --year 2020</c>: a past year's ledger, with <c>--attachments DIR</c> its files. The last line is the plan's id.</summary>
internal static class HistoryCommand
{
    public static Command Make(Screen screen) => new("history", screen.Word("command.history")) { Import(screen) };

    private static Command Import(Screen screen)
    {
        var file = new Argument<FileInfo>(screen.Word("argument.file")) { Description = screen.Word("argument.file.history") };
        var data = CommonOptions.Data(screen);
        var government = CommonOptions.Government(screen);
        var year = new Option<int?>("--year") { Description = screen.Word("option.history-year"), HelpName = "YEAR" };
        var title = new Option<string>("--title") { Description = screen.Word("option.history-title"), HelpName = "TEXT" };
        var map = new Option<string[]>("--map") { Description = screen.Word("option.map"), HelpName = "COLUMN=MEANING" };
        var state = new Option<string[]>("--state") { Description = screen.Word("option.state"), HelpName = "WORD=STATE" };
        var unit = new Option<string[]>("--unit") { Description = screen.Word("option.unit-name"), HelpName = "NAME=UNIT" };
        var sheet = new Option<string[]>("--sheet") { Description = screen.Word("option.sheet"), HelpName = "NAME" };
        var heading = new Option<int?>("--heading-row") { Description = screen.Word("option.heading-row"), HelpName = "ROW" };
        var attachments = new Option<DirectoryInfo>("--attachments") { Description = screen.Word("option.attachments"), HelpName = "DIR" };
        var leaveRows = new Option<bool>("--leave-out-rows") { Description = screen.Word("option.leave-out-rows") };
        var leaveFiles = new Option<bool>("--leave-files") { Description = screen.Word("option.leave-files") };
        var another = new Option<bool>("--another") { Description = screen.Word("option.another") };
        var dryRun = new Option<bool>("--dry-run") { Description = screen.Word("option.preview") };
        var account = CommonOptions.As(screen);
        var command = new Command("import", screen.Word("command.history.import"))
        {
            file, data, government, year, title, map, state, unit, sheet, heading, attachments, leaveRows, leaveFiles, another, dryRun, account,
        };
        command.SetAction((parsed, cancel) => CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: true, parsed.GetValue(account), async client =>
        {
            var ledger = parsed.GetRequiredValue(file);
            var (packed, unpacked) = parsed.GetValue(attachments) is { } folder ? Pack(ledger, folder) : (null, null);
            if (unpacked is not null)
            {
                return screen.Refuse(unpacked);
            }
            try
            {
                var (reply, refused) = await screen.WithSpinner("import.working", () => client.Upload<HistoryReply>(
                    "/api/history/import",
                    packed ?? ledger,
                    [
                        ("government", parsed.GetValue(government)?.Value),
                        ("year", parsed.GetValue(year)?.ToString(CultureInfo.InvariantCulture)),
                        ("title", parsed.GetValue(title)),
                        ("map", Lines(parsed.GetValue(map))),
                        ("states", Lines(parsed.GetValue(state))),
                        ("names", Lines(parsed.GetValue(unit))),
                        ("sheets", Lines(parsed.GetValue(sheet))),
                        ("headingRow", parsed.GetValue(heading)?.ToString(CultureInfo.InvariantCulture)),
                        ("leaveOutRows", parsed.GetValue(leaveRows) ? "true" : null),
                        ("leaveFiles", parsed.GetValue(leaveFiles) ? "true" : null),
                        ("another", parsed.GetValue(another) ? "true" : null),
                        ("preview", parsed.GetValue(dryRun) ? "true" : null),
                    ],
                    cancel));
                return reply is null ? screen.Refuse(refused!) : Show(reply, screen);
            }
            finally
            {
                packed?.Delete();
            }
        }, cancel));
        return command;
    }

    private static int Show(HistoryReply reply, Screen screen)
    {
        foreach (var column in reply.Columns)
        {
            screen.Tell("history.column", column.Sheet, column.Letters, column.Heading, HistoryWords.Of(column.Meaning));
        }
        foreach (var finding in reply.Unreadable)
        {
            screen.Tell("history.unreadable", finding.Sheet, finding.Cell, finding.Value, finding.Why.In(screen.Language));
        }
        foreach (var note in reply.Notes)
        {
            screen.Tell("history.note", note.Sheet, note.Row, note.Why.In(screen.Language));
        }
        foreach (var asked in reply.States.Where(s => s.Said is null))
        {
            screen.Tell("history.state", asked.Word, asked.Rows, asked.Row, HistoryWords.Allowed<Tracker.Assignments.YearEndOutcome>());
        }
        foreach (var asked in reply.Names.Where(n => n.Said is null))
        {
            screen.Tell("history.name", asked.Name, asked.Rows, asked.Row, asked.Near is null ? "" : screen.Word("history.near", asked.Near));
        }
        if (reply.Before is { } before && !reply.AlreadyThere)
        {
            screen.Tell("history.before", before.Plan, before.Same, before.Different, before.OnlyHere, before.OnlyThere);
        }
        screen.Tell(
            reply.AlreadyThere ? "history.there" : reply.Applied ? "history.recorded" : "history.counted",
            reply.Year, reply.Title, reply.Points, reply.Assignments, reply.Evidence, string.Join('、', reply.Outcomes.Select(o => $"{o.Words}{o.Count}")));
        if (reply.Refusal is { } refusal)
        {
            return screen.Refuse(refusal);
        }
        if (reply.Plan is { } plan)
        {
            screen.Results.WriteLine(plan);
        }
        return ExitCode.Done;
    }

    private static string? Lines(string[]? said) => said is { Length: > 0 } ? string.Join('\n', said) : null;

    /// <summary>The ledger and its attachments as one upload; deleted when it is sent.</summary>
    private static (FileInfo? Packed, Rejection? Rejection) Pack(FileInfo ledger, DirectoryInfo folder)
    {
        var packed = new FileInfo(Path.Combine(Path.GetTempPath(), $"tracker-{Guid.NewGuid():N}.zip"));
        try
        {
            using var zip = ZipFile.Open(packed.FullName, ZipArchiveMode.Create);
            zip.CreateEntryFromFile(ledger.FullName, HistoryUpload.LedgerFolder + ledger.Name, CompressionLevel.Fastest);
            foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.FullName != ledger.FullName && f.FullName != packed.FullName))
            {
                zip.CreateEntryFromFile(file.FullName, "attachments/" + Path.GetRelativePath(folder.FullName, file.FullName).Replace('\\', '/'), CompressionLevel.Fastest);
            }
            return (packed, null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            packed.Delete();
            return (null, new Rejection("file.unreadable", File.Exists(ledger.FullName) ? folder.FullName : ledger.FullName));
        }
    }
}
