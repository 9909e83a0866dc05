namespace Tracker.Reading;

/// <summary>Labels of a point's own parts: 项目名称:X names it, and what stands behind 进展与成效: reports what was done.</summary>
internal static class TitleLabels
{
    private static readonly string[] Names = ["项目名称", "任务名称", "事项名称", "工作名称", "实事名称", "工作任务", "任务内容", "重点任务", "主要任务", "工作事项", "实事项目", "任务", "项目", "事项", "名称", "标题", "题目"];

    private static readonly string[] Reports = ["进展与成效", "进展成效", "工作进展", "进展情况", "完成情况", "落实情况", "工作成效", "目前进展", "推进情况", "办理情况", "实施情况", "工作进度", "当前进度"];

    /// <summary>Where the title itself begins.</summary>
    public static int Behind(string folded, int at, int end) =>
        Look.AnyAt(folded, at, end, Names) is > 0 and var length && Look.SkipBlanks(folded, at + length, end) is var colon && colon < end && folded[colon] == ':'
        && Look.SkipBlanks(folded, colon + 1, end) is var behind && behind < end && folded[behind] != '\n' ? behind : at;

    /// <summary>Where a line begins from which on the words report what was done; the end for none.</summary>
    public static int ReportIn(string folded, int start, int end)
    {
        for (var at = start; at < end;)
        {
            var first = Look.SkipBlanks(folded, at, end);
            if (first < end && Look.AnyAt(folded, first, end, Reports) is > 0 and var length && first + length < end && folded[first + length] == ':')
            {
                return first;
            }

            var line = folded.IndexOf('\n', at, end - at);
            at = line < 0 ? end : line + 1;
        }

        return end;
    }
}
