using System.Collections.Immutable;
using Tracker.Units;

namespace Tracker.WorkPoints;

/// <summary>What a change of duties (责任分工调整, 职责划转) makes of a point.</summary>
internal static class Adjusting
{
    public static WorkPoint.Underway Adjusted(WorkPoint.Underway s, ImmutableArray<DutyChange> changes)
    {
        var duties = s.Duties;
        foreach (var change in changes)
        {
            var at = duties.Select((d, i) => d.Unit == change.Unit ? i : -1).Max();
            duties = (at, change.Role) switch
            {
                (-1, { } role) => duties.Add(new PlannedDuty(change.Unit, change.UnitName, role)),
                (-1, null) => duties,
                (_, { } role) => duties.SetItem(at, duties[at] with { Role = role }),
                _ => duties.RemoveAt(at),
            };
        }
        // Who comes back begins anew.
        var gone = changes.Where(c => c.Role is null).Select(c => c.Unit);
        return s with { Duties = [.. duties.OrderBy(d => d.Role)], Closed = s.Closed.Except(gone) };
    }

    /// <summary>Where the successor has a duty of its own, the stronger role stays, and it is closed only when both were.</summary>
    public static WorkPoint.Underway Transferred(WorkPoint.Underway s, UnitId from, UnitRef to)
    {
        var (given, own) = (s.Duties.Single(d => d.Unit == from), s.Duties.FirstOrDefault(d => d.Unit == to.Unit));
        var role = own is not null && own.Role < given.Role ? own.Role : given.Role;
        var closed = s.Closed.Contains(from) && (own is null || s.Closed.Contains(to.Unit));
        var others = s.Closed.Remove(from).Remove(to.Unit);
        return s with
        {
            Duties = [.. s.Duties.Where(d => d.Unit != from && d.Unit != to.Unit).Append(new PlannedDuty(to.Unit, to.Name, role)).OrderBy(d => d.Role)],
            Closed = closed ? others.Add(to.Unit) : others,
        };
    }
}
