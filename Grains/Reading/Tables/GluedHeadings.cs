namespace Tracker.Reading;

/// <summary>The headings of a table that nothing parts from each other any more, right before its first number: 工作任务牵头单位责任单位一、….</summary>
internal readonly record struct GluedHeadings(int Start, int End, ColumnKind[] Columns)
{
    /// <summary>Whole words only: an ending would take letters of the title before it.</summary>
    private static readonly string[] Known =
    [
        "序号", "任务", "工作任务", "重点任务", "主要任务", "重点工作任务", "主要工作任务", "重点工作", "工作事项", "工作要求", "具体要求", "任务要求", "具体任务", "任务内容", "工作内容", "具体内容",
        "具体措施", "工作措施", "主要措施", "工作举措", "主要举措", "具体举措", "牵头单位", "责任单位", "配合单位", "配合/责任单位", "责任/配合单位", "牵头责任单位", "协办单位", "主办单位", "参与单位", "参加单位",
        "牵头部门", "责任部门", "配合部门", "牵头科室", "责任科室", "配合科室", "牵头处室", "责任处室", "配合处室", "完成时限", "时限要求", "完成时间", "时间节点", "备注",
    ];

    private const int Fewest = 3;

    public static GluedHeadings? In(string folded, Line line)
    {
        for (var i = line.Start + 8; i + 2 < line.End; i++)
        {
            if ((folded[i] is '1' or '一' or '(') && NumberMark.At(folded, i, line.End) is { Value: 1, Style: MarkStyle.Arabic or MarkStyle.Chinese or MarkStyle.BracketedChinese } && Before(folded, i, line.Start) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>序号项目名称牵头单位1…: such headings in the middle of a line, with the first row's number behind them and no mark at it.</summary>
    public static (int Start, int End)? Within(string folded, Line line)
    {
        for (var from = folded.IndexOf("序号", line.Start, line.Length, StringComparison.Ordinal); from >= 0; from = folded.IndexOf("序号", from + 2, line.End - from - 2, StringComparison.Ordinal))
        {
            var columns = new List<ColumnKind?>();
            var at = from;
            while (at < line.End && (Look.AnyAt(folded, at, line.End, Known) is > 0 and var word ? word : Look.AnyAt(folded, at, line.End, MoreOnlyWithin)) is > 0 and var length)
            {
                columns.Add(TableHeadings.Of(folded, new Cell(at, at + length)));
                at += length;
            }

            if (columns.Count > Fewest && at < line.End && folded[at] == '1' && TableHeadings.AreOfTasks(columns) && columns.Exists(k => k is { } kind && TableShape.IsUnits(kind)))
            {
                return (from, at);
            }
        }

        return null;
    }

    /// <summary>Behind 序号 and other headings they are headings too.</summary>
    private static readonly string[] MoreOnlyWithin = ["项目名称", "项目", "主要内容", "内容", "目标任务", "年度目标", "工作目标", "分管领导", "省政府分管领导", "市政府分管领导", "区政府分管领导", "县政府分管领导", "责任领导", "牵头领导", "责任人"];

    /// <summary>A line that is nothing but such headings.</summary>
    public static GluedHeadings? Of(string folded, Line line) => Before(folded, line.End, line.Start) is { } found && found.Start == line.Start ? found : null;

    private static GluedHeadings? Before(string folded, int end, int start)
    {
        var stop = Look.Trim(folded, start, end).End;
        var (at, from) = (stop, stop);
        var columns = new List<ColumnKind>();
        while (at > start && Longest(folded, at, start) is { } begin)
        {
            columns.Insert(0, TableHeadings.Of(folded, new Cell(begin, at)) ?? ColumnKind.Other);
            (from, at) = (begin, Look.Trim(folded, start, begin).End);
        }

        return columns.Count >= Fewest && TableHeadings.AreOfTasks([.. columns.Select(c => (ColumnKind?)c)]) && columns.Exists(TableShape.IsUnits) ? new GluedHeadings(from, stop, [.. columns]) : null;
    }

    /// <summary>Where the longest heading begins that ends here, blanks between its letters or not.</summary>
    private static int? Longest(string folded, int end, int start)
    {
        var (longest, begin) = (0, (int?)null);
        foreach (var word in Known)
        {
            var (at, left) = (end, word.Length);
            while (left > 0 && at > start && (folded[at - 1] == word[left - 1] || (folded[at - 1] == ' ' && at < end)))
            {
                left -= folded[at - 1] == ' ' ? 0 : 1;
                at--;
            }

            if (left == 0 && word.Length > longest)
            {
                (longest, begin) = (word.Length, at);
            }
        }

        return begin;
    }
}
