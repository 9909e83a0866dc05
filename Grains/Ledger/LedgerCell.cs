using Tracker.Assignments;
using Tracker.Units;

namespace Tracker.Ledger;

/// <summary>A counter: how many assignments of a plan share all of these. Every roll-up is a sum of cells, so totals are equal however they are grouped.</summary>
public sealed record LedgerCell(int Section, UnitId Unit, Role Role, AssignmentStatus Status, DateOnly? DueDay, int Count)
{
    /// <summary>A question of dates, not of state: nothing has to run at midnight.</summary>
    public bool OverdueOn(DateOnly today) => Status.IsOpen && DueDay < today;
}
