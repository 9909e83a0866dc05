using Tracker.Assignments;
using static Tracker.Grains.Tests.Assignments.AssignmentCase;

namespace Tracker.Grains.Tests.Assignments;

public class Acknowledging_an_assignment
{
    [Fact]
    public void Signs_for_it() => Given(Made).When(Acknowledge).Then(Acknowledged);

    [Fact]
    public void Said_twice_is_written_once() => Given(Made).When(Acknowledge).Then(Acknowledged).AndAgain(Acknowledge).ThenNothing();
}

public class Reporting_closure
{
    [Fact]
    public void With_evidence_awaits_review() => Given(Made).When(TellClosure).Then(Acknowledged, ClosureTold);

    [Fact]
    public void Without_any_evidence_is_refused() =>
        Given(Made, Acknowledged, Reported).When(TellClosure with { Evidence = [] }).ThenRefused("assignment.evidence-missing");

    [Fact]
    public void Rests_on_evidence_handed_in_before() =>
        Given(Made, Acknowledged, Proven).When(TellClosure with { Evidence = [] }).Then(ClosureTold with { Evidence = [] });

    [Fact]
    public void Said_twice_is_written_once() => Given(Made, Acknowledged).When(TellClosure).Then(ClosureTold).AndAgain(TellClosure).ThenNothing();
}

public class Returning_for_completion
{
    [Fact]
    public void Without_a_reason_is_refused() => Given(Made, Acknowledged, Reported).When(Return with { Reason = "" }).ThenRefused("assignment.reason-missing");

    [Fact]
    public void With_a_reason_that_nobody_reads_is_refused() => Given(Made, Acknowledged, Reported)
        .When(Return with { Reason = new string('长', ReportRules.LongestReason + 1) }).ThenRefused("assignment.reason-too-long", "2001", "2000");

    [Fact]
    public void Of_nothing_is_refused() => Given(Made, Acknowledged).When(Return).ThenRefused("assignment.nothing-to-return");

    [Fact]
    public void Of_a_closure_report_opens_it_again() => Given(Made, Acknowledged, ClosureTold).When(Return).Then(Returned);

    [Fact]
    public void Said_twice_is_written_once() => Given(Made, Acknowledged, Reported).When(Return).Then(Returned).AndAgain(Return).ThenNothing();

    [Fact]
    public void Of_what_is_closed_is_refused() => Given(Made, Acknowledged, Proven, Closed).When(Return).ThenRefused("assignment.already-closed");
}
