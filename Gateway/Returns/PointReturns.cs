using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.PeriodReturns;
using Tracker.Silo;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Returns;

/// <summary>What every unit reported on one point in one period: the lead reads it, returns rows where the reports go through it, and merges them into one 汇总稿.</summary>
internal sealed class PointReturns(IGrains grains, IJournal journal, ILedger ledger, Access access, TimeProvider clock)
{
    /// <summary>Null: no such point or period, or none of this caller's business.</summary>
    public async ValueTask<PointPeriod?> Look(Caller caller, GrainAddress period, GrainAddress point, CancellationToken cancel = default)
    {
        if (point.Parent is not { } plan || plan.Government != period.Government || plan.Year != period.Year
            || (caller.Government is { } own && own != plan.Government)
            || (await ledger.Periods(period.Government, period.Year, cancel)).FirstOrDefault(p => p.Address == period) is not { } line
            || (await grains.WorkPoint(point).Look(cancel)).State.AsPlanned is not { } planned
            || (await ledger.Points(plan, cancel)).FirstOrDefault(p => p.Point == point) is not { } pointLine)
        {
            return null;
        }
        var reads = (AccessTable.Of(caller, Deed.ReadAssignment) & Reach.Everything) != 0 || planned.Leads.Any(caller.Serves);
        if (!reads)
        {
            return null;
        }
        var rows = ImmutableArray.CreateBuilder<PointRow>();
        await foreach (var duty in ledger.Lines(plan, cancel: cancel))
        {
            if (duty.Entry.Point == point && duty.Entry.Status.IsCounted)
            {
                rows.Add(await Row(duty, line.Period, cancel));
            }
        }
        string? summary = null;
        foreach (var fact in await journal.ReadStream(point, 0, cancel: cancel))
        {
            summary = TrackerSilo.Facts.Decode(fact.Type, fact.Data) is PointSummarised e && e.Period == line.Period ? e.Text : summary;
        }
        var throughLead = planned.Reporting.Route is ReportingRoute.ThroughLead;
        var office = (AccessTable.Of(caller, Deed.Return) & Reach.Everything) != 0;
        var subject = new Subject(plan.Government, null, [], planned.Leads);
        return new PointPeriod(
            line, pointLine, rows.DrainToImmutable(), summary, throughLead,
            office || (throughLead && AccessTable.May(caller, Deed.Return, subject)),
            AccessTable.May(caller, Deed.Summarise, subject),
            AccessTable.May(caller, Deed.Urge, subject));
    }

    public async ValueTask<Answer> Return(Errand errand, PointPeriod page, GrainAddress assignment, string reason, CancellationToken cancel = default) =>
        page.MayReturn && page.Rows.Any(r => r.Line.Entry.Assignment == assignment) && await access.May(errand.Who, Deed.ReadAssignment, assignment, cancel)
            ? await grains.Assignment(assignment).Ask(errand.At(clock.GetUtcNow()), new ReturnAssignment(clock.Today, reason), null, cancel)
            : new Answer(AssignmentRejections.Unknown, 0);

    public async ValueTask<Answer> Summarise(Errand errand, PointPeriod page, string text, CancellationToken cancel = default) =>
        page.MaySummarise
            ? await grains.WorkPoint(page.Point.Point).Ask(
                errand.At(clock.GetUtcNow()),
                new SummarisePoint(page.Period.Period, clock.Today, text, [.. page.Rows.Where(r => r.Filed is not null).Select(r => r.Line.Entry.Assignment)]),
                null,
                cancel)
            : new Answer(AssignmentRejections.Unknown, 0);

    private async ValueTask<PointRow> Row(LedgerLine line, PeriodId period, CancellationToken cancel)
    {
        var (past, version) = (new PastWords(period), 0L);
        while (await journal.ReadStream(line.Entry.Assignment, version, cancel: cancel) is { Count: > 0 } facts)
        {
            version = facts[^1].Version;
            foreach (var fact in facts)
            {
                past.Take(TrackerSilo.Facts.Decode(fact.Type, fact.Data));
            }
        }
        var filed = past.Filed;
        return new PointRow(line, filed?.Row, filed?.On, filed?.OnBehalf == true) { Before = filed is { Row: { Outcome: RowOutcome.Same, Text: "" } } ? past.Last : null };
    }
}

/// <param name="Summary">The 汇总稿 that stands; null: none yet.</param>
internal sealed record PointPeriod(
    PeriodLine Period, PointLine Point, ImmutableArray<PointRow> Rows, string? Summary, bool ThroughLead, bool MayReturn, bool MaySummarise, bool MayUrge)
{
    /// <summary>Units that have a duty that counts and said nothing yet.</summary>
    public IEnumerable<PointRow> Missing => Rows.Where(r => r.Filed is null && r.Line.Entry.Status.IsOpen && r.Line.Entry.Role is not Role.Cooperating);

    /// <summary>A text to be copied into the group where they are chased (催报).</summary>
    public string Urging => UrgingWords.Of(Period, Point.Title, [.. Missing.Select(r => r.Line.Entry.UnitName)]);

    /// <summary>One text of all that has words, to begin with.</summary>
    public string Merged => string.Join('\n', Rows
        .Where(r => r.Filed is { Outcome: RowOutcome.Progress } || r.Before is { Text.Length: > 0 })
        .Select(r => $"{r.Line.Entry.UnitName}：{(r.Before is { } before ? $"（与上期一致）{before.Text}" : r.Filed!.Text)}{string.Concat(r.Filed!.Quantities.Select(q => $"（{ReturnWords.Of(q)}）"))}"));
}

internal sealed record PointRow(LedgerLine Line, PeriodRow? Filed, DateOnly? On, bool OnBehalf)
{
    /// <summary>What it stands for, where the row says 与上期一致; null: it says something of its own, or there was nothing before.</summary>
    public PastRow? Before { get; init; }
}
