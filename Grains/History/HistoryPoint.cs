using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Calendar;

namespace Tracker.History;

/// <summary>A point of a past year as its ledger has it: one row or several.</summary>
/// <param name="Number">The ledger's, where it can be a point's; else its place.</param>
public sealed record HistoryPoint(string Number, string? Section, string Task, ImmutableArray<HistoryLine> Lines);

/// <summary>One row of a point. What a merged cell says holds for every row that it takes.</summary>
/// <param name="Units">In the row's words; a name may stand twice in different roles.</param>
/// <param name="Time">Words of time that set no limit that can be said.</param>
public sealed record HistoryLine(
    string Sheet,
    int Row,
    ImmutableArray<(Role Role, string Name)> Units,
    ImmutableArray<Deadline> Deadlines,
    string? Time,
    string? State,
    string? Department,
    string? Measures,
    string? Progress,
    string? Evidence,
    string? Problem,
    string? NextStep,
    string? Remark)
{
    public bool SaysSomething => (State ?? Progress ?? Evidence ?? Problem) is not null;
}
