using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Ledger;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Grains.Tests.Units;

/// <summary>Random points and duties, any kind of change, all commands decided one after another as one append does: nothing is lost, doubled or left behind.</summary>
public class Any_change_of_the_organisation
{
    private static readonly DateOnly Day = new(2026, 7, 1);
    private static readonly DivisionCode Government = DivisionCode.Parse("990000");
    private static readonly GrainAddress Plan = GrainAddress.Parse("990000/2026/plan/1");

    private static readonly Gen<(UnitChangeKind Kind, bool Absorbed, int Seed)> Cases =
        from kind in Gen.Elements(Enum.GetValues<UnitChangeKind>())
        from absorbed in Gen.Elements(true, false)
        from seed in Gen.Choose(0, int.MaxValue)
        select (kind, absorbed, seed);

    [Fact]
    public void Keeps_the_number_of_rows_and_takes_from_the_totals_only_what_was_merged_in() => Holds(c =>
    {
        var (before, after) = (c.Before, c.After);
        return before.Count == after.Count
            && before.Count(r => r.Status.IsCounted) == after.Count(r => r.Status.IsCounted) + c.Preview.Count.MergedIn
            && before.Count(r => r.Status.IsDone) == after.Count(r => r.Status.IsDone)
            && before.Count(r => r.OverdueBefore(Day)) - c.Preview.Duties.Count(d => d.Fate == MoveFate.MergedIn && d.Entry.OverdueBefore(Day)) == after.Count(r => r.OverdueBefore(Day));
    });

    [Fact]
    public void Gives_the_same_totals_however_they_are_grouped() => Holds(c =>
        new Func<LedgerEntry, object>[] { r => r.Unit, r => r.Point, r => r.Role, r => r.Section, r => r.Status }
            .All(group => c.After.GroupBy(group).Sum(g => g.Count(r => r.Status.IsCounted)) == c.After.Count(r => r.Status.IsCounted)));

    [Fact]
    public void Leaves_nothing_open_with_a_unit_that_ended() =>
        Holds(c => c.After.All(r => !r.Status.IsOpen || c.Change.Ending.All(e => e.Unit != r.Unit)));

    [Fact]
    public void Leaves_a_unit_one_open_duty_a_point() =>
        Holds(c => c.After.Where(r => r.Status.IsOpen).GroupBy(r => (r.Point, r.Unit)).All(g => g.Count() == 1));

    [Fact]
    public void Keeps_the_stronger_role() => Holds(c =>
        c.Preview.Duties.Where(d => d.Fate == MoveFate.MergedIn).All(d => c.After.Single(r => r.Assignment == d.Into).Role <= d.Entry.Role));

    /// <summary>A taker that had finished a duty of its own may have two rows on a point: the point knows it by the stronger role.</summary>
    [Fact]
    public void Leaves_points_and_ledger_of_one_mind() => Holds(c => c.After.Where(r => r.Status.IsCounted).GroupBy(r => (r.Point, r.Unit)).Where(g => g.Any(r => r.Status.IsOpen))
        .All(g => c.Points[g.Key.Point].AsPlanned!.Duties.Single(d => d.Unit == g.Key.Unit) is var duty && duty.Role == g.Min(r => r.Role) && g.Any(r => r.UnitName == duty.UnitName)));

    [Fact]
    public void Leaves_no_point_to_be_summed_up_by_a_unit_that_ended() =>
        Holds(c => c.Points.Values.All(p => c.Change.Ending.All(e => e.Unit != p.AsPlanned!.Reporting.Consolidator?.Unit)));

    [Fact]
    public void Leaves_no_account_with_a_unit_that_ended() =>
        Holds(c => c.Preview.Accounts.All(a => a.Fate == MoveFate.Ends || a.Units.All(u => c.Change.Ending.All(e => e.Unit != u))));

    [Fact]
    public void Said_again_moves_nothing() => Holds(c => ChangeMoving.Tellings(Preview(c.Change, c.After, c.Points, [], c.Choices), Government, Day, _ => "并入").All(t => t.Command is not (TransferAssignment or WithdrawAssignment or TransferDuty))
        || c.Change.Kind == UnitChangeKind.HandOverDuties);

    private static void Holds(Func<Case, bool> law) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Cases.ToArbitrary(), c => law(Make(c.Kind, c.Absorbed, new Random(c.Seed)))));

    private static Case Make(UnitChangeKind kind, bool absorbed, Random chance)
    {
        var change = ChangeOf(kind, absorbed);
        var points = new Dictionary<GrainAddress, WorkPoint>();
        var states = new Dictionary<GrainAddress, Assignment>();
        var rows = new Dictionary<GrainAddress, LedgerEntry>();
        for (var p = 1; p <= 6; p++)
        {
            var point = Plan.Child("work-point", $"{p}");
            var duties = Enumerable.Range(1, 6).Where(_ => chance.Next(2) == 0).Select(u => new PlannedDuty(UnitId.Of(u), $"第{u}局", (Role)chance.Next(3))).OrderBy(d => d.Role).ToImmutableArray();
            var consolidator = chance.Next(3) == 0 ? new UnitRef(UnitId.Of(1), "第1局") : null;
            points[point] = WorkPoint.Evolve(WorkPoint.Initial, new WorkPointPlanned($"{p}", 1 + (p % 2), null, null, "题", "文", [], [], duties, new PointReporting(consolidator, ReportingRoute.Direct)));
            foreach (var duty in duties)
            {
                var address = point.Child("assignment", duty.Unit.Value);
                ImmutableArray<Tracker.Calendar.Deadline> due = chance.Next(2) == 0 ? [new Tracker.Calendar.FixedDeadline("", Day.AddDays(chance.Next(-30, 30)))] : [];
                Write(address, new AssignmentMade(duty.Unit, duty.UnitName, duty.Role, 1 + (p % 2), due), 1);
                if (chance.Next(4) == 0)
                {
                    Write(address, new AssignmentClosed(Day), 2);
                    points[point] = WorkPoint.Evolve(points[point], new AssignmentClosureNoted(duty.Unit, Day));
                }
            }
        }
        var before = rows.Values.ToList();
        var choices = new ChangeChoices(
            before.Where(_ => chance.Next(2) == 0).ToImmutableDictionary(r => r.Assignment, _ => change.To[chance.Next(change.To.Length)].Unit),
            ImmutableDictionary<AccountId, UnitId?>.Empty.Add(AccountId.Parse("b1"), null),
            kind == UnitChangeKind.HandOverDuties ? null : change.To[^1].Unit);
        var preview = Preview(change, before, points, [Account("a1", 1), Account("b1", 1), Account("c12", 1, 2), Account("d5", 5)], choices);
        foreach (var telling in ChangeMoving.Tellings(preview, Government, Day, _ => "并入"))
        {
            switch (telling.Command)
            {
                case AssignmentCommand c:
                    var assigned = AssignmentDecider.Decide(states[telling.Address], c);
                    assigned.Rejection.ShouldBeNull();
                    foreach (var fact in assigned.Facts)
                    {
                        Write(telling.Address, fact, 3);
                    }
                    break;
                case WorkPointCommand c:
                    var pointed = WorkPointDecider.Decide(points[telling.Address], c);
                    pointed.Rejection.ShouldBeNull();
                    points[telling.Address] = pointed.Facts.Aggregate(points[telling.Address], WorkPoint.Evolve);
                    break;
            }
        }
        return new Case(change, choices, preview, before, [.. rows.Values], points);

        void Write(GrainAddress address, AssignmentEvent fact, long position)
        {
            states[address] = Assignment.Evolve(states.GetValueOrDefault(address, Assignment.Initial), fact);
            rows[address] = LedgerEntry.Follow(rows.GetValueOrDefault(address), address, fact, position);
        }
    }

    private static ChangePreview Preview(
        UnitChange change, List<LedgerEntry> rows, Dictionary<GrainAddress, WorkPoint> points, IEnumerable<(AccountId, string, ImmutableArray<UnitId>)> accounts, ChangeChoices choices) =>
        ChangeMoving.Of(
            change,
            rows.Where(r => change.From.Concat(change.To).Any(u => u.Unit == r.Unit)),
            points.Where(p => p.Value is WorkPoint.Underway { Reporting.Consolidator: { } c } && change.From.Any(f => f.Unit == c.Unit)).Select(p => (p.Key, p.Value.AsPlanned!.Reporting.Consolidator!)),
            accounts,
            choices);

    private static UnitChange ChangeOf(UnitChangeKind kind, bool absorbed)
    {
        UnitRef one = new(UnitId.Of(1), "第1局"), two = new(UnitId.Of(2), "第2局"), fresh = new(UnitId.Of(9), "新局");
        (ImmutableArray<UnitRef> From, ImmutableArray<UnitRef> To) units = kind switch
        {
            UnitChangeKind.Rename => ([one], [one with { Name = "改名局" }]),
            UnitChangeKind.Merge => absorbed ? ([one], [two]) : ([one, two], [fresh]),
            UnitChangeKind.Split => absorbed ? ([one], [one, fresh]) : ([one], [two, fresh]),
            UnitChangeKind.Abolish => absorbed ? ([one], [two]) : ([one], [two, new UnitRef(UnitId.Of(3), "第3局")]),
            _ => ([one], [two]),
        };
        return new UnitChange(UnitChangeId.Of(1), kind, Day, new ChangeBasis("云编发〔2026〕8号"), units.From, units.To);
    }

    private static (AccountId, string, ImmutableArray<UnitId>) Account(string name, params int[] units) => (AccountId.Parse(name), "政务公开岗", [.. units.Select(UnitId.Of)]);

    private sealed record Case(
        UnitChange Change, ChangeChoices Choices, ChangePreview Preview, List<LedgerEntry> Before, List<LedgerEntry> After, Dictionary<GrainAddress, WorkPoint> Points);
}

internal static class Overdue
{
    public static bool OverdueBefore(this LedgerEntry row, DateOnly day) => row.Status.IsOpen && row.DueDay < day;
}
