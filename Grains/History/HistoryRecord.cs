using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Evidence;
using Tracker.Plans;
using Tracker.Units;

namespace Tracker.History;

/// <summary>What a ledger would write: the plan's draft and every unit's duty with what became of it.</summary>
public sealed record HistoryRecord(PlanDraft Draft, ImmutableArray<HistoryPointRecord> Points)
{
    public int Duties => Points.Sum(p => p.Duties.Length);
}

public sealed record HistoryPointRecord(string Number, ImmutableArray<HistoryDuty> Duties);

/// <summary>One unit's duty on one point.</summary>
/// <param name="Rows">The rows that speak of it, for people to find them.</param>
public sealed record HistoryDuty(
    HistoryUnit Unit,
    Role Role,
    ImmutableArray<Deadline> Deadlines,
    YearEndOutcome Outcome,
    string Text,
    ImmutableArray<EvidenceItem> Evidence,
    ImmutableArray<string> FilesMissing,
    RecordedDetails Details,
    ImmutableArray<int> Rows)
{
    /// <param name="idOf">The number of a unit that was registered just now.</param>
    public RecordedDuty Recorded(Func<string, UnitRef> idOf)
    {
        var unit = Unit.Unit is { } known ? new UnitRef(known, Unit.Name) : idOf(Unit.Name);
        return new RecordedDuty(unit.Unit, unit.Name, Role, Deadlines, Outcome, Text, Evidence, Details);
    }
}
