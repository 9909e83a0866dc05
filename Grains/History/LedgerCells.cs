using System.Collections.Immutable;
using System.Globalization;
using Tracker.Calendar;
using Tracker.Reading;

namespace Tracker.History;

/// <summary>Cells that say by when, read as the column of a published plan is.</summary>
internal static class LedgerCells
{
    /// <param name="year">The ledger's: for days that don't say theirs.</param>
    public static (ImmutableArray<Deadline> Deadlines, string? Words) Time(string cell, int year)
    {
        if (cell.Length >= 10 && DateOnly.TryParseExact(cell.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return ([new FixedDeadline(string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日"), day)], null);
        }
        if (cell == "文件未定时限")
        {
            return ([], null); // a ledger that is downloaded here says so
        }
        var clean = CleanText.Of(cell);
        var hits = TimeReader.Read(new TimeContext(clean.Folded, clean.Words, 0, clean.Length, year, null, IsField: true));
        var limits = hits.Where(h => h is { Doubt: false, Deadline: not null }).Select(h => h.Deadline!).ToImmutableArray();
        return (limits, limits.IsEmpty && cell.Length > 0 ? cell : null);
    }

    /// <summary>Not only 无, / or —, which say that there is no limit.</summary>
    public static bool SaysSomething(string cell) =>
        cell.Any(char.IsLetterOrDigit) && cell.Trim() is not ("无" or "没有" or "未定" or "未定时限" or "不设时限" or "无时限" or "没有时限" or "文件未定时限");

    /// <summary>45838: a day as a workbook counts it, where the cell was never shown as one; null: no such number.</summary>
    public static DateOnly? SerialDay(string cell) =>
        int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 36_525 and < 73_051 ? new DateOnly(1899, 12, 30).AddDays(days) : null;
}
