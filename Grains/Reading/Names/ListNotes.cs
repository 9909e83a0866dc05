namespace Tracker.Reading;

/// <summary>Words between the names of a list that name nobody: how it is to be read, where it holds, to whom the result is told.</summary>
internal static class ListNotes
{
    private static readonly string[] Begin =
    [
        "以下不再列出", "不再列出", "以下不再", "下同", "以下均同", "排名不分先后", "列第一位", "列首位", "排第一位", "排在第一位", "不再逐一", "不再逐项", "不再分别", "不再一一", "以下简称", "以下统称", "以下责任单位", "以下牵头单位", "以下配合单位",
        "以下除", "除标注", "除已标注", "除注明", "除已注明", "除另有", "除特别", "除单独", "均适用", "适用于", "仅适用", "不适用",
    ];

    private static readonly string[] Ordered = ["第一的", "第一者", "第一位", "第一名", "第一家", "第一个", "第一为", "首位", "首家", "首个", "列首", "居首", "最前", "在前的", "在前者"];

    private static readonly string[] Told = ["的", "者", "为", "是", "单位", "部门"];

    private static readonly string[] BeforeReport = ["并及时", "并定期", "并", "结果", "定期", "及时", "按时", "汇总后", "同时", "情况", "进展情况", "落实情况", "每月", "每季度", "每半年", "每年"];

    private static readonly string[] Reports = ["报送", "报告", "报请", "上报", "抄送", "抄报", "报"];

    private static readonly string[] Without = ["不含", "不包括", "不包含"];

    private static readonly string[] With = ["包括", "包含", "含"];

    public static bool Is(string folded, int start, int end) => Look.AnyAt(folded, start, end, Begin) > 0 || IsCount(folded, start, end) || SaysOrder(folded, start, end) || Reported(folded, start, end);

    /// <summary>1 of 1、甲局;2、乙局.</summary>
    private static bool IsCount(string folded, int start, int end) =>
        end - start <= 2 && end + 1 < folded.Length && folded[end] == '、' && !Numerals.IsDigit(folded[end + 1]) && Numerals.At(folded, start, end, 2).Length == end - start;

    /// <summary>排名第一的为牵头单位, 列首位者牵头.</summary>
    private static bool SaysOrder(string folded, int start, int end)
    {
        var lead = end - start > 30 ? -1 : folded.IndexOf("牵头", start, end - start, StringComparison.Ordinal);
        for (var i = start; i < lead; i++)
        {
            if (Look.AnyAt(folded, i, lead, Ordered) is > 0 and var length)
            {
                return Look.AnyBefore(folded, i + length, i, Told) > 0 || Look.Has(folded, i + length, lead, Told);
            }
        }

        return false;
    }

    /// <summary>并报省政府, 结果抄送市委办: who hears of it, and does none of it.</summary>
    private static bool Reported(string folded, int start, int end)
    {
        var at = start + Look.AnyAt(folded, start, end, BeforeReport);
        var report = Look.AnyAt(folded, at, end, Reports);
        return report > 0 && at + report < end && (folded[at + report] is '省' or '市' or '县' or '区' or '国' or '州' or '旗' || Look.AnyAt(folded, at + report, end, ["党中央", "中央", "上级", "同级", "本级"]) > 0);
    }

    /// <summary>Names whom the class before it leaves out: 各市政府,不含甲市 · 各市政府,甲市除外.</summary>
    public static bool LeavesOut(string folded, int start, int end) =>
        Look.AnyAt(folded, start, end, Without) > 0 || (Look.AnyBefore(folded, end, start, ["除外", "不在此列"]) > 0 && folded[start] != '除');

    /// <summary>Names who is among those before it: 各市政府,含甲市.</summary>
    public static bool TakesIn(string folded, int start, int end) =>
        Look.AnyAt(folded, start, end, With) is > 0 and var length && start + length < end && folded[start + length] is not (':' or '山' or '光' or '浦');

    /// <summary>(暂无对应部门): said to be nobody.</summary>
    public static bool NamesNobody(string folded, int start, int end)
    {
        var (from, to) = end - start > 2 && folded[start] == '(' && folded[end - 1] == ')' ? (start + 1, end - 1) : (start, end);
        return to - from is > 3 and <= 20 && (Look.AnyAt(folded, from, to, ["暂无", "无相应", "无对应", "没有对应", "没有相应"]) > 0 || (from > start && Look.Has(folded, from, to, ["暂无", "无相应", "无对应", "没有对应", "没有相应"])));
    }
}
