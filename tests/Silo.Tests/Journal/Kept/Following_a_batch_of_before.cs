using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Ledger;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Kept;
using Tracker.Silo.Journal.Postgres;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Silo.Tests.Journal.Kept;

/// <summary>A batch was committed before the ledger was filled anew, and its writer follows it afterwards: its rows are of before.</summary>
public class Following_a_batch_of_before
{
    private static readonly GrainAddress Address = GrainAddress.Parse("990000/2031/plan/1/work-point/2/assignment/3");
    private static readonly AssignmentMade Made = new(UnitId.Of(3), "第3局", Role.Lead, 1, []);

    [Theory]
    [InlineData(4, true)]
    [InlineData(3, false)]
    public void It_is_not_kept(long rebuilds, bool found)
    {
        var kept = new KeptAssignments(most: 64 * 8);
        var tails = new StreamTails(null!, null!, kept, remembered: 32, rebuilds: 4);
        var row = new LedgerRow(7, 5, 6, LedgerEntry.Follow(null, Address, Made, 10), 10);

        tails.Follow(new StreamAppend(Address, 0, [new NewFact("made", "{}", Made)]), new StreamTail(7, 1, new byte[32], row), rebuilds);

        (tails.Find(Address) is not null).ShouldBe(found);
        (kept.Standing(Address) is not null).ShouldBe(found);
    }
}
