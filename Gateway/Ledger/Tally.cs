using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Ledger;

namespace Tracker.Gateway.Ledger;

/// <summary>
/// How a set of assignments stands. 配合单位, and what was withdrawn or concerns the unit in nothing, are counted apart: they are outside the
/// denominator.
/// </summary>
/// <param name="Whole">In the denominator.</param>
/// <param name="Apart">Withdrawn or 不涉及, of lead and responsible units.</param>
public sealed record Tally(int Whole, ImmutableArray<int> ByStatus, int Overdue, int Silent, int Leads, int Cooperating, int Apart)
{
    public int Responsible => Whole - Leads;

    public int Unacknowledged => Of(AssignmentStatus.Unacknowledged);

    public int Underway => Of(AssignmentStatus.Underway);

    public int Returned => Of(AssignmentStatus.Returned);

    public int ClosureReported => Of(AssignmentStatus.ClosureReported);

    /// <summary>已办结, and 年度任务完成并长期坚持.</summary>
    public int Closed => Of(AssignmentStatus.Closed) + Of(AssignmentStatus.Lasting);

    public int Of(AssignmentStatus status) => ByStatus[(int)status];

    /// <param name="day">Overdue is a question of dates: open on the morning after its fixed day.</param>
    public static Tally Of(IEnumerable<LedgerEntry> entries, DateOnly day)
    {
        var status = new int[Enum.GetValues<AssignmentStatus>().Length];
        int whole = 0, overdue = 0, silent = 0, leads = 0, cooperating = 0, apart = 0;
        foreach (var entry in entries)
        {
            if (entry.Role == Role.Cooperating)
            {
                cooperating += entry.Status.IsCounted ? 1 : 0;
                continue;
            }
            status[(int)entry.Status]++;
            if (!entry.Status.IsCounted)
            {
                apart++;
                continue;
            }
            whole++;
            overdue += Late(entry, day) ? 1 : 0;
            silent += entry.LastReport is null ? 1 : 0;
            leads += entry.Role == Role.Lead ? 1 : 0;
        }
        return new Tally(whole, [.. status], overdue, silent, leads, cooperating, apart);
    }

    /// <summary>From counters, which do not know who is silent (还没有填报): that number is 0 here.</summary>
    public static Tally Of(IEnumerable<LedgerCell> cells, DateOnly day)
    {
        var counted = cells.ToList();
        var within = counted.Where(c => c.Role != Role.Cooperating).ToList();
        var whole = within.Where(c => c.Status.IsCounted).ToList();
        return new Tally(
            whole.Sum(c => c.Count),
            [.. Enum.GetValues<AssignmentStatus>().Select(status => within.Where(c => c.Status == status).Sum(c => c.Count))],
            whole.Where(c => c.OverdueOn(day)).Sum(c => c.Count),
            Silent: 0,
            whole.Where(c => c.Role == Role.Lead).Sum(c => c.Count),
            counted.Where(c => c.Role == Role.Cooperating && c.Status.IsCounted).Sum(c => c.Count),
            within.Where(c => !c.Status.IsCounted).Sum(c => c.Count));
    }

    public static bool Late(LedgerEntry entry, DateOnly day) => Late(entry.Status, entry.DueDay, day);

    public static bool Late(AssignmentStatus status, DateOnly? due, DateOnly day) => status.IsOpen && due < day;

    /// <summary>近期到期: open, and due on this day or within the next days.</summary>
    public static bool Soon(LedgerEntry entry, DateOnly day) => Soon(entry.Status, entry.DueDay, day);

    public static bool Soon(AssignmentStatus status, DateOnly? due, DateOnly day) => status.IsOpen && due >= day && due <= day.AddDays(LedgerFilter.SoonDays);
}
