using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.AnnualReports;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Ledger;
using Tracker.Gateway.Shared;
using Tracker.Rectification;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.AnnualReports;

/// <summary>The ledger's figures of a report's year that its text may carry: a unit's own duties, for the government's total everybody's. Each names what it counts.</summary>
internal sealed class ReportFigures(ILedger ledger, LookBackLedger lookBacks, ReportedQuantities quantities, TimeProvider clock)
{
    public async ValueTask<ImmutableArray<LedgerFigure>> Of(GrainAddress report, CancellationToken cancel)
    {
        var unit = AnnualReport.IsTotal(report) ? (UnitId?)null : UnitId.Parse(report.Id);
        var plans = (await ledger.Plans(report.Government, cancel)).Where(p => p.HasLedger && p.Plan.Year.Value == report.Year.Value).Select(p => p.Plan).ToHashSet();
        var rows = await Rows(report.Government, unit, plans, cancel);
        if (rows.Count == 0)
        {
            return [];
        }
        var document = new LedgerFilter { Counted = true, DocumentOnly = true, Day = clock.Today }; // by the ledger's own rule: what was added in midyear is counted apart
        var counted = rows.Where(document.Lets).ToList();
        var figures = ImmutableArray.CreateBuilder<LedgerFigure>();
        Add(FigureNames.Points, (unit is null ? rows.Where(new LedgerFilter { DocumentOnly = true }.Lets) : counted).DistinctBy(r => r.Entry.Point).Select(r => new FigureSource($"{Words.Point(r.PointNumber)} {r.Title}", $"/plans/{r.Entry.Plan.RouteForm}/points/{r.PointNumber}")));
        Add(FigureNames.Duties, counted.Select(Source));
        Add(FigureNames.Closed, counted.Where((document with { Done = true }).Lets).Select(Source));
        Add(FigureNames.Overdue, counted.Where((document with { Due = DueChoice.Late }).Lets).Select(Source));
        Add(FigureNames.Evidence, rows.Where(r => r.Entry.Evidence > 0).Select(r => Source(r) with { Count = r.Entry.Evidence }));
        if ((await lookBacks.Of(report.Government, cancel)).Where(l => plans.Contains(l.Plan)).ToList() is { Count: > 0 } back)
        {
            var (checks, problems) = (new List<FigureSource>(), new List<(FigureSource Source, bool Closed)>());
            foreach (var one in back)
            {
                checks.AddRange((await lookBacks.ChecksOf(one.LookBack, cancel)).Where(c => unit is null || c.Unit.Unit == unit).Select(c => Source(c.Check, c.PointNumber, c.PointTitle, c.Unit)));
                problems.AddRange((await lookBacks.ProblemsOf(one.LookBack, cancel)).Where(p => unit is null || p.Unit.Unit == unit)
                    .Select(p => (Source(p.Problem.Parent!.Value, p.PointNumber, p.PointTitle, p.Unit), p.Stage == ProblemStage.ClosedOut)));
            }
            Add(FigureNames.Checks, checks);
            Add(FigureNames.Problems, problems.Select(p => p.Source));
            Add(FigureNames.ClosedOut, problems.Where(p => p.Closed).Select(p => p.Source));
        }
        figures.AddRange(ReportedQuantities.Figures(await quantities.Of(report.Government, rows, cancel)));
        return figures.DrainToImmutable();

        void Add(string key, IEnumerable<FigureSource> from) => figures.Add(new LedgerFigure(key, FigureNames.NameOf(key), [.. from]));
    }

    private async ValueTask<List<LedgerLine>> Rows(DivisionCode government, UnitId? unit, HashSet<GrainAddress> plans, CancellationToken cancel)
    {
        var rows = new List<LedgerLine>();
        if (unit is { } one)
        {
            await foreach (var row in ledger.LinesOf(government, one, cancel))
            {
                if (plans.Contains(row.Entry.Plan))
                {
                    rows.Add(row);
                }
            }
            return rows;
        }
        foreach (var plan in plans.OrderBy(p => p.Value, StringComparer.Ordinal))
        {
            await foreach (var row in ledger.Lines(plan, cancel: cancel))
            {
                rows.Add(row);
            }
        }
        return rows;
    }

    private static FigureSource Source(LedgerLine row) => new($"{Words.Point(row.PointNumber)} {row.Title} · {row.Entry.UnitName}", $"/assignments/{row.Entry.Assignment.RouteForm}");

    private static FigureSource Source(GrainAddress check, string number, string title, UnitRef unit) => new($"{Words.Point(number)} {title} · {unit.Name}", $"/look-backs/checks/{check.RouteForm}");
}

/// <param name="From">What it counts, each where its events stand.</param>
internal sealed record LedgerFigure(string Key, string Name, ImmutableArray<FigureSource> From)
{
    public decimal Number => From.Sum(f => f.Count);
}

internal sealed record FigureSource(string Words, string Link, decimal Count = 1)
{
    /// <summary>What is counted and in what, where several things stand in one list.</summary>
    [JsonIgnore]
    public string? Measured { get; init; }
}

internal static class LedgerFiguresByKey
{
    public static ImmutableDictionary<string, decimal> Numbers(this ImmutableArray<LedgerFigure> figures) => figures.ToImmutableDictionary(f => f.Key, f => f.Number);
}
