using System.Collections.Immutable;

namespace Tracker.Recount;

/// <summary>What ledger, counts, periods and burden must be at the end of a day.</summary>
public sealed record Answer(
    DateOnly Day, ImmutableArray<LedgerLine> Ledger, Counts Counts, ImmutableArray<PeriodLine> Periods, Burden Burden);

/// <summary>
/// An assignment. The withdrawn ones are here too, so a point and a unit may stand twice: once withdrawn, once live.
/// The lines are in order of point and unit as text, then of being made.
/// </summary>
public sealed record LedgerLine(
    string Point, string Section, string Unit, string Role, string Status, bool Overdue, DateOnly? LastReported, ImmutableArray<SheetLine> Sheets)
{
    /// <summary>In the denominator: neither 配合 nor 已撤销 nor 不涉及.</summary>
    public bool Counted => Role != Recount.Role.Cooperating && Status is not (Recount.Status.Withdrawn or Recount.Status.NotConcerned);
}

/// <summary>A unit's sheet of a period: the day it was first sent, and whether that was late (迟报).</summary>
public sealed record SheetLine(string Period, string Unit, DateOnly Sent, bool Late, bool Returned);

/// <summary>A period: who owes a sheet and never sent one, and the sheets sent, among them those returned (退回补充). In order of unit as text.</summary>
public sealed record PeriodLine(
    string Period, DateOnly Due, bool Open, ImmutableArray<string> Missing, ImmutableArray<SheetLine> Sheets);

/// <summary>How many assignments of the denominator there are, by status, whole and grouped.</summary>
public sealed record Counts(
    Tally Whole, ImmutableSortedDictionary<string, Tally> ByRole, ImmutableSortedDictionary<string, Tally> BySection, ImmutableSortedDictionary<string, Tally> ByUnit)
{
    internal static Counts Of(IEnumerable<LedgerLine> ledger)
    {
        var counted = ledger.Where(line => line.Counted).ToList();
        return new(Tally.Of(counted), By(line => line.Role), By(line => line.Section), By(line => line.Unit));

        ImmutableSortedDictionary<string, Tally> By(Func<LedgerLine, string> key) =>
            counted.GroupBy(key).ToImmutableSortedDictionary(group => group.Key, Tally.Of, StringComparer.Ordinal);
    }
}

/// <summary>A number of assignments, how many of them are overdue, and how many have each status (a status nobody has is absent).</summary>
public sealed record Tally(int Total, int Overdue, ImmutableSortedDictionary<string, int> ByStatus)
{
    internal static Tally Of(IEnumerable<LedgerLine> lines)
    {
        var all = lines.ToList();
        return new(all.Count, all.Count(line => line.Overdue),
            all.GroupBy(line => line.Status).ToImmutableSortedDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal));
    }
}

/// <summary>The fields asked, per unit and month; in order of month, then unit as text.</summary>
public sealed record Burden(ImmutableArray<BurdenLine> Lines)
{
    public int Ours => Lines.Sum(line => line.Ours);
    public int OneForm => Lines.Sum(line => line.OneForm);
    public bool AtMostHalf => 2 * Ours <= OneForm;
}

/// <summary>The fields asked of a unit in a month ("2026-03"): by us, and by one form a point.</summary>
public sealed record BurdenLine(string Unit, string Month, int Ours, int OneForm);
