using System.Collections.Immutable;
using Tracker.AnnualReports;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Shared;
using Tracker.PeriodReturns;
using Tracker.Silo;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Silo.LookBack;
using Tracker.Units;

namespace Tracker.Gateway.AnnualReports;

/// <summary>数量: the numbers that units put beside their points in period returns, from the facts themselves.</summary>
internal sealed class ReportedQuantities(BurdenLedger burden, IJournal journal)
{
    private const string Fact = "assignment.period-reported.v1";

    /// <summary>Of the rows that reported any, in their order.</summary>
    public async ValueTask<ImmutableArray<DutyQuantities>> Of(DivisionCode government, IEnumerable<LedgerLine> rows, CancellationToken cancel)
    {
        var (known, told) = (await burden.WithFigures(government, cancel), ImmutableArray.CreateBuilder<DutyQuantities>());
        foreach (var row in rows.Where(r => known.Contains(r.Entry.Assignment)))
        {
            var reported = new List<PeriodReported>();
            for (var read = 0L; await journal.ReadStream(row.Entry.Assignment, read, cancel: cancel) is { Count: > 0 } facts; read = facts[^1].Version)
            {
                reported.AddRange(facts.Where(f => f.Type == Fact).Select(f => TrackerSilo.Facts.Decode(f.Type, f.Data)).OfType<PeriodReported>());
            }
            if (LedgerFigures.All(reported) is { IsEmpty: false } all)
            {
                told.Add(new DutyQuantities(row, all, LedgerFigures.Last(reported)));
            }
        }
        return told.DrainToImmutable();
    }

    /// <summary>Added up over duties by what is counted and in what: all periods, and the last of each.</summary>
    public static IEnumerable<LedgerFigure> Figures(ImmutableArray<DutyQuantities> told)
    {
        foreach (var counted in told.SelectMany(t => t.All.Select(f => (f.Name, f.Measure))).Distinct())
        {
            if (FigureNames.OfQuantity(counted.Name, counted.Measure) is var (all, last))
            {
                yield return Figure(all, counted, t => t.All);
                yield return Figure(last, counted, t => t.Last);
            }
        }

        LedgerFigure Figure(string key, (string Name, string Measure) counted, Func<DutyQuantities, ImmutableArray<ReportedFigure>> which) =>
            new(key, FigureNames.NameOf(key), [.. told.SelectMany(t => which(t).Where(f => (f.Name, f.Measure) == counted).Select(t.Source))]);
    }
}

/// <summary>数量 of a point: what all its units reported of it in all periods, and what each said last.</summary>
internal sealed record PointQuantity(string Name, string Measure, decimal AllPeriods, decimal LastPeriod)
{
    public static ImmutableArray<PointQuantity> Of(IReadOnlyCollection<DutyQuantities> told) =>
    [
        .. told.SelectMany(t => t.All.Select(f => (f.Name, f.Measure))).Distinct().Select(counted => new PointQuantity(
            counted.Name, counted.Measure,
            told.SelectMany(t => t.All).Where(f => (f.Name, f.Measure) == counted).Sum(f => f.Value),
            told.SelectMany(t => t.Last).Where(f => (f.Name, f.Measure) == counted).Sum(f => f.Value))),
    ];

    public override string ToString() =>
        $"{Name} {CellValue.Of(AllPeriods)}{Measure}{(LastPeriod == AllPeriods ? null : $"（最近一期{CellValue.Of(LastPeriod)}{Measure}）")}";
}

/// <param name="All">Each figure of each period.</param>
/// <param name="Last">Each as its last period said it.</param>
internal sealed record DutyQuantities(LedgerLine Row, ImmutableArray<ReportedFigure> All, ImmutableArray<ReportedFigure> Last)
{
    /// <summary>Where its events stand.</summary>
    public FigureSource Source(ReportedFigure figure) =>
        new($"{Words.Point(Row.PointNumber)} {Row.Title} · {Row.Entry.UnitName} · {PeriodNames.Of(PeriodId.Parse(figure.Period).Address(Row.Entry.Plan.Government, Row.Entry.Plan.Year))}", $"/assignments/{Row.Entry.Assignment.RouteForm}", figure.Value);
}
