using System.Globalization;
using Npgsql;
using Tracker.Assignments;
using Tracker.Ledger;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Silo.Ledger.Postgres;

/// <summary>Ledger rows column by column, as one statement takes many. In the order of the tables' columns.</summary>
internal sealed class RowColumns(PostgresTexts texts)
{
    public static readonly string[] Names =
        ["valid_from", "unit", "unit_name", "role", "section", "status", "deadlines", "due_day", "last_report", "last_report_on", "evidence"];

    private readonly List<long>[] _columns = [.. Names.Select(_ => new List<long>())];

    public static string Prefixed(string table) => string.Join(", ", Names.Select(n => $"{table}.{n}"));

    public void Add(LedgerEntry entry, long validFrom)
    {
        _columns[0].Add(validFrom);
        _columns[1].Add(int.Parse(entry.Unit.Value, CultureInfo.InvariantCulture));
        _columns[2].Add(texts.NumberOf(entry.UnitName));
        _columns[3].Add((int)entry.Role);
        _columns[4].Add(entry.Section);
        _columns[5].Add((int)entry.Status);
        _columns[6].Add(texts.NumberOf(entry.Deadlines));
        _columns[7].Add(JournalDay.Number(entry.DueDay));
        _columns[8].Add(entry.LastReport ?? 0);
        _columns[9].Add(JournalDay.Number(entry.LastReportOn));
        _columns[10].Add(entry.Evidence);
    }

    public void AddTo(NpgsqlParameterCollection parameters)
    {
        foreach (var column in _columns)
        {
            parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. column] });
        }
    }

    public void Clear()
    {
        foreach (var column in _columns)
        {
            column.Clear();
        }
    }
}

/// <summary>A ledger row as the table has it: names and deadlines still by number.</summary>
internal sealed record RawRow(
    long No, long Plan, long Point, long ValidFrom, long Unit, long UnitName, long Role, long Section, long Status, long Deadlines, long DueDay, long LastReport,
    long LastReportOn, long Evidence)
{
    /// <summary>From columns plan, point and <see cref="RowColumns.Names"/>, beginning at <paramref name="at"/>.</summary>
    public static RawRow Read(NpgsqlDataReader row, int at, long no) => new(
        no, row.GetInt64(at), row.GetInt64(at + 1), row.GetInt64(at + 2), row.GetInt64(at + 3), row.GetInt64(at + 4), row.GetInt64(at + 5), row.GetInt64(at + 6),
        row.GetInt64(at + 7), row.GetInt64(at + 8), row.GetInt64(at + 9), row.GetInt64(at + 10), row.GetInt64(at + 11), row.GetInt64(at + 12));

    public LedgerRow ToRow(Deciding.GrainAddress assignment, PostgresTexts texts) => new(No, Plan, Point, ToEntry(assignment, texts), ValidFrom);

    /// <summary>The texts must have been loaded.</summary>
    public LedgerEntry ToEntry(Deciding.GrainAddress assignment, PostgresTexts texts) => new(
        assignment,
        UnitId.Of((int)Unit),
        texts.TextOf(UnitName),
        (Role)Role,
        (int)Section,
        (AssignmentStatus)Status,
        texts.DeadlinesOf(Deadlines),
        JournalDay.Day((int)DueDay),
        LastReport == 0 ? null : LastReport,
        JournalDay.Day((int)LastReportOn),
        (int)Evidence);
}
