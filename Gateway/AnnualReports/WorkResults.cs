using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Rectification;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.AnnualReports;

/// <summary>How a year's points were carried out, for the annex (要点落实情况) and the words of parts one and six: every figure with the list it counts.</summary>
internal sealed class WorkResults(ILedger ledger, LookBackLedger lookBacks, ReportedQuantities quantities, TimeProvider clock)
{
    /// <summary>Null: no such plan that is under way, or none that the caller may see whole.</summary>
    public async ValueTask<ResultsView?> Of(Caller caller, GrainAddress plan, CancellationToken cancel)
    {
        if (!Access.May(caller, Deed.ReadAnnualReport, plan.Government) || !Access.May(caller, Deed.ReadLedger, plan.Government) || await ledger.Plan(plan, cancel) is not { HasLedger: true } line)
        {
            return null;
        }
        var rows = new List<LedgerLine>();
        await foreach (var row in ledger.Lines(plan, cancel: cancel))
        {
            rows.Add(row);
        }
        var back = (await lookBacks.Of(plan.Government, cancel)).FirstOrDefault(l => l.Plan == plan);
        var problems = back is null ? [] : await lookBacks.ProblemsOf(back.LookBack, cancel);
        var (byPoint, told) = (rows.ToLookup(r => r.Entry.Point), (await quantities.Of(plan.Government, rows, cancel)).ToLookup(t => t.Row.Entry.Point));
        var points = (await ledger.Points(plan, cancel)).Where(p => p.Stage != PointStage.Withdrawn)
            .Select(p => PointResult.Of(p, [.. byPoint[p.Point]], problems.Count(x => x.PointNumber == p.Number), [.. told[p.Point]], clock.Today)).ToImmutableArray();
        return new ResultsView(plan, line.Title, points, back, back is null ? 0 : (await lookBacks.ChecksOf(back.LookBack, cancel)).Length, problems.Length, problems.Count(p => p.Stage == ProblemStage.ClosedOut));
    }
}

/// <param name="LookBack">Null: the plan was not looked back on.</param>
internal sealed record ResultsView(GrainAddress Plan, string Title, ImmutableArray<PointResult> Points, LookBackLine? LookBack, int Checks, int Problems, int ClosedOut)
{
    public int Duties => Points.Sum(p => p.Duties);

    public int Closed => Points.Sum(p => p.Closed);

    public int Overdue => Points.Sum(p => p.Overdue);

    public int Evidence => Points.Sum(p => p.Evidence);

    private string Ledger => $"/plans/{Plan.RouteForm}/ledger";

    /// <summary>Sentences for parts one and six; each figure leads to the list that it counts.</summary>
    public ImmutableArray<ResultFigure> Figures =>
    [
        new("工作要点", Points.Length, "条", $"/plans/{Plan.RouteForm}"),
        new("分解任务", Duties, "项", Ledger),
        new("已办结", Closed, "项", $"{Ledger}?status=closed"),
        new("逾期", Overdue, "项", $"{Ledger}?due=late"),
        new("佐证材料", Evidence, "件", Ledger),
        .. LookBack is null ? [] : (ResultFigure[])
        [
            new("“回头看”核查", Checks, "项", $"/look-backs/{LookBack.LookBack.RouteForm}"),
            new("发现问题", Problems, "个", $"/look-backs/{LookBack.LookBack.RouteForm}?step=problems"),
            new("已销号", ClosedOut, "个", $"/look-backs/{LookBack.LookBack.RouteForm}?step=closed"),
        ],
    ];

    public string Text =>
        $"围绕《{Title}》{Points.Length}条工作要点，分解任务{Duties}项，已办结{Closed}项，办结率{PointResult.Rate(Closed, Duties)}%，逾期{Overdue}项，留存佐证材料{Evidence}件。"
        + (LookBack is null ? "" : $"开展“回头看”，逐项核查{Checks}项，发现问题{Problems}个，已销号{ClosedOut}个。");
}

internal sealed record ResultFigure(string Word, int Number, string Measure, string Link);

/// <param name="Closed">办结, and 年终清账 that ended well.</param>
/// <param name="Problems">Found by the look-back.</param>
/// <param name="Told">The rows that its quantities add up.</param>
internal sealed record PointResult(GrainAddress Point, string Number, string Title, ImmutableArray<string> Leads, ImmutableArray<string> Responsible, int Duties, int Closed, int Overdue, int Evidence, int Problems, ImmutableArray<PointQuantity> Quantities, [property: JsonIgnore] ImmutableArray<FigureSource> Told)
{
    public static PointResult Of(PointLine point, IReadOnlyCollection<LedgerLine> rows, int problems, IReadOnlyCollection<DutyQuantities> told, DateOnly today)
    {
        var counted = rows.Where(r => r.Entry.Role is not Role.Cooperating).ToList(); // cooperating units are outside the denominator
        return new(
            point.Point, point.Number, point.Title,
            [.. rows.Where(r => r.Entry.Role is Role.Lead).Select(r => r.Entry.UnitName)],
            [.. rows.Where(r => r.Entry.Role is Role.Responsible).Select(r => r.Entry.UnitName)],
            counted.Count, counted.Count(r => r.Entry.Status is AssignmentStatus.Closed), counted.Count(r => r.Entry.Status.IsOpen && r.Entry.DueDay < today), rows.Sum(r => r.Entry.Evidence), problems,
            PointQuantity.Of(told), [.. told.SelectMany(t => t.All.Select(f => t.Source(f) with { Measured = $"{f.Name}（{f.Measure}）" }))]);
    }

    public static decimal Rate(int closed, int duties) => duties == 0 ? 0 : Math.Round(100m * closed / duties, 1);
}
