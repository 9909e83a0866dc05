using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Returns;
using Tracker.Silo.Ledger;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Gateway.Supervision;

/// <summary>Records that units were chased outside (催报, 催办), by the office or by the lead of a point, as papers of the ladder's two gentlest rungs: the ladder goes on from there.</summary>
internal sealed class UrgingDesk(IGrains grains, Access access, PaperDesk desk, PaperLedger papers, ILedger ledger, PeriodDesk periods, TimeProvider clock)
{
    public async ValueTask<Urgings> Done(DivisionCode government, CancellationToken cancel = default) => Urgings.Of(await papers.Issued(government, cancel));

    /// <summary>催报 of a period's sheets.</summary>
    /// <param name="units">Null: all that have not sent theirs.</param>
    public async ValueTask<Outcome<DraftedPaper>> Record(Errand errand, GrainAddress period, ImmutableArray<UnitId>? units, CancellationToken cancel = default)
    {
        if (!Access.May(errand.Who, Deed.Urge, period.Government)
            || (await ledger.Periods(period.Government, period.Year, cancel)).FirstOrDefault(p => p.Address == period) is not { } line)
        {
            return new Rejection("period.unknown");
        }
        var chased = (await periods.Standing(period, cancel)).Where(s => units is { } named ? named.Contains(s.Unit) : s.IsMissing).ToList();
        return await Record(
            errand,
            period.Government,
            $"催报{PeriodNames.Of(period)}填报表",
            UrgingWords.Of(line, [.. chased.Select(s => s.Name)], clock.Today),
            [.. chased.Select(s => new UnitFinding(new UnitRef(s.Unit, s.Name), period, $"{PeriodNames.Of(period)}{(s.Sent is null ? "没有报送" : s.Sent.Returned ? "退回后没有再报" : "催报")}"))],
            cancel);
    }

    /// <summary>催办 of duties, of one government and year; by a lead only of points that it leads.</summary>
    public async ValueTask<Outcome<DraftedPaper>> Record(Errand errand, ImmutableArray<GrainAddress> duties, CancellationToken cancel = default)
    {
        var lines = new List<LedgerLine>();
        foreach (var duty in duties.Distinct())
        {
            if (duty.Kind != Assignment.Kind.Name || duty.Government != duties[0].Government || await ledger.Line(duty, cancel) is not { } line
                || !await access.May(errand.Who, Deed.Urge, duty, line.Entry.Unit, cancel))
            {
                return AssignmentRejections.Unknown;
            }
            lines.Add(line);
        }
        var byUnit = lines.GroupBy(l => l.Entry.Unit).OrderBy(g => UnitRegister.NumberOf(g.Key)).ToList();
        return await Record(
            errand,
            lines.Count == 0 ? errand.Who.Government ?? DivisionCode.Unknown : duties[0].Government,
            $"{await ByWhom(errand, duties, cancel)}催办{lines.Count}项工作要点任务",
            byUnit.Count == 1
                ? UrgingWords.Of(byUnit[0].Last().Entry.UnitName, [.. byUnit[0].Select(l => UrgingWords.Of(l, clock.Today))])
                : $"以下{byUnit.Count}个单位还有任务没有办理：{string.Join("、", byUnit.Select(g => $"{g.Last().Entry.UnitName}（{g.Count()}项）"))}。请抓紧办理并填报。",
            [.. byUnit.SelectMany(g => g.Select(l => new UnitFinding(new UnitRef(g.Key, g.Last().Entry.UnitName), l.Entry.Assignment, UrgingWords.Of(l, clock.Today))))],
            cancel);
    }

    /// <summary>The lead that chased; nothing where it was the office.</summary>
    private async ValueTask<string?> ByWhom(Errand errand, ImmutableArray<GrainAddress> duties, CancellationToken cancel)
    {
        if (duties.IsEmpty || Access.May(errand.Who, Deed.Urge, duties[0].Government) || errand.Who.Units.IsEmpty)
        {
            return null;
        }
        var register = (await grains.UnitRegister(duties[0].Government).Look(cancel)).State;
        return register.Unit(errand.Who.Units[0])?.Name;
    }

    private async ValueTask<Outcome<DraftedPaper>> Record(
        Errand errand, DivisionCode government, string title, string text, ImmutableArray<UnitFinding> findings, CancellationToken cancel)
    {
        if (findings.IsEmpty)
        {
            return new Rejection("paper.urging-nobody");
        }
        var before = await Done(government, cancel);
        // The ladder's first rung is 提醒; who was reminded of all of it on an earlier day is at the second. A second click today says the same.
        var rung = findings.All(f => before.Of(f.Unit.Unit, f.Subject).Any(e => e.IssuedOn < clock.Today)) ? PaperRung.Urge : PaperRung.Reminder;
        return await desk.RecordUrging(
            errand,
            government,
            new PaperContent(rung, title, [.. findings.Select(f => f.Unit).Distinct()], [.. findings.Select(f => new PaperFact(f.Unit.Unit, f.Subject, f.Words))], text),
            cancel);
    }
}
