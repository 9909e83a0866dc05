using System.Collections.Immutable;
using System.CommandLine;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Reminders;
using Tracker.Reminders;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker reminders [--before 15,5,1] [--after 7] …</c>: what falls due by itself (提醒规则).</summary>
internal static class RemindersCommand
{
    public static Command Make(Screen screen)
    {
        var (data, account) = (CommonOptions.Data(screen), CommonOptions.As(screen));
        var before = new Option<string>("--before") { Description = screen.Word("option.before"), HelpName = "DAYS" };
        var after = new Option<string>("--after") { Description = screen.Word("option.after"), HelpName = "DAYS" };
        var unit = new Option<string>("--day-unit") { Description = screen.Word("option.day-unit"), HelpName = "calendar|working" };
        unit.AcceptOnlyFromAmong("calendar", "working");
        var periods = new Option<string>("--periods") { Description = screen.Word("option.periods"), HelpName = "none|month|quarter|half-year" };
        periods.AcceptOnlyFromAmong([.. Enum.GetValues<PeriodRhythm>().Select(EnumNames.Of)]);
        var opens = new Option<int?>("--opens-before") { Description = screen.Word("option.opens-before"), HelpName = "DAYS" };
        var due = new Option<int?>("--sheet-due-after") { Description = screen.Word("option.sheet-due-after"), HelpName = "DAYS" };
        var command = new Command("reminders", screen.Word("command.reminders")) { data, before, after, unit, periods, opens, due, account };
        command.SetAction((parsed, cancel) => CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account), async client =>
        {
            ReminderRules? rules;
            Rejection? refused;
            var typed = new[] { parsed.GetValue(before), parsed.GetValue(after) };
            if (typed.FirstOrDefault(days => days is not null && ReminderWords.Read(days) is null) is { } wrong)
            {
                return screen.Refuse(new Rejection("reminder-rules.days-invalid", wrong, $"{ReminderRules.FurthestOffset}"));
            }
            var body = new ReminderRulesBody(
                Days(typed[0]),
                Days(typed[1]),
                parsed.GetValue(unit) switch { "working" => DayUnit.WorkingDay, "calendar" => DayUnit.CalendarDay, _ => null },
                parsed.GetValue(periods) is { } name && EnumNames.TryRead<PeriodRhythm>(name, out var rhythm) ? rhythm : null,
                parsed.GetValue(opens),
                parsed.GetValue(due));
            (rules, refused) = body == new ReminderRulesBody()
                ? await client.Get<ReminderRules>("/api/reminder-rules", cancel)
                : await client.Post<ReminderRules>("/api/reminder-rules", body, cancel);
            if (rules is null)
            {
                return screen.Refuse(refused!);
            }
            screen.Results.WriteLine(screen.Word("reminders.limits", ReminderWords.Limits(rules)));
            screen.Results.WriteLine(screen.Word("reminders.periods", ReminderWords.Periods(rules)));
            return ExitCode.Done;
        }, cancel));
        return command;
    }

    private static ImmutableArray<int>? Days(string? typed) => typed is null ? null : ReminderWords.Read(typed);
}
