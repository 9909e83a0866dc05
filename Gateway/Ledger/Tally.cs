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

    public static bool Late(LedgerEntry entry, DateOnly day) => entry.Status.IsOpen && entry.DueDay < day;
}
