using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Ledger;
using Tracker.Plans;
using Tracker.Rectification;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.AnnualReports;

/// <summary>How a year's points were carried out, for the annex (要点落实情况) and the words of parts one and six: every figure with the list it counts.</summary>
internal sealed class WorkResults(ILedger ledger, Access access, LookBackLedger lookBacks, ReportedQuantities quantities, TimeProvider clock)
{
    /// <summary>Null: no such plan that is under way, or none that the caller may see whole.</summary>
    public async ValueTask<ResultsView?> Of(Caller caller, GrainAddress plan, CancellationToken cancel)
    {
        if (!Access.May(caller, Deed.ReadAnnualReport, plan.Government) || !Access.May(caller, Deed.ReadLedger, plan.Government) || await ledger.Plan(plan, cancel) is not { HasLedger: true } line)
        {
            return null;
        }
        var view = await LedgerView.Read(ledger, plan, await access.SightOf(caller, Deed.ReadLedger, plan.Government, cancel), clock.Today, null, cancel);
        var back = (await lookBacks.Of(plan.Government, cancel)).FirstOrDefault(l => l.Plan == plan);
        var problems = back is null ? [] : await lookBacks.ProblemsOf(back.LookBack, cancel);
        var (byPoint, told) = (view.Lines.ToLookup(r => r.Entry.Point), (await quantities.Of(plan.Government, [.. view.Lines], cancel)).ToLookup(t => t.Row.Entry.Point));
        var points = (await ledger.Points(plan, cancel))
            .Select(p => PointResult.Of(p, [.. byPoint[p.Point]], problems.Count(x => x.PointNumber == p.Number), [.. told[p.Point]], clock.Today)).ToImmutableArray();
        return new ResultsView(plan, line.Title, view, points, back, back is null ? 0 : (await lookBacks.ChecksOf(back.LookBack, cancel)).Length, problems.Length, problems.Count(p => p.Stage == ProblemStage.ClosedOut));
    }
}

/// <param name="Of">The plan's ledger: every count of duties is the ledger's own, and none is counted here.</param>
/// <param name="LookBack">Null: the plan was not looked back on.</param>
internal sealed record ResultsView(GrainAddress Plan, string Title, LedgerView Of, ImmutableArray<PointResult> Points, LookBackLine? LookBack, int Checks, int Problems, int ClosedOut)
{
    /// <summary>Of all rows, as the ledger's table adds them up.</summary>
    public int Evidence => Points.Sum(p => p.Evidence);

    private string Ledger => $"/plans/{Plan.RouteForm}/ledger";

    private const string Document = "role=counted&section=document";

    private static readonly string InMidyear = $"section={AddedPoints.Section}";

    /// <summary>Sentences for parts one and six; each figure leads to the list that it counts.</summary>
    public ImmutableArray<ResultFigure> Figures =>
    [
        new("工作要点", Of.Points, "条", $"/plans/{Plan.RouteForm}"),
        new("分解任务", Of.Whole.Whole, "项", $"{Ledger}?{Document}"),
        new("已办结", Of.Whole.Closed, "项", $"{Ledger}?{Document}&status=done"),
        new("逾期", Of.Whole.Overdue, "项", $"{Ledger}?{Document}&due=late"),
        .. Of.AddedPoints == 0 ? [] : (ResultFigure[])
        [
            new("年中追加", Of.AddedPoints, "条", $"{Ledger}?{InMidyear}"),
            new("年中追加的任务", Of.Added.Whole, "项", $"{Ledger}?{InMidyear}&role=counted"),
            new("年中追加的任务已办结", Of.Added.Closed, "项", $"{Ledger}?{InMidyear}&role=counted&status=done"),
        ],
        new("佐证材料", Evidence, "件", Ledger),
        .. LookBack is null ? [] : (ResultFigure[])
        [
            new("“回头看”核查", Checks, "项", $"/look-backs/{LookBack.LookBack.RouteForm}"),
            new("发现问题", Problems, "个", $"/look-backs/{LookBack.LookBack.RouteForm}?step=problems"),
            new("已销号", ClosedOut, "个", $"/look-backs/{LookBack.LookBack.RouteForm}?step=closed"),
        ],
    ];

    public string Text =>
        $"围绕《{Title}》{Of.Points}条工作要点，分解任务{Of.Whole.Whole}项，已办结{Of.Whole.Closed}项，办结率{PointResult.Rate(Of.Whole.Closed, Of.Whole.Whole)}%，逾期{Of.Whole.Overdue}项。"
        + (Of.AddedPoints == 0 ? "" : $"年中追加{Of.AddedPoints}条，任务{Of.Added.Whole}项，已办结{Of.Added.Closed}项。")
        + $"留存佐证材料{Evidence}件。"
        + (LookBack is null ? "" : $"开展“回头看”，逐项核查{Checks}项，发现问题{Problems}个，已销号{ClosedOut}个。");
}

internal sealed record ResultFigure(string Word, int Number, string Measure, string Link);

/// <param name="Leads">By the duties that count: whoever was merged away, took no part or was taken off it is not named.</param>
/// <param name="Closed">办结, and 年终清账 that ended well.</param>
/// <param name="Problems">Found by the look-back.</param>
/// <param name="Told">The rows that its quantities add up.</param>
internal sealed record PointResult(GrainAddress Point, string Number, string Title, bool Withdrawn, ImmutableArray<string> Leads, ImmutableArray<string> Responsible, int Duties, int Closed, int Overdue, int Evidence, int Problems, ImmutableArray<PointQuantity> Quantities, [property: JsonIgnore] ImmutableArray<FigureSource> Told)
{
    public static PointResult Of(PointLine point, IReadOnlyCollection<LedgerLine> rows, int problems, IReadOnlyCollection<DutyQuantities> told, DateOnly today)
    {
        var tally = Tally.Of(rows.Select(r => r.Entry), today);
        return new(
            point.Point, point.Number, point.Title, point.Stage is PointStage.Withdrawn, Names(Role.Lead), Names(Role.Responsible),
            tally.Whole, tally.Closed, tally.Overdue, rows.Sum(r => r.Entry.Evidence), problems,
            PointQuantity.Of(told), [.. told.SelectMany(t => t.All.Select(f => t.Source(f) with { Measured = $"{f.Name}（{f.Measure}）" }))]);

        ImmutableArray<string> Names(Role role) => [.. rows.Where(r => r.Entry.Role == role && r.Entry.Status.IsCounted).Select(r => r.Entry.UnitName).Distinct()];
    }

    [JsonIgnore]
    public string TitleInFull => $"{Title}{(Withdrawn ? "（已撤销）" : "")}";

    public static decimal Rate(int closed, int duties) => duties == 0 ? 0 : Math.Round(100m * closed / duties, 1);
}
