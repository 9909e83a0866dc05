using Tracker.Gateway.Tables;

namespace Tracker.Benchmarks.Tables;

/// <summary>A row as a ledger has them: some texts recur, some never do; all invented and the same in every run.</summary>
internal readonly record struct BenchmarkRow(
    int Number, string Section, string Title, string Unit, string Role, string Status, DateOnly Due, DateTimeOffset LastReport, decimal Share,
    int Reports, int Evidence, decimal Amount, string Contact, string Link, string Note)
{
    public static readonly TableSheet Sheet = new("台账", [
        new("number", "序号", CellKind.Number, 8), new("section", "板块", Width: 20), new("title", "工作要点", Width: 40, Total: ColumnTotal.Count), new("unit", "单位", Width: 20),
        new("role", "角色", Width: 10), new("status", "状态", Width: 12), new("due", "完成时限", CellKind.Date, 12), new("lastReport", "最近填报", CellKind.Moment, 18),
        new("share", "完成比例", CellKind.Percent, 10), new("reports", "填报次数", CellKind.Number, 10, ColumnTotal.Sum), new("evidence", "佐证材料", CellKind.Number, 10, ColumnTotal.Sum),
        new("amount", "金额", CellKind.Number, 12, ColumnTotal.Sum), new("contact", "联系人", Width: 12), new("link", "链接", Width: 30), new("note", "备注", Width: 40)], "示例台账");

    private static readonly string[] Sections = [.. Enumerable.Range(1, 8).Select(n => $"第{n}板块 服务与公开")];
    private static readonly string[] Units = [.. Enumerable.Range(1, 60).Select(n => $"示例单位第{n}局")];
    private static readonly string[] Roles = ["牵头", "责任", "配合"];
    private static readonly string[] States = ["未签收", "推进中", "已报结", "已办结", "已退回"];
    private static readonly string[] Contacts = [.. Enumerable.Range(1, 300).Select(n => $"联系人{n}")];
    private static readonly DateOnly FirstDay = new(2026, 1, 1);
    private static readonly DateTimeOffset FirstReport = new(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(8));

    public static IEnumerable<BenchmarkRow> Make(int rows)
    {
        for (var n = 1; n <= rows; n++)
            yield return new BenchmarkRow(
                n, Sections[n % 8], $"第{n}项：按时公开办理结果并说明依据与进展", Units[n % 60], Roles[n % 3], States[n * 7 % 5], FirstDay.AddDays(n % 365), FirstReport.AddMinutes(n % 500_000),
                n % 101 / 100m, n % 13, n % 7, n % 100_000 / 100m, Contacts[n % 300], $"https://example.invalid/evidence/{n}", n % 3 == 0 ? "" : $"本期已完成第{n % 977}批材料的核对，其余按计划推进");
    }
}
