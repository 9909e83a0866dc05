namespace Tracker.Reading;

/// <summary>类别 | 任务数 | 已完成: a table that counts the tasks, and holds none.</summary>
internal static class Counts
{
    private static readonly string[] Headings =
    [
        "任务数", "事项数", "项数", "总数", "数量", "个数", "件数", "完成数", "已完成", "未完成", "已完成数", "未完成数", "正在推进", "推进中", "进行中", "逾期数", "已逾期", "完成率", "办结数", "办结率", "占比", "比例", "合计", "小计",
    ];

    private const int LongestHeading = 8;

    /// <summary>A row of such headings: all but the first are counts.</summary>
    public static bool AreHeaded(string folded, TableRow row)
    {
        if (row.IsPlain || row.Filled < 2 || row.Cells[0].IsEmpty || row.Cells[0].Length > LongestHeading)
        {
            return false;
        }

        for (var i = 1; i < row.Cells.Count; i++)
        {
            if (!row.Cells[i].IsEmpty && !Headings.Contains(folded[row.Cells[i].Start..row.Cells[i].End].Trim()))
            {
                return false;
            }
        }

        return true;
    }
}
