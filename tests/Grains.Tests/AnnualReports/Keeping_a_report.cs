using System.Collections.Immutable;
using Tracker.AnnualReports;
using Tracker.Deciding;
using static Tracker.Grains.Tests.AnnualReports.ReportCase;

namespace Tracker.Grains.Tests.AnnualReports;

public class Keeping_a_report
{
    private static readonly BeginReport Begin = new(Day, Handler, 2025, Unit, Unit.Name, null);
    private static readonly ImmutableDictionary<CellKey, CellValue> NoCells = ImmutableDictionary<CellKey, CellValue>.Empty;

    [Fact]
    public void Is_begun_blank_and_said_twice_begun_once() => Given().When(Begin).Then(Begun).AndAgain(Begin).ThenNothing();

    [Fact]
    public void Begins_with_what_last_year_carries_over_in_every_column()
    {
        var last = With(Sound, 7, "carriedOut").With(NormativeInForce, 12m);
        var previous = new PreviousReports(last, [new Contribution(AnnualReport.AddressOf(Tracker.Units.DivisionCode.Parse("990000"), 2024, Unit.Unit), Unit.Name, "x")]);
        var begun = (AnnualReport.Begun)Given().When(Begin with { Previous = previous }).Afterwards();
        begun.Content.Cells[CellKey.Of("part3", "carriedIn", "person")].Number.ShouldBe(7);
        begun.Content.Cells[CellKey.Of("part3", "carriedIn", "company")].Number.ShouldBe(0);
        begun.Content.Cells[NormativeInForce].Number.ShouldBe(12);
        begun.Content.Cells[NewTotal].IsBlank.ShouldBeTrue();
    }

    [Fact]
    public void A_carry_over_typed_by_hand_needs_a_reason_and_a_second_person()
    {
        var previous = new PreviousReports(With(Sound, 7, "carriedOut"), []);
        var differs = With(With(Sound, 6, "carriedIn"), 10, "r1", "r7");
        AnnualReportEvent[] past = [Begun with { Previous = previous }, Filled with { Cells = differs }, Problems, Others];
        Given(past).When(new HandInReport(Day, Handler)).ThenRefused("annual-report.errors-stand", "2", "R5", "自然人");

        foreach (var place in new[] { "自然人", "总计" })
        {
            var explain = new ExplainFinding(Day, Handler, "R5", place, "上年多计一件，已更正");
            var explained = new FindingExplained(Day, Handler, "R5", place, 6, 7, "上年多计一件，已更正");
            Given(past).When(explain).Then(explained).AndAgain(explain).ThenNothing();
            Given([.. past, explained]).When(new LetFindingThrough(Day, Handler, "R5", place)).ThenRefused("annual-report.agrees-with-itself");
            past = [.. past, explained, new FindingLetThrough(Day, Second, "R5", place, 6, 7)];
        }
        Given(past).When(new HandInReport(Day, Handler)).Then(new ReportHandedIn(Day, Handler, Content(past).Hash));
    }

    [Fact]
    public void What_was_let_through_was_let_through_for_just_these_numbers()
    {
        AnnualReportEvent[] past = [Begun, Filled with { Cells = Wrong }, Problems, Others];
        var finding = ((AnnualReport.Begun)Given(past).State).Open.First();
        past = [.. past, new FindingExplained(Day, Handler, finding.Rule, finding.Place, finding.Left, finding.Right, "印制如此"), new FindingLetThrough(Day, Second, finding.Rule, finding.Place, finding.Left, finding.Right)];
        ((AnnualReport.Begun)Given(past).State).Open.ShouldNotContain(f => f.Rule == finding.Rule && f.Place == finding.Place);
        ((AnnualReport.Begun)Given([.. past, Filled with { Cells = Wrong.With(NewTotal, 6m) }]).State).Open.ShouldContain(f => f.Rule == finding.Rule && f.Place == finding.Place);
    }

    [Fact]
    public void An_error_keeps_it_from_being_handed_in_and_a_warning_asks_for_a_reason()
    {
        Given(Begun).When(new HandInReport(Day, Handler)).ThenRefused("annual-report.empty");
        Given(Begun, Filled with { Cells = ReportCells.Blank(FormEdition.Of2021).With(NewTotal, 0m) }, Problems, Others).When(new HandInReport(Day, Handler)).ThenRefused("annual-report.mostly-blank");
        Given([Begun, Filled with { Cells = Wrong }, Problems, Others]).When(new HandInReport(Day, Handler)).ThenRefused("annual-report.errors-stand");
        Given([Begun, Filled, Problems, new PartWritten(Day, Handler, "part6", "无。")]).When(new HandInReport(Day, Handler)).ThenRefused("annual-report.warnings-stand");
        Given(Whole).When(new HandInReport(Day, Handler)).Then(new ReportHandedIn(Day, Handler, Hash)).AndAgain(new HandInReport(Day, Handler)).ThenNothing();
    }

    [Fact]
    public void Cells_and_words_are_written_where_they_change()
    {
        Given(Begun).When(Fill(NewTotal, 3m)).Then(new ReportFilled(Day, Handler, FillSource.Typed, Begun.Cells.With(NewTotal, 3m))).AndAgain(Fill(NewTotal, 3m)).ThenNothing();
        Given(Begun).When(Fill(NewTotal, CellValue.NotApplicable)).Then(new ReportFilled(Day, Handler, FillSource.Typed, Begun.Cells.With(NewTotal, CellValue.NotApplicable)));
        Given(Begun).When(Fill(CellKey.Of("part3", "nothing", "total"), 3m)).ThenRefused("annual-report.cell-unknown");
        Given(Begun).When(new FillReport(Day, Handler, FillSource.File, NoCells, [new WrittenPart("part2", "x")])).ThenRefused("annual-report.part-unknown");
        Given(Begun, Problems).When(new FillReport(Day, Handler, FillSource.File, NoCells, [new WrittenPart("part5", Problems.Text + "\r\n")])).ThenNothing();
    }

    [Fact]
    public void Another_account_reviews_it_before_the_leader_signs()
    {
        AnnualReportEvent[] handedIn = [.. Whole, new ReportHandedIn(Day, Handler, Hash)];
        Given(Whole).When(new ReviewReport(Day, Second)).ThenRefused("annual-report.not-handed-in");
        Given(handedIn).When(new ReviewReport(Day, Handler)).ThenRefused("annual-report.reviews-own");
        Given(handedIn).When(new ReviewReport(Day, Second)).Then(new ReportReviewed(Day, Second, Hash));
        Given(handedIn).When(new SignReport(Day, Handler, Day, "局长", null)).ThenRefused("annual-report.not-reviewed");
        Given([.. handedIn, new ReportReviewed(Day, Second, Hash)]).When(new SignReport(Day, Handler, Day.AddDays(1), "局长", null)).ThenRefused("annual-report.day-to-come");
        Given([.. handedIn, new ReportReviewed(Day, Second, Hash)]).When(new SignReport(Day, Handler, Day.AddDays(-1), " 局长 ", null)).Then(new ReportSigned(Day, Handler, Hash, Day.AddDays(-1), "局长", null));
    }

    [Fact]
    public void Any_later_change_voids_every_sign_off_for_good()
    {
        var changed = (AnnualReport.Begun)Given([.. Sent, Filled with { Cells = Wrong }]).State;
        changed.Steps.ShouldBeEmpty();
        changed.Voided.Select(v => v.Was.Step).ShouldBe([ReportStep.HandedIn, ReportStep.Reviewed, ReportStep.Signed, ReportStep.Sent]);
        changed.Filed!.Hash.ShouldBe(Hash);

        var back = (AnnualReport.Begun)Given([.. Sent, Filled with { Cells = Wrong }, Filled]).State;
        (back.Content.Hash, back.Steps.Length).ShouldBe((Hash, 0));
        Given([.. Sent, Filled with { Cells = Wrong }, Filled]).When(new SendReport(Day, Handler)).ThenRefused("annual-report.not-signed");
    }

    [Fact]
    public void The_office_may_look_at_the_data_before_it_is_signed()
    {
        Given(Begun).When(new PreReviewData(Day, Office, "请核对新收数")).ThenRefused("annual-report.empty");
        Given(Begun, Filled).When(new PreReviewData(Day, Office, " ")).ThenRefused("annual-report.reason-missing");
        Given(Begun, Filled).When(new PreReviewData(Day, Office, "请核对新收数 ")).Then(new DataPreReviewed(Day, Office, Content(Begun, Filled).Hash, "请核对新收数")).AndAgain(new PreReviewData(Day, Office, "请核对新收数")).ThenNothing();
        Given(Sent).When(new PreReviewData(Day, Office, "晚了")).ThenRefused("annual-report.already-sent");
    }

    [Fact]
    public void The_office_returns_it_with_a_reason_and_it_is_sent_again()
    {
        var returned = new ReportReturned(Day, Office, "新收数与系统不符");
        Given(Signed).When(new ReturnReport(Day, Office, "x")).ThenRefused("annual-report.not-sent");
        Given(Sent).When(new ReturnReport(Day, Office, " ")).ThenRefused("annual-report.reason-missing");
        Given(Sent).When(new ReturnReport(Day, Office, "新收数与系统不符")).Then(returned).AndAgain(new ReturnReport(Day, Office, "x")).ThenNothing();
        Given([.. Sent, returned, new ReportScreened(Day, Second, Hash, "不涉密")]).When(new PublishReport(Day, Handler, "https://example.org/a", Day)).ThenRefused("annual-report.was-returned");
        Given([.. Sent, returned]).When(new SendReport(Day, Handler)).Then(new ReportSent(Day, Handler, Hash));
    }

    [Fact]
    public void It_is_published_after_it_was_sent_and_screened_and_restated_with_both_figures_on_record()
    {
        var publish = new PublishReport(Day, Handler, "https://example.org/2025", Day);
        Given(Sent).When(publish).ThenRefused("annual-report.not-screened");
        Given([.. Signed, new ReportScreened(Day, Second, Hash, "不涉密")]).When(publish).ThenRefused("annual-report.not-sent");
        Given(Published).When(Fill(NewTotal, 5m)).ThenRefused("annual-report.already-published");
        Given(Sent).When(new ReopenReport(Day, Handler, "x")).ThenRefused("annual-report.not-published");

        var reopened = new ReportReopened(Day, Handler, "漏计一件");
        Given(Published).When(new ReopenReport(Day, Handler, "漏计一件")).Then(reopened);
        var more = Filled with { Cells = With(Sound, 5, "new", "r1", "r7") };
        AnnualReportEvent[] again = [.. Published, reopened, more];
        var hash = Content(again).Hash;
        again = [.. again, new ReportHandedIn(Day, Handler, hash), new ReportReviewed(Day, Second, hash), new ReportSigned(Day, Handler, hash, Day, "局长", null), new ReportSent(Day, Handler, hash), new ReportScreened(Day, Second, hash, "不涉密"), new ReportPublished(Day, Handler, hash, "https://example.org/2025b", Day)];
        ((AnnualReport.Begun)Given(again).State).Published.Select(p => (p.Content.Cells[NewTotal].Number, p.RestatedFor)).ShouldBe([(4m, null), (5m, "漏计一件")]);
    }

    [Fact]
    public void A_draft_let_go_leaves_what_was_sent_last_and_can_still_be_read()
    {
        var discard = new DiscardReportDraft(Day, Second);
        Given(Begun).When(discard).ThenNothing();
        Given(Whole).When(discard).Then(new ReportDraftDiscarded(Day, Second, Begun.Cells, [])).AndAgain(discard).ThenNothing();
        Given(Sent).When(discard).ThenNothing();
        Given(Published).When(discard).ThenNothing();

        var more = Filled with { Cells = Sound.With(NewTotal, 9m) };
        var discarded = new ReportDraftDiscarded(Day, Second, Sound, [new("part5", Problems.Text), new("part6", Others.Text)]);
        Given([.. Sent, more]).When(discard).Then(discarded).AndAgain(discard).ThenNothing();
        Given([.. Published, new ReportReopened(Day, Handler, "漏计一件"), more]).When(discard).Then(discarded);
        var after = (AnnualReport.Begun)Given([.. Sent, more, discarded]).State;
        after.Content.Hash.ShouldBe(Hash);
        after.Steps.ShouldBeEmpty();
        after.Dropped.Select(d => (d.Content.Cells[NewTotal].Number, d.By, d.Typed?.By)).ShouldBe([(9m, Second, Handler)]);
        var (kept, past) = (DroppedContent.Most, (AnnualReportEvent[])[.. Sent, .. Enumerable.Range(0, DroppedContent.Most + 2).SelectMany(n => new AnnualReportEvent[] { Filled with { Cells = Sound.With(NewTotal, 10m + n) }, discarded })]);
        ((AnnualReport.Begun)Given(past).State).Dropped.Select(d => d.Content.Cells[NewTotal].Number).ShouldBe(Enumerable.Range(2, kept).Select(n => (decimal?)(10 + n)).Reverse());
    }

    [Fact]
    public void A_total_let_go_keeps_what_was_taken_from_the_units()
    {
        var taken = new ReportRolledUp(Day, Office, Sound, [], []);
        Given([Begun with { Unit = null }, taken, Filled with { Cells = Sound.With(NewTotal, 9m) }, Problems])
            .When(new DiscardReportDraft(Day, Office)).Then(new ReportDraftDiscarded(Day, Office, Sound, []));
    }

    [Fact]
    public void The_total_is_taken_from_the_units_and_is_not_handed_in_while_one_is_missing()
    {
        var begun = Begun with { Unit = null, Name = "示例省政府" };
        var from = new Contribution(AnnualReport.AddressOf(Tracker.Units.DivisionCode.Parse("990000"), 2025, Unit.Unit), Unit.Name, Hash);
        var take = new RollUpReport(Day, Office, Sound, [from], [new(Tracker.Units.UnitId.Of(4), "省样本局")]);
        var taken = new ReportRolledUp(Day, Office, Sound, take.From, take.Missing);
        Given(begun).When(take).Then(taken).AndAgain(take).ThenNothing();
        Given(Begun).When(take).ThenRefused("annual-report.not-the-total");
        Given([begun, taken, Problems, Others]).When(new HandInReport(Day, Office)).ThenRefused("annual-report.total-uncertain", "1", "省样本局");
        Given([begun, taken with { Missing = [] }, Problems, Others]).When(new SendReport(Day, Office)).ThenRefused("annual-report.total-is-not-sent");
    }

    [Fact]
    public void A_report_of_the_past_is_history_and_has_no_flow()
    {
        var record = new RecordReport(Day, Office, 2024, Unit, Unit.Name, Sound, [], "https://example.org/2024");
        var recorded = new ReportRecorded(Day, Office, 2024, Unit, Unit.Name, Sound, [], "https://example.org/2024");
        Given().When(record).Then(recorded).AndAgain(record).ThenRefused("annual-report.already-begun");
        Given(recorded).When(Fill(NewTotal, 5m)).ThenRefused("annual-report.recorded");
        Given().When(new HandInReport(Day, Handler)).ThenRefused("annual-report.unknown");
    }
}
