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
    /// <param name="units">Null: all that have not sent theirs, or only a part of its rows.</param>
    public async ValueTask<Outcome<RecordedUrging>> Record(Errand errand, GrainAddress period, ImmutableArray<UnitId>? units, CancellationToken cancel = default)
    {
        if (!Access.May(errand.Who, Deed.Urge, period.Government)
            || (await ledger.Periods(period.Government, period.Year, cancel)).FirstOrDefault(p => p.Address == period) is not { } line)
        {
            return new Rejection("period.unknown");
        }
        var chased = (await periods.Standing(period, cancel)).Where(s => units is { } named ? named.Contains(s.Unit) : s.IsToChase).ToList();
        return await Record(
            errand,
            period.Government,
            [.. chased.Select(s => new UnitFinding(new UnitRef(s.Unit, s.Name), period, $"{PeriodNames.Of(period)}{Stands(s)}"))],
            fresh => ($"催报{PeriodNames.Of(period)}填报表", UrgingWords.Of(line, [.. chased.Where(s => fresh.Any(f => f.Unit.Unit == s.Unit))], clock.Today)),
            cancel);
    }

    private static string Stands(UnitStanding standing) => standing switch
    {
        { Sent: null } => "没有报送",
        { Sent.Returned: true } => "退回后没有再报",
        { IsPartial: true } => $"只报了一部分（{standing.Sent.Filed}/{standing.Asked.Counted}）",
        _ => "催报",
    };

    /// <summary>催办 of duties, of one government and year; by a lead only of points that it leads.</summary>
    public async ValueTask<Outcome<RecordedUrging>> Record(Errand errand, ImmutableArray<GrainAddress> duties, CancellationToken cancel = default)
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
        var by = await ByWhom(errand, duties, cancel);
        var byUnit = lines.GroupBy(l => l.Entry.Unit).OrderBy(g => UnitRegister.NumberOf(g.Key)).ToList();
        return await Record(
            errand,
            lines.Count == 0 ? errand.Who.Government ?? DivisionCode.Unknown : duties[0].Government,
            [.. byUnit.SelectMany(g => g.Select(l => new UnitFinding(new UnitRef(g.Key, g.Last().Entry.UnitName), l.Entry.Assignment, UrgingWords.Of(l, clock.Today))))],
            fresh => ($"{by}催办{fresh.Length}项工作要点任务", Text(fresh)),
            cancel);
    }

    private static string Text(ImmutableArray<UnitFinding> fresh)
    {
        var byUnit = fresh.GroupBy(f => f.Unit).ToList();
        return byUnit.Count == 1
            ? UrgingWords.Of(byUnit[0].Key.Name, [.. fresh.Select(f => f.Words)])
            : $"以下{byUnit.Count}个单位还有任务没有办理：{string.Join("、", byUnit.Select(g => $"{g.Key.Name}（{g.Count()}项）"))}。请抓紧办理并填报。";
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

    /// <summary>What was recorded about these before and stands, the last first; of others' records only the office is told here.</summary>
    public async ValueTask<ImmutableArray<RecordedBefore>> Recorded(Caller caller, DivisionCode government, IReadOnlyCollection<GrainAddress> subjects, CancellationToken cancel = default)
    {
        var recorded = ImmutableArray.CreateBuilder<RecordedBefore>();
        foreach (var paper in (await papers.Issued(government, cancel)).Where(f => f.Rung <= PaperRung.Urge && subjects.Contains(f.Subject)).Select(f => f.Paper).Distinct().Reverse())
        {
            if ((await grains.Paper(paper).Look(cancel)).State is SupervisionPaper.Written { WasRecorded: true } written && MayUndo(caller, paper, written))
            {
                recorded.Add(new RecordedBefore(paper, written.DraftedOn, written.Content.Title, [.. written.Content.Units.Select(u => u.Name)]));
            }
        }
        return recorded.DrainToImmutable();
    }

    /// <summary>撤销, by the office or by whoever recorded it: then it counts no more. What a person signed and issued is withdrawn where it stands.</summary>
    public async ValueTask<Answer> Undo(Errand errand, string? paper, string? reason, CancellationToken cancel = default) =>
        Ids.Address(paper, SupervisionPaper.Kind.Name) is { } address
        && (await grains.Paper(address).Look(cancel)).State is SupervisionPaper.Written { WasRecorded: true } written
        && MayUndo(errand.Who, address, written)
            ? await grains.Paper(address).Ask(errand.At(clock.GetUtcNow()), new WithdrawPaper(clock.Today, reason ?? ""), null, cancel)
            : new Answer(PaperRejections.Unknown, 0);

    private static bool MayUndo(Caller caller, GrainAddress paper, SupervisionPaper.Written written) =>
        Access.May(caller, Deed.DraftPaper, paper.Government)
        || ((caller.Government is not { } own || own == paper.Government) && written.Drafters.Contains(caller.Actor.Account) && AccessTable.Of(caller, Deed.Urge) is not Reach.Nothing);

    /// <summary>Each unit is recorded once a day about a subject: said again, it is answered with what stands.</summary>
    /// <param name="words">Title and text of those that are recorded.</param>
    private async ValueTask<Outcome<RecordedUrging>> Record(
        Errand errand, DivisionCode government, ImmutableArray<UnitFinding> findings, Func<ImmutableArray<UnitFinding>, (string Title, string Text)> words, CancellationToken cancel)
    {
        if (findings.IsEmpty)
        {
            return new Rejection("paper.urging-nobody");
        }
        ImmutableArray<UnitFinding> fresh = [];
        var drafted = await desk.RecordUrging(
            errand,
            government,
            async () =>
            {
                var before = await Done(government, cancel);
                fresh = [.. findings.Where(f => before.Of(f.Unit.Unit, f.Subject).All(e => e.IssuedOn != clock.Today))];
                return fresh.IsEmpty ? null : Content(fresh, before, words);
            },
            cancel);
        if (drafted.Rejection is { } refused)
        {
            return refused;
        }
        if (drafted.Value is { } paper)
        {
            return new RecordedUrging(paper, Names(fresh), Names(findings.Except(fresh)));
        }
        var stands = await Done(government, cancel);
        var earlier = stands.Of(findings[0].Unit.Unit, findings[0].Subject).Last(e => e.IssuedOn == clock.Today).Paper;
        return await desk.SaidAgain(errand, earlier, Content(findings, stands, words), cancel) is { } first
            ? new RecordedUrging(first, Names(findings), []) // the second click of a double click
            : new RecordedUrging(new DraftedPaper(earlier, (await grains.Paper(earlier).Look(cancel)).Version), [], Names(findings));
    }

    private static ImmutableArray<string> Names(IEnumerable<UnitFinding> findings) => [.. findings.Select(f => f.Unit.Name).Distinct()];

    /// <summary>The ladder's first rung is 提醒; who was reminded of all of it on an earlier day is at the second.</summary>
    private PaperContent Content(ImmutableArray<UnitFinding> findings, Urgings before, Func<ImmutableArray<UnitFinding>, (string Title, string Text)> words)
    {
        var rung = findings.All(f => before.Of(f.Unit.Unit, f.Subject).Any(e => e.IssuedOn < clock.Today)) ? PaperRung.Urge : PaperRung.Reminder;
        var (title, text) = words(findings);
        return new PaperContent(rung, title, [.. findings.Select(f => f.Unit).Distinct()], [.. findings.Select(f => new PaperFact(f.Unit.Unit, f.Subject, f.Words))], text);
    }
}

/// <param name="Recorded">Units that it was recorded of now.</param>
/// <param name="Before">Units of which it was recorded today already; nothing was added.</param>
internal sealed record RecordedUrging(DraftedPaper Paper, ImmutableArray<string> Recorded, ImmutableArray<string> Before)
{
    /// <summary>What the page is told after the redirect; see <see cref="UrgingNotice"/>.</summary>
    public string Query => $"&now={Recorded.Length}&before={Before.Length}";
}

/// <summary>A record that stands and can be undone.</summary>
public sealed record RecordedBefore(GrainAddress Paper, DateOnly On, string Title, ImmutableArray<string> Units);
