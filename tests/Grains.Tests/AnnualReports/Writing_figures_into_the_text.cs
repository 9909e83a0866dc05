using System.Collections.Immutable;
using Tracker.AnnualReports;
using static Tracker.Grains.Tests.AnnualReports.ReportCase;

namespace Tracker.Grains.Tests.AnnualReports;

/// <summary>Words of parts one, five and six whose figures are those of the cells and of the ledger.</summary>
public class Writing_figures_into_the_text
{
    private const string New = "一、本年新收政府信息公开申请数量·总计";
    private static readonly ImmutableDictionary<string, decimal> Ledger = ImmutableDictionary<string, decimal>.Empty.Add(FigureNames.Closed, 31);

    [Fact]
    public void A_figure_takes_the_number_that_stands_and_is_printed_as_it_is_now()
    {
        Given(Begun, Filled).When(Write($"全年收到申请{{{New}}}件。")).Then(Written("全年收到申请{part3.new.total=4}件。")).AndAgain(Write($"全年收到申请{{{New}=4}}件。")).ThenNothing();
        Content(Begun, Filled, Written("全年收到申请{part3.new.total=4}件。")).PrintedOf("part1").ShouldBe("全年收到申请4件。");
        Content(Begun, Written("全年收到申请{part3.new.total=4}件。")).PrintedOf("part1").ShouldBe("全年收到申请＿＿件。", "a blank is never a zero");
        BoundText.Named("{part3.new.total=4}").ShouldBe($"{{{New}=4}}");
    }

    [Fact]
    public void A_changed_cell_marks_its_sentence_until_somebody_looks_at_it()
    {
        var text = Written("全年收到申请{part3.new.total=4}件；都已答复。渠道畅通。");
        Content(Begun, Filled, text).Sentences().ShouldHaveSingleItem().Changed.ShouldBeFalse();
        AnnualReportEvent[] changed = [Begun, Filled, text, Filled with { Cells = Wrong }];
        var sentence = Content(changed).Sentences().ShouldHaveSingleItem();
        (sentence.Words, sentence.Changed, sentence.Figures[0].Figure.Written, sentence.Figures[0].Now).ShouldBe(("全年收到申请5件；", true, (CellValue)4m, (CellValue)5m));
        Given(changed).When(Write(BoundText.Named(text.Text))).ThenNothing();
        Given(changed).When(Write(BoundText.Renewed(text.Text, Wrong, Ledger))).Then(Written("全年收到申请{part3.new.total=5}件；都已答复。渠道畅通。"));
    }

    [Fact]
    public void The_text_beside_the_table_is_read_with_its_numbers()
    {
        var said = Content(Begun, Filled, Written("2025年，我局共收到政府信息公开申请{part3.new.total=4}件，答复5件。")).Findings("省示例局", 2025, null).Where(f => f.Rule == "R10").ToList();
        said.ShouldContain(f => f.Outcome == CheckOutcome.Consistent && f.Left == 4);
        said.ShouldContain(f => f.Outcome == CheckOutcome.Inconsistent && f.Left == 5);
    }

    [Fact]
    public void A_number_that_is_not_the_ledgers_needs_a_reason()
    {
        Given(Begun).When(Write("已办结{已办结}项。")).Then(Written("已办结{ledger.closed=31}项。"));
        Given(Begun).When(Write("已办结{已办结=30}项。")).ThenRefused("annual-report.figure-differs", "已办结", "30", "31");
        Given(Begun).When(Write("已办结{已办结=30|一项次年才登记}项。")).Then(Written("已办结{ledger.closed=30|一项次年才登记}项。"));
        Given(Begun).When(Write("逾期{逾期}项。")).ThenRefused("annual-report.figure-differs", "逾期", "", "");
        Given(Begun).When(Write("公开{公开率}。")).ThenRefused("annual-report.figure-unknown", "公开率");
        Given(Begun).When(Write("公开{已办结=全部}。")).ThenRefused("annual-report.figure-unknown", "已办结");
    }

    [Fact]
    public void A_quantity_is_named_by_what_is_counted_and_in_what()
    {
        var (all, last) = FigureNames.OfQuantity("公开信息", "条")!.Value;
        (FigureNames.NameOf(all), FigureNames.NameOf(last)).ShouldBe(("各期合计 公开信息（条）", "最近一期 公开信息（条）"));
        (FigureNames.KeyOf("各期合计 公开信息（条）"), FigureNames.KeyOf("最近一期公开信息（条）"), FigureNames.KeyOf("最近一期 公开信息（条）"), FigureNames.KeyOf(all)).ShouldBe((all, last, last, all));
        FigureNames.OfQuantity("公开率", "件/月").ShouldBeNull("it could not stand in a text and in an address");

        var ledger = Ledger.Add(all, 2140.5m);
        Given(Begun).When(Write("公开信息{各期合计 公开信息（条）}条。", ledger)).Then(Written("公开信息{ledger.all-periods.公开信息（条）=2140.5}条。"));
        Given(Begun).When(Write("公开信息{各期合计 公开信息（条）=2100}条。", ledger)).ThenRefused("annual-report.figure-differs", "各期合计 公开信息（条）", "2100", "2140.5");
        Given(Begun).When(Write("公开信息{各期合计 公开信息（条）=2100|另有40条重复}条。", ledger)).Then(Written("公开信息{ledger.all-periods.公开信息（条）=2100|另有40条重复}条。"));
        Given(Begun).When(Write("公开信息{各期合计 公开信息（件）}条。", ledger)).ThenRefused("annual-report.figure-differs", "各期合计 公开信息（件）", "", "");
    }

    [Fact]
    public void A_ledger_that_went_on_marks_the_sentence_and_refuses_nothing()
    {
        var text = Written("已办结{ledger.closed=30}项。");
        Content(Begun, text).Sentences(Ledger).ShouldHaveSingleItem().Changed.ShouldBeTrue();
        Content(Begun, text).Sentences().ShouldHaveSingleItem().Changed.ShouldBeFalse("nobody asked the ledger");
        Content(Begun, Written("已办结{ledger.closed=30|一项次年才登记}项。")).Sentences(Ledger).ShouldHaveSingleItem().Changed.ShouldBeFalse();
        Given(Begun, text).When(Write("全年已办结{已办结=30}项。")).Then(Written("全年已办结{ledger.closed=30}项。"));
        Content(Begun, text).PrintedOf("part1").ShouldBe("已办结30项。");
    }

    [Fact]
    public void What_was_published_and_is_read_back_keeps_its_figures()
    {
        var text = Written("全年收到申请{part3.new.total=4}件。");
        Given(Begun, Filled, text).When(Write("全年收到申请4件。") with { Source = FillSource.File }).ThenNothing();
        Given(Begun, Filled, text).When(Write("全年收到申请{共}件。") with { Source = FillSource.File }).Then(Written("全年收到申请{共}件。"));
    }

    [Fact]
    public void Every_name_is_one_figures() => ReportForm.Of2021.Cells.Select(c => FigureNames.KeyOf(c.Place)).ShouldBe(ReportForm.Of2021.Cells.Select(c => (string?)c.Key.Value));

    private static FillReport Write(string text) => Write(text, Ledger);

    private static FillReport Write(string text, ImmutableDictionary<string, decimal> ledger) => new(Day, Handler, FillSource.Typed, ImmutableDictionary<CellKey, CellValue>.Empty, [new WrittenPart("part1", text)], ledger);

    private static PartWritten Written(string text) => new(Day, Handler, "part1", text);
}
