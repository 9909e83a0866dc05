using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.History;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Ledger;
using Tracker.Gateway.Lights;
using Tracker.Gateway.Shared;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Actors;

/// <summary>One unit's duty on a point: its limits, what they rest on, and why it stands as it does.</summary>
internal sealed class DutyActor(IGrains grains, ILedger ledger, Access access, LightDesk lights, ActorDays days)
{
    public async ValueTask<ActorSketch?> Look(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        if (!await access.May(caller, Deed.ReadAssignment, address, cancel) || await ledger.Line(address, cancel) is not { } line)
        {
            return null;
        }
        var (state, version) = await grains.Assignment(address).Look(cancel);
        var (entry, recorded) = (line.Entry, (state as Assignment.Recorded)?.Fact);
        var word = recorded is null ? Words.Of(entry.Status) : $"往年补录：{HistoryWords.Of(recorded.Outcome)}";
        var late = Tally.Late(entry, days.Today);
        var overdue = late ? await Overdue(state.Duty, entry.DueDay!.Value, address, cancel) : null;
        var light = recorded is null && entry.Status.IsOpen && !late ? LightWords.Because((await lights.On(null, address.Government, address.Year, cancel)).Of(entry), days.Today) : null;
        return new ActorSketch($"{Words.Point(line.PointNumber)} {line.Title} · {entry.UnitName}", late ? $"{word}，已逾期" : word, late ? Tone.Bad : Words.ToneOf(entry.Status), version)
        {
            Link = $"/assignments/{address.RouteForm}",
            Fields = ActorSketch.Named(
                ("单位", entry.UnitName),
                ("角色", Words.Of(entry.Role)),
                ("完成时限", Words.Limits(entry.Deadlines)),
                ("上级规定的时限", state.Duty?.Limits.SetAbove == true ? "不能延期" : null),
                ("建账", recorded is null ? Words.Of(state.Duty?.SetUp ?? default) : null),
                ("填报", recorded is not null ? null : $"{state.Duty?.Reports ?? 0}次{(entry.LastReportOn is { } on ? $"，最近{Words.Day(on)}" : "")}"),
                ("佐证材料", $"{entry.Evidence}件"),
                ("不涉及本单位", state.Duty?.NotConcernedIn is { } period ? $"{Words.Of(period)}提出，等待政务公开办答复" : null)),
            Due = recorded is null && entry.Status.IsOpen && state.Duty is { } duty ? await Due(duty, address, cancel) : [],
            Why = past => recorded is not null ? past.Since<AssignmentEvent>(word)
                : string.Concat(new[] { overdue is null ? null : overdue + "。", past.Since(word, fact => Explains(entry.Status, fact)), light is null ? null : light + "。" }),
        };
    }

    /// <summary>Which fact brought the duty to where it stands.</summary>
    private static bool Explains(AssignmentStatus status, object fact) => status switch
    {
        AssignmentStatus.Unacknowledged => fact is AssignmentMade or AssignmentUpheld or AssignmentRestored,
        AssignmentStatus.Returned => fact is AssignmentReturned or AssignmentReturnedWithSheet or NotConcernedDenied or AssignmentReopened,
        AssignmentStatus.ClosureReported => fact is ClosureReported,
        AssignmentStatus.Closed => fact is AssignmentClosed or AssignmentCleared,
        AssignmentStatus.Refused => fact is AssignmentRefused,
        AssignmentStatus.NotConcerned => fact is NotConcernedConfirmed,
        AssignmentStatus.Withdrawn => fact is AssignmentWithdrawn,
        AssignmentStatus.Underway => fact is AssignmentAcknowledged or ReportSubmitted or PeriodReported or AssignmentAnsweredWithSheet,
        _ => fact is AssignmentCleared,
    };

    /// <summary>「逾期：时限2026年6月30日已过12个工作日，尚未报结；依据：文件原文「6月底前完成」」</summary>
    private async ValueTask<string> Overdue(Assignment.Open? duty, DateOnly due, GrainAddress address, CancellationToken cancel)
    {
        var limit = duty?.Limits.All(duty.Deadlines).FirstOrDefault(l => l.IsOpen && l.Day == due);
        var quote = limit is null ? null : duty!.Deadlines[limit.Of.Deadline].Quote;
        var basis = quote is { Length: > 0 } ? $"文件原文「{quote}」" : limit is null ? "" : Words.Of(duty!.Deadlines[limit.Of.Deadline]);
        var above = duty?.Limits.SetAbove == true ? "，上级规定的时限，不能延期" : limit?.Until is not null ? "，已按同意的延期计算" : "";
        return $"逾期：时限{Words.Day(due)}已过{await days.Since(address.Government, due, cancel)}，{(duty?.Status is AssignmentStatus.ClosureReported ? "已报结，还没有审核" : "尚未报结")}"
            + (basis.Length + above.Length == 0 ? "" : $"；依据：{basis}{above}");
    }

    private async ValueTask<ImmutableArray<ActorDue>> Due(Assignment.Open duty, GrainAddress address, CancellationToken cancel)
    {
        var due = ImmutableArray.CreateBuilder<ActorDue>();
        foreach (var limit in duty.Limits.All(duty.Deadlines).Where(l => l.IsOpen))
        {
            if (limit.Day is { } day)
            {
                due.AddRange(await days.OfLimit(address.Government, $"完成时限：{LimitWords.Name(limit, duty.Deadlines)}", day, limit.Reminded, cancel));
            }
            else
            {
                due.Add(new ActorDue($"完成时限：{LimitWords.Name(limit, duty.Deadlines)}", null, LimitWords.Due(limit)));
            }
            if (limit.Asked is { } asked)
            {
                due.Add(new ActorDue("答复延期申请", null, $"单位申请延期到{Words.Day(asked)}"));
            }
        }
        foreach (var period in (await ledger.Periods(address.Government, address.Year, cancel)).Where(p => !p.Closed && duty.Role != Role.Cooperating))
        {
            if ((await ledger.Returns(period.Address, cancel)).All(r => r.Unit != duty.Unit || r.Returned))
            {
                due.Add(new ActorDue($"{Returns.PeriodNames.Of(period.Address)}填报", period.DueDay, "本单位的表还没有报"));
            }
        }
        if (duty.SetUp is SetUpStanding.Entered)
        {
            due.Add(new ActorDue("审核建账", null, "等待政务公开办"));
        }
        return due.DrainToImmutable();
    }
}
