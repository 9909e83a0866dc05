using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.LookBack;
using Tracker.Silo;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Silo.LookBack;
using Tracker.Units;

namespace Tracker.Gateway.LookBack;

/// <summary>What the journal knows of the duties that are looked back on: who reported, on which evidence, and who closed it.</summary>
internal sealed class LookBackFacts(IJournal journal, ILedger ledger, IGrains grains)
{
    /// <summary>A plan's points with every duty under them, in the document's order. Duties that were taken off their unit are none.</summary>
    public async ValueTask<ImmutableArray<CandidatePoint>> Candidates(GrainAddress plan, CancellationToken cancel)
    {
        var register = await Register(plan.Government, cancel);
        var duties = new List<(GrainAddress Point, CandidateDuty Duty)>();
        await foreach (var line in ledger.Lines(plan, cancel: cancel))
        {
            if (line.Entry.Status is not AssignmentStatus.Withdrawn)
            {
                var told = await Told(line.Entry.Assignment, cancel);
                duties.Add((line.Entry.Point, new CandidateDuty(
                    line.Entry.Assignment,
                    new UnitRef(line.Entry.Unit, line.Entry.UnitName),
                    line.Entry.Role,
                    line.Entry.Deadlines.Any(d => d is not StandingDuty),
                    told.SelfClosed,
                    line.Entry.Status,
                    told.Evidence) { Answering = register.HolderNow(new UnitRef(line.Entry.Unit, line.Entry.UnitName)).Unit }));
            }
        }
        var byPoint = duties.ToLookup(d => d.Point, d => d.Duty);
        return [.. (await ledger.Points(plan, cancel)).Where(p => p.Stage != PointStage.Withdrawn).Select(p => new CandidatePoint(p.Point, p.Number, p.Title, [.. byPoint[p.Point]]))];
    }

    public async ValueTask<ToldOfDuty> Told(GrainAddress assignment, CancellationToken cancel)
    {
        var (reporters, evidence, rows, selfClosed) = (new List<AccountId>(), new List<EvidenceItem>(), new List<PeriodReported>(), false);
        await foreach (var (fact, who) in Facts(assignment, cancel))
        {
            ImmutableArray<EvidenceItem>? came = fact switch
            {
                ReportSubmitted e => e.Evidence,
                ClosureReported e => e.Evidence,
                PeriodReported e => e.Row.Evidence,
                _ => null,
            };
            if (came is not null || fact is AssignmentClosed { BySelf: true })
            {
                reporters.Add(who);
            }
            if (fact is PeriodReported row)
            {
                rows.Add(row);
            }
            evidence.AddRange(came ?? (fact is AssignmentRecorded recorded ? recorded.Evidence : []));
            selfClosed = fact switch { AssignmentClosed e => e.BySelf, AssignmentReopened => false, _ => selfClosed };
        }
        return new ToldOfDuty([.. reporters.Distinct()], [.. evidence.DistinctBy(EvidenceKeys.Of).Where(e => (e.Url ?? e.Hash) is { Length: > 0 }), .. LedgerFigures.Last(rows).Select(LookBackWords.Listed)], selfClosed);
    }

    /// <summary>The same points, with the texts of pages that were kept when they were handed in.</summary>
    public async ValueTask<ImmutableArray<CandidatePoint>> WithRecorded(ImmutableArray<CandidatePoint> points, CancellationToken cancel)
    {
        if (await journal.Checkpoint(PageRecorder.Name, cancel) == 0)
        {
            return points; // it was never switched on
        }
        var with = ImmutableArray.CreateBuilder<CandidatePoint>(points.Length);
        foreach (var point in points)
        {
            var duties = ImmutableArray.CreateBuilder<CandidateDuty>(point.Duties.Length);
            foreach (var duty in point.Duties)
            {
                var pages = ImmutableArray.CreateBuilder<RecordedPage>();
                foreach (var url in duty.Evidence.Select(e => e.Url).OfType<string>().Distinct())
                {
                    if ((await grains.PageRecord(PageRecord.AddressOf(duty.Assignment, url)).Look(cancel)).State.Kept is { } kept)
                    {
                        pages.Add(new RecordedPage(url, kept.Text));
                    }
                }
                duties.Add(pages.Count == 0 ? duty : duty with { Recorded = pages.DrainToImmutable() });
            }
            with.Add(point with { Duties = duties.DrainToImmutable() });
        }
        return with.DrainToImmutable();
    }

    /// <summary>Accounts that told something on a duty or assessed it: none of them judges it.</summary>
    public async ValueTask<ImmutableArray<AccountId>> Reporters(GrainAddress assignment, GrainAddress check, CancellationToken cancel)
    {
        var reporters = (await Told(assignment, cancel)).Reporters.ToHashSet();
        await foreach (var (fact, who) in Facts(check, cancel))
        {
            if (fact is SelfAssessed)
            {
                reporters.Add(who);
            }
        }
        return [.. reporters];
    }

    /// <summary>Knows who has to answer for an abolished unit now.</summary>
    public async ValueTask<UnitRegister> Register(DivisionCode government, CancellationToken cancel) => (await grains.UnitRegister(government).Look(cancel)).State;

    private async IAsyncEnumerable<(object Fact, AccountId Who)> Facts(GrainAddress address, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var read = 0L;
        while (await journal.ReadStream(address, read, cancel: cancel) is { Count: > 0 } facts)
        {
            foreach (var fact in facts)
            {
                yield return (TrackerSilo.Facts.Decode(fact.Type, fact.Data), FactMetadata.Parse(fact.Metadata).Account);
            }
            read = facts[^1].Version;
        }
    }
}

/// <param name="Reporters">Accounts that reported, or closed what was their own unit's (自办自结).</param>
internal sealed record ToldOfDuty(ImmutableArray<AccountId> Reporters, ImmutableArray<EvidenceItem> Evidence, bool SelfClosed);
