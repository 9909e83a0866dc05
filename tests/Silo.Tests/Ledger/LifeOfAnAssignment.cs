using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.PeriodReturns;
using Tracker.Units;

namespace Tracker.Silo.Tests.Ledger;

/// <summary>A command that may be said to an assignment, by chance; the rules answer it.</summary>
internal static class LifeOfAnAssignment
{
    private static readonly string[] Periods = ["q1", "q2", "q3", "q4"];

    public static AssignmentCommand Command(Random chance, Assignment state, DateOnly on) => state is Assignment.Ended && chance.Next(3) == 0
        ? new ReopenAssignment(on, "退回重办")
        : chance.Next(4) == 0 && state is Assignment.Open open ? Limit(chance, open, on)
        : chance.Next(12) == 0 ? WithItsSheet(chance, on)
        : chance.Next(40) switch
        {
            < 3 => new AcknowledgeAssignment(on),
            3 => new RefuseAssignment(on, "不是本单位职责"),
            4 => new UpholdAssignment(on, "维持"),
            < 7 => new EnterSetUp(on, new SetUp($"举措{chance.Next(1000)}", "制度文件", [new Milestone(on, "节点")], "某处", [])),
            < 9 => new AcceptSetUp(on),
            9 => new ReturnSetUp(on, "太笼统"),
            < 15 => new SubmitReport(on, $"进展{chance.Next(1000)}", Evidence(chance)),
            < 23 => new ReportForPeriod(PeriodId.Parse(Periods[chance.Next(4)]), on, Row(chance)),
            23 => new ConfirmNotConcerned(on),
            24 => new DenyNotConcerned(on, "有这项职能"),
            < 28 => new ReportClosure(on, $"完成{chance.Next(1000)}", Evidence(chance)),
            < 31 => new ReturnAssignment(on, "请补充材料"),
            31 => new CloseAssignment(on, chance.Next(2) == 0),
            32 => new ClearAssignment(on, (YearEndOutcome)chance.Next(Enum.GetValues<YearEndOutcome>().Length), "年终"),
            33 => new WithdrawAssignment(on, "不再要求"),
            34 or 35 => Again(chance, state),
            36 => new TransferAssignment(UnitId.Of(chance.Next(1, 30)), $"第{chance.Next(1, 30)}局", on, "划转"),
            37 => new ChangeRole((Role)chance.Next(3), on, "调整"),
            _ => new ChangeDeadlines(Deadlines(chance), on, "调整"),
        };

    private static AssignmentCommand WithItsSheet(Random chance, DateOnly on)
    {
        var sheet = PeriodId.Parse(Periods[chance.Next(2)]).Address(Province.Government, new PlanYear(2031)).ReturnOf(UnitId.Of(7));
        return chance.Next(2) == 0 ? new ReturnWithSheet(sheet, on, "请补清单") : new AnswerWithSheet(sheet, on);
    }

    private static MakeAssignment Again(Random chance, Assignment state)
    {
        var duty = state.Duty!;
        return new MakeAssignment(duty.Unit, duty.UnitName, (Role)chance.Next(3), duty.Section, Deadlines(chance));
    }

    private static PeriodRow Row(Random chance)
    {
        var outcome = (RowOutcome)chance.Next(4);
        return new PeriodRow(
            outcome,
            outcome is RowOutcome.Progress or RowOutcome.NotConcerned ? $"本期{chance.Next(1000)}" : "",
            chance.Next(4) == 0 ? "人手不足" : null,
            chance.Next(4) == 0 ? "下一步" : null,
            [new Quantity("公开文件", 840, "件", [new("主动", 762), new("依申请", 78)])],
            Evidence(chance));
    }

    private static ImmutableArray<EvidenceItem> Evidence(Random chance) =>
        [.. Enumerable.Range(1, chance.Next(3)).Select(i => new EvidenceItem(EvidenceKind.Link, $"材料{i}", $"https://example.org/{i}"))];

    private static ImmutableArray<Deadline> Deadlines(Random chance) => chance.Next(4) switch
    {
        0 => [new FixedDeadline("某日前", new DateOnly(2031, chance.Next(1, 13), 28))],
        1 => [new RecurringDeadline("每季度", Period.Quarter, chance.Next(1, 3), Due: new PeriodDay(1, 10)), new FixedDeadline("某日前", new DateOnly(2031, chance.Next(1, 13), 28))],
        2 => [new RelativeDeadline("听证后", "听证", 10, DayUnit.CalendarDay, Direction.After), new FixedDeadline("年底前", new DateOnly(2031, 12, 31))],
        _ => [],
    };

    private static AssignmentCommand Limit(Random chance, Assignment.Open state, DateOnly on)
    {
        var all = state.Limits.All(state.Deadlines).ToList();
        var key = all.Count == 0 ? "0" : all[chance.Next(all.Count)].Key;
        return chance.Next(8) switch
        {
            0 => new RecordEvent(0, on.AddDays(-chance.Next(5)), chance.Next(3) == 0 ? null : on.AddDays(chance.Next(60)), on),
            1 or 2 => new OpenOccurrences(2031, new DateOnly(2031, chance.Next(1, 13), 5)),
            3 => new JudgeOccurrence(key, (OccurrenceOutcome)chance.Next(3), on, "办公室认定"),
            4 => new RequestExtension(key, new DateOnly(2032, 1, 1).AddDays(chance.Next(90)), "等待批复", on),
            5 => new DecideExtension(key, chance.Next(3) > 0, null, "批复", on),
            6 => new MarkLimitSetAbove(chance.Next(4) == 0, "上级文件", on),
            _ => new Redate([new RedatedLimit(key, chance.Next(5) == 0 ? null : on.AddDays(chance.Next(60)))], "放假通知", on),
        };
    }
}
