using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Ledger;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Units;

namespace Tracker.Silo.Ledger.Sqlite;

/// <summary>The columns that rows of the present and of the past share, in one order.</summary>
internal static class LedgerColumns
{
    public const string Names =
        "valid_from, unit, unit_name, role, section, status, deadlines, due_day, last_report, last_report_on, evidence";

    public const int Count = 11;

    public static string Prefixed(string table) => table + "." + Names.Replace(", ", $", {table}.", StringComparison.Ordinal);

    /// <summary>The row's content from the columns that begin at <paramref name="at"/>.</summary>
    public static LedgerEntry Read(Statement row, int at, GrainAddress assignment, LedgerTexts texts) => new(
        assignment,
        UnitId.Of(row.Int(at + 1)),
        texts.TextOf(row.Long(at + 2)),
        (Role)row.Int(at + 3),
        row.Int(at + 4),
        (AssignmentStatus)row.Int(at + 5),
        texts.DeadlinesOf(row.Long(at + 6)),
        JournalDay.Day(row.Int(at + 7)),
        row.Long(at + 8) is var report and not 0 ? report : null,
        JournalDay.Day(row.Int(at + 9)),
        row.Int(at + 10));

    /// <summary>Binds the columns to the parameters that begin at <paramref name="at"/>.</summary>
    public static Statement Bind(Statement statement, int at, LedgerEntry entry, long validFrom, LedgerTexts texts) => statement
        .Bind(at, validFrom)
        .Bind(at + 1, int.Parse(entry.Unit.Value, System.Globalization.CultureInfo.InvariantCulture))
        .Bind(at + 2, texts.NumberOf(entry.UnitName))
        .Bind(at + 3, (int)entry.Role)
        .Bind(at + 4, entry.Section)
        .Bind(at + 5, (int)entry.Status)
        .Bind(at + 6, texts.NumberOf(entry.Deadlines))
        .Bind(at + 7, JournalDay.Number(entry.DueDay))
        .Bind(at + 8, entry.LastReport ?? 0)
        .Bind(at + 9, JournalDay.Number(entry.LastReportOn))
        .Bind(at + 10, entry.Evidence);
}
