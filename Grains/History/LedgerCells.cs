using System.Collections.Immutable;
using System.Globalization;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Reading;

namespace Tracker.History;

/// <summary>Cells that say who and by when, read as the columns of a published plan are.</summary>
internal static class LedgerCells
{
    public static IEnumerable<(Role Role, string Name)> Units(string cell, Role role)
    {
        var clean = CleanText.Of(cell);
        var block = new UnitBlock(0, clean.Length);
        new UnitListReader(clean.Folded, block).Read(0, clean.Length, role switch
        {
            Role.Lead => UnitRole.Lead,
            Role.Cooperating => UnitRole.Cooperating,
            _ => UnitRole.Responsible,
        });
        return block.Units.Select(u => (RoleOf(u.Role), clean.Cut(u.Start, u.End).Trim())).Where(u => u.Item2.Length > 0);
    }

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

    private static Role RoleOf(UnitRole role) => role switch
    {
        UnitRole.Lead => Role.Lead,
        UnitRole.Cooperating => Role.Cooperating,
        _ => Role.Responsible,
    };
}
