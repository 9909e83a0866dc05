namespace Tracker.Reading;

/// <summary>Where a list of units is not to be parted: words that one name is made of, and brackets behind a name that only say how it is called or read.</summary>
internal static class UnitJoints
{
    private static readonly string[] ShortNames = ["以下简称", "以下统称", "下称", "下同", "简称", "统称"];

    private static readonly string[] OfOrder = ["列第一位", "列首位", "列在第一位", "列在首位", "排第一位", "排在第一位", "排首位", "排在首位", "牵头或汇总", "不再列出", "不再单列"];

    private const string Places = "省市县区州旗盟乡镇";

    /// <summary>各县、市、区政府: kinds of places in front of one word for all of them.</summary>
    public static bool JoinsPlaces(string folded, int from, int at, int end)
    {
        from = Look.SkipBlanks(folded, from, at);
        if (from >= at || folded[from] != '各' || at - from > 10 || at - from < 2)
        {
            return false;
        }

        for (var i = from + 1; i < at; i++)
        {
            if ((i - from) % 2 == 1 ? !Places.Contains(folded[i], StringComparison.Ordinal) : folded[i] != '、')
            {
                return false;
            }
        }

        var next = at + 1;
        while (next + 1 < end && Places.Contains(folded[next], StringComparison.Ordinal) && folded[next + 1] == '、')
        {
            next += 2;
        }

        return next < end && Places.Contains(folded[next], StringComparison.Ordinal) && Look.AnyAt(folded, next + 1, end, ["政府", "人民政府", "委", "管委会", "教育", "局"]) > 0
            && (at - from > 2 || next > at + 1); // 各县、区政府 may be two
    }

    /// <summary>宣传教育处与文件起草处室: both sides are whole names; 核与辐射安全监管处 and 人力资源和社会保障局 are one.</summary>
    public static bool JoinsTwo(string folded, int start, int left, int right, int end) =>
        left - start >= 4 && end - right >= 3 && Look.AnyBefore(folded, left, start, ["局", "处", "科", "委", "办", "厅", "部", "室", "中心", "政府", "委员会"]) > 0 && UnitNames.LooksLike(folded, right, end);

    /// <summary>Where the name ends before (以下简称X), (以下统称X) or (含X,下同), which only says how it is called or whom it means from there on.</summary>
    public static int WithoutShortName(string folded, int start, int end)
    {
        if (end - start is < 4 or > UnitListReader.LongestName || folded[end - 1] != ')' || !Look.Has(folded, start, end, ShortNames))
        {
            return end;
        }

        var brackets = Brackets.Outermost(folded, start, end);
        return brackets.Count > 0 && brackets[^1] is { Closed: true } last && last.End == end && last.Open > start && (Look.AnyAt(folded, last.Inside, last.Close, ShortNames) > 0 || Look.AnyBefore(folded, last.Close, last.Inside, ["下同"]) > 0)
            ? last.Open : end;
    }

    /// <summary>Where the name ends before (除标注“牵头”外,列第一位的为牵头单位,下同): a note on how the list is to be read.</summary>
    public static int WithoutNote(string folded, int start, int end)
    {
        if (folded[end - 1] != ')' || end - start < 8 || !Look.Has(folded, start, end, OfOrder))
        {
            return end;
        }

        var brackets = Brackets.Outermost(folded, start, end);
        return brackets.Count > 0 && brackets[^1] is { Closed: true } last && last.End == end && last.Open > start && Look.Has(folded, last.Inside, last.Close, OfOrder) ? last.Open : end;
    }
}
