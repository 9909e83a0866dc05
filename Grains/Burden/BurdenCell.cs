using Tracker.Units;

namespace Tracker.Burden;

/// <summary>How many fields were asked of a unit in a month of the calendar, by one kind.</summary>
public sealed record BurdenCell(UnitId Unit, BurdenMonth Month, BurdenKind Kind, int Asked, int ByForm);

/// <summary>A month of a year.</summary>
/// <param name="Number">As 202603.</param>
public readonly record struct BurdenMonth(int Number)
{
    public int Year => Number / 100;

    public int Month => Number % 100;

    public DateOnly LastDay => new DateOnly(Year, Month, 1).AddMonths(1).AddDays(-1);

    public static BurdenMonth Of(DateOnly day) => new(day.Year * 100 + day.Month);

    public override string ToString() => $"{Year:D4}-{Month:D2}";
}

/// <summary>A sum of cells: however they are grouped, the sums of the groups are the sum of the whole.</summary>
public readonly record struct BurdenCount(int Asked, int ByForm)
{
    public static BurdenCount Of(IEnumerable<BurdenCell> cells) =>
        cells.Aggregate(default(BurdenCount), (sum, cell) => new BurdenCount(sum.Asked + cell.Asked, sum.ByForm + cell.ByForm));
}
