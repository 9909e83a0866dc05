using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Today;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker today</c>: what waits today (今日待办), one line a thing.</summary>
internal static class TodayCommand
{
    public static Command Make(Screen screen)
    {
        var (data, government, account) = (CommonOptions.Data(screen), CommonOptions.Government(screen), CommonOptions.As(screen));
        var json = new Option<bool>("--json") { Description = screen.Word("option.json") };
        var command = new Command("today", screen.Word("command.today")) { data, government, json, account };
        command.SetAction((parsed, cancel) => CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account), async client =>
        {
            var (today, refused) = await client.Get<TodayReply>($"/api/today{(parsed.GetValue(government) is { } code ? $"?government={code}" : "")}", cancel);
            if (today is null)
            {
                return screen.Refuse(refused!);
            }
            if (parsed.GetValue(json))
            {
                screen.Results.WriteLine(JsonSerializer.Serialize(today, WireJson.Client));
                return ExitCode.Done;
            }
            Tell(screen, today);
            return ExitCode.Done;
        }, cancel));
        return command;
    }

    private static void Tell(Screen screen, TodayReply today)
    {
        if (today.Unread > 0)
        {
            screen.Results.WriteLine($"{screen.Word("today.unread")}\t{today.Unread}");
        }
        foreach (var list in (today.Office?.Waiting ?? []).Concat(today.Unit?.Waiting ?? []))
        {
            screen.Results.WriteLine($"{screen.Word($"today.{EnumNames.Of(list.Kind)}")}\t{list.Count}");
            foreach (var row in list.Rows)
            {
                screen.Results.WriteLine($"  {row.Assignment}\t{row.Point}\t{row.Title}\t{row.Unit}\t{Day(row.DueDay)}");
            }
        }
        foreach (var period in today.Office?.Periods ?? [])
        {
            screen.Results.WriteLine($"{screen.Word("today.missing", period.Period)}\t{period.Missing.Length}\t{Day(period.DueDay)}");
            if (period.Text is not null)
            {
                screen.Results.WriteLine($"  {period.Text}");
            }
        }
        foreach (var request in today.Office?.Requests ?? [])
        {
            screen.Results.WriteLine($"{screen.Word("today.unanswered", request.Title)}\t{request.Units}\t{Day(request.DueDay)}");
        }
        foreach (var plan in today.Office?.Plans ?? [])
        {
            screen.Results.WriteLine($"{plan.Title}\t{plan.Closed}/{plan.Assignments}\t{screen.Word("today.late")} {plan.Overdue}");
        }
        foreach (var sheet in today.Unit?.Sheets ?? [])
        {
            screen.Results.WriteLine($"{screen.Word("today.sheet", sheet.Period)}\t{sheet.Rows}\t{Day(sheet.DueDay)}");
        }
        foreach (var asked in today.Unit?.Requests ?? [])
        {
            screen.Results.WriteLine($"{screen.Word("today.asked", asked.Title)}\t{Day(asked.DueDay)}");
        }
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
