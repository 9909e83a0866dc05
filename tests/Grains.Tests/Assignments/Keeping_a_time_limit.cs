using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Ledger;
using Tracker.PeriodReturns;
using Tracker.Reminders;
using static Tracker.Grains.Tests.Assignments.AssignmentCase;

namespace Tracker.Grains.Tests.Assignments;

/// <summary>Events, periods, extensions (延期) and what an occurrence comes to.</summary>
public class Keeping_a_time_limit
{
    private static readonly DateOnly June = new(2026, 6, 30);
    private static readonly DateOnly July = new(2026, 7, 31);

    private static readonly AssignmentMade ByJune = Made with { Deadlines = [new FixedDeadline("6月底前", June)] };
    private static readonly AssignmentMade AfterHearing = Made with { Deadlines = [new RelativeDeadline("听证后10个工作日内", "听证", 10, DayUnit.WorkingDay, Direction.After), ByJune.Deadlines[0]] };
    private static readonly AssignmentMade Quarterly = Made with { Deadlines = [new RecurringDeadline("每季度次月10日前", Period.Quarter, Due: new PeriodDay(1, 10))] };
    private static readonly AssignmentMade Twice = Made with { Deadlines = [new RecurringDeadline("每季度至少2次", Period.Quarter, 2)] };

    private static readonly RecordEvent Hearing = new(0, new DateOnly(2026, 5, 8), new DateOnly(2026, 5, 22), Day);
    private static readonly EventRecorded Heard = new(new Occurrence("0-20260508", 0, new DateOnly(2026, 5, 8), null, new DateOnly(2026, 5, 22)), Day) { DueDay = new DateOnly(2026, 5, 22) };

    private static readonly RequestExtension Ask = new("0", July, "等待上级批复", Day);
    private static readonly ExtensionRequested Asked = new("0", July, "等待上级批复", Day);
    private static readonly DecideExtension Grant = new("0", true, null, "同意", Day);
    private static readonly ExtensionDecided Granted = new("0", true, July, "同意", Day) { DueDay = July };

    [Fact]
    public void An_event_opens_its_occurrence_and_brings_the_due_day_forward() =>
        Given(AfterHearing).When(Hearing).Then(Heard).AndAgain(Hearing).ThenNothing();

    [Fact]
    public void An_event_of_a_year_whose_calendar_is_unknown_has_no_due_day_yet() =>
        Given(AfterHearing).When(Hearing with { Due = null })
            .Then(Heard with { Occurrence = Heard.Occurrence with { Due = null, Why = NoDueDay.CalendarUnknown }, DueDay = June });

    [Fact]
    public void An_event_is_recorded_once_it_happened_and_where_a_limit_counts_from_it()
    {
        Given(AfterHearing).When(Hearing with { Day = Day.AddDays(1) }).ThenRefused("limit.event-to-come");
        Given(AfterHearing).When(Hearing with { Deadline = 1 }).ThenRefused("limit.no-event");
        Given(ByJune).When(Hearing with { Deadline = 7 }).ThenRefused("limit.no-event");
    }

    [Fact]
    public void A_changed_calendar_redates_what_is_open()
    {
        var moved = new RedatedLimit("0-20260508", new DateOnly(2026, 5, 25));
        var redate = new Redate([moved], "放假通知", Day);
        Given(AfterHearing, Heard).When(redate)
            .Then(new AssignmentRedated([moved], "放假通知", Day) { DueDay = moved.Due })
            .AndAgain(redate).ThenNothing();
        Given(AfterHearing, Heard, new OccurrenceJudged("0-20260508", OccurrenceOutcome.Done, Day, "已完成") { DueDay = June }).When(redate).ThenNothing();
    }

    [Fact]
    public void A_limit_is_reminded_of_and_noted_as_overdue_once_while_it_stands_at_that_day()
    {
        var remind = new RemindOfLimit("0", June, -5, June.AddDays(-5), false);
        Given(ByJune).When(remind).Then(new LimitReminded("0", June, -5, June.AddDays(-5), false)).AndAgain(remind with { On = June }).ThenNothing();
        Given(ByJune, new LimitReminded("0", June, -1, June, false)).When(remind).ThenNothing();
        Given(ByJune, Asked, Granted).When(remind).ThenNothing(); // it moved meanwhile
        Given(ByJune, Acknowledged, Proven, ClosureTold).When(remind).ThenNothing(); // the office is to act
        Given(ByJune, Proven, Closed).When(remind).ThenNothing();
        Given(ByJune).When(remind with { Occurrence = "7" }).ThenNothing();

        var note = new NoteOverdue("0", June, June.AddDays(1), false);
        Given(ByJune).When(note).Then(new LimitOverdue("0", June, June.AddDays(1), false)).AndAgain(note).ThenNothing();
        Given(ByJune).When(note with { On = June }).ThenNothing();
        Given(ByJune, Asked, Granted).When(note).ThenNothing();
        Given(ByJune, Asked, Granted).When(note with { Day = July, On = July.AddDays(1) }).Then(new LimitOverdue("0", July, July.AddDays(1), false));
    }

    [Fact]
    public void The_present_period_opens_first_and_then_all_that_followed()
    {
        var second = Opened("0-q2", new(2026, 4, 1), new(2026, 6, 30), new(2026, 7, 10), next: new(2026, 7, 1), due: new(2026, 7, 10));
        Given(Quarterly).When(new OpenOccurrences(2026, Day)).Then(second).AndAgain(new OpenOccurrences(2026, Day)).ThenNothing();
        Given(Quarterly, second).When(new OpenOccurrences(2026, new(2026, 11, 1))).Then(
            Opened("0-q3", new(2026, 7, 1), new(2026, 9, 30), new(2026, 10, 10), next: new(2026, 10, 1), due: new(2026, 7, 10)),
            Opened("0-q4", new(2026, 10, 1), new(2026, 12, 31), new(2027, 1, 10), next: null, due: new(2026, 7, 10)));
    }

    [Fact]
    public void After_its_year_nothing_opens_any_more() => Given(Quarterly).When(new OpenOccurrences(2026, new(2027, 1, 2))).ThenNothing();

    [Fact]
    public void A_report_fulfils_the_period_it_is_about()
    {
        var second = Opened("0-q2", new(2026, 4, 1), new(2026, 6, 30), new(2026, 7, 10), next: new(2026, 7, 1), due: new(2026, 7, 10));
        Given(Quarterly, Acknowledged, second).When(Report).Then(Reported, new OccurrenceJudged("0-q2", OccurrenceOutcome.Done, Day, null));
        var sheet = new ReportForPeriod(PeriodId.Parse("q2"), new(2026, 7, 12), Reporting_for_a_period.Progress);
        Given(Quarterly, Acknowledged, second).When(sheet).Then(
            new PeriodReported(sheet.Period, sheet.On, sheet.Row, false), new OccurrenceJudged("0-q2", OccurrenceOutcome.Late, sheet.On, null));
        Given(Quarterly, Acknowledged, second).When(sheet with { Period = PeriodId.Parse("q1") }).Then(new PeriodReported(PeriodId.Parse("q1"), sheet.On, sheet.Row, false));
    }

    [Fact]
    public void Asked_twice_a_period_it_takes_two_reports()
    {
        var second = Opened("0-q2", new(2026, 4, 1), new(2026, 6, 30), null, next: new(2026, 7, 1), due: null);
        Given(Twice, Acknowledged, second).When(Report).Then(Reported)
            .AndAgain(Report).Then(Reported, new OccurrenceJudged("0-q2", OccurrenceOutcome.Done, Day, null));
    }

    [Fact]
    public void The_office_judges_an_occurrence_and_the_next_day_counts()
    {
        var two = Made with { Deadlines = [new FixedDeadline("6月底前", June), new FixedDeadline("7月底前", July)] };
        var judge = new JudgeOccurrence("0", OccurrenceOutcome.Done, Day, "第一阶段完成");
        var judged = new OccurrenceJudged("0", OccurrenceOutcome.Done, Day, "第一阶段完成") { DueDay = July };
        Given(two).When(judge).Then(judged).AndAgain(judge).ThenNothing();
        Given(two, judged).When(judge with { Occurrence = "9" }).ThenRefused("limit.unknown");
        Given(two).When(judge with { Reason = "" }).ThenRefused("assignment.reason-missing");
    }

    [Fact]
    public void What_is_judged_unfinished_is_as_late_as_before_and_what_is_judged_done_is_not()
    {
        var missed = new OccurrenceJudged("0", OccurrenceOutcome.Missed, Day, "没有完成") { DueDay = June };
        Given(ByJune).When(new JudgeOccurrence("0", OccurrenceOutcome.Missed, Day, "没有完成")).Then(missed);
        Given(ByJune, missed).When(new JudgeOccurrence("0", OccurrenceOutcome.Late, Day, "七月完成")).Then(new OccurrenceJudged("0", OccurrenceOutcome.Late, Day, "七月完成"));
    }

    [Fact]
    public void A_judgement_never_takes_the_day_of_what_is_unfinished_out_of_the_ledger()
    {
        var row = LedgerEntry.Follow(null, GrainAddress.Parse("990000/2026/plan/1/work-point/1/assignment/12"), ByJune, 1);
        DateOnly? Judged(OccurrenceOutcome outcome) => LedgerEntry.Follow(row, row.Assignment, new OccurrenceJudged("0", outcome, July, "评定"), 2).DueDay; // as earlier programs wrote it

        (Judged(OccurrenceOutcome.Missed), Judged(OccurrenceOutcome.Done)).ShouldBe((June, null));
    }

    [Fact]
    public void An_extension_is_asked_for_and_decided()
    {
        Given(ByJune).When(Ask).Then(Asked).AndAgain(Ask).ThenNothing();
        Given(ByJune, Asked).When(Grant).Then(Granted).AndAgain(Grant).ThenRefused("extension.not-asked");
        Given(ByJune, Asked).When(Grant with { Granted = false, Reason = "无正当理由" }).Then(new ExtensionDecided("0", false, null, "无正当理由", Day) { DueDay = June });
        Given(ByJune, Asked).When(Grant with { Until = new DateOnly(2026, 7, 10) }).Then(Granted with { Until = new DateOnly(2026, 7, 10), DueDay = new DateOnly(2026, 7, 10) });
    }

    [Fact]
    public void An_extension_leads_to_a_later_day()
    {
        Given(ByJune).When(Ask with { Until = June }).ThenRefused("extension.not-later", "2026-06-30");
        Given(ByJune, Asked).When(Grant with { Until = June }).ThenRefused("extension.not-later", "2026-06-30");
        Given(Made with { Deadlines = [new StandingDuty("长期坚持")] }).When(Ask).ThenRefused("limit.unknown");
    }

    [Fact]
    public void A_limit_set_above_cannot_be_extended_only_explained()
    {
        var mark = new MarkLimitSetAbove(true, "省里文件规定", Day);
        var marked = new LimitMarkedSetAbove(true, "省里文件规定", Day);
        Given(ByJune).When(mark).Then(marked).AndAgain(mark).ThenNothing();
        Given(ByJune, marked).When(Ask).ThenRefused("extension.limit-set-above");
        Given(ByJune, Asked, marked).When(Grant).ThenRefused("extension.limit-set-above");
        Given(ByJune, marked).When(new ExplainDelay("0", "等待批复", June.AddDays(1))).Then(new DelayExplained("0", "等待批复", June.AddDays(1)));
        Given(ByJune, marked).When(new ExplainDelay("0", "等待批复", June)).ThenRefused("limit.not-overdue");
        Given(ByJune, marked, new DelayExplained("0", "等待批复", July)).State.ShouldBeOfType<Assignment.Open>().DueDay.ShouldBe(June); // it stays overdue
    }

    [Fact]
    public void A_limit_set_above_is_not_put_off_by_changing_it_either()
    {
        var marked = new LimitMarkedSetAbove(true, "省里文件规定", Day);
        var (may, standing) = (new FixedDeadline("5月底前", new(2026, 5, 31)), new StandingDuty("长期坚持"));
        ChangeDeadlines To(params ImmutableArray<Deadline> deadlines) => new(deadlines, Day, "会议议定");

        Given(ByJune, marked).When(To(new FixedDeadline("7月底前", July))).ThenRefused("limit.set-above", ByJune.UnitName);
        Given(ByJune, marked).When(To()).ThenRefused("limit.set-above", ByJune.UnitName);
        Given(ByJune, marked).When(To(standing)).ThenRefused("limit.set-above", ByJune.UnitName);
        Given(ByJune, marked).When(To(may)).Then(new AssignmentLimitsChanged([may], [-1], "会议议定", Day) { DueDay = may.Date });
        Given(ByJune, marked).When(To(ByJune.Deadlines[0], standing)).Then(new AssignmentLimitsChanged([ByJune.Deadlines[0], standing], [0, -1], "会议议定", Day) { DueDay = June });
        Given(Quarterly, marked).When(To(may)).ThenRefused("limit.set-above", Quarterly.UnitName);
        Given(ByJune, marked, new LimitMarkedSetAbove(false, "省里改期", Day)).When(To(new FixedDeadline("7月底前", July)))
            .Then(new AssignmentLimitsChanged([new FixedDeadline("7月底前", July)], [-1], "会议议定", Day) { DueDay = July });
    }

    [Fact]
    public void New_deadlines_begin_anew()
    {
        var september = new FixedDeadline("9月底前", new(2026, 9, 30));
        Given(ByJune, Asked, Granted).When(new ChangeDeadlines([september], Day, "调整")).Then(new AssignmentLimitsChanged([september], [-1], "调整", Day) { DueDay = september.Date });
        Given(ByJune, Asked, Granted, new AssignmentDeadlinesChanged([september], Day, "调整")).State
            .ShouldBeOfType<Assignment.Open>().DueDay.ShouldBe(september.Date, "as was written before limits could stay");
    }

    [Fact]
    public void A_deadline_that_stays_keeps_what_was_granted_and_told_wherever_it_stands_now()
    {
        var (may, sameDay) = (new FixedDeadline("5月底前", new(2026, 5, 31)), (FixedDeadline)ByJune.Deadlines[0] with { Quote = "上半年完成" });
        var reminded = new LimitReminded("0", June, -7, Day, false);
        var changed = new AssignmentLimitsChanged([may, sameDay, may], [-1, 0, -1], "调整", Day) { DueDay = may.Date };

        Given(ByJune, reminded, Asked, Granted).When(new ChangeDeadlines([may, sameDay, may], Day, "调整")).Then(changed);
        var open = Given(ByJune, reminded, Asked, Granted, changed).State.ShouldBeOfType<Assignment.Open>();
        var limit = open.Limits.Find(open.Deadlines, "1").ShouldNotBeNull();
        (limit.Until, limit.Reminded.ShouldHaveSingleItem()).ShouldBe((July, new ToldReminder(June, -7)));
        open.Limits.All(open.Deadlines).Select(l => (l.Key, l.Day)).ShouldBe([("0", may.Date), ("1", July), ("2", may.Date)]);
    }

    [Fact]
    public void The_opened_periods_of_a_deadline_that_stays_are_not_opened_again()
    {
        var may = new FixedDeadline("5月底前", new(2026, 5, 31));
        var changed = new AssignmentLimitsChanged([may, .. Quarterly.Deadlines], [-1, 0], "调整", Day) { DueDay = may.Date };
        var open = Given(Quarterly, Opened("0-q1", new(2026, 1, 1), new(2026, 3, 31), null, new(2026, 4, 1), null), changed).State.ShouldBeOfType<Assignment.Open>();
        open.Limits.All(open.Deadlines).Select(l => l.Key).ShouldBe(["0", "1-q1"]);
    }

    [Fact]
    public void What_ended_has_no_limits_to_keep() => Given(ByJune, Acknowledged, Proven, Closed).When(Ask).ThenRefused("assignment.already-closed");

    private static OccurrenceOpened Opened(string key, DateOnly from, DateOnly to, DateOnly? dueDay, DateOnly? next, DateOnly? due) =>
        new(new Occurrence(key, 0, from, to, dueDay, dueDay is null ? NoDueDay.NotStated : null), next) { DueDay = due };
}
