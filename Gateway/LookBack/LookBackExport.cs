using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Papers;
using Tracker.Gateway.Tables;
using Tracker.LookBack;
using Tracker.Rectification;
using Tracker.Units;

namespace Tracker.Gateway.LookBack;

/// <summary>A look-back as files: every check as a table, the report, and one unit's list.</summary>
internal sealed class LookBackExport(LookBackReading reading, TimeProvider clock)
{
    /// <summary>A workbook tells the results first: each of its figures is a count of the rows of its last sheet.</summary>
    public async ValueTask<IReadOnlyList<Table>> Tables(Caller caller, LookBackView view, TableFormat format, CancellationToken cancel)
    {
        var cards = await Cards(caller, view.Rows, cancel).ToListAsync(cancel);
        var every = Of(cards, view, format);
        return format == TableFormat.Xlsx ? [.. LookBackWorkbook.Of(view, cards, await reading.Before(caller, view.Summary.Line.LookBack, cancel), clock.Today), every] : [every];
    }

    private Table Of(IReadOnlyList<CardRow> cards, LookBackView view, TableFormat format)
    {
        var (number, forPrograms, today) = (0, format == TableFormat.Json, clock.Today);
        TableColumn[] columns =
        [
            new("no", "序号", CellKind.Number, 6),
            new("point", "要点", CellKind.Text, 6),
            new("title", "原任务", CellKind.Text, 36),
            new("basis", "选取依据", CellKind.Text, 10),
            new("unit", "责任单位", CellKind.Text, 20),
            new("holder", "现承接单位", CellKind.Text, 20),
            new("own", "单位自评", CellKind.Text, 12),
            new("evidence", "佐证材料", CellKind.Text, 30),
            new("links", "链接状态", CellKind.Text, 20),
            new("verdict", "核查结论", CellKind.Text, 12),
            new("finding", "核查情况", CellKind.Text, 30),
            new("methods", "核查方式", CellKind.Text, 14),
            new("judgedOn", "核查日期", CellKind.Date, 12),
            new("judge", "核查账号", CellKind.Text, 14),
            new("gap", "存在问题", CellKind.Text, 30),
            new("measures", "整改措施", CellKind.Text, 30),
            new("responsible", "责任人", CellKind.Text, 12),
            new("rectifyBy", "整改时限", CellKind.Date, 12),
            new("result", "整改结果", CellKind.Text, 30),
            new("recheck", "复核", CellKind.Text, 20),
            new("closedOn", "销号", CellKind.Date, 12),
            new("reopened", "重新挂账次数", CellKind.Number, 8),
            new("relapse", "反弹", CellKind.Text, 20),
            new("stage", "情况", CellKind.Text, 16),
        ];
        var title = $"{view.Summary.Title}“回头看”核查与整改台账";
        return Table.Of(
            new TableSheet("核查台账", [.. columns], title),
            cards,
            (card, row) => row
                .Number(++number)
                .Text(card.Row.Line.PointNumber)
                .Text(card.Row.Line.PointTitle)
                .Text(forPrograms ? EnumNames.Of(card.Row.Line.Basis) : LookBackWords.Of(card.Row.Line.Basis))
                .Text(card.Row.Line.Unit.Name)
                .Text(card.Row.Holder.Name)
                .Text(Verdict(card.Row.Line.Own, forPrograms, ""))
                .Texts([.. card.View.State.Evidence.Select(e => e.Item.Url ?? e.Item.Title)])
                .Text(LookBackWords.Of(card.Row.Line.Evidence))
                .Text(Verdict(card.Row.Line.Verdict, forPrograms, forPrograms ? "" : "未核查"))
                .Text(card.View.State.Verdict?.Finding ?? "")
                .Texts([.. (card.View.State.Verdict?.Methods ?? []).Select(m => forPrograms ? EnumNames.Of(m) : LookBackWords.Of(m))])
                .Date(card.View.State.Verdict?.On)
                .Text(card.View.State.Verdict?.By.Value ?? "")
                .Text(card.View.Problem?.Fact.Gap ?? "")
                .Text(card.View.Problem?.Measures?.Measures ?? "")
                .Text(card.View.Problem?.Measures?.Responsible ?? "")
                .Date(card.View.Problem?.RectifyBy)
                .Text(ResultOf(card.View.Problem))
                .Text(RecheckOf(card.View.Problem))
                .Date(card.View.Problem?.CloseOut?.On)
                .Number(card.View.Problem?.Reopened ?? 0)
                .Text(card.View.Problem?.Relapse is { } relapse ? $"{relapse.Earlier.Year.Value}年：{relapse.Reason}" : "")
                .Text(card.Row.Problem is { } problem ? forPrograms ? EnumNames.Of(problem.Stage) : LookBackWords.Of(problem, today).Word : ""));
    }

    public async ValueTask<byte[]> Report(Caller caller, LookBackView view, CancellationToken cancel)
    {
        var cards = await Cards(caller, view.Rows, cancel).ToListAsync(cancel);
        var before = await reading.Before(caller, view.Summary.Line.LookBack, cancel);
        return DocxPaper.Of(LookBackReport.Of(view, cards, before, clock.Today), clock.GetUtcNow());
    }

    /// <summary>问题清单、责任清单、措施清单 of one unit as it is now; null: nothing that the caller may see.</summary>
    public async ValueTask<(string Name, byte[] Content)?> UnitList(Caller caller, GrainAddress lookBack, UnitId unit, CancellationToken cancel)
    {
        var rows = Access.May(caller, Deed.ReadLookBack, lookBack.Government)
            ? (await reading.Look(caller, lookBack, cancel))?.Rows ?? []
            : [.. (await reading.Own(caller, lookBack.Government, cancel)).Where(r => r.Line.LookBack == lookBack && caller.Serves(r.Holder.Unit))];
        var cards = await Cards(caller, rows.Where(r => r.Holder.Unit == unit), cancel).ToListAsync(cancel);
        return cards.Count == 0 ? null : (cards[0].Row.Holder.Name, DocxPaper.Of(LookBackReport.OfUnit(cards, clock.Today), clock.GetUtcNow()));
    }

    public static string ResultOf(Problem.Raised? problem) => problem is null ? "" : problem.Result?.Words ?? "未整改";

    public static string RecheckOf(Problem.Raised? problem) => problem?.Recheck is { } recheck ? $"{(recheck.Passed ? "通过" : "未通过")}：{recheck.Words}" : "";

    private static string Verdict(CheckVerdict? verdict, bool forPrograms, string none) =>
        verdict is not { } known ? none : forPrograms ? EnumNames.Of(known) : LookBackWords.Of(known);

    private async IAsyncEnumerable<CardRow> Cards(Caller caller, IEnumerable<CheckRow> rows, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var row in rows)
        {
            if (await reading.LookAt(caller, row.Line.Check, cancel) is { } view)
            {
                yield return new CardRow(row, view, row.Problem?.IsLateOn(clock.Today) ?? false);
            }
        }
    }
}

/// <param name="IsLate">整改逾期.</param>
internal sealed record CardRow(CheckRow Row, CheckView View, bool IsLate);
