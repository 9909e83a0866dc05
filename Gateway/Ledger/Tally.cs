using Tracker.Assignments;
using Tracker.Ledger;

namespace Tracker.Gateway.Ledger;

/// <summary>How a set of assignments stands. 配合单位 are counted apart: they are outside the denominator.</summary>
public sealed record Tally(int Whole, int Unacknowledged, int Underway, int Returned, int ClosureReported, int Closed, int Overdue, int Silent, int Leads, int Cooperating)
{
    public int Responsible => Whole - Leads;

    public int Of(AssignmentStatus status) => status switch
    {
        AssignmentStatus.Unacknowledged => Unacknowledged,
        AssignmentStatus.Underway => Underway,
        AssignmentStatus.Returned => Returned,
        AssignmentStatus.ClosureReported => ClosureReported,
        _ => Closed,
    };

    /// <param name="day">Overdue is a question of dates: open on the morning after its fixed day.</param>
    public static Tally Of(IEnumerable<LedgerEntry> entries, DateOnly day)
    {
        var status = new int[Enum.GetValues<AssignmentStatus>().Length];
        int whole = 0, overdue = 0, silent = 0, leads = 0, cooperating = 0;
        foreach (var entry in entries)
        {
            if (entry.Role == Role.Cooperating)
            {
                cooperating++;
                continue;
            }
            whole++;
            status[(int)entry.Status]++;
            overdue += Late(entry, day) ? 1 : 0;
            silent += entry.LastReport is null ? 1 : 0;
            leads += entry.Role == Role.Lead ? 1 : 0;
        }
        return new Tally(
            whole,
            status[(int)AssignmentStatus.Unacknowledged],
            status[(int)AssignmentStatus.Underway],
            status[(int)AssignmentStatus.Returned],
            status[(int)AssignmentStatus.ClosureReported],
            status[(int)AssignmentStatus.Closed],
            overdue,
            silent,
            leads,
            cooperating);
    }

    public static bool Late(LedgerEntry entry, DateOnly day) => entry.Status != AssignmentStatus.Closed && entry.DueDay < day;
}
