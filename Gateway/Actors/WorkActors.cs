using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Ledger;
using Tracker.Gateway.Plans;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Shared;
using Tracker.GoodPractices;
using Tracker.LookBack;
using Tracker.PeriodReturns;
using Tracker.Plans;
using Tracker.Silo.Ledger;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Actors;

/// <summary>The year's work: its plan and points, duties, periods and sheets.</summary>
internal sealed class WorkActors(IGrains grains, ILedger ledger, Access access, PlanAssigner plans, PeriodDesk periods, DutyActor duties, ActorDays days)
{
    public async ValueTask<ActorSketch?> Plan(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        if (await plans.LookAtAny(caller, address, cancel) is not { } standing)
        {
            return null;
        }
        var (draft, document) = (standing.Draft, standing.Draft.Draft.Document);
        var assigned = standing.State as Tracker.Plans.Plan.Assigned;
        var open = standing.Open.Count();
        var (stage, discarded) = (standing.Stage, standing.Discarded);
        return new ActorSketch(document.Title ?? draft.Source.FileName, Words.Of(stage), discarded is not null ? Tone.Quiet : assigned is null ? Tone.Warning : Tone.Good, standing.Version)
        {
            Link = $"/plans/{address.RouteForm}",
            Fields = ActorSketch.Named(
                ("文号", document.Number),
                ("印发日期", document.Date is { } day ? Words.Day(day) : null),
                ("年度", $"{address.Year.Value}年"),
                ("要点", $"{assigned?.Fact.Points ?? draft.Draft.Points.Length}条{(assigned?.Added.Length is > 0 and var added ? $"，年中追加{added}条" : "")}"),
                ("任务", assigned is null ? null : $"{assigned.Fact.Assignments}项"),
                ("下达日期", assigned is { History: null } ? Words.Day(assigned.Fact.On) : null),
                ("没有回答的问题", open > 0 ? $"{open}个{(assigned is null ? "" : "，留待以后")}" : null)),
            Due = assigned is { History: null } ? await days.OfYear(address.Government, address.Year, cancel) : ActorSketch.Waiting(assigned is null && discarded is null && open > 0 ? new ActorDue("回答问题", null, $"{open}个") : null),
            Why = past => discarded is not null ? past.Since(Words.Of(stage), f => f is PlanDiscarded)
                : assigned is null
                ? $"还没有下达：{(open > 0 ? $"还有{open}个问题没有回答" : "问题都回答了，等政务公开办下达")}。"
                : past.Since(Words.Of(stage), f => f is PlanAssigned or PlanRecorded),
            Shows = fact => fact is PlanAssigned or PlanRecorded or PointAdded || Access.May(caller, Deed.ReadDraft, address.Government),
        };
    }

    public async ValueTask<ActorSketch?> Point(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        var (state, version) = await grains.WorkPoint(address).Look(cancel);
        if (state.AsPlanned is not { } point || !Access.May(caller, Deed.ReadPlan, address.Government))
        {
            return null;
        }
        var sight = await access.SightOf(caller, Deed.ReadLedger, address.Government, cancel);
        var whole = sight.Whole || point.Leads.Any(sight.LeadOn.Contains); // else how the others stand is not this reader's
        var left = point.Duties.Count(d => d.Role != Tracker.Assignments.Role.Cooperating && !point.Closed.Contains(d.Unit));
        var (word, tone) = state switch
        {
            WorkPoint.Completed => ("全部办结", Tone.Good),
            WorkPoint.Withdrawn => ("已撤销", Tone.Quiet),
            _ => ("办理中", Tone.Active),
        };
        return new ActorSketch($"{Words.Point(point.Plan.Number)} {point.Title}", word, tone, version)
        {
            Link = $"/plans/{address.Parent!.Value.RouteForm}/points/{point.Plan.Number}",
            Fields = ActorSketch.Named(
                ("完成时限", Words.Limits(point.Deadlines)),
                ("时限的依据", point.SetAbove is { } paper ? $"上级规定，不能延期（{paper}）" : point.DeadlinesReason),
                ("汇总单位", point.Reporting.Consolidator?.Name ?? "还没有指定"),
                ("报送路径", PlanWords.Of(point.Reporting.Route)),
                ("承担单位", $"{point.Duties.Length}个"),
                ("已办结", whole ? $"{point.Closed.Count}个" : null),
                ("汇总稿", point.Summarised.IsEmpty ? null : string.Join('、', point.Summarised.Select(p => Words.Of(PeriodId.Parse(p)))))),
            Due = days.OfDeadlines(state is WorkPoint.Underway ? point.Deadlines : []),
            Why = past => state switch
            {
                WorkPoint.Withdrawn => past.Since<WorkPointWithdrawn>(word),
                WorkPoint.Completed => past.Since<WorkPointCompleted>(word),
                _ when !whole => "办理中：不是每个单位都已办结。",
                _ => $"办理中：{left}个承担单位还没有办结{(point.Closed.Count > 0 ? $"，{point.Closed.Count}个已办结" : "")}。",
            },
            Shows = fact => whole || fact is not (AssignmentClosureNoted or AssignmentReopeningNoted or PointSummarised or DutyTransferred),
        };
    }

    public ValueTask<ActorSketch?> Assignment(Caller caller, GrainAddress address, CancellationToken cancel) => duties.Look(caller, address, cancel);

    public async ValueTask<ActorSketch?> Period(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        var sight = await access.SightOf(caller, Deed.ReadLedger, address.Government, cancel);
        if (await grains.Period(address).Look(cancel) is not { State: ReportingPeriod.Opened period, Version: var version } || sight is { Whole: false, Units.IsEmpty: true })
        {
            return null;
        }
        ImmutableArray<UnitStanding> units = sight.Whole ? await periods.Standing(address, cancel) : [];
        var state = period.Closed ? "已截止收表" : "开放填报";
        return new ActorSketch($"{PeriodNames.Of(address)}填报", state, period.Closed ? Tone.Quiet : Tone.Active, version)
        {
            Link = Access.May(caller, Deed.AssignPlan, address.Government) ? $"/periods/{address.RouteForm}" : caller.Units.IsEmpty ? null : "/returns",
            Fields = ActorSketch.Named(
                ("起止", $"{Words.Day(period.From)}至{Words.Day(period.To)}"),
                ("填报截止", Words.Day(period.DueDay)),
                ("已报送", sight.Whole ? $"{units.Count(u => u.IsWhole)}个单位" : null),
                ("部分已报", units.Count(u => u.IsPartial) is > 0 and var partial ? $"{partial}个单位" : null),
                ("已提醒", period.Reminded.IsEmpty ? null : $"{period.Reminded.Length}次")),
            Due = period.Closed ? [] : await days.OfLimit(address.Government, "填报截止", period.DueDay, period.Reminded, cancel),
            Why = past => period.Closed ? past.Since<PeriodClosed>(state)
                : (past.Last(f => f is PeriodReopened or PeriodDueDayMoved or PeriodOpened) is { } last ? $"{state}：{last}" : state)
                    + (period.DueDay < days.Today ? $"；填报截止{Words.Day(period.DueDay)}已过，还没有截止收表，补报的记作迟报。" : $"；填报截止{Words.Day(period.DueDay)}。"),
            Shows = fact => sight.Whole || fact is not PeriodReminded,
        };
    }

    public async ValueTask<ActorSketch?> Sheet(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        if (address.Parent is not { } period || !Ids.TryRead<UnitId>(address.Id, out var unit) || !await access.May(caller, Deed.ReadAssignment, address.Government, unit, cancel)
            || (await ledger.Periods(address.Government, address.Year, cancel)).FirstOrDefault(p => p.Address == period) is not { } line
            || (await grains.UnitRegister(address.Government).Look(cancel)).State.Unit(unit) is not { } known)
        {
            return null;
        }
        var (state, version) = await grains.PeriodReturn(address).Look(cancel);
        var inside = caller.Serves(unit); // the unit's own approval is nobody else's
        var sent = (await ledger.Returns(period, cancel)).FirstOrDefault(r => r.Unit == unit);
        var word = sent is null && line.DueDay < days.Today ? "未报，已过填报截止" : ReturnWords.Of(sent);
        return new ActorSketch($"{known.Name}{PeriodNames.Of(period)}填报", word, ReturnWords.ToneOf(sent), version)
        {
            Link = ReturnWords.Link(period, unit),
            Fields = ActorSketch.Named(
                ("填报截止", Words.Day(line.DueDay)),
                ("首次报送", sent is null ? null : Words.Day(sent.FirstOn)),
                ("最近报送", sent is null ? null : Words.Day(sent.SentOn)),
                ("已填", sent is null ? null : $"{sent.Filed}项"),
                ("本单位审核", !inside ? null : state.Approval switch
                {
                    { SentBackFor: { } why } => $"退回修改：{why}",
                    { ApprovedBy: not null } => "通过",
                    { HandedInBy: not null } => "待审核",
                    _ => null,
                })),
            Due = sent is null or { Returned: true } && !line.Closed ? await days.OfLimit(address.Government, sent is null ? "填报截止" : "退回补充，重新报送", line.DueDay, [], cancel) : [],
            Why = past => state switch
            {
                PeriodReturn.Sent { ReturnedFor: not null } => past.Since<SheetReturned>(word),
                PeriodReturn.Sent => past.Since<PeriodReturnSent>(word),
                _ when line.DueDay < days.Today => $"逾期未报：填报截止{Words.Day(line.DueDay)}已过{days.Today.DayNumber - line.DueDay.DayNumber}天，还没有收到报送。",
                _ => $"未报：填报截止{Words.Day(line.DueDay)}，还没有收到报送。",
            },
            Shows = fact => inside || fact is not (ReturnHandedIn or ReturnApproved or ReturnSentBack),
        };
    }

    public async ValueTask<ActorSketch?> Practice(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        var (state, version) = await grains.GoodPractice(address).Look(cancel);
        if (version == 0 || !(await access.May(caller, Deed.ReadAssignment, address.Parent!.Value, cancel) || (state.SharedOn is not null && Access.May(caller, Deed.ReadUnits, address.Government))))
        {
            return null;
        }
        var word = state switch { { Marked: null } => "已取消", { SharedOn: null } => "亮点做法，还没有推广", _ => "亮点做法，已推广给各单位" };
        return new ActorSketch(state.Marked?.Title ?? "亮点做法", word, state.Marked is null ? Tone.Quiet : Tone.Good, version)
        {
            Link = "/good-practices",
            Fields = ActorSketch.Named(
                ("单位", state.Marked?.Unit.Name), ("做法", state.Marked?.Words), ("标为亮点", state.Marked is { } marked ? Words.Day(marked.On) : null), ("推广", state.SharedOn is { } on ? Words.Day(on) : null)),
        };
    }

    public async ValueTask<ActorSketch?> Page(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        var (state, version) = await grains.Grain<PageRecord, PageRecordCommand>(address).Look(cancel);
        return state.Kept is not { } kept || !await access.May(caller, Deed.ReadAssignment, address.Parent!.Value, cancel) ? null
            : new ActorSketch(kept.Url is { Length: > 0 } url ? url : "网页留存", "已留存", Tone.Good, version)
            {
                Link = $"/assignments/{address.Parent!.Value.RouteForm}",
                Fields = ActorSketch.Named(("网址", kept.Url), ("留存日期", Words.Day(kept.On)), ("正文的指纹（SHA-256）", kept.Text)),
                Why = _ => $"已留存：{Words.Day(kept.On)}把这一页报送时的正文留下，“回头看”复核时拿来比对。",
            };
    }
}
