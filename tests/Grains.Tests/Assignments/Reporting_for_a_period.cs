using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.PeriodReturns;
using static Tracker.Grains.Tests.Assignments.AssignmentCase;

namespace Tracker.Grains.Tests.Assignments;

public class Reporting_for_a_period
{
    internal static readonly PeriodRow Progress = new(RowOutcome.Progress, "公开840件。", null, null, [new Quantity("公开文件", 840, "件", [new("主动公开", 762), new("依申请公开", 78)])], []);

    [Fact]
    public void Signs_too() => Given(Made).When(Say(Progress)).Then(Acknowledged, Said(Progress));

    [Fact]
    public void May_be_put_right_as_often_as_needed() =>
        Given(Made, Acknowledged, Said(Progress)).When(Say(Progress with { Text = "公开841件。" })).Then(Said(Progress with { Text = "公开841件。" }));

    [Fact]
    public void With_progress_needs_words_and_without_needs_none()
    {
        Given(Made).When(Say(Progress with { Text = "" })).ThenRefused("assignment.report-empty");
        Given(Made, Acknowledged).When(Say(Row(RowOutcome.Same))).Then(Said(Row(RowOutcome.Same)));
        Given(Made, Acknowledged).When(Say(Row(RowOutcome.Nothing))).Then(Said(Row(RowOutcome.Nothing)));
    }

    [Fact]
    public void Returned_it_is_not_answered_by_saying_nothing_new()
    {
        AssignmentEvent[] past = [Made, Acknowledged, Said(Progress), Returned];
        Given(past).When(Say(Row(RowOutcome.Same))).ThenRefused("assignment.return-unanswered");
        Given([Made, Acknowledged, Said(Row(RowOutcome.NotConcerned) with { Text = "没有这项职责。" }), new NotConcernedDenied(Day, "三定方案里有。")]).When(Say(Row(RowOutcome.Same))).ThenRefused("assignment.return-unanswered");
        Given(past).When(Say(Row(RowOutcome.Same) with { Problem = "系统还没有验收，没有新的数字。" })).Then(Said(Row(RowOutcome.Same) with { Problem = "系统还没有验收，没有新的数字。" }));
        Given(past).When(Say(Row(RowOutcome.Same) with { Evidence = [Link] })).Then(Said(Row(RowOutcome.Same) with { Evidence = [Link] }));
        Given(past).When(Say(Progress with { Text = "公开841件。" })).Then(Said(Progress with { Text = "公开841件。" }));
    }

    [Fact]
    public void Parts_add_up_to_the_whole() => Given(Made)
        .When(Say(Progress with { Quantities = [new Quantity("公开文件", 840, "件", [new("主动公开", 762), new("依申请公开", 77.5m)])] }))
        .ThenRefused("assignment.parts-differ", "公开文件", "840", "839.5", "0.5");

    [Fact]
    public void A_figure_has_a_name_and_a_measure()
    {
        Given(Made).When(Say(Progress with { Quantities = [new Quantity("", 1, "件", [])] })).ThenRefused("quantity.name-invalid");
        Given(Made).When(Say(Progress with { Quantities = [new Quantity("公开文件", 1, " ", [])] })).ThenRefused("quantity.measure-missing", "公开文件");
        Given(Made).When(Say(Progress with { Quantities = [new Quantity("公开文件", decimal.MaxValue, "件", [])] })).ThenRefused("quantity.out-of-range", "公开文件");
        Given(Made).When(Say(Progress with { Quantities = [.. Enumerable.Repeat(new Quantity("公开文件", 1, "件", []), 21)] })).ThenRefused("quantity.too-many", "21", "20");
    }

    [Fact]
    public void Empty_problems_are_none() =>
        Given(Made, Acknowledged).When(Say(Progress with { Problem = " ", NextStep = " 扩大范围 " })).Then(Said(Progress with { NextStep = "扩大范围" }));

    [Fact]
    public void While_closure_awaits_review_or_after_it_ended_is_refused()
    {
        Given(Made, Acknowledged, ClosureTold).When(Say(Progress)).ThenRefused("assignment.awaiting-review");
        Given(Made, Acknowledged, Proven, Closed).When(Say(Progress)).ThenRefused("assignment.already-closed");
    }

    [Fact]
    public void Counts_its_evidence_for_closing() =>
        Given(Made, Acknowledged, Said(Progress with { Evidence = [Link] })).When(Close).Then(Closed);

    [Fact]
    public void Answers_a_return() => Given(Made, Acknowledged, Reported, Returned).When(Say(Progress)).Then(Said(Progress)).AndAgain(Return).Then(Returned);

    [Fact]
    public void Erased_keeps_outcome_and_figures()
    {
        var left = ((PeriodReported)Said(Progress with { Problem = "缺人手", Evidence = [new EvidenceItem(EvidenceKind.Link, "公告", "https://example.invalid/b")] }).Erased).Row;
        (left.Text, left.Problem, left.NextStep, left.Quantities.Length, left.Evidence[0].Url).ShouldBe(("", "", null, 1, null));
    }

    private static PeriodRow Row(RowOutcome outcome) => new(outcome, "", null, null, [], []);

    private static ReportForPeriod Say(PeriodRow row) => new(PeriodId.Parse("q1"), Day, row);

    private static PeriodReported Said(PeriodRow row) => new(PeriodId.Parse("q1"), Day, row, false);
}

/// <summary>不涉及本单位 counts only once the office confirms it.</summary>
public class Saying_that_it_does_not_concern_us
{
    [Fact]
    public void Needs_a_reason() => Given(Made).When(Say with { Row = Say.Row with { Text = "" } }).ThenRefused("assignment.not-concerned-reason-missing");

    [Fact]
    public void Confirmed_ends_it() => Given(Made, Acknowledged, Said).When(Confirm).Then(Confirmed).AndAgain(Confirm).ThenNothing().AndAgain(Report).ThenRefused("assignment.not-concerned");

    [Fact]
    public void Denied_asks_for_a_report() => Given(Made, Acknowledged, Said).When(Deny).Then(Denied).AndAgain(Report).Then(Reported);

    [Fact]
    public void Cannot_be_confirmed_unless_the_unit_says_so()
    {
        Given(Made).When(Confirm).ThenRefused("assignment.says-not-so");
        Given(Made, Acknowledged, Said, Reported).When(Confirm).ThenRefused("assignment.says-not-so");
        Given(Made, Acknowledged, Said, Denied).When(Confirm).ThenRefused("assignment.says-not-so");
    }

    [Fact]
    public void Is_still_said_by_a_row_that_changes_nothing() =>
        Given(Made, Acknowledged, Said, Said with { Period = PeriodId.Parse("q2"), Row = Said.Row with { Outcome = RowOutcome.Same, Text = "" } }).When(Confirm).Then(Confirmed);

    private static readonly ReportForPeriod Say = new(PeriodId.Parse("q1"), Day, new PeriodRow(RowOutcome.NotConcerned, "没有这项职能", null, null, [], []));
    private static readonly PeriodReported Said = new(Say.Period, Day, Say.Row, false);
    private static readonly ConfirmNotConcerned Confirm = new(Day);
    private static readonly NotConcernedConfirmed Confirmed = new(Day);
    private static readonly DenyNotConcerned Deny = new(Day, "机构职能里有");
    private static readonly NotConcernedDenied Denied = new(Day, "机构职能里有");
}

/// <summary>A sheet that the office returns takes the duties in it along; sent again it brings them back.</summary>
public class Going_back_with_its_sheet
{
    [Fact]
    public void And_coming_again_with_it_changed_or_not() => Given(Made, Acknowledged, Reported)
        .When(Back).Then(Gone).AndAgain(Back).ThenNothing().AndAgain(Close).ThenRefused("assignment.evidence-missing")
        .AndAgain(Again).Then(Answered).AndAgain(Again).ThenNothing();

    [Fact]
    public void Is_not_closed_meanwhile() => Given(Made, Acknowledged, Proven, Gone).When(Close).ThenRefused("assignment.returned").AndAgain(Again).Then(Answered).AndAgain(Close).Then(Closed);

    [Fact]
    public void Needs_a_reason() => Given(Made, Acknowledged, Reported).When(Back with { Reason = " " }).ThenRefused("assignment.reason-missing");

    [Fact]
    public void A_report_of_its_own_answers_too() => Given(Made, Acknowledged, Reported, Gone).When(Report).Then(Reported).AndAgain(Again).ThenNothing();

    [Fact]
    public void What_waits_for_the_office_or_has_ended_stays_as_it_stands()
    {
        Given(Made, Acknowledged, ClosureTold).When(Back).ThenNothing();
        Given(Made, Acknowledged, Proven, Closed).When(Back).ThenNothing().AndAgain(Again).ThenNothing();
        Given(Made).When(Back).ThenNothing();
    }

    [Fact]
    public void What_was_returned_by_itself_is_answered_by_itself()
    {
        Given(Made, Acknowledged, Reported, Returned).When(Back).ThenNothing().AndAgain(Again).ThenNothing();
        Given(Made, Acknowledged, Reported, Gone).When(Return).Then(Returned).AndAgain(Again).ThenNothing();
    }

    [Fact]
    public void Another_periods_sheet_answers_nothing() => Given(Made, Acknowledged, Reported, Gone).When(Again with { Sheet = Sheet("q2") }).ThenNothing();

    private static readonly ReturnWithSheet Back = new(Sheet("q1"), Day, "请补清单");
    private static readonly AssignmentReturnedWithSheet Gone = new(Back.Sheet, Day, "请补清单");
    private static readonly AnswerWithSheet Again = new(Back.Sheet, Day);
    private static readonly AssignmentAnsweredWithSheet Answered = new(Back.Sheet, Day);

    private static GrainAddress Sheet(string period) => GrainAddress.Parse($"990000/2026/period/{period}/period-return/12");
}

public class Naming_a_period
{
    [Theory]
    [InlineData("q1")]
    [InlineData("q4")]
    [InlineData("h2")]
    [InlineData("m01")]
    [InlineData("m12")]
    [InlineData("year")]
    public void Is_read(string text) => PeriodId.Parse(text).Value.ShouldBe(text);

    [Theory]
    [InlineData("q5")]
    [InlineData("m00")]
    [InlineData("m13")]
    [InlineData("m1")]
    [InlineData("h3")]
    [InlineData("Q1")]
    [InlineData("")]
    public void Of_another_form_is_refused(string text) => Should.Throw<FormatException>(() => PeriodId.Parse(text));
}
