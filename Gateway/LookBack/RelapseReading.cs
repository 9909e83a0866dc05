using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Tables;
using Tracker.LookBack;
using Tracker.Rectification;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.LookBack;

/// <summary>反弹 across years: what an earlier year had closed out and a later one found again.</summary>
internal sealed class RelapseReading(IGrains grains, LookBackLedger lookBacks, LookBackFacts facts, TimeProvider clock)
{
    /// <summary>The newest year first; empty to whoever sees only one unit's.</summary>
    public async ValueTask<ImmutableArray<RelapseRow>> All(Caller caller, DivisionCode government, CancellationToken cancel)
    {
        if (!Access.May(caller, Deed.ReadLookBack, government))
        {
            return [];
        }
        var (all, register) = (await lookBacks.ProblemsOf(government, cancel), await facts.Register(government, cancel));
        var byAddress = all.ToDictionary(p => p.Problem);
        var relapses = ImmutableArray.CreateBuilder<RelapseRow>();
        foreach (var again in all.Where(p => p.Earlier is not null))
        {
            if ((await grains.Problem(again.Problem).Look(cancel)).State is Problem.Raised now
                && (await grains.Problem(again.Earlier!.Value).Look(cancel)).State is Problem.Raised then
                && byAddress.TryGetValue(again.Earlier.Value, out var earlier))
            {
                relapses.Add(new RelapseRow(
                    again.Problem.Year.Value, register.HolderNow(again.Unit), again.PointNumber, again.PointTitle, now.Fact.Gap, again.RectifyBy, again.Stage, again.IsLateOn(clock.Today),
                    now.Relapse!.Reason, earlier.Problem.Year.Value, earlier.PointTitle, then.Fact.Gap, earlier.ClosedOn, again.Check, earlier.Check));
            }
        }
        return relapses.DrainToImmutable();
    }
}

/// <param name="Holder">Who has to answer for it now.</param>
/// <param name="EarlierClosedOn">Null: it has been reopened since.</param>
internal sealed record RelapseRow(
    int Year,
    UnitRef Holder,
    string Point,
    string Title,
    string Gap,
    DateOnly RectifyBy,
    ProblemStage Stage,
    bool Late,
    string Reason,
    int EarlierYear,
    string EarlierTitle,
    string EarlierGap,
    DateOnly? EarlierClosedOn,
    GrainAddress Check,
    GrainAddress EarlierCheck);

/// <summary>问题反弹清单.</summary>
internal static class RelapseTable
{
    public static Table Of(ImmutableArray<RelapseRow> relapses)
    {
        var number = 0;
        TableColumn[] columns =
        [
            new("no", "序号", CellKind.Number, 6),
            new("year", "年度", CellKind.Number, 8),
            new("unit", "责任单位", CellKind.Text, 20),
            new("point", "要点", CellKind.Text, 6),
            new("title", "原任务", CellKind.Text, 36),
            new("gap", "存在问题", CellKind.Text, 36),
            new("reason", "认定反弹的理由", CellKind.Text, 24),
            new("rectifyBy", "整改时限", CellKind.Date, 12),
            new("stage", "情况", CellKind.Text, 14),
            new("earlierYear", "以前年度", CellKind.Number, 8),
            new("earlierTitle", "以前的任务", CellKind.Text, 36),
            new("earlierGap", "以前的问题", CellKind.Text, 36),
            new("earlierClosedOn", "以前销号", CellKind.Date, 12),
        ];
        return Table.Of(
            new TableSheet("反弹", [.. columns], "“回头看”问题反弹清单"),
            relapses.ToAsyncEnumerable(),
            (r, row) => row
                .Number(++number)
                .Number(r.Year)
                .Text(r.Holder.Name)
                .Text(r.Point)
                .Text(r.Title)
                .Text(r.Gap)
                .Text(r.Reason)
                .Date(r.RectifyBy)
                .Text(LookBackWords.Of(r.Stage, r.Late))
                .Number(r.EarlierYear)
                .Text(r.EarlierTitle)
                .Text(r.EarlierGap)
                .Date(r.EarlierClosedOn));
    }
}
