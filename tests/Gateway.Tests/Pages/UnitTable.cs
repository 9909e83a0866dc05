using Tracker.Gateway.Tables;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>A small register as the workbook that people upload.</summary>
internal static class UnitTable
{
    private static readonly string[][] Lines =
    [
        ["省教育厅", "省级教育部门", "", "jiaoyu", "乙", "单位填报人"],
        ["省财政厅", "", "", "", "", ""],
        ["东川市政府", "", "各市政府", "", "", ""],
        ["西川市政府", "", "各市政府", "", "", ""],
    ];

    public static async Task<byte[]> Workbook()
    {
        var sheet = new TableSheet("单位", [new("name", "名称"), new("aliases", "别名"), new("groups", "分组"), new("account", "账号"), new("person", "姓名"), new("roles", "角色")]);
        using var book = new MemoryStream();
        await TableFormat.Xlsx.Write(book, Table.Of(sheet, Lines, (line, row) => Array.ForEach(line, cell => row.Text(cell))), DateTimeOffset.UnixEpoch);
        return book.ToArray();
    }
}
