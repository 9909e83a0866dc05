using FsCheck;
using FsCheck.Fluent;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Ledger;
using Tracker.Silo.Journal;
using Tracker.Silo.Tests.Journal.Sqlite;
using Tracker.Units;

namespace Tracker.Silo.Tests.Ledger;

public class Any_partition_of_the_counters
{
    [Fact]
    public void Sums_up_to_the_rows_it_stands_for() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(12),
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => Holds(seed).GetAwaiter().GetResult()));

    private static async Task<bool> Holds(int seed)
    {
        using var folder = new TemporaryFolder();
        await using var store = Stores.Open(folder);
        var province = new Province(seed, wholeLife: true);
        var requests = province.AssignPlan(1, 3, 5).Concat(province.AssignPlan(2, 2, 3)).Concat(Enumerable.Range(0, 60).Select(_ => province.Step()));
        await Task.WhenAll(requests.Select(r => store.Journal.Append(r).AsTask()).ToList());
        foreach (var plan in new[] { Province.Plan(1), Province.Plan(2) })
        {
            var rows = await store.Ledger.Lines(plan).Select(l => l.Entry).ToListAsync();
            var cells = await store.Ledger.Cells(plan);
            cells.ShouldAllBe(c => c.Count > 0);
            rows.DistinctBy(r => r.Assignment).Count().ShouldBe(rows.Count, "lead on one, responsible on another: each assignment once");
            // Each of the five may be part of the grouping or not: 32 partitions.
            for (var by = 0; by < 32; by++)
            {
                var counted = rows.GroupBy(r => Key(by, r.Section, r.Unit, r.Role, r.Status, r.DueDay)).ToDictionary(g => g.Key, g => g.Count());
                var summed = cells.GroupBy(c => Key(by, c.Section, c.Unit, c.Role, c.Status, c.DueDay)).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
                summed.OrderBy(p => p.Key.ToString()).ShouldBe(counted.OrderBy(p => p.Key.ToString()));
                summed.Values.Sum().ShouldBe(rows.Count);
            }
        }
        store.Verify().Findings.ShouldBeEmpty(); // kept = rebuilt
        return true;
    }

    private static (int?, UnitId?, Role?, AssignmentStatus?, DateOnly?, bool) Key(
        int by, int section, UnitId unit, Role role, AssignmentStatus status, DateOnly? due) => (
        (by & 1) != 0 ? section : null,
        (by & 2) != 0 ? unit : null,
        (by & 4) != 0 ? role : null,
        (by & 8) != 0 ? status : null,
        (by & 16) != 0 ? due : null,
        (by & 16) != 0 && due is null);
}
