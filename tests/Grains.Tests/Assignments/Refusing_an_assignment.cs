using Tracker.Assignments;
using Tracker.Units;
using static Tracker.Grains.Tests.Assignments.AssignmentCase;

namespace Tracker.Grains.Tests.Assignments;

/// <summary>退签, and what the office answers.</summary>
public class Refusing_an_assignment
{
    private static readonly UnitRef Other = new(UnitId.Of(20), "省另一局");

    [Fact]
    public void Names_whose_it_would_be() => Given(Made).When(Refuse with { Proposed = Other }).Then(Refused with { Proposed = Other });

    [Fact]
    public void After_signing_for_it_is_still_possible() => Given(Made, Acknowledged).When(Refuse).Then(Refused);

    [Fact]
    public void Needs_a_reason() => Given(Made).When(Refuse with { Reason = " " }).ThenRefused("assignment.reason-missing");

    [Fact]
    public void In_favour_of_itself_is_refused() =>
        Given(Made).When(Refuse with { Proposed = new UnitRef(Made.Unit, Made.UnitName) }).ThenRefused("assignment.proposes-itself");

    [Fact]
    public void After_anything_was_reported_is_refused()
    {
        Given(Made, Acknowledged, Reported).When(Refuse).ThenRefused("assignment.reported");
        Given(Made, Acknowledged, InPeriod).When(Refuse).ThenRefused("assignment.reported");
    }

    [Fact]
    public void Said_twice_is_written_once() => Given(Made).When(Refuse).Then(Refused).AndAgain(Refuse).ThenNothing();

    [Fact]
    public void Upheld_waits_for_a_signature_again() =>
        Given(Made, Refused).When(Uphold).Then(Upheld).AndAgain(Acknowledge).Then(Acknowledged);

    [Fact]
    public void That_was_none_cannot_be_upheld() => Given(Made).When(Uphold).ThenRefused("assignment.not-refused");

    [Fact]
    public void Is_over_once_the_unit_signs_or_reports_all_the_same()
    {
        Given(Made, Refused).When(Acknowledge).Then(Acknowledged);
        Given(Made, Refused).When(Report).Then(Acknowledged, Reported);
    }

    [Fact]
    public void Must_be_answered_before_it_is_closed() => Given(Made, Acknowledged, Proven, Closed, Reopened, Proven).When(Close).Then(Closed);

    private static readonly RefuseAssignment Refuse = new(Day, "不是本单位职责");
    private static readonly AssignmentRefused Refused = new(Day, "不是本单位职责", null);
    private static readonly UpholdAssignment Uphold = new(Day, "三定规定明确由你单位负责");
    private static readonly AssignmentUpheld Upheld = new(Day, "三定规定明确由你单位负责");
    private static readonly AssignmentReopened Reopened = new(Day, "重办");
    private static readonly PeriodReported InPeriod = new(Tracker.PeriodReturns.PeriodId.Parse("q1"), Day, Reporting_for_a_period.Progress, false);
}
