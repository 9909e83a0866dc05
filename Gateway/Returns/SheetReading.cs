using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.PeriodReturns;
using Tracker.Silo;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Returns;

/// <summary>Puts a sheet together from the ledger and the duties' own history. What the caller may not see is not there.</summary>
internal sealed class SheetReading(IGrains grains, IJournal journal, ILedger ledger, Access access)
{
    /// <summary>Null: no such period, or none of this caller's business.</summary>
    public async ValueTask<Sheet?> Look(Caller caller, GrainAddress period, UnitId unit, CancellationToken cancel = default)
    {
        var tree = await access.TreeOf(period.Government, cancel);
        var subject = Subject.Of(period.Government, unit, tree);
        if (period.Kind != ReportingPeriod.Kind.Name || !AccessTable.May(caller, Deed.ReadAssignment, subject)
            || (await ledger.Periods(period.Government, period.Year, cancel)).FirstOrDefault(p => p.Address == period) is not { } line
            || (await grains.UnitRegister(period.Government).Look(cancel)).State.Unit(unit) is not { } known)
        {
            return null;
        }
        var register = (await grains.UnitRegister(period.Government).Look(cancel)).State;
        var plans = (await ledger.Plans(period.Government, cancel)).Where(p => p.Plan.Year == period.Year && p.Stage == PlanStage.Assigned).Select(p => p.Plan).ToHashSet();
        var rows = ImmutableArray.CreateBuilder<SheetRow>();
        await foreach (var duty in ledger.LinesOf(period.Government, unit, cancel))
        {
            if (plans.Contains(duty.Entry.Plan) && await Row(duty, line.Address.ReturnOf(unit), line.Period, register, cancel) is var row && (row.Filed is not null || duty.Entry.Status.IsOpen))
            {
                rows.Add(row);
            }
        }
        var (state, version) = await grains.PeriodReturn(period.ReturnOf(unit)).Look(cancel);
        foreach (var gone in state is PeriodReturn.Sent sent ? sent.Rows.Keys.Except(rows.Select(r => r.Assignment)).OrderBy(a => a.Value, StringComparer.Ordinal).ToList() : [])
        {
            if (await ledger.Line(gone, cancel) is { } duty)
            {
                rows.Add(await Row(duty, line.Address.ReturnOf(unit), line.Period, register, cancel) with { PassedOn = true });
            }
        }
        return new Sheet(line, unit, known.Name, rows.DrainToImmutable(), state, AccessTable.May(caller, Deed.Report, subject), caller.ActsForAnother(unit))
        {
            Version = version,
            NeedsApproval = caller.Serves(unit) && register.ApprovesReturns(unit),
        };
    }

    /// <summary>The sheet with what else may prove a row again: what the unit handed in last year, and units below it this year, newest first.</summary>
    public async ValueTask<Sheet> WithEvidenceOfOthers(Caller caller, Sheet sheet, CancellationToken cancel = default)
    {
        var (government, year) = (sheet.Period.Address.Government, sheet.Period.Address.Year.Value);
        var there = new List<EvidenceItem>();
        foreach (var unit in (await access.TreeOf(government, cancel)).Below(sheet.Unit).Prepend(sheet.Unit))
        {
            var of = new PlanYear(unit == sheet.Unit ? year - 1 : year);
            await foreach (var duty in ledger.LinesOf(government, unit, cancel))
            {
                if (duty.Entry.Evidence > 0 && duty.Entry.Plan.Year == of && await access.May(caller, Deed.ReadAssignment, duty.Entry.Assignment, cancel))
                {
                    there.AddRange(await Evidence(duty.Entry.Assignment, cancel));
                }
            }
        }
        return sheet with { OfOthers = [.. there.Where(e => e.Title.Length > 0).DistinctBy(EvidenceKeys.Of)] };
    }

    private async ValueTask<IEnumerable<EvidenceItem>> Evidence(GrainAddress assignment, CancellationToken cancel)
    {
        var there = new List<EvidenceItem>();
        var version = 0L;
        while (await journal.ReadStream(assignment, version, cancel: cancel) is { Count: > 0 } facts)
        {
            version = facts[^1].Version;
            there.InsertRange(0, facts.Reverse().SelectMany(f => TrackerSilo.Facts.Decode(f.Type, f.Data) switch
            {
                PeriodReported e => e.Row.Evidence,
                ReportSubmitted e => e.Evidence,
                ClosureReported e => e.Evidence,
                AssignmentRecorded e => e.Evidence,
                _ => [],
            }));
        }
        return there;
    }

    /// <summary>Figures that were said of a duty, the latest first.</summary>
    public async ValueTask<ImmutableArray<Quantity>> Figures(GrainAddress assignment, CancellationToken cancel = default)
    {
        var said = new List<Quantity>();
        var version = 0L;
        while (await journal.ReadStream(assignment, version, cancel: cancel) is { Count: > 0 } facts)
        {
            version = facts[^1].Version;
            said.InsertRange(0, facts.Select(f => TrackerSilo.Facts.Decode(f.Type, f.Data)).OfType<PeriodReported>().Reverse().SelectMany(e => e.Row.Quantities));
        }
        return [.. said];
    }

    private async ValueTask<SheetRow> Row(LedgerLine line, GrainAddress sheet, PeriodId period, UnitRegister register, CancellationToken cancel)
    {
        var past = new PastWords(period);
        ReturnedRow? returned = null;
        var there = new List<EvidenceItem>();
        var version = 0L;
        while (await journal.ReadStream(line.Entry.Assignment, version, cancel: cancel) is { Count: > 0 } facts)
        {
            version = facts[^1].Version;
            foreach (var fact in facts)
            {
                var told = TrackerSilo.Facts.Decode(fact.Type, fact.Data);
                past.Take(told);
                switch (told)
                {
                    case PeriodReported e:
                        returned = null;
                        there.AddRange(e.Row.Evidence);
                        break;
                    case ReportSubmitted e:
                        returned = null;
                        there.AddRange(e.Evidence);
                        break;
                    case ClosureReported e:
                        returned = null;
                        there.AddRange(e.Evidence);
                        break;
                    case AssignmentReturned e:
                        returned = Returned(fact, e.Reason, e.On, false);
                        break;
                    case AssignmentReturnedWithSheet e:
                        returned = Returned(fact, e.Reason, e.On, e.Sheet == sheet);
                        break;
                    case NotConcernedDenied e:
                        returned = Returned(fact, e.Reason, e.On, false);
                        break;
                    case AssignmentReopened e:
                        returned = Returned(fact, e.Reason, e.On, false);
                        break;
                    case AssignmentAnsweredWithSheet or AssignmentRestored:
                        returned = null;
                        break;
                }
            }
        }
        there.Reverse();
        return new SheetRow(line, version, past.Filed?.Row, past.Last, returned, [.. there.Where(e => e.Title.Length > 0).DistinctBy(EvidenceKeys.Of)]);

        ReturnedRow Returned(RecordedFact fact, string reason, DateOnly on, bool withSheet)
        {
            var around = FactMetadata.Parse(fact.Metadata);
            return new ReturnedRow(reason, on, Authors.Of(register, around.Unit, around.Post, around.Account), withSheet);
        }
    }
}
