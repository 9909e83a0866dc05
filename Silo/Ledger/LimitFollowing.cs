using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Ledger;

/// <summary>What facts change in the tables of time limits: which occurrences are open, and when the next period opens.</summary>
internal static class LimitFollowing
{
    private const string Put =
        """
        INSERT INTO ledger_occurrences (no, key, deadline, opens, due_day, event_day, extended, outcome, reminded, overdue, government)
        VALUES ($1, $2, $3, $4, $5, $6, 0, 0, 0, 0, $7)
        """;

    private const string PutSeries = "INSERT INTO ledger_series (no, deadline, opens, begun) VALUES ($1, $2, $3, 0)";
    private const string NextOfSeries = "UPDATE ledger_series SET opens = $3, begun = 1 WHERE no = $1 AND deadline = $2";
    private const string EndSeries = "DELETE FROM ledger_series WHERE no = $1 AND deadline = $2";
    private const string Judge = "UPDATE ledger_occurrences SET outcome = $3 WHERE no = $1 AND key = $2";
    private const string Extend = "UPDATE ledger_occurrences SET due_day = $3, extended = 1, overdue = 0, reminded = 0 WHERE no = $1 AND key = $2";
    private const string Asked = "INSERT INTO ledger_extensions (no, key, until) VALUES ($1, $2, $3) ON CONFLICT (no, key) DO UPDATE SET until = excluded.until";
    private const string Answered = "DELETE FROM ledger_extensions WHERE no = $1 AND key = $2";
    private const string Redate = "UPDATE ledger_occurrences SET due_day = $3, overdue = 0, reminded = 0 WHERE no = $1 AND key = $2 AND extended = 0";
    private const string Remind = "UPDATE ledger_occurrences SET reminded = $3 WHERE no = $1 AND key = $2";
    private const string Note = "UPDATE ledger_occurrences SET overdue = 1 WHERE no = $1 AND key = $2";

    private const string OfDeadline = "(key = $2 OR key LIKE $2 || '-%')";
    private const string Renamed = "$3 || substr(key, CAST($4 AS INTEGER))";

    public static bool Concerns(object fact) => fact is LimitReminded or LimitOverdue or AssignmentMade { Deadlines.IsEmpty: false } or AssignmentRestored or AssignmentDeadlinesChanged
        or DueDayEvent or ExtensionRequested;

    /// <param name="no">The number of the assignment's stream.</param>
    public static ImmutableArray<SideWrite> Of(GrainAddress address, long no, object fact) => fact switch
    {
        AssignmentMade e => Begin(address, no, e.Deadlines),
        AssignmentRestored e => [.. Forget(no), .. Begin(address, no, e.Deadlines)],
        AssignmentDeadlinesChanged e => [.. Forget(no), .. Begin(address, no, e.Deadlines)],
        AssignmentLimitsChanged e => [.. Keep(no, e.Before), .. Begin(address, no, e.Deadlines, e.Before)],
        LimitReminded e => [new(Remind, [no, e.Occurrence, (long)(e.Offset + DueLedger.Told)])],
        LimitOverdue e => [new(Note, [no, e.Occurrence])],
        EventRecorded e => [Place(address, no, e.Occurrence, e.Occurrence.Opens)],
        OccurrenceOpened { Occurrence: var o, Next: { } next } => [Place(address, no, o, null), new(NextOfSeries, [no, (long)o.Deadline, Number(next)])],
        OccurrenceOpened { Occurrence: var o } => [Place(address, no, o, null), new(EndSeries, [no, (long)o.Deadline])],
        OccurrenceJudged e => [new(Judge, [no, e.Occurrence, (long)e.Outcome + 1]), new(Answered, [no, e.Occurrence])],
        ExtensionRequested e => [new(Asked, [no, e.Occurrence, Number(e.Until)])],
        ExtensionDecided { Granted: true } e => [new(Extend, [no, e.Occurrence, Number(e.Until)]), new(Answered, [no, e.Occurrence])],
        ExtensionDecided e => [new(Answered, [no, e.Occurrence])],
        AssignmentRedated e => [.. e.Limits.Select(l => new SideWrite(Redate, [no, l.Occurrence, Number(l.Due)]))],
        _ => [],
    };

    private static IEnumerable<SideWrite> Forget(long no) =>
    [
        new("DELETE FROM ledger_occurrences WHERE no = $1", [no]),
        new("DELETE FROM ledger_series WHERE no = $1", [no]),
        new("DELETE FROM ledger_extensions WHERE no = $1", [no]),
    ];

    /// <summary>Of the deadlines that stay the rows are set aside under their new places, the others go, and those set aside come back.</summary>
    private static IEnumerable<SideWrite> Keep(long no, ImmutableArray<int> before)
    {
        foreach (var (was, place) in before.Select((was, place) => (was, place)).Where(d => d.was >= 0))
        {
            var (from, to) = ($"{was}", $"{place}");
            object[] renamed = [no, from, "~" + to, (long)from.Length + 1];
            yield return new($"UPDATE ledger_occurrences SET key = {Renamed}, deadline = {-1 - place} WHERE no = $1 AND {OfDeadline}", [.. renamed]);
            yield return new($"UPDATE ledger_extensions SET key = {Renamed} WHERE no = $1 AND {OfDeadline}", [.. renamed]);
            yield return new($"UPDATE ledger_series SET deadline = {-1 - place} WHERE no = $1 AND deadline = {was}", [no]);
        }
        yield return new("DELETE FROM ledger_occurrences WHERE no = $1 AND deadline >= 0", [no]);
        yield return new("DELETE FROM ledger_extensions WHERE no = $1 AND key NOT LIKE '~%'", [no]);
        yield return new("DELETE FROM ledger_series WHERE no = $1 AND deadline >= 0", [no]);
        yield return new("UPDATE ledger_occurrences SET key = substr(key, 2), deadline = -1 - deadline WHERE no = $1 AND deadline < 0", [no]);
        yield return new("UPDATE ledger_extensions SET key = substr(key, 2) WHERE no = $1 AND key LIKE '~%'", [no]);
        yield return new("UPDATE ledger_series SET deadline = -1 - deadline WHERE no = $1 AND deadline < 0", [no]);
    }

    /// <param name="before">Of each deadline its place before; -1: it begins. Absent: all begin.</param>
    private static ImmutableArray<SideWrite> Begin(GrainAddress address, long no, ImmutableArray<Deadline> deadlines, ImmutableArray<int> before = default) =>
        [.. deadlines.Select((deadline, place) => !before.IsDefault && before[place] >= 0 ? null : deadline switch
        {
            FixedDeadline d => Place(address, no, Occurrences.OfDay(place, d), null),
            RecurringDeadline => new SideWrite(PutSeries, [no, (long)place, (long)((address.Year.Value * 10000) + 101)]),
            _ => null,
        }).OfType<SideWrite>()];

    private static SideWrite Place(GrainAddress address, long no, Occurrence o, DateOnly? eventDay) =>
        new(Put, [no, o.Key, (long)o.Deadline, Number(o.Opens), Number(o.Due), Number(eventDay), address.Government.Value]);

    private static long Number(DateOnly? day) => JournalDay.Number(day);
}
