using Tracker.Assignments;
using static Tracker.Grains.Tests.Assignments.AssignmentCase;

namespace Tracker.Grains.Tests.Assignments;

/// <summary>退回重办.</summary>
public class Doing_it_again
{
    [Fact]
    public void Waits_for_the_unit_as_a_return_does() =>
        Given(Made, Acknowledged, Proven, Closed).When(Reopen).Then(Reopened).AndAgain(Close).ThenRefused("assignment.returned").AndAgain(Report).Then(Reported);

    [Fact]
    public void Needs_a_reason() => Given(Made, Acknowledged, Proven, Closed).When(Reopen with { Reason = "" }).ThenRefused("assignment.reason-missing");

    [Fact]
    public void Of_what_has_not_ended_is_refused() => Given(Made, Acknowledged, Proven).When(Reopen).ThenRefused("assignment.not-ended");

    [Fact]
    public void Of_what_was_withdrawn_is_refused() => Given(Made, Withdrawn).When(Reopen).ThenRefused("assignment.withdrawn");

    [Fact]
    public void Of_what_was_cleared_or_not_concerned_is_possible()
    {
        Given(Made, new AssignmentCleared(Day, YearEndOutcome.Unfinished, "转整改")).When(Reopen).Then(Reopened);
        Given(Made, new NotConcernedConfirmed(Day)).When(Reopen).Then(Reopened);
    }

    [Fact]
    public void By_the_closing_office_itself_is_marked() =>
        Given(Made, Acknowledged, Proven).When(Close with { BySelf = true }).Then(Closed with { BySelf = true }); // 自办自结

    internal static readonly ReopenAssignment Reopen = new(Day, "回头看发现栏目空白");
    internal static readonly AssignmentReopened Reopened = new(Day, "回头看发现栏目空白");
    internal static readonly AssignmentWithdrawn Withdrawn = new(Day, "不再要求");
}

/// <summary>年终清账: five outcomes.</summary>
public class Clearing_with_the_year
{
    [Theory]
    [InlineData(YearEndOutcome.CarriedOver, AssignmentStatus.CarriedOver)]
    [InlineData(YearEndOutcome.Unfinished, AssignmentStatus.Unfinished)]
    [InlineData(YearEndOutcome.NotConcerned, AssignmentStatus.NotConcerned)]
    [InlineData(YearEndOutcome.Lasting, AssignmentStatus.Lasting)]
    public void Ends_it(YearEndOutcome outcome, AssignmentStatus status)
    {
        var ended = (Assignment.Ended)Given(Made, Acknowledged, Proven).When(Clear(outcome)).Then(Cleared(outcome)).AndAgain(Clear(outcome)).ThenNothing().Afterwards();
        (ended.How, status.IsOpen, status.IsCounted).ShouldBe((status, false, outcome != YearEndOutcome.NotConcerned));
    }

    [Fact]
    public void As_closed_needs_it_to_be_closed()
    {
        Given(Made, Acknowledged, Proven).When(Clear(YearEndOutcome.Closed)).ThenRefused("assignment.not-closed");
        Given(Made, Acknowledged, Proven, Closed).When(Clear(YearEndOutcome.Closed)).ThenNothing();
    }

    [Fact]
    public void As_lasting_needs_evidence_and_may_follow_a_closure()
    {
        Given(Made, Acknowledged, Reported).When(Clear(YearEndOutcome.Lasting)).ThenRefused("assignment.evidence-missing");
        Given(Made, Acknowledged, Proven, Closed).When(Clear(YearEndOutcome.Lasting)).Then(Cleared(YearEndOutcome.Lasting));
    }

    [Theory]
    [InlineData(YearEndOutcome.CarriedOver)]
    [InlineData(YearEndOutcome.Unfinished)]
    public void As_not_done_says_why(YearEndOutcome outcome) => Given(Made).When(Clear(outcome) with { Note = " " }).ThenRefused("assignment.note-missing");

    [Theory]
    [InlineData(YearEndOutcome.NotStated)]
    [InlineData(YearEndOutcome.Underway)]
    public void As_what_ends_nothing_is_refused(YearEndOutcome outcome) => Given(Made).When(Clear(outcome)).ThenRefused("assignment.no-ending");

    [Fact]
    public void Closed_work_is_not_cleared_as_undone() => Given(Made, Acknowledged, Proven, Closed).When(Clear(YearEndOutcome.Unfinished)).ThenRefused("assignment.already-closed");

    [Fact]
    public void Another_way_needs_it_to_be_reopened() => Given(Made, Cleared(YearEndOutcome.Unfinished)).When(Clear(YearEndOutcome.CarriedOver)).ThenRefused("assignment.cleared");

    [Fact]
    public void Ends_reporting() => Given(Made, Cleared(YearEndOutcome.CarriedOver)).When(Report).ThenRefused("assignment.cleared");

    private static ClearAssignment Clear(YearEndOutcome outcome) => new(Day, outcome, "明年继续");

    private static AssignmentCleared Cleared(YearEndOutcome outcome) => new(Day, outcome, "明年继续");
}

/// <summary>责任分工调整 and changes of organisation, on the side of the assignment.</summary>
public class Changing_a_duty
{
    [Fact]
    public void Made_later_begins_like_any() => Given().When(Make).Then(Made).AndAgain(Make).ThenNothing();

    [Fact]
    public void Made_in_another_role_is_refused() => Given(Made).When(Make with { Role = Role.Lead }).ThenRefused("assignment.already-made");

    [Fact]
    public void Withdrawn_may_be_read_and_given_back()
    {
        Given(Made, Acknowledged, Reported).When(Withdraw).Then(Doing_it_again.Withdrawn).AndAgain(Withdraw).ThenNothing()
            .AndAgain(Report).ThenRefused("assignment.withdrawn").AndAgain(Make).Then(Restored).AndAgain(Acknowledge).Then(Acknowledged);
    }

    [Fact]
    public void Closed_is_not_withdrawn() => Given(Made, Acknowledged, Proven, Closed).When(Withdraw).ThenRefused("assignment.already-closed");

    [Fact]
    public void Passes_to_another_unit_with_all_that_was_said()
    {
        Given(Made, Acknowledged, Proven).When(Transfer).Then(Transferred).AndAgain(Transfer).ThenNothing().AndAgain(Close).Then(Closed);
        Given(Made, Acknowledged, Proven, Closed).When(Transfer).Then(Transferred);
    }

    [Fact]
    public void Asked_for_the_unit_that_had_it_is_refused_with_the_one_that_has_it() =>
        Given(Made, Transferred).When(Report with { Of = Made.Unit }).ThenRefused("assignment.transferred", "30");

    [Fact]
    public void Asked_for_the_unit_that_has_it_goes_on() => Given(Made, Acknowledged, Transferred).When(Report with { Of = Transferred.Unit }).Then(Reported);

    [Fact]
    public void Another_role_or_other_limits_say_why()
    {
        Given(Made).When(new ChangeRole(Role.Lead, Day, "")).ThenRefused("assignment.reason-missing");
        Given(Made).When(new ChangeRole(Role.Lead, Day, "会议议定")).Then(new AssignmentRoleChanged(Role.Lead, Day, "会议议定"));
        Given(Made).When(new ChangeRole(Role.Responsible, Day, "会议议定")).ThenNothing();
        Given(Made).When(new ChangeDeadlines([], Day, "会议议定")).ThenNothing();
        var limit = new Tracker.Calendar.FixedDeadline("9月底前", new DateOnly(2026, 9, 30));
        Given(Made).When(new ChangeDeadlines([limit], Day, "会议议定")).Then(new AssignmentLimitsChanged([limit], [-1], "会议议定", Day) { DueDay = limit.Date })
            .AndAgain(new ChangeDeadlines([limit], Day, "会议议定")).ThenNothing();
    }

    private static readonly MakeAssignment Make = new(Made.Unit, Made.UnitName, Made.Role, 1, []);
    private static readonly AssignmentRestored Restored = new(Made.UnitName, Made.Role, 1, []);
    private static readonly WithdrawAssignment Withdraw = new(Day, "不再要求");
    private static readonly TransferAssignment Transfer = new(Tracker.Units.UnitId.Of(30), "省新局", Day, "某编发〔2026〕1号");
    private static readonly AssignmentTransferred Transferred = new(Tracker.Units.UnitId.Of(30), "省新局", Day, "某编发〔2026〕1号");
}
