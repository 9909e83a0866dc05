using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Ledger;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Shared;
using Tracker.Ledger;
using Tracker.Silo.Ledger;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Gateway.Supervision;

/// <summary>What the ledger knows against units on a day: duties past their day, sheets that did not come, problems of a look-back that were not put right. Helping units (配合单位) are never chased.</summary>
internal sealed class SupervisionFacts(ILedger ledger, PaperLedger papers, LookBackLedger lookBacks, PeriodDesk periods, IGrains grains, TimeProvider clock)
{
    /// <summary>Which rung each unit could be at next; in the register's order.</summary>
    public async ValueTask<ImmutableArray<LadderSuggestion>> Suggestions(DivisionCode government, CancellationToken cancel) => LadderSuggestion.Of(
        await Findings(government, cancel),
        await papers.Issued(government, cancel),
        clock.Today,
        (await grains.LadderSettings(government).Look(cancel)).State);

    /// <summary>Today's findings over all assigned plans and open periods.</summary>
    public async ValueTask<ImmutableArray<UnitFinding>> Findings(DivisionCode government, CancellationToken cancel)
    {
        var findings = new List<UnitFinding>();
        foreach (var plan in (await ledger.Plans(government, cancel)).Where(p => p.Stage == PlanStage.Assigned))
        {
            findings.AddRange(await Overdue(plan.Plan, cancel));
        }
        foreach (var period in (await ledger.Periods(government, null, cancel)).Where(p => p.DueDay < clock.Today && !p.Closed))
        {
            findings.AddRange((await periods.Standing(period.Address, cancel)).Where(s => s.IsMissing).Select(s => Missing(period, s)));
        }
        var register = (await grains.UnitRegister(government).Look(cancel)).State;
        findings.AddRange((await lookBacks.ProblemsOf(government, cancel)).Where(p => p.IsLateOn(clock.Today)).Select(p => Unrectified(p, register)));
        return [.. findings.OrderBy(f => f.Unit.Unit.Value.Length).ThenBy(f => f.Unit.Unit.Value, StringComparer.Ordinal)];
    }

    /// <summary>A period as the office looks back on it: every unit that was asked, with what stands against it.</summary>
    public async ValueTask<QuarterReview> Review(PeriodLine period, CancellationToken cancel)
    {
        var overdue = new List<UnitFinding>();
        var cells = new List<LedgerCell>();
        foreach (var plan in (await ledger.Plans(period.Address.Government, cancel)).Where(p => p.Plan.Year == period.Address.Year && p.Stage == PlanStage.Assigned))
        {
            overdue.AddRange(await Overdue(plan.Plan, cancel));
            cells.AddRange((await ledger.Cells(plan.Plan, cancel)).Where(c => c.Role is not Role.Cooperating && c.Status is not (AssignmentStatus.Withdrawn or AssignmentStatus.NotConcerned)));
        }
        var late = overdue.ToLookup(f => f.Unit.Unit);
        var duties = cells.ToLookup(c => c.Unit);
        return new QuarterReview(
            period,
            [
                .. (await periods.Standing(period.Address, cancel)).Where(s => s.Asked.Counted > 0 || s.Sent is not null).Select(s => new UnitReview(
                    new UnitRef(s.Unit, s.Name),
                    duties[s.Unit].Sum(c => c.Count),
                    duties[s.Unit].Where(c => !c.Status.IsOpen).Sum(c => c.Count),
                    late[s.Unit].Count(),
                    s.Asked.Counted,
                    s.Sent,
                    [.. late[s.Unit], .. s.IsMissing && period.DueDay < clock.Today ? [Missing(period, s)] : (UnitFinding[])[], .. s.Sent is { Late: true, Returned: false } sent ? [Late(period, s, sent)] : (UnitFinding[])[]])),
            ]);
    }

    private async ValueTask<List<UnitFinding>> Overdue(GrainAddress plan, CancellationToken cancel)
    {
        var findings = new List<UnitFinding>();
        await foreach (var line in ledger.Lines(plan, cancel: cancel))
        {
            if (line.Entry.Role is not Role.Cooperating && Tally.Late(line.Entry, clock.Today))
            {
                findings.Add(new UnitFinding(new UnitRef(line.Entry.Unit, line.Entry.UnitName), line.Entry.Assignment, Says(line)));
            }
        }
        return findings;
    }

    private string Says(LedgerLine line)
    {
        var last = line.Entry.LastReportOn is { } on ? $"最近一次填报为{Words.Day(on)}" : "一直没有填报";
        return $"{Words.Point(line.PointNumber)}“{line.Title.TrimEnd('。', '.')}”完成时限为{Words.Day(line.Entry.DueDay!.Value)}，截至{Words.Day(clock.Today)}未办结，{last}";
    }

    /// <summary>整改逾期, of whoever has to answer for it now.</summary>
    private UnitFinding Unrectified(ProblemLine problem, UnitRegister register) => new(
        register.HolderNow(problem.Unit),
        problem.Problem,
        $"“回头看”查出的问题（{Words.Point(problem.PointNumber)}“{problem.PointTitle.TrimEnd('。', '.')}”）整改时限为{Words.Day(problem.RectifyBy)}，截至{Words.Day(clock.Today)}没有整改结果");

    private UnitFinding Missing(PeriodLine period, UnitStanding standing) => new(
        new UnitRef(standing.Unit, standing.Name),
        period.Address,
        $"{PeriodNames.Of(period.Address)}填报截止日为{Words.Day(period.DueDay)}，截至{Words.Day(clock.Today)}{(standing.Sent is null ? "没有报送" : "退回后没有再报")}");

    private static UnitFinding Late(PeriodLine period, UnitStanding standing, ReturnLine sent) => new(
        new UnitRef(standing.Unit, standing.Name),
        period.Address,
        $"{PeriodNames.Of(period.Address)}填报截止日为{Words.Day(period.DueDay)}，于{Words.Day(sent.FirstOn)}报送，属迟报");
}

/// <param name="Units">In the register's order.</param>
internal sealed record QuarterReview(PeriodLine Period, ImmutableArray<UnitReview> Units)
{
    public IEnumerable<UnitReview> WithFindings => Units.Where(u => !u.Findings.IsEmpty);

    /// <summary>With all that counts.</summary>
    public int Sent => Units.Count(u => u.Sent is { Returned: false } && !u.IsPartial);

    /// <summary>部分已报.</summary>
    public int Partial => Units.Count(u => u.IsPartial);

    /// <summary>未报: nothing came, or it was returned.</summary>
    public int Missing => Units.Length - Sent - Partial;

    public int Late => Units.Count(u => u.Sent is { Returned: false, Late: true });
}

/// <param name="Duties">Those that count: neither helping nor withdrawn nor of no concern.</param>
/// <param name="Ended">Of them, no longer open.</param>
/// <param name="Asked">Rows of the sheet that count.</param>
/// <param name="Sent">Null: nothing came.</param>
internal sealed record UnitReview(UnitRef Unit, int Duties, int Ended, int Overdue, int Asked, ReturnLine? Sent, ImmutableArray<UnitFinding> Findings)
{
    public bool IsPartial => Sent?.IsPartOf(Asked) == true;
}
