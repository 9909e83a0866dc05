using System.Globalization;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Ledger;

/// <summary>Compares kept tables with rebuilt ones, row by row in the order of their keys.</summary>
internal sealed class LedgerComparison(IStoredRows kept, IStoredRows rebuilt, Findings findings)
{
    private static string RowText(string table, string key) =>
        $"""
        SELECT {key}, valid_from, unit, u.text, role, section, status, d.text, due_day, last_report, last_report_on, evidence
        FROM {table} r LEFT JOIN ledger_texts u ON u.no = r.unit_name LEFT JOIN ledger_texts d ON d.no = r.deadlines ORDER BY 1
        """;

    // Each: the number of key columns, which come first, and the rows.
    private static (string Table, int Keys, string Sql)[] Tables { get; } =
    [
        ("ledger_rows", 1, RowText("ledger_rows", "r.no, r.plan, r.point")),
        ("ledger_past", 1, RowText("ledger_past", "r.valid_to, r.no")),
        ("ledger_cells", 6, "SELECT plan, section, unit, role, status, due_day, n FROM ledger_cells WHERE n <> 0 ORDER BY 1, 2, 3, 4, 5, 6"),
        ("ledger_totals", 4, "SELECT government, year, status, due_day, n FROM ledger_totals WHERE n <> 0 ORDER BY 1, 2, 3, 4"),
        ("ledger_plans", 1, "SELECT * FROM ledger_plans ORDER BY no"),
        ("ledger_points", 1, "SELECT * FROM ledger_points ORDER BY no"),
        ("ledger_reporting", 2, "SELECT point, valid_from, consolidator, consolidator_name, route FROM ledger_reporting ORDER BY 1, 2"),
        ("ledger_set_ups", 2, "SELECT assignment, valid_from, standing FROM ledger_set_ups ORDER BY 1, 2"),
        ("ledger_periods", 1, "SELECT * FROM ledger_periods ORDER BY no"),
        ("ledger_returns", 1, "SELECT * FROM ledger_returns ORDER BY no"),
        ("ledger_requests", 1, "SELECT no, address, government, year, title, stage, fields, due_day, sent_on FROM ledger_requests ORDER BY 1"),
        ("ledger_answers", 1, "SELECT no, request, government, unit, unit_name, standing, due_day, answered_on, late, ended FROM ledger_answers ORDER BY 1"),
        ("ledger_burden", 1, "SELECT position, government, unit, month, day, kind, subject, asked, by_form FROM ledger_burden ORDER BY 1"),
        ("ledger_papers", 1, "SELECT no, address, government, year, rung, title, stage, drafted_on, verify_by, signed_on, issued_on, word, number, reply_by, scan FROM ledger_papers ORDER BY 1"),
        ("ledger_paper_units", 2, "SELECT paper, unit, place, unit_name FROM ledger_paper_units ORDER BY 1, 2"),
        ("ledger_paper_findings", 2, "SELECT paper, place, unit, subject FROM ledger_paper_findings ORDER BY 1, 2"),
        ("ledger_paper_answers", 2, "SELECT paper, unit, verification, answered_on, late FROM ledger_paper_answers ORDER BY 1, 2"),
        ("ledger_good_practices", 1, "SELECT no, address, government, unit, unit_name, title, marked_on, shared_on FROM ledger_good_practices ORDER BY 1"),
        ("ledger_occurrences", 1, "SELECT no, key, deadline, opens, due_day, event_day, extended, outcome, reminded, overdue, government FROM ledger_occurrences ORDER BY 1, 2"),
        ("ledger_series", 2, "SELECT no, deadline, opens, begun FROM ledger_series ORDER BY 1, 2"),
        ("ledger_extensions", 1, "SELECT no, key, until FROM ledger_extensions ORDER BY 1, 2"),
        ("ledger_inbox", 2, "SELECT position, ordinal, since, government, desk, kind, about, mark, day FROM ledger_inbox ORDER BY 1, 2"),
        ("ledger_look_backs", 1, "SELECT no, address, government, year, started_on, round, verifying FROM ledger_look_backs ORDER BY 1"),
        ("ledger_checks", 1, "SELECT no, address, look_back, assignment, government, unit, unit_name, role, point_number, point_title, basis, self_closed, verifier, self_verdict, verdict, judged_on FROM ledger_checks ORDER BY 1"),
        ("ledger_check_evidence", 2, "SELECT no, place, round, standing FROM ledger_check_evidence ORDER BY 1, 2"),
        ("ledger_problems", 1, "SELECT no, address, look_back, assignment, government, year, unit, unit_name, point_number, point_title, stage, raised_on, rectify_by, measures, result_on, closed_on, reopened, earlier FROM ledger_problems ORDER BY 1"),
        ("ledger_annual_reports", 1, "SELECT no, address, government, year, unit, name, cells, previous, stage, sent_on, sent_cells, sent_content, stale, returned, accepted_on, screened_on, published_on, link, paper_on, restated, recorded FROM ledger_annual_reports ORDER BY 1"),
        ("days", 1, "SELECT day, last FROM days ORDER BY day"),
    ];

    public void Compare()
    {
        foreach (var (table, keys, sql) in Tables)
        {
            Compare(table, keys, kept.Rows(sql), rebuilt.Rows(sql));
        }
    }

    private void Compare(string table, int keys, IEnumerable<string[]> keptRows, IEnumerable<string[]> rebuiltRows)
    {
        using var ours = keptRows.GetEnumerator();
        using var theirs = rebuiltRows.GetEnumerator();
        var (one, other) = (Next(ours, keys), Next(theirs, keys));
        while (one is not null || other is not null)
        {
            var order = one is null ? 1 : other is null ? -1 : Order(one.Value.Key, other.Value.Key);
            if (order != 0 || one!.Value.Text != other!.Value.Text)
            {
                Say(table, order <= 0 ? one : null, order >= 0 ? other : null);
            }
            one = order <= 0 ? Next(ours, keys) : one;
            other = order >= 0 ? Next(theirs, keys) : other;
        }
    }

    private void Say(string table, (long[] Key, string Text)? one, (long[] Key, string Text)? other)
    {
        var key = (one ?? other)!.Value.Key;
        var address = table is "ledger_past" or "ledger_totals" or "ledger_burden" or "ledger_inbox" or "days" ? null : kept.AddressOf(key[0]); // the others begin with a stream
        findings.Add(
            FindingCode.LedgerDiffers,
            $"{table} {string.Join('/', key)}: kept {one?.Text ?? "no row"}, by the journal {other?.Text ?? "no row"}.",
            table is "ledger_past" or "ledger_burden" or "ledger_inbox" ? key[0] : null,
            address);
    }

    private static (long[] Key, string Text)? Next(IEnumerator<string[]> rows, int keys) => rows.MoveNext()
        ? ([.. rows.Current.Take(keys).Select(key => long.Parse(key, CultureInfo.InvariantCulture))], string.Join('|', rows.Current))
        : null;

    private static int Order(long[] one, long[] other)
    {
        for (var i = 0; i < one.Length; i++)
        {
            if (one[i] != other[i])
            {
                return one[i].CompareTo(other[i]);
            }
        }
        return 0;
    }
}
