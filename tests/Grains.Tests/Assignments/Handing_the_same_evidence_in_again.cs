using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Ledger;
using Tracker.PeriodReturns;
using static Tracker.Grains.Tests.Assignments.AssignmentCase;

namespace Tracker.Grains.Tests.Assignments;

/// <summary>A row that is corrected brings its evidence again: a piece of evidence is counted once.</summary>
public class Handing_the_same_evidence_in_again
{
    private static readonly EvidenceItem Other = new(EvidenceKind.File, "照片.png", Hash: new string('a', 64), Size: 7);
    private static readonly EvidenceItem Third = new(EvidenceKind.Link, "通知", "https://example.invalid/b.html");

    [Fact]
    public void The_fact_says_how_many_the_duty_had_before()
    {
        var row = new PeriodRow(RowOutcome.Progress, "进展。", null, null, [], [Link, Other]);
        var told = new PeriodReported(PeriodId.Parse("q1"), Day, row, false);

        Given(Made, Acknowledged).When(new ReportForPeriod(told.Period, Day, row)).Then(told);
        Given(Made, Acknowledged, told).When(new ReportForPeriod(told.Period, Day, row with { Evidence = [Link, Other, Third] }))
            .Then(told with { Row = row with { Evidence = [Link, Other, Third] }, Again = 2 });
        Given(Made, Acknowledged, Proven).When(Report with { Evidence = [Link with { Title = "同一个网页" }] }).Then(Reported with { Evidence = [Link with { Title = "同一个网页" }], Again = 1 });
        Given(Made, Acknowledged, Proven).When(TellClosure).Then(ClosureTold with { Again = 1 });
    }

    [Fact]
    public void Row_and_state_count_the_same()
    {
        var chance = new Random(5);
        var address = GrainAddress.Parse("990000/2026/plan/1/work-point/1/assignment/12");
        var state = Assignment.Evolve(Assignment.Evolve(Assignment.Initial, Made), Acknowledged);
        var entry = LedgerEntry.Follow(LedgerEntry.Follow(null, address, Made, 1), address, Acknowledged, 2);
        var all = new HashSet<string>();
        for (var i = 0; i < 200; i++)
        {
            ImmutableArray<EvidenceItem> items = [.. Enumerable.Range(0, chance.Next(4)).Select(_ => Link with { Url = $"https://example.invalid/{chance.Next(40)}" })];
            var facts = AssignmentDecider.Decide(state, Report with { Text = $"进展{i}", Evidence = items }).Facts;
            (state, entry) = (facts.Aggregate(state, Assignment.Evolve), facts.Aggregate(entry, (row, fact) => LedgerEntry.Follow(row, address, fact, 3 + i)));
            all.UnionWith(items.Select(e => e.Url!));

            (state.Duty!.Evidence, entry.Evidence).ShouldBe((all.Count, all.Count));
        }
    }

    [Fact]
    public void Erased_words_leave_the_count_as_it_was()
    {
        var again = Proven with { Evidence = [Link, Other], Again = 1 };
        Counted(Proven, again).ShouldBe(2);
        Counted(Proven, (ReportSubmitted)again.Erased).ShouldBe(2);
        Counted((ReportSubmitted)Proven.Erased, again).ShouldBe(2);
        Counted((ReportSubmitted)Proven.Erased, (ReportSubmitted)again.Erased).ShouldBe(2);

        static int Counted(params ReportSubmitted[] facts) => facts.Aggregate(HandedIn.None, (had, fact) => had.With(fact.Evidence, fact.Again)).Count;
    }
}
