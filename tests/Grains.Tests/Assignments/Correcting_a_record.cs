using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Ledger;
using Tracker.Units;
using static Tracker.Grains.Tests.Assignments.AssignmentCase;

namespace Tracker.Grains.Tests.Assignments;

public class Correcting_a_record
{
    private static readonly AssignmentRecorded Recorded =
        new(UnitId.Of(12), "示例市政府", Role.Responsible, 1, [], Day, YearEndOutcome.Closed, "已经办完。", [], new RecordedDetails());

    private static readonly CorrectRecord Correct = new(Day, YearEndOutcome.CarriedOver, "办了一半。", "台账抄错一行");

    [Fact]
    public void Of_a_past_year_says_what_it_is_to_read_and_why() =>
        Given(Recorded).When(Correct).Then(new AssignmentRecordCorrected(Day, YearEndOutcome.CarriedOver, "办了一半。", "台账抄错一行")).AndAgain(Correct).ThenNothing();

    [Fact]
    public void Needs_a_reason() => Given(Recorded).When(Correct with { Reason = " " }).ThenRefused("assignment.reason-missing");

    [Fact]
    public void Is_refused_where_nothing_was_recorded() => Given(Made).When(Correct).ThenRefused("assignment.no-history");

    [Fact]
    public void Is_what_the_ledger_shows_from_then_on()
    {
        var address = GrainAddress.Parse("990000/2025/plan/1/work-point/5/assignment/12");
        var row = LedgerEntry.Follow(LedgerEntry.Follow(null, address, Recorded, 3), address, new AssignmentRecordCorrected(Day, Correct.Outcome, Correct.Text, Correct.Reason), 9);
        (row.Status, row.LastReport, row.DueDay).ShouldBe((LedgerEntry.StatusOf(Correct.Outcome), 9, null));
    }
}
