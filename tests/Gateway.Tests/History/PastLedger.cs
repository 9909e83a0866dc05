using System.IO.Compression;
using Tracker.Gateway.Tests.Tables;

namespace Tracker.Gateway.Tests.History;

/// <summary>A ledger of the tests' own, as a spreadsheet program writes it: a title above, cells merged over rows, two sheets, a date cell.</summary>
internal static class PastLedger
{
    public const string Merged = """<mergeCells><mergeCell ref="A1:H1"/><mergeCell ref="A4:A5"/><mergeCell ref="B4:B5"/><mergeCell ref="C4:C5"/></mergeCells>""";

    public static readonly string Rows =
        Uploaded.Row(1, "云岭市2025年政务公开任务台账")
        + Uploaded.Row(3, "序号", "工作任务", "牵头单位", "责任单位", "完成时限", "进展情况", "佐证材料", "状态")
        + Uploaded.Row(4, "1", "公开年度规划。登在门户网站上。", "市规划局", "东坪镇政府", "2025-06-30", "规划已登载", "通知.pdf、https://example.test/gh", "已办结")
        + Uploaded.Row(5, "", "", "", "西坪镇政府", "长期坚持", "镇里也登了", "", "已办结")
        + Uploaded.Row(6, "2", "公开水价听证", "市水务局", "市体改办", "年底前", "听证会推迟", "照片.jpg", "基本完成");

    public static byte[] Book(string? rows = null)
    {
        using var book = Uploaded.Book(rows ?? Rows, after: Merged);
        return book.ToArray();
    }

    /// <summary>The ledger outermost, attachments in a folder, as people pack them.</summary>
    public static byte[] Zip(params (string Name, string Content)[] attachments)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put("台账.xlsx", Book());
            foreach (var (name, content) in attachments)
            {
                Put("附件/" + name, System.Text.Encoding.UTF8.GetBytes(content));
            }

            void Put(string name, byte[] content)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return packed.ToArray();
    }
}
