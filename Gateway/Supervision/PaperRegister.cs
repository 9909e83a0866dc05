using Tracker.Gateway.Hosting;
using Tracker.Gateway.Tables;
using Tracker.Silo.Ledger;
using Tracker.Supervision;

namespace Tracker.Gateway.Supervision;

/// <summary>发文登记: what was issued, by number, one row a paper.</summary>
internal static class PaperRegister
{
    public static IReadOnlyList<PaperLine> Issued(IEnumerable<PaperLine> papers, int? year = null) =>
        [.. papers.Where(p => p is { WasIssued: true, WasRecorded: false } && (year is null || p.IssuedOn!.Value.Year == year)).OrderBy(p => p.IssuedOn).ThenBy(p => p.Number?.Word, StringComparer.Ordinal).ThenBy(p => p.Number?.Number)];

    public static Table Of(IEnumerable<PaperLine> papers, string title, TableFormat format)
    {
        var (number, forPrograms) = (0, format == TableFormat.Json);
        return Table.Of(
            new TableSheet("发文登记", [
                new("no", "序号", CellKind.Number, 6),
                new("number", "文号", CellKind.Text, 24),
                new("rung", "文种", CellKind.Text, 16),
                new("title", "标题", CellKind.Text, 44),
                new("units", "发往单位", CellKind.Text, 36),
                new("signedOn", "签发日期", CellKind.Date, 12),
                new("issuedOn", "印发日期", CellKind.Date, 12),
                new("replyBy", "反馈期限", CellKind.Date, 12),
                new("answered", "已反馈单位数", CellKind.Number, 12),
                new("scanned", "盖章件", CellKind.Text, 10),
                new("stage", "情况", CellKind.Text, 10),
            ], title),
            papers,
            (p, row) => row
                .Number(++number)
                .Text(p.Number?.ToString() ?? "")
                .Text(forPrograms ? EnumNames.Of(p.Rung) : PaperWords.Of(p.Rung))
                .Text(p.Title)
                .Text(string.Join("、", p.Units.Select(u => u.Name)))
                .Date(p.SignedOn)
                .Date(p.IssuedOn)
                .Date(p.ReplyBy)
                .Number(p.Units.Count(u => u.AnsweredOn is not null))
                .Text(p.Scanned ? "已登记" : "未登记")
                .Text(forPrograms ? EnumNames.Of(p.Stage) : PaperWords.Of(p)));
    }
}
