using Tracker.AnnualReports;
using Tracker.Units;
using static Tracker.Grains.Tests.AnnualReports.ReportCase;

namespace Tracker.Grains.Tests.AnnualReports;

public class Rolling_up
{
    private static readonly DivisionCode Here = DivisionCode.Parse("990000");
    private static readonly FiledReport First = Of(3, 4), Second = Of(4, 9);

    [Fact]
    public void Sums_what_was_filed_in_the_scope_and_names_who_is_missing()
    {
        var sum = RollUp.Of(Scope(3, 4, 5), [First, Second, Of(6, 100)]);
        sum.Cells[NewTotal].Number.ShouldBe(13);
        sum.Missing.ShouldHaveSingleItem().Name.ShouldBe("第5局");
        sum.IsUncertain.ShouldBeTrue();
        RollUp.Of(Scope(3, 4), [First, Second]).IsUncertain.ShouldBeFalse();
    }

    [Fact]
    public void A_difference_names_the_units_that_cause_it_and_what_none_of_them_explains()
    {
        var then = new Dictionary<Tracker.Deciding.GrainAddress, (string, ReportCells)> { [First.Report] = ("第3局", First.Cells), [Second.Report] = ("第4局", Second.Cells) };
        var sum = RollUp.Of(Scope(3, 4, 5), [First, Of(4, 8), Of(5, 2)]);
        sum.Cells[NewTotal].Number.ShouldBe(14);
        var difference = sum.Differences(With(Sound, 15, "new", "r1", "r7"), then).First(d => d.Cell.Key == NewTotal);
        difference.Causes.ShouldBe([new DifferenceCause("第4局", 9, 8), new DifferenceCause("第5局", null, 2)]);
        (difference.Total, difference.Sum, difference.Unexplained).ShouldBe((15m, 14m, -2m)); // 13 + 1 would be 14: two more were typed by hand
    }

    [Fact]
    public void Without_a_declaration_the_scope_is_what_stands_right_below_the_government()
    {
        var register = UnitMerge.Of(
            UnitRegister.Initial,
            [Row(1, "示例省政府", null, null), Row(2, "省示例局", "示例省政府", UnitKind.Local), Row(3, "省税务局", "示例省政府", UnitKind.VerticalCentral), Row(4, "省示例局下属处", "省示例局", UnitKind.Local)]).Facts.Aggregate(UnitRegister.Initial, UnitRegister.Evolve);
        ReportScope.Of(register, 2025, ReportScope.UsualKinds).Units.Select(u => u.Name).ShouldBe(["省示例局"]);
        ReportScope.Of(register, 2025, [UnitKind.Local, UnitKind.VerticalCentral]).Units.Select(u => u.Name).ShouldBe(["省示例局", "省税务局"]);

        static UnitRow Row(int row, string name, string? parent, UnitKind? kind) => new(row, name, [], UnitLevel.Province, parent, Here, kind, []);
    }

    [Fact]
    public void Packed_and_read_again_it_is_the_same()
    {
        var cells = Sound.With(NewTotal, 12.5m).With(NormativeInForce, CellValue.NotApplicable).With(CellKey.Of("part3", "r1", "legal"), CellValue.Blank);
        PackedCells.Read(PackedCells.Of(cells)).ShouldBe(cells);
        PackedCells.Read(PackedCells.Of(ReportCells.Blank(FormEdition.Of2019))).ShouldBe(ReportCells.Blank(FormEdition.Of2019));
    }

    private static FiledReport Of(int unit, decimal applications)
    {
        var cells = With(Sound, applications, "new", "r1", "r7");
        return new(AnnualReport.AddressOf(Here, 2025, UnitId.Of(unit)), new UnitRef(UnitId.Of(unit), $"第{unit}局"), PackedCells.Of(cells), cells);
    }

    private static ReportScope Scope(params int[] units) => new(ReportScope.UsualKinds, [.. units.Select(u => new UnitRef(UnitId.Of(u), $"第{u}局"))], new DateOnly(2026, 1, 31));
}
