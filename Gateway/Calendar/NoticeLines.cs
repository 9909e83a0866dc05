using System.Collections.Immutable;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;

namespace Tracker.Gateway.Calendar;

/// <summary>The days of a holiday notice as a person writes them: one a line, day, 休 or 班, name; between them a comma, a tab or blanks.</summary>
internal static class NoticeLines
{
    private static readonly char[] Between = [',', '，', '\t', ' ', ';', '；'];

    /// <summary>Null with the reason where a line is no day. A heading in the first line is passed over.</summary>
    public static Outcome<IReadOnlyList<CalendarDay>> Read(string text)
    {
        var days = new List<CalendarDay>();
        var number = 0;
        foreach (var line in text.Split('\n').Select(l => l.Trim().TrimStart('\uFEFF')))
        {
            number++;
            if (line.Length == 0)
            {
                continue;
            }
            var parts = line.Split(Between, 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (parts.Length >= 2 && TypedDays.Read(parts[0]) is { Day: { } day } && OffOf(parts[1]) is { } off)
            {
                days.Add(new CalendarDay(day, off, parts.Length > 2 ? parts[2].Split(Between)[0] : ""));
            }
            else if (number > 1)
            {
                return new Rejection("calendar.line-unreadable", $"{number}", line.Length > 60 ? line[..60] : line);
            }
        }
        return days;
    }

    private static bool? OffOf(string word) => word switch
    {
        "休" or "放假" or "off" => true,
        "班" or "上班" or "调休上班" or "work" => false,
        _ => null,
    };
}
