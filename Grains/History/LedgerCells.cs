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
}
