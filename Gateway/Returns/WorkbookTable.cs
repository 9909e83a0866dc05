using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Evidence;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.Returns;

/// <summary>The sheet on its way down: filled with what is known, locked but for what is asked, fit to be printed and signed.</summary>
internal static class WorkbookTable
{
    public const string Key = "编码（勿改）";
    public const string Outcome = "本期情况";
    public const string Text = "进展情况";
    public const string Returned = "退回原因（先看）";
    public const string Problem = "存在问题";
    public const string Next = "下一步举措";
    public const string Quantities = "数量";
    public const string Links = "新增佐证材料";

    private static readonly ImmutableArray<TableColumn> Columns =
    [
        new("key", Key, Hidden: true),
        new("point", "序号", Width: 6),
        new("task", "工作任务", Width: 30),
        new("role", "角色", Width: 10),
        new("deadline", "完成时限", Width: 14),
        new("outcome", Outcome, Width: 13, Entry: new ColumnEntry($"从下拉列表里选一项：{string.Join('、', OutcomeNames.All)}。空着表示这一行暂不填报。", OutcomeNames.All)),
        new("text", Text, Width: 46, Entry: new ColumnEntry($"已带出上期的内容，改成本期的。「有进展」必填；「不涉及本单位」在这里写理由。最多{ReportRules.LongestText}字。", [], ReportRules.LongestText)),
        new("problem", Problem, Width: 18, Entry: new ColumnEntry("没有就空着。", [], ReportRules.LongestText)),
        new("next", Next, Width: 18, Entry: new ColumnEntry("没有就空着。", [], ReportRules.LongestText)),
        new("quantities", Quantities, Width: 22, Entry: new ColumnEntry("在「___」处填数字。每行一个：名称 数字 单位，如「公开信息 840 条（其中：新闻 762、公告 78）」。写完整的数字，不用「万」。", [])),
        new("links", Links, Width: 24, Entry: new ColumnEntry("只填本期新增的网址，每行一个，前面可以写名称。已有的不用再填；文件请在系统里上传。", [])),
        new("kept", "已有佐证材料", Width: 18),
    ];

    /// <summary>Only where something was returned: nobody else is asked to read past it.</summary>
    private static readonly TableColumn ReturnedColumn = new("returned", Returned, Width: 26);

    private static readonly int BeforeOutcome = Columns.IndexOf(Columns.Single(c => c.Key == "outcome"));

    public static Table Of(WorkbookSheet sheet) => sheet.Lines.Count(l => l.Returned is not null) is > 0 and var returned ? Of(sheet, returned) : Of(sheet, 0);

    private static Table Of(WorkbookSheet sheet, int returned) => Table.Of(
        new TableSheet("本期填报", returned > 0 ? Columns.Insert(BeforeOutcome, ReturnedColumn) : Columns, $"{sheet.UnitName}{sheet.Period}政务公开工作填报表")
        {
            Notes =
            [
                .. returned > 0 ? new[] { $"有{returned}行被退回补充，见「{Returned}」一列：请按原因改写，或者补上数字、佐证材料。只选「与上期一致」不算答复。" } : [],
                $"只填浅黄色的格子，填好后保存为.xlsx原样传回系统；填报截止{Words.Day(sheet.DueDay)}。不要增删行列、合并单元格或改动其他内容。本系统为非涉密系统，不得填写涉密内容。",
            ],
            Foot = [$"填报单位（盖章）：{sheet.UnitName}　　　　填报人：　　　　　　审核人：　　　　　　联系电话：　　　　　　　　填报日期：　　　　　　"],
        },
        sheet.Lines,
        (line, row) =>
        {
            var cells = line.Cells;
            row.Text(new WorkbookKey(sheet.Return, line.Assignment, line.Version, cells.Digest).ToString())
                .Text(Words.PointNumber(line.Number)).Text(line.Title).Text(line.Role).Text(line.Deadline);
            if (returned > 0)
            {
                row.Text(line.Returned is { } why ? ReturnWords.Of(why) : "");
            }
            row.Text(cells.Outcome).Text(cells.Text).Text(cells.Problem).Text(cells.Next).Text(cells.Quantities).Text(cells.Links)
                .Text(string.Join('\n', line.Kept.Select(TitleOf)));
        });

    private static string TitleOf(EvidenceItem item) => item.Title;
}
