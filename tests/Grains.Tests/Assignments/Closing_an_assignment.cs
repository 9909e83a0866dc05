using Tracker.Assignments;
using static Tracker.Grains.Tests.Assignments.AssignmentCase;

namespace Tracker.Grains.Tests.Assignments;

public class Closing_an_assignment
{
    [Fact]
    public void That_nobody_made_is_refused() => Given().When(Close).ThenRefused("assignment.unknown");

    [Fact]
    public void Without_evidence_is_refused() => Given(Made, Acknowledged, Reported).When(Close).ThenRefused("assignment.evidence-missing");

    [Fact]
    public void With_evidence_closes_it() => Given(Made, Acknowledged, Proven).When(Close).Then(Closed);

    [Fact]
    public void After_its_closure_was_reported_closes_it() => Given(Made, Acknowledged, ClosureTold).When(Close).Then(Closed);

    [Fact]
    public void Said_twice_is_written_once() => Given(Made, Acknowledged, Proven).When(Close).Then(Closed).AndAgain(Close).ThenNothing();

    [Fact]
    public void Returned_and_not_completed_is_refused() =>
        Given(Made, Acknowledged, Proven, Returned).When(Close).ThenRefused("assignment.returned");

    [Fact]
    public void Ends_reporting() => Given(Made, Acknowledged, Proven, Closed).When(Report).ThenRefused("assignment.already-closed");
}
