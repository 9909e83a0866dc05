using System.Collections.Immutable;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;

namespace Tracker.Gateway.Calendar;

/// <summary>The days of a holiday notice: as it is published (<see cref="NoticeProse"/>), or as a person writes them, one a line, day, 休 or 班, name; between them a comma, a tab or blanks.</summary>
internal static class NoticeLines
{
    private static readonly char[] Between = [',', '，', '\t', ' ', ';', '；'];

    /// <summary>Null with the reason where a line is no day. A heading in the first line is passed over.</summary>
    /// <param name="year">The notice's own.</param>
    public static Outcome<IReadOnlyList<CalendarDay>> Read(string text, int year)
    {
        if (NoticeProse.Is(text))
        {
            return NoticeProse.Read(text, year);
        }
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

    /// <summary>What was read, holiday by holiday, for whoever confirms it: 元旦：2027-01-01 至 2027-01-03 休，2027-01-04 班.</summary>
    public static IEnumerable<string> InWords(IEnumerable<CalendarDay> days) => days.GroupBy(d => d.Holiday).Select(holiday =>
    {
        var parts = new List<(DateOnly First, DateOnly Last, bool Off)>();
        foreach (var day in holiday.OrderBy(d => d.Day))
        {
            if (parts is [.., { } last] && last.Off == day.Off && last.Last.AddDays(1) == day.Day)
            {
                parts[^1] = last with { Last = day.Day };
            }
            else
            {
                parts.Add((day.Day, day.Day, day.Off));
            }
        }
        var words = parts.Select(p => $"{p.First:yyyy-MM-dd}{(p.Last > p.First ? $" 至 {p.Last:yyyy-MM-dd}" : "")} {(p.Off ? "休" : "班")}");
        return $"{(holiday.Key.Length > 0 ? $"{holiday.Key}：" : "")}{string.Join("，", words)}";
    });

    private static bool? OffOf(string word) => word switch
    {
        "休" or "放假" or "off" => true,
        "班" or "上班" or "调休上班" or "work" => false,
        _ => null,
    };
}
