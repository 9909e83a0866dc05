using System.Collections.Immutable;
using System.CommandLine;
using System.IO.Compression;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Speaking;
using Tracker.Units;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker workbooks down --period ID --out FILE</c> and <c>up PATH --period ID</c>: period returns by workbook, one, a zip or a folder of many.</summary>
internal static class WorkbooksCommand
{
    public static Command Make(Screen screen) => new("workbooks", screen.Word("command.workbooks")) { Down(screen), Up(screen) };

    private static Command Down(Screen screen)
    {
        var data = CommonOptions.Data(screen);
        var period = CommonOptions.Id("--period", screen);
        var unit = Unit(screen);
        var to = new Option<FileInfo>("--out") { Description = screen.Word("option.out-workbooks"), HelpName = "FILE", Required = true };
        var account = CommonOptions.As(screen);
        var command = new Command("down", screen.Word("command.workbooks.down")) { data, period, unit, to, account };
        command.SetAction((parsed, cancel) =>
        {
            var books = $"/api/returns/{parsed.GetRequiredValue(period).RouteForm}/workbooks";
            var path = parsed.GetValue(unit) is { } one ? $"{books}/{one}.xlsx" : $"{books}/all.zip";
            return CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account),
                client => screen.WithSpinner("file.working", () => FileAnswer.Save(client, path, parsed.GetRequiredValue(to), screen, cancel)), cancel);
        });
        return command;
    }

    private static Command Up(Screen screen)
    {
        var from = new Argument<FileSystemInfo>(screen.Word("argument.file")) { Description = screen.Word("argument.file.workbooks") };
        var data = CommonOptions.Data(screen);
        var period = CommonOptions.Id("--period", screen);
        var unit = Unit(screen);
        var preview = new Option<bool>("--preview") { Description = screen.Word("option.preview") };
        var goodOnly = new Option<bool>("--good-only") { Description = screen.Word("option.good-only") };
        var account = CommonOptions.As(screen);
        var command = new Command("up", screen.Word("command.workbooks.up")) { from, data, period, unit, preview, goodOnly, account };
        command.SetAction((parsed, cancel) => CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account), async client =>
        {
            var (packed, unpacked) = parsed.GetRequiredValue(from) is DirectoryInfo folder ? Pack(folder) : (null, null);
            if (unpacked is not null)
            {
                return screen.Refuse(unpacked);
            }
            try
            {
                var (reply, refused) = await screen.WithSpinner("import.working", () => client.Upload<WorkbooksReply>(
                    $"/api/returns/{parsed.GetRequiredValue(period).RouteForm}/workbooks",
                    packed ?? new FileInfo(parsed.GetRequiredValue(from).FullName),
                    [
                        ("unit", parsed.GetValue(unit)),
                        ("preview", parsed.GetValue(preview) ? "true" : null),
                        ("goodOnly", parsed.GetValue(goodOnly) ? "true" : null),
                    ],
                    cancel));
                return reply is null ? screen.Refuse(refused!) : Show(reply.Workbooks, parsed.GetValue(preview), screen);
            }
            finally
            {
                packed?.Delete();
            }
        }, cancel));
        return command;
    }

    internal static int Show(ImmutableArray<WorkbookReply> books, bool preview, Screen screen)
    {
        foreach (var book in books)
        {
            var name = book.Unit ?? book.FileName;
            foreach (var row in book.Rows)
            {
                foreach (var fault in row.Faults)
                {
                    screen.Tell("workbooks.fault", name, fault.Cell.Length > 0 ? fault.Cell : $"{row.Row}", fault.Column, fault.Value, fault.Rule.In(screen.Language));
                }
                if (row.Fate is WorkbookFate.Conflict)
                {
                    screen.Tell("workbooks.conflict", name, row.Row, row.Point, row.Now ?? "");
                }
            }
            if (book.Rejection is { } refused)
            {
                screen.Tell("workbooks.refused", name, refused.In(screen.Language));
            }
            screen.Tell("workbooks.counted", name, book.New, book.Changed, book.Same, book.Blank, book.Conflicts, book.Refused);
        }
        if (!preview)
        {
            screen.Results.WriteLine(screen.Word("workbooks.written", books.Sum(b => b.Written), books.Length));
        }
        return books.Any(b => b.Rejection is not null || b.Refused + b.Conflicts > 0) ? ExitCode.Refused : ExitCode.Done;
    }

    private static Option<string> Unit(Screen screen) => new("--unit")
    {
        Description = screen.Word("option.unit-number"),
        HelpName = "UNIT",
        CustomParser = result =>
        {
            if (Ids.TryRead<UnitId>(result.Tokens[0].Value, out var unit))
            {
                return unit.Value;
            }
            result.AddError(result.Tokens[0].Value);
            return null;
        },
    };

    /// <summary>The folder's workbooks as one upload; deleted when it is sent.</summary>
    internal static (FileInfo? Packed, Rejection? Rejection) Pack(DirectoryInfo folder)
    {
        var packed = new FileInfo(Path.Combine(Path.GetTempPath(), $"tracker-{Guid.NewGuid():N}.zip"));
        try
        {
            using var zip = ZipFile.Open(packed.FullName, ZipArchiveMode.Create);
            foreach (var file in folder.EnumerateFiles("*.xls*", SearchOption.AllDirectories))
            {
                zip.CreateEntryFromFile(file.FullName, Path.GetRelativePath(folder.FullName, file.FullName).Replace('\\', '/'), CompressionLevel.NoCompression);
            }
            return (packed, null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            packed.Delete();
            return (null, new Rejection("file.unreadable", folder.FullName));
        }
    }
}
