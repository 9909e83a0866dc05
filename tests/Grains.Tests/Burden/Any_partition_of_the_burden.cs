using FsCheck;
using FsCheck.Fluent;
using Tracker.Burden;
using Tracker.Units;

namespace Tracker.Grains.Tests.Burden;

public class Any_partition_of_the_burden
{
    private static readonly Gen<BurdenCell> Cells =
        from unit in Gen.Choose(1, 6)
        from month in Gen.Choose(1, 12)
        from kind in Gen.Elements(Enum.GetValues<BurdenKind>())
        from asked in Gen.Choose(0, 200)
        from more in Gen.Choose(0, 200)
        select new BurdenCell(UnitId.Of(unit), new BurdenMonth(202600 + month), kind, asked, asked + more);

    [Fact]
    public void Over_units_is_the_total() => Adds(c => c.Unit);

    [Fact]
    public void Over_months_is_the_year() => Adds(c => c.Month);

    [Fact]
    public void Over_kinds_is_the_total() => Adds(c => c.Kind);

    [Fact]
    public void Over_units_and_months_is_the_total() => Adds(c => (c.Unit, c.Month));

    private static void Adds<TKey>(Func<BurdenCell, TKey> by) => Check.QuickThrowOnFailure(Prop.ForAll(Cells.ArrayOf().ToArbitrary(), cells =>
    {
        var parts = cells.GroupBy(by).Select(BurdenCount.Of).ToList();
        return new BurdenCount(parts.Sum(p => p.Asked), parts.Sum(p => p.ByForm)) == BurdenCount.Of(cells);
    }));
}
