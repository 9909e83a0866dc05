using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.PeriodReturns;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Returns;

/// <summary>Random sheets of all units, corrections among them: the units' order is nobody's concern, and a sheet that is said twice is written once.</summary>
public class Any_order_of_uploads
{
    private static readonly Caller Office = new(new Actor(AccountId.Parse("office"), "政务公开办", null, [AccountRole.Office]), DivisionCode.Parse(SmallPlan.Government), []);
    private static readonly RowOutcome[] Outcomes = Enum.GetValues<RowOutcome>();

    [Fact]
    public void Gives_the_same_ledger() => Holds(seed =>
    {
        var uploads = Uploads(new Random(seed));
        return (uploads, Shuffled(uploads, new Random(~seed)), Twice: false);
    });

    [Fact]
    public void Said_twice_is_written_once() => Holds(seed =>
    {
        var uploads = Uploads(new Random(seed));
        return (uploads, uploads, Twice: true);
    });

    private static void Holds(Func<int, (List<Upload> One, List<Upload> Other, bool Twice)> made) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(6),
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var (one, other, twice) = made(seed);
            var (first, second) = (After(one, false).GetAwaiter().GetResult(), After(other, twice).GetAwaiter().GetResult());
            second.ShouldBe(first, $"seed {seed}");
        }));

    private static async Task<List<string>> After(List<Upload> uploads, bool twice)
    {
        await using var house = await ServedFolder.Open();
        await house.Register(SmallPlan.Government, SmallPlan.Units);
        var plan = await house.Assigned(SmallPlan.Government, SmallPlan.Text);
        var period = GrainAddress.Parse($"{SmallPlan.Government}/2026/period/q2");
        (await house.Service<PeriodDesk>().Open(new Errand(Office, Door.Page, Guid.CreateVersion7()), period, new(2026, 4, 1), new(2026, 6, 30), new(2027, 6, 30))).Rejection.ShouldBeNull();
        foreach (var upload in uploads)
        {
            var errand = new Errand(Office, Door.Page, Guid.CreateVersion7());
            for (var times = twice ? 2 : 1; times > 0; times--)
            {
                var sheet = (await house.Service<SheetReading>().Look(Office, period, upload.Unit)).ShouldNotBeNull();
                var rows = sheet.Rows.Zip(upload.Rows).Where(r => r.Second is not null).Select(r => (r.First.Assignment, r.Second!, (long?)null)).ToImmutableArray();
                (await house.Service<ReturnDesk>().Send(errand, sheet, rows, new SignOff())).Rejection.ShouldBeNull();
            }
        }
        var says = new List<string>();
        await foreach (var line in house.Service<ILedger>().Lines(plan))
        {
            var reports = ((Assignment.Open)(await house.Grains.Assignment(line.Entry.Assignment).Look()).State).Reports;
            says.Add($"{line.Entry.Assignment} {line.Entry.Status} {line.LastReportText} {line.Outcome} {line.Problem} {line.Entry.Evidence} {reports}");
        }
        says.AddRange((await house.Service<ILedger>().Returns(period)).OrderBy(r => r.Unit.Value, StringComparer.Ordinal).Select(r => $"{r.Unit} {r.Filed} {r.Late} {r.Returned}"));
        var burden = await house.Service<BurdenLedger>().Year(period.Government, TimeProvider.System.GetUtcNow().Year);
        says.AddRange(burden.OrderBy(c => $"{c.Unit} {c.Month} {c.Kind}", StringComparer.Ordinal).Select(c => $"{c.Unit} {c.Kind} {c.Asked} {c.ByForm}"));
        return says;
    }

    /// <summary>Up to three sheets a unit, each with some of its rows.</summary>
    private static List<Upload> Uploads(Random chance) =>
    [
        .. Enumerable.Range(0, chance.Next(4, 12)).Select(n => new Upload(
            UnitId.Of(chance.Next(SmallPlan.Units.Length) + 1),
            [.. Enumerable.Range(0, 3).Select(r => r == 0 || chance.Next(2) == 0 ? Row(chance, n) : null)])),
    ];

    private static PeriodRow Row(Random chance, int n)
    {
        var outcome = Outcomes[chance.Next(Outcomes.Length)];
        return new PeriodRow(
            outcome,
            outcome is RowOutcome.Progress or RowOutcome.NotConcerned ? $"第{n}次的话" : "",
            chance.Next(3) == 0 ? "人手不够" : null,
            null,
            outcome is RowOutcome.Progress && chance.Next(2) == 0 ? [new Quantity("公开文件", chance.Next(900), "件", [])] : [],
            []);
    }

    /// <summary>Another order of the units; each unit's own sheets stay in theirs.</summary>
    private static List<Upload> Shuffled(List<Upload> uploads, Random chance)
    {
        var queues = uploads.GroupBy(u => u.Unit).ToDictionary(g => g.Key, g => new Queue<Upload>(g));
        var order = uploads.Select(u => u.Unit).ToArray();
        chance.Shuffle(order);
        return [.. order.Select(unit => queues[unit].Dequeue())];
    }

    /// <param name="Rows">In the sheet's order; null: not said.</param>
    private sealed record Upload(UnitId Unit, ImmutableArray<PeriodRow?> Rows);
}
