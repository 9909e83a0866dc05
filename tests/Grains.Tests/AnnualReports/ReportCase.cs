using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Grains.Tests.Deciding;
using Tracker.Units;

namespace Tracker.Grains.Tests.AnnualReports;

/// <summary>A department that received four applications and granted them.</summary>
internal static class ReportCase
{
    public static readonly DateOnly Day = new(2026, 1, 12);
    public static readonly UnitRef Unit = new(UnitId.Of(3), "省示例局");
    public static readonly AccountId Handler = AccountId.Parse("unit-3"), Second = AccountId.Parse("unit-3b"), Office = AccountId.Parse("office");
    public static readonly CellKey NewTotal = CellKey.Of("part3", "new", "total");
    public static readonly CellKey NormativeInForce = CellKey.Of("part2", "normative", "inForce");

    public static readonly ReportCells Sound = With(ReportCells.Of(FormEdition.Of2021, ReportForm.Of2021.Cells.Select(c => new KeyValuePair<CellKey, CellValue>(c.Key, 0m))), 4, "new", "r1", "r7");
    public static readonly ReportCells Wrong = Sound.With(NewTotal, 5m);

    public static readonly ReportBegun Begun = new(Day, Handler, 2025, Unit, Unit.Name, ReportCells.Blank(FormEdition.Of2021), null);
    public static readonly ReportFilled Filled = new(Day, Handler, FillSource.Typed, Sound);
    public static readonly PartWritten Problems = new(Day, Handler, "part5", "个别栏目更新不够及时，将按季检查。");
    public static readonly PartWritten Others = new(Day, Handler, "part6", "本年度没有收取信息处理费。");
    public static readonly AnnualReportEvent[] Whole = [Begun, Filled, Problems, Others];
    public static readonly string Hash = Content(Whole).Hash;
    public static readonly AnnualReportEvent[] Signed =
        [.. Whole, new ReportHandedIn(Day, Handler, Hash), new ReportReviewed(Day, Second, Hash), new ReportSigned(Day, Handler, Hash, Day, "局长", null)];
    public static readonly AnnualReportEvent[] Sent = [.. Signed, new ReportSent(Day, Handler, Hash)];
    public static readonly AnnualReportEvent[] Published = [.. Sent, new ReportScreened(Day, Second, Hash, "不涉密"), new ReportPublished(Day, Handler, Hash, "https://example.org/2025", Day)];

    public static Scenario<AnnualReport, AnnualReportCommand, AnnualReportEvent> Given(params AnnualReportEvent[] past) => new(AnnualReport.Kind, past);

    public static FillReport Fill(CellKey cell, CellValue value) => new(Day, Handler, FillSource.Typed, ImmutableDictionary<CellKey, CellValue>.Empty.Add(cell, value), []);

    public static ReportContent Content(params AnnualReportEvent[] past) => ((AnnualReport.Begun)Given(past).State).Content;

    public static ReportCells With(ReportCells cells, decimal number, params string[] rows) =>
        cells.With(rows.SelectMany(row => new[] { "person", "total" }.Select(column => new KeyValuePair<CellKey, CellValue>(CellKey.Of("part3", row, column), number))));
}
