using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.PeriodReturns;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Silo.Tests.Postgres;

namespace Tracker.Silo.Tests.Ledger;

/// <summary>One statement says of every open row the same as the rows themselves do, and one of every change the same as the journal, on every store.</summary>
public abstract class Seeing_what_waits : House_of_rows
{
    private IGrains _grains = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _grains = TrackerSilo.EngineOn(Store.Journal, new EngineOptions());
        var day = new DateOnly(2031, 12, 1);
        foreach (var (line, at) in (await Lines()).Where(l => l.Entry.Status is AssignmentStatus.Underway).Select((l, i) => (l, i)))
        {
            var row = new PeriodRow(at % 2 == 0 ? RowOutcome.NotConcerned : RowOutcome.Progress, "引文：\"outcome\":\"not-concerned\"", null, null, [], []);
            await Ask(line, new ReportForPeriod(PeriodId.Parse("q1"), day, row));
            await Ask(line, new EnterSetUp(day, new SetUp("举措", "成果", [], "处", [])));
            await Ask(line, at % 3 == 0 ? new ReturnSetUp(day, "再写") : new AcceptSetUp(day));
        }
    }

    [StoreFact]
    public async Task Every_open_row_is_there_with_its_state_its_day_and_its_set_up()
    {
        var open = await new WaitingLedger(Store.Tables).Open(Province.Government);

        var lines = (await Lines()).Where(l => l.Entry.Status.IsOpen).ToList();
        open.Select(Said).Order().ShouldBe(lines.Select(Said).Order());
        lines.ShouldContain(l => l.SaysNotConcerned);
        lines.ShouldContain(l => l.SetUp != null && l.SetUp.Standing == SetUpStanding.Returned);
        var unit = lines[0].Entry.Unit;
        (await new WaitingLedger(Store.Tables).Open(Province.Government, unit)).Select(Said).Order().ShouldBe(lines.Where(l => l.Entry.Unit == unit).Select(Said).Order());
        (await new WaitingLedger(Store.Tables).Open(Tracker.Units.DivisionCode.Parse("110000"))).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task Who_asks_for_more_time_waits_for_the_offices_answer()
    {
        var (day, until) = (new DateOnly(2031, 12, 1), new DateOnly(2032, 3, 1));
        var dated = (await Lines()).Where(l => l.Entry.Status.IsOpen).Take(3).ToList();
        foreach (var line in dated)
        {
            await Ask(line, new ChangeDeadlines([new FixedDeadline("年底前", new DateOnly(2031, 12, 30))], day, "会议议定"));
            await Ask(line, new RequestExtension("0", until, "等批复", day));
        }
        (await Asking()).ShouldBe(dated.Select(l => l.Entry.Assignment), ignoreOrder: true);

        await Ask(dated[0], new DecideExtension("0", true, null, "同意", day));
        await Ask(dated[1], new DecideExtension("0", false, null, "不同意", day));
        await Ask(dated[2], new ChangeDeadlines([], day, "不再有日期"));
        (await Asking()).ShouldBeEmpty();

        async Task<IEnumerable<GrainAddress>> Asking() => (await new WaitingLedger(Store.Tables).Open(Province.Government)).Where(l => l.AsksForTime).Select(l => l.Assignment);
    }

    [StoreFact]
    public async Task Every_fact_below_a_plan_is_there_between_two_positions()
    {
        var all = await Store.Journal.ReadAll(0, 10_000);
        var (after, until) = (all[all.Count / 4].Position, all[^3].Position);

        var found = await new ChangesLedger(Store.Tables).OfPlan(Province.Plan(1), after, until);

        found.ShouldBe(all.Where(f => f.Position > after && f.Position <= until && f.Address.Value.StartsWith(Province.Plan(1).Value + "/", StringComparison.Ordinal)));
        found.ShouldNotBeEmpty();
        (await new ChangesLedger(Store.Tables).OfPlan(Province.Plan(2), 0, until)).ShouldBeEmpty();
        (await new ChangesLedger(Store.Tables).OfPeriods(Province.Government, new PlanYear(2031), 0, until)).ShouldBeEmpty();
    }

    private async Task<List<LedgerLine>> Lines() => await Store.Ledger.WideLines(Province.Plan(1)).ToListAsync();

    private async Task Ask(LedgerLine line, AssignmentCommand command) =>
        (await _grains.Assignment(line.Entry.Assignment).Ask(
            new Envelope(Guid.CreateVersion7(), new Actor(AccountId.Parse("office"), "", null, [AccountRole.Office]), new DateTimeOffset(2031, 12, 1, 9, 0, 0, TimeSpan.FromHours(8)), Door.Rest),
            command)).Rejection.ShouldBeNull();

    private static string Said(OpenLine l) => $"{l.Assignment} {l.Unit} {l.Role} {l.Status} {l.DueDay} {l.PointNumber} {l.Title} {l.SetUp} {l.SaysNotConcerned} {l.Section}";

    private static string Said(LedgerLine l) =>
        $"{l.Entry.Assignment} {l.Entry.Unit} {l.Entry.Role} {l.Entry.Status} {l.Entry.DueDay} {l.PointNumber} {l.Title} {l.SetUp?.Standing ?? SetUpStanding.None} {l.SaysNotConcerned} {l.Entry.Section}";
}
