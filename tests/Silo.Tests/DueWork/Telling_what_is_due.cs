using System.Collections.Immutable;
using Tracker.AdHocRequests;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Inbox;
using Tracker.LookBack;
using Tracker.PeriodReturns;
using Tracker.Rectification;
using Tracker.Reminders;
using Tracker.Restoring;
using Tracker.Silo.Journal;
using Tracker.Silo.Tests.Journal.Sqlite;
using Tracker.Silo.Tests.Ledger;
using Tracker.Silo.Tests.Postgres;
using Tracker.Tests.Postgres;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Silo.Tests.DueWork;

/// <summary>What falls due by itself is recorded and told exactly once, whatever happens to those who look for it.</summary>
public abstract class Telling_what_is_due : House_of_rows
{
    private static readonly DateOnly June = new(2031, 6, 30);
    private static readonly ImmutableArray<Deadline> ByJune = [new FixedDeadline("6月底前", June)];
    private static readonly ImmutableArray<Deadline> Monthly = [new RecurringDeadline("每月25日前", Period.Month, Due: new PeriodDay(0, 25))];
    private static readonly ImmutableArray<Deadline> AfterHearing = [new RelativeDeadline("听证后10个工作日内", "听证", 10, DayUnit.WorkingDay, Direction.After)];

    private DueGovernment? _here;

    private DueGovernment Here => _here ??= new(Store, "880000");

    /// <summary>How many schedules of chance the store is put through; TRACKER_DUE_SCHEDULES says another number.</summary>
    protected abstract int Schedules { get; }

    [StoreFact]
    public async Task A_limit_is_reminded_of_before_and_after_and_noted_as_overdue()
    {
        await Here.Assign(ByJune, []);
        foreach (var (month, day) in ((int, int)[])[(6, 14), (6, 15), (6, 16), (6, 25), (6, 29), (6, 30), (7, 1), (7, 6), (7, 7), (7, 8), (12, 1)])
        {
            Here.Clock.Set(new DateOnly(2031, month, day));
            await Here.Round();
        }
        (await Here.Facts(Here.Duties[0])).OfType<LimitEvent>().ShouldBe(
        [
            new LimitReminded("0", June, -15, new(2031, 6, 15), false),
            new LimitReminded("0", June, -5, new(2031, 6, 25), false),
            new LimitReminded("0", June, -1, new(2031, 6, 29), false),
            new LimitOverdue("0", June, new(2031, 7, 1), false),
            new LimitReminded("0", June, 7, new(2031, 7, 7), false),
        ]);
        (await Here.InboxOf(1)).Where(i => i.About == Here.Duties[0]).Select(i => i.Kind).ShouldBe(["reminded", "overdue", "reminded", "reminded", "reminded"]);
        (await Here.InboxOf(0)).Where(i => i.Kind == "overdue").ShouldHaveSingleItem().About.ShouldBe(Here.Duties[0].Parent!.Value);
        await Here.ShouldBeToldExactlyOnce();
        Store.Verify().Findings.ShouldBeEmpty();
    }

    [StoreFact]
    public async Task After_a_long_rest_only_the_last_reminder_is_told()
    {
        await Here.Assign(ByJune);
        Here.Clock.Set(June.AddDays(-2));
        (await Here.Round()).ShouldBeGreaterThan(0);
        (await Here.Facts(Here.Duties[0])).OfType<LimitReminded>().Select(r => r.Offset).ShouldBe([-5]);
    }

    [StoreFact]
    public async Task A_limit_that_moves_is_another_and_one_that_moves_back_is_not()
    {
        await Here.Assign(ByJune);
        Here.Clock.Set(June.AddDays(-1));
        await Here.Round();
        await Here.Ask(Here.Duties[0], new RequestExtension("0", June.AddDays(20), "等待批复", Here.Clock.Today));
        await Here.Ask(Here.Duties[0], new DecideExtension("0", true, null, "同意", Here.Clock.Today));
        await Here.Round();
        (await Here.Facts(Here.Duties[0])).OfType<LimitReminded>().Select(r => (r.Day, r.Offset)).ShouldBe([(June, -1)]);
        Here.Clock.Set(June.AddDays(5));
        await Here.Round();
        (await Here.Facts(Here.Duties[0])).OfType<LimitReminded>().Select(r => (r.Day, r.Offset)).ShouldBe([(June, -1), (June.AddDays(20), -15)]);
        (await Here.Facts(Here.Duties[0])).OfType<LimitOverdue>().ShouldBeEmpty();
        await Here.ShouldBeToldExactlyOnce();
    }

    [StoreFact]
    public async Task The_present_period_opens_first_and_after_a_long_rest_all_that_followed()
    {
        await Here.Assign(Monthly);
        await Here.Round();
        (await Opened()).ShouldBe(["0-m01"]);
        Here.Clock.Set(new(2031, 5, 2));
        await Here.Round();
        (await Opened()).ShouldBe(["0-m01", "0-m02", "0-m03", "0-m04", "0-m05"]);
        await Store.Rebuild();
        await Here.ShouldBeToldExactlyOnce();

        async Task<IEnumerable<string>> Opened() => (await Here.Facts(Here.Duties[0])).OfType<OccurrenceOpened>().Select(o => o.Occurrence.Key);
    }

    [StoreFact]
    public async Task What_waits_for_the_office_or_has_ended_reminds_no_unit()
    {
        await Here.Assign(ByJune, ByJune, ByJune);
        await Here.Ask(Here.Duties[0], new WithdrawAssignment(Here.Clock.Today, "不再要求"));
        await Here.Ask(Here.Duties[1], new RefuseAssignment(Here.Clock.Today, "不属于本单位职责", null));
        Here.Clock.Set(June);
        await Here.Round();
        (await Here.Facts(Here.Duties[0])).OfType<LimitReminded>().ShouldBeEmpty();
        (await Here.Facts(Here.Duties[1])).OfType<LimitReminded>().ShouldBeEmpty();
        (await Here.Facts(Here.Duties[2])).OfType<LimitReminded>().ShouldHaveSingleItem();
    }

    [StoreFact]
    public async Task Periods_open_by_the_rhythm_that_was_set_and_ask_for_their_sheets()
    {
        await Here.Assign(ByJune, ByJune);
        Here.Clock.Set(new(2031, 3, 25));
        await Here.Round();
        (await Store.Ledger.Periods(Here.Government)).ShouldBeEmpty("no rhythm was set");
        await Set(ReminderRules.Default with { Periods = PeriodRhythm.Quarter });
        await Here.Round();
        var period = (await Store.Ledger.Periods(Here.Government)).ShouldHaveSingleItem();
        (period.Period.Value, period.DueDay).ShouldBe(("q1", new DateOnly(2031, 4, 10)));
        (await Here.InboxOf(2)).Select(i => i.Kind).ShouldContain("period-opened");
        Here.Clock.Set(new(2031, 4, 9));
        await Here.Round();
        (await Here.InboxOf(2)).Select(i => i.Kind).ShouldContain("sheet-reminded");
        Here.Clock.Set(new(2031, 4, 20));
        await Here.Round();
        (await Here.Facts(period.Address)).OfType<PeriodReminded>().Select(r => (r.Offset, r.Units.Length)).ShouldBe([(-1, 2), (7, 2)]);
        await Here.ShouldBeToldExactlyOnce();
        Store.Verify().Findings.ShouldBeEmpty();
    }

    [StoreFact]
    public async Task Rectification_is_reminded_of_before_and_behind_its_day_and_no_more_once_a_result_stands()
    {
        await Here.Assign([], []);
        var problem = await Here.RaiseProblem(Here.Duties[1], new(2031, 5, 20));
        foreach (var day in (DateOnly[])[new(2031, 5, 4), new(2031, 5, 5), new(2031, 5, 19), new(2031, 5, 20), new(2031, 5, 27), new(2031, 6, 15)])
        {
            Here.Clock.Set(day);
            await Here.Round();
            await Here.Round();
        }
        (await Here.Facts(problem)).OfType<RectificationReminded>().Select(r => (r.Offset, r.Unit)).ShouldBe([(-15, UnitId.Of(2)), (-1, UnitId.Of(2)), (7, UnitId.Of(2))]);
        (await Here.InboxOf(2)).Count(i => i.Kind == "rectification-reminded").ShouldBe(3);
        (await Here.InboxOf(0)).Count(i => i.Kind == "rectification-reminded").ShouldBe(1, "overdue: the office too");
        await Here.ShouldBeToldExactlyOnce();
        var done = await Here.RaiseProblem(Here.Duties[0], new(2031, 7, 20));
        (await Here.Grains.Problem(done).Ask(Here.Said(), new ReportResult(Here.Clock.Today, Here.Said().Who.Account, "已改", [new EvidenceItem(EvidenceKind.Link, "专栏", "https://example.org/")]))).Rejection.ShouldBeNull();
        Here.Clock.Set(new(2031, 7, 19));
        await Here.Round();
        (await Here.Facts(done)).OfType<RectificationReminded>().ShouldBeEmpty();
        await Store.Rebuild();
        await Here.ShouldBeToldExactlyOnce();
    }

    [StoreFact]
    public async Task Reviews_and_annual_reports_fall_due_with_the_year()
    {
        await Here.Assign(ByJune, []);
        foreach (var day in (DateOnly[])[new(2031, 4, 14), new(2031, 4, 15), new(2032, 1, 16), new(2032, 1, 31), new(2032, 3, 16)])
        {
            Here.Clock.Set(day);
            await Here.Round();
        }
        (await Here.Facts(YearDates.AddressOf(Here.Government, new PlanYear(2031)))).Cast<YearDateReminded>().Select(r => (r.Date, r.Offset, r.Units.Length)).ShouldBe(
        [
            (YearDate.ReviewOfFirst, -1, 0), (YearDate.ReviewOfFirst, 0, 0),
            (YearDate.UnitReport, -15, 2),
            (YearDate.UnitReport, 0, 2),
            (YearDate.GovernmentReport, -15, 0),
        ]);
        await Here.ShouldBeToldExactlyOnce();
    }

    [StoreFact]
    public async Task After_a_restore_what_fell_due_is_recorded_and_held_until_an_administrator_says()
    {
        await Here.Assign(ByJune, ByJune, ByJune);
        Here.Clock.Set(June.AddDays(1));
        var epoch = Here.Grains.RestoreEpoch(Here.Government);
        (await epoch.Ask(Here.Said(), new OpenEpoch("磁盘损坏，用昨夜的备份恢复", Here.Clock.Today))).Rejection.ShouldBeNull();
        await Here.Round();
        (await Here.InboxOf(1)).ShouldBeEmpty();
        var held = await Here.Inbox.Held(Here.Government);
        held.Select(h => (h.Desk.Number, h.Kind)).ShouldBe([(1, "overdue"), (0, "overdue"), (2, "overdue"), (3, "overdue"), (0, "review-due")], ignoreOrder: true);
        (await epoch.Look()).State.Settled.ShouldBeTrue();

        await epoch.Ask(Here.Said(), new SendHeld(false, [held.Single(h => h.Desk.Number == 2).At], "确认没有发过", Here.Clock.Today));
        await epoch.Ask(Here.Said(), new DropHeld(false, [held.Single(h => h.Desk.Number == 3).At], "已经电话通知", Here.Clock.Today));
        (await Here.InboxOf(2)).Select(i => i.Kind).ShouldBe(["overdue"]);
        (await Here.Inbox.Held(Here.Government)).Length.ShouldBe(3);
        (await Here.Inbox.After((await Here.InboxOf(2))[0].Since - 1, 10)).ShouldHaveSingleItem().Desk.Number.ShouldBe(2);
        await epoch.Ask(Here.Said(), new SendHeld(true, [], "其余照发", Here.Clock.Today));
        (await Here.InboxOf(1)).Length.ShouldBe(1);
        (await Here.InboxOf(3)).ShouldBeEmpty();

        Here.Clock.Set(June.AddDays(8));
        await Here.Round();
        (await Here.InboxOf(3)).Select(i => i.Kind).ShouldBe(["reminded"], "what falls due from now on is told");
        await Here.ShouldBeToldExactlyOnce();
        Store.Verify().Findings.ShouldBeEmpty();
    }

    /// <summary>One round that has everything to tell, killed after its first step, its second, and so on to its end; a second process finishes.</summary>
    [StoreFact]
    public async Task A_kill_between_any_two_steps_leaves_nothing_out_and_doubles_nothing()
    {
        var survived = false;
        for (var steps = 1; !survived; steps++)
        {
            var there = new DueGovernment(Store, $"{870_000 + steps}");
            await there.Assign(ByJune, Monthly, AfterHearing);
            (await there.Grains.ReminderRules(there.Government).Ask(there.Said(), new SetReminderRules(ReminderRules.Default with { Periods = PeriodRhythm.Quarter }, there.Clock.Today))).Rejection.ShouldBeNull();
            there.Clock.Set(new(2031, 6, 28));
            survived = !await there.Killed(steps);
            await there.Round();
            await there.ShouldBeToldExactlyOnce();
            steps.ShouldBeLessThan(500);
        }
        Store.Verify().Findings.ShouldBeEmpty();
    }

    /// <summary>The clock jumps both ways, rounds are killed, two processes look at once, limits are extended, redated, fulfilled, ended and begun again.</summary>
    [StoreFact]
    public async Task Under_any_schedule_of_faults_everything_is_told_exactly_once()
    {
        var schedules = Rounds.Of("TRACKER_DUE_SCHEDULES", Schedules);
        await Parallel.ForEachAsync(Enumerable.Range(0, schedules), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (seed, _) => await Schedule(seed));
        Store.Verify().Findings.ShouldBeEmpty();
    }

    private async Task Schedule(int seed)
    {
        var chance = new Random(seed);
        var there = new DueGovernment(Store, $"{700_000 + seed}");
        await there.Assign([.. Enumerable.Range(0, chance.Next(2, 6)).Select(_ => Some(chance))]);
        for (var step = 0; step < 14; step++)
        {
            there.Clock.Set(Day(there.Clock.Today.AddDays(chance.Next(-20, 70))));
            await Happen(chance, there);
            switch (chance.Next(3))
            {
                case 0:
                    await there.Round();
                    break;
                case 1:
                    await there.Killed(chance.Next(1, 60));
                    break;
                default:
                    await Task.WhenAll(there.Killed(chance.Next(1, 120)), there.Killed(chance.Next(1, 120)));
                    break;
            }
        }
        there.Clock.Set(Day(there.Clock.Today.AddDays(chance.Next(0, 90))));
        await there.Round();
        await there.ShouldBeToldExactlyOnce();
    }

    private static DateOnly Day(DateOnly day) => day.Year < 2031 ? new(2031, 1, 1) : day > new DateOnly(2031, 12, 31) ? new(2031, 12, 31) : day;

    private static ImmutableArray<Deadline> Some(Random chance) => chance.Next(5) switch
    {
        0 => [new FixedDeadline("前", new DateOnly(2031, 1, 1).AddDays(chance.Next(10, 350))), new FixedDeadline("前", new DateOnly(2031, 12, 20))],
        1 => Monthly,
        2 => [new RecurringDeadline("每季度次月10日前", Period.Quarter, Due: new PeriodDay(1, 10))],
        3 => AfterHearing,
        _ => ByJune,
    };

    /// <summary>Something that people do, or nothing; refusals are theirs.</summary>
    private static async Task Happen(Random chance, DueGovernment there)
    {
        var (duty, today) = (there.Duties[chance.Next(there.Duties.Count)], there.Clock.Today);
        var limit = (await there.Grains.Assignment(duty).Look()).State is Assignment.Open open ? open.Limits.All(open.Deadlines).OrderBy(_ => chance.Next()).FirstOrDefault() : null;
        switch (chance.Next(15))
        {
            case 0 or 1 when limit?.Day is { } day:
                await there.Ask(duty, new RequestExtension(limit.Key, day.AddDays(chance.Next(1, 40)), "等待批复", today));
                await there.Ask(duty, new DecideExtension(limit.Key, true, null, "同意", today));
                break;
            case 2 when limit is not null:
                await there.Ask(duty, new JudgeOccurrence(limit.Key, OccurrenceOutcome.Done, today, "已完成"));
                break;
            case 3 or 4 when limit?.Day is { } day:
                var redated = new Redate([new RedatedLimit(limit.Key, day.AddDays(chance.Next(-6, 7)))], "放假通知", today);
                CalendarDay[] off = [new(new DateOnly(2031, 5, chance.Next(1, 28)), true, "假日")];
                await there.Grains.Together(there.Said(), [new Telling(Holidays.AddressOf(there.Government), new ImportHolidays(2031, [.. off], $"通知{chance.Next()}", today)), new Telling(duty, redated)]);
                break;
            case 5:
                await there.Ask(duty, new RecordEvent(0, today, today.AddDays(14), today));
                break;
            case 6:
                await there.Ask(duty, new SubmitReport(today, "进展", [], false));
                await there.Ask(duty, new ReturnAssignment(today, "缺照片"));
                break;
            case 7:
                await there.Ask(duty, new WithdrawAssignment(today, "不再要求"));
                break;
            case 8:
                var holder = (await there.Grains.Assignment(duty).Look()).State.Duty!.Unit;
                await there.Grains.Together(there.Said(), [new Telling(duty, new TransferAssignment(UnitId.Of(9), "第9局", today, "职责划转")), new Telling(there.Point, new TransferDuty(holder, new UnitRef(UnitId.Of(9), "第9局"), today, "职责划转"))]);
                break;
            case 9:
                await there.Grains.ReminderRules(there.Government).Ask(there.Said(), new SetReminderRules(
                    new([chance.Next(8, 20), chance.Next(1, 7)], [chance.Next(1, 15)], (DayUnit)chance.Next(2), (PeriodRhythm)chance.Next(4), chance.Next(0, 20), chance.Next(0, 20), 15, new(1, 20), new(3, 15)), today));
                break;
            case 10:
                await there.Grains.RestoreEpoch(there.Government).Ask(there.Said(), new OpenEpoch("恢复", today));
                break;
            case 11:
                await there.Grains.RestoreEpoch(there.Government).Ask(there.Said(), new SendHeld(true, [], "照发", today));
                break;
            case 12:
                await there.Ask(duty, new ChangeDeadlines(Some(chance), today, "调整"));
                break;
            case 13:
                await there.Grains.WorkPoint(there.Point).Ask(there.Said(), new AdjustDuties(today, [new DutyChange(UnitId.Of(1), "第1局", (Role)chance.Next(3))], "分工调整"));
                break;
            case 14:
                await AskBeside(chance, there, today);
                break;
        }
    }

    /// <summary>临时报送, or what becomes of it.</summary>
    private static async Task AskBeside(Random chance, DueGovernment there, DateOnly today)
    {
        var content = new RequestContent("摸底", new RequestBasis(BasisKind.Document, "通知", "示函〔2031〕1号"), new DateOnly(2031, 12, 31), [new RequestField("数量", FieldKind.Text, false, [], null, null)]);
        var answer = there.Request.Child(RequestAnswer.Kind.Name, "1");
        await there.Grains.AdHocRequest(there.Request).Ask(there.Said(), new DraftRequest(content));
        await there.Grains.AdHocRequest(there.Request).Ask(there.Said(), new SendRequest(there.Request, today, [new UnitRef(UnitId.Of(1), "第1局")], [], null));
        await there.Grains.RequestAnswer(answer).Ask(there.Said(), new AnswerRequest(today, [new FieldValue("数量", $"{chance.Next()}")], []));
        await there.Grains.RequestAnswer(answer).Ask(there.Said(), chance.Next(4) == 0 ? new EndAnswer(today, Withdrawn: true) : chance.Next(2) == 0 ? new MoveAnswerDay(today) : new ReturnAnswer(today, "缺"));
    }

    private async Task Set(ReminderRules rules) =>
        (await Here.Grains.ReminderRules(Here.Government).Ask(Here.Said(), new SetReminderRules(rules, Here.Clock.Today))).Rejection.ShouldBeNull();
}

public sealed class Telling_what_is_due_on_Sqlite : Telling_what_is_due
{
    private readonly TemporaryFolder _folder = new();

    protected override int Schedules => 60;

    // A process is killed here and no machine: what was written stays.
    protected override Task<IStore> Open() => Task.FromResult<IStore>(Stores.Open(_folder, with: options => options with { Synchronous = "OFF", OneEngine = false }));

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}

public sealed class Telling_what_is_due_on_Postgres : Telling_what_is_due, INeedPostgres
{
    protected override int Schedules => 20;

    protected override async Task<IStore> Open() => await Databases.Open(PostgresCluster.Shared.NewDatabase());
}
