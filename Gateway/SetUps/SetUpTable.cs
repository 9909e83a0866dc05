using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.SetUps;

/// <summary>The sheet on its way down as a workbook: filled with what stands, locked but for what is asked.</summary>
internal static class SetUpTable
{
    public const string Measures = "具体举措";
    public const string Form = "成果形式";
    public const string Department = "责任处室（科室）";
    public const string Milestones = "内部节点";
    public const string Shares = "分解到科室";
    public const string Leader = "分管领导";
    public const string Contact = "联系人、电话";

    public static readonly string[] Entries = [Measures, Form, Department, Milestones, Shares, Leader, Contact];

    private static readonly ImmutableArray<TableColumn> Columns =
    [
        new("key", WorkbookTable.Key, Hidden: true),
        new("point", "序号", Width: 6),
        new("task", "工作任务", Width: 30),
        new("role", "角色", Width: 10),
        new("deadline", "完成时限", Width: 14),
        new("measures", Measures, Width: 46, Entry: new ColumnEntry($"打算怎么做，最多{SetUpRules.LongestMeasures}字。空着表示这一行暂不建账。", [], SetUpRules.LongestMeasures)),
        new("form", Form, Width: 18, Entry: new ColumnEntry("如：制度文件、专栏、培训材料。", [], SetUpRules.LongestLine)),
        new("department", Department, Width: 18, Entry: new ColumnEntry("由哪个处室（科室）办。", [], SetUpRules.LongestLine)),
        new("milestones", Milestones, Width: 26, Entry: new ColumnEntry("一行一个：日期 空格 内容，如：2026-06-30 完成清理。这是本单位自己的安排，不是完成时限。没有就空着。", [])),
        new("shares", Shares, Width: 26, Entry: new ColumnEntry("一行一个：科室：任务，日期可写可不写，如：信息中心：栏目改版，2026-06-30。没有就空着。", [])),
        new("leader", Leader, Width: 12, Entry: new ColumnEntry("姓名、职务。不进永久记录。", [], SetUpPeopleLength)),
        new("contact", Contact, Width: 18, Entry: new ColumnEntry("姓名、电话。不进永久记录。", [], SetUpPeopleLength)),
        new("standing", "建账情况", Width: 12),
    ];

    private const int SetUpPeopleLength = 100;

    public static Table Of(SetUpSheet sheet) => Table.Of(
        new TableSheet("建账", Columns, $"{sheet.UnitName}政务公开工作要点建账表")
        {
            Notes = ["只填浅黄色的格子，填好后保存为.xlsx原样传回系统。不要增删行列、合并单元格或改动其他内容。本系统为非涉密系统，不得填写涉密内容。"],
        },
        sheet.Rows,
        (line, row) =>
        {
            var cells = line.Cells;
            row.Text(new SetUpKey(sheet.Government, sheet.Unit, line.Assignment, cells.Digest, cells.Digests).ToString())
                .Text(line.Line.PointNumber).Text(line.Line.Title).Text(Words.Of(line.Line.Entry.Role)).Text(Words.Limits(line.Line.Entry.Deadlines))
                .Text(cells.Measures).Text(cells.Form).Text(cells.Department).Text(cells.Milestones).Text(cells.Shares).Text(cells.Leader).Text(cells.Contact)
                .Text(Words.Of(line.Standing));
        });
}
