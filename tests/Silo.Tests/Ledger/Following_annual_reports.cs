using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Silo.Activations;
using Tracker.Silo.Ledger;
using Tracker.Silo.Tests.Postgres;
using Tracker.Units;
using ReportCell = Tracker.AnnualReports.CellKey;

namespace Tracker.Silo.Tests.Ledger;

/// <summary>Annual reports follow the journal on every store: how far each is, and what it says.</summary>
public abstract class Following_annual_reports : House_of_rows
{
    private static readonly DateOnly Day = new(2033, 1, 10);
    private static readonly AccountId Handler = AccountId.Parse("unit-1"), Second = AccountId.Parse("unit-1b");
    private static readonly ReportCell New = ReportCell.Of("part3", "new", "total");
    private IGrains _grains = null!;

    private AnnualReportLedger Ledger => new(Store.Tables);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _grains = TrackerSilo.EngineOn(Store.Journal, new EngineOptions());
    }

    [StoreFact]
    public async Task A_report_is_listed_from_its_beginning_to_its_restatement()
    {
        var report = AnnualReport.AddressOf(Province.Government, 2032, UnitId.Of(1));
        await Tell(report, new BeginReport(Day, Handler, 2032, new UnitRef(UnitId.Of(1), "第1局"), "第1局", null));
        await Fill(report, 0);
        (await Line()).Stage.ShouldBe(ReportStage.Drafting);
        await Signed(report);
        (await Line()).IsFiled.ShouldBeFalse();
        await Tell(report, new SendReport(Day.AddDays(2), Handler));
        var line = await Line();
        (line.Stage, line.SentOn, line.IsFiled, line.Filed!.Cells[New].Number).ShouldBe((ReportStage.Signed, Day.AddDays(2), true, 0m));
        line.Filed.Cells.ShouldBe(line.Cells);

        await Tell(report, new AcceptReport(Day.AddDays(3), AccountId.Parse("office")));
        await Tell(report, new ReturnReport(Day.AddDays(3), AccountId.Parse("office"), "请核对新收数"));
        (await Line()).IsFiled.ShouldBeFalse();
        await Fill(report, 4);
        line = await Line();
        (line.Stage, line.Stale, line.Returned, line.AcceptedOn).ShouldBe((ReportStage.Drafting, true, true, null));
        await Signed(report);
        await Tell(report, new SendReport(Day.AddDays(5), Handler));
        await Tell(report, new ScreenReport(Day.AddDays(5), Second, "不涉密"));
        await Tell(report, new PublishReport(Day.AddDays(6), Handler, "https://example.org/2032", Day.AddDays(6)));
        await Tell(report, new ReceivePaper(Day.AddDays(7), AccountId.Parse("office"), null));
        line = await Line();
        (line.PublishedOn, line.Link, line.PaperOn, line.Filed!.Cells[New].Number).ShouldBe((Day.AddDays(6), "https://example.org/2032", Day.AddDays(7), 4m));

        await Tell(report, new ReopenReport(Day.AddDays(9), Handler, "漏计一件"));
        await Fill(report, 5);
        line = await Line();
        (line.Restated, line.Stale, line.Filed!.Cells[New].Number, line.Cells[New].Number).ShouldBe((1, true, 4m, 5m));
        await Rebuilt();
    }

    [StoreFact]
    public async Task The_sum_of_the_parts_is_the_sum_of_the_whole_however_it_is_parted()
    {
        var chance = new Random(8);
        for (var unit = 1; unit <= 40; unit++)
        {
            var report = AnnualReport.AddressOf(Province.Government, 2031, UnitId.Of(unit));
            var cells = ReportCells.Of(FormEdition.Of2021, ReportForm.Of2021.Cells.Where(_ => chance.Next(3) > 0).Select(c => new KeyValuePair<ReportCell, CellValue>(c.Key, chance.Next(8) == 0 ? CellValue.NotApplicable : chance.Next(900) / 4m)));
            await Tell(report, new RecordReport(Day, Handler, 2031, new UnitRef(UnitId.Of(unit), $"第{unit}局"), $"第{unit}局", cells, [], null));
        }
        var filed = (await Ledger.Of(Province.Government, 2031)).Select(l => l.Filed!).ToList();
        var whole = RollUp.Of(Scope(filed), filed).Cells;
        for (var parting = 0; parting < 20; parting++)
        {
            var parts = filed.GroupBy(_ => chance.Next(6)).Select(part => RollUp.Of(Scope(part), filed).Cells).ToList();
            var again = ReportCells.Sum(parts, FormEdition.Of2021);
            foreach (var cell in whole.Form.Cells)
            {
                again[cell].Number.ShouldBe(whole[cell].Number);
            }
        }
        await Rebuilt();

        static ReportScope Scope(IEnumerable<FiledReport> of) => new(ReportScope.UsualKinds, [.. of.Select(f => f.Unit)], Day);
    }

    private async Task Signed(GrainAddress report)
    {
        await Tell(report, new HandInReport(Day, Handler));
        await Tell(report, new ReviewReport(Day, Second));
        await Tell(report, new SignReport(Day, Handler, Day, "局长", null));
    }

    private Task Fill(GrainAddress report, int applications)
    {
        var form = ReportForm.Of2021;
        var cells = form.Cells.ToImmutableDictionary(c => c.Key, _ => (CellValue)0m);
        foreach (var (row, column) in new[] { ("new", "person"), ("new", "total"), ("r1", "person"), ("r1", "total"), ("r7", "person"), ("r7", "total") })
        {
            cells = cells.SetItem(ReportCell.Of("part3", row, column), applications);
        }
        return Tell(report, new FillReport(Day, Handler, FillSource.Typed, cells, [new WrittenPart("part5", "主动公开的时效还不够，将逐月核对。"), new WrittenPart("part6", "本年度没有收取信息处理费。")]));
    }

    private async Task<ReportLine> Line() => (await Ledger.Of(Province.Government, 2032)).ShouldHaveSingleItem();

    private async Task Tell(GrainAddress address, AnnualReportCommand command) => (await _grains.AnnualReport(address).Ask(Envelope(), command)).Rejection.ShouldBeNull($"{command}");

    private async Task Rebuilt()
    {
        var before = string.Join('\n', await Ledger.Of(Province.Government, 2032));
        Store.Verify().Findings.ShouldBeEmpty();
        await Run("DELETE FROM ledger_annual_reports");
        Store.Verify().Sound.ShouldBeFalse();
        await Store.Rebuild();
        string.Join('\n', await Ledger.Of(Province.Government, 2032)).ShouldBe(before);
        Store.Verify().Findings.ShouldBeEmpty();
    }

    private static Envelope Envelope() => new(
        Guid.CreateVersion7(), new Actor(AccountId.Parse("office"), "", null, [AccountRole.Office]), new DateTimeOffset(2033, 1, 10, 9, 0, 0, TimeSpan.FromHours(8)), Door.Rest);
}
