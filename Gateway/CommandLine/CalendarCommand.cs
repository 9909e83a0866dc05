using System.CommandLine;
using Tracker.Deciding;
using Tracker.Gateway.Calendar;
using Tracker.Gateway.Hosting;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker calendar show|import</c>: the holiday notices that working days are counted by.</summary>
internal static class CalendarCommand
{
    public static Command Make(Screen screen) => new("calendar", screen.Word("command.calendar")) { Show(screen), Import(screen) };

    private static Command Show(Screen screen)
    {
        var year = Year(screen);
        return FolderCommand.Make("calendar show", screen, [], [year], async (client, parsed, cancel) =>
        {
            var (calendar, refused) = await client.Get<CalendarReply>($"/api/calendar/{parsed.GetRequiredValue(year)}", cancel);
            if (calendar is null)
            {
                return screen.Refuse(refused!);
            }
            if (!calendar.Known)
            {
                screen.Tell("calendar.unknown", calendar.Year);
            }
            foreach (var day in calendar.Days)
            {
                screen.Results.WriteLine($"{day.Day:yyyy-MM-dd},{(day.Off ? "休" : "班")},{day.Holiday}");
            }
            return ExitCode.Done;
        });
    }

    private static Command Import(Screen screen)
    {
        var file = new Argument<FileInfo>(screen.Word("argument.file")) { Description = screen.Word("argument.file.calendar") };
        var year = Year(screen);
        var notice = new Option<string>("--notice") { Description = screen.Word("option.notice"), HelpName = "TEXT", Required = true };
        var dry = new Option<bool>("--dry-run") { Description = screen.Word("option.calendar-preview") };
        var command = FolderCommand.Make("calendar import", screen, [], [year, notice, dry], async (client, parsed, cancel) =>
        {
            string text;
            try
            {
                text = await File.ReadAllTextAsync(parsed.GetRequiredValue(file).FullName, cancel);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return screen.Refuse(new Rejection("file.unreadable", parsed.GetRequiredValue(file).FullName));
            }
            var (days, unread) = NoticeLines.Read(text, parsed.GetRequiredValue(year));
            if (days is null)
            {
                return screen.Refuse(unread!);
            }
            var only = parsed.GetValue(dry);
            var body = new NoticeRequest(parsed.GetRequiredValue(year), parsed.GetRequiredValue(notice), [.. days]);
            var (change, refused) = await client.Post<CalendarChange>(only ? "/api/calendar/preview" : "/api/calendar/import", body, cancel);
            if (change is null)
            {
                return screen.Refuse(refused!);
            }
            if (only)
            {
                foreach (var holiday in NoticeLines.InWords(days))
                {
                    screen.Tell("calendar.read", holiday);
                }
            }
            foreach (var m in change.Moved)
            {
                screen.Results.WriteLine($"{m.Assignment}\t{m.Unit}\t{m.Quote}\t{m.From:yyyy-MM-dd}\t{m.To:yyyy-MM-dd}");
            }
            screen.Tell(only ? "calendar.would-move" : change.New ? "calendar.imported" : "calendar.same", body.Year, change.Moved.Length);
            return ExitCode.Done;
        });
        command.Add(file);
        return command;
    }

    private static Option<int> Year(Screen screen) => new("--year") { Description = screen.Word("option.calendar-year"), HelpName = "YEAR", Required = true };
}
