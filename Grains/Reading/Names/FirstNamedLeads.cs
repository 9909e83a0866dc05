namespace Tracker.Reading;

/// <summary>Only where the document says so (列第一位的责任单位为牵头单位) does the first named unit lead.</summary>
internal static class FirstNamedLeads
{
    private static readonly string[] First = ["列第一位", "列在第一位", "排名首位", "排列首位", "排序首位", "排位首位", "名列首位", "列首位", "列在首位", "列于首位", "排第一位", "排在第一位", "排首位", "排在首位", "排名第一", "第一责任单位", "首位责任单位", "首位单位", "首个责任单位", "列首", "第一个", "第一家", "第一位", "首位", "首个", "首家", "排在最前", "排在最前面", "列在最前", "列在最前面", "排最前", "排位靠前", "排名靠前", "排序靠前", "排列靠前", "排在靠前", "列在前", "排在前", "列前", "排前", "列在前面", "排在前面", "排位在前", "排名在前", "排序在前", "排列在前", "排位第一", "排序第一", "排列第一", "排列首位", "位列第一", "位居首位"];

    private static readonly string[] Whom = ["的责任单位", "的单位", "的部门", "的责任部门", "的责任科室", "的责任处室", "的科室", "的处室", "的", "者", "责任单位", "责任部门", "单位", "部门"];

    private static readonly string[] Rest = ["其余", "其他", "其它"];

    private static readonly string[] Helps = ["配合单位", "配合部门", "协办单位", "协助单位", "参与单位", "配合责任单位"];

    private static readonly string[] Leads = ["为牵头单位", "为牵头部门", "为牵头科室", "为牵头处室", "为牵头股室", "为该项工作牵头单位", "是牵头单位", "为该项任务牵头单位", "为第一责任单位和牵头单位", "为牵头或", "为牵头和", "为牵头及", "为牵头、", "为牵头(", "的牵头", "为牵头,", "为工作牵头", "为任务牵头", "为项目牵头", "为本项工作牵头", "为该项工作牵头", "即为牵头", "系牵头", "作为牵头"];

    public static void Apply(CleanText clean, List<ReadPoint> points)
    {
        if (SaysSo(clean.Folded) is not { } said)
        {
            return;
        }

        foreach (var point in points)
        {
            if (said.FromHere && point.Whole.End <= said.At)
            {
                continue; // 下同: from this point on
            }

            var first = point.Places.FindIndex(p => p.Role == UnitRole.Responsible);
            if (first >= 0 && !point.Places.Exists(p => p.Role == UnitRole.Lead))
            {
                point.Places[first] = point.Places[first] with { Role = UnitRole.Lead, Rule = ReadingRules.UnitFirstNamed };
                for (var i = first + 1; said.OthersHelp && i < point.Places.Count; i++)
                {
                    point.Places[i] = point.Places[i] is { Role: UnitRole.Responsible, Rule: not ReadingRules.UnitStanding } other ? other with { Role = UnitRole.Cooperating, Rule = ReadingRules.UnitOthersHelp } : point.Places[i];
                }
            }
        }
    }

    /// <summary>其余为配合单位: what it says of those behind the first.</summary>
    private static bool OthersHelp(string folded, int at)
    {
        var end = Math.Min(folded.Length, at + 16);
        while (at < end && Look.AnyAt(folded, at, end, Rest) == 0)
        {
            at++;
        }

        return at < end && Look.Has(folded, at, Math.Min(folded.Length, at + 16), Helps);
    }

    /// <summary>Where it says so first, whether it is said in one point's units for it and those below, and whether the others help.</summary>
    private static (int At, bool FromHere, bool OthersHelp)? SaysSo(string folded)
    {
        for (var at = folded.IndexOf("牵头", StringComparison.Ordinal); at >= 0; at = folded.IndexOf("牵头", at + 1, StringComparison.Ordinal))
        {
            var least = Math.Max(0, at - 24);
            for (var verb = Math.Max(0, at - 8); verb <= at; verb++)
            {
                var whom = verb - Look.AnyBefore(folded, verb, least, Whom);
                if ((Look.AnyAt(folded, verb, Math.Min(folded.Length, verb + 16), Leads) > 0 || (verb == at && whom < verb && IsVerb(folded, at))) && (Look.AnyBefore(folded, whom, least, First) > 0 || Look.AnyBefore(folded, verb, least, First) > 0))
                {
                    return (at, Look.Has(folded, at, Math.Min(folded.Length, at + 16), ["下同"]), OthersHelp(folded, at));
                }
            }
        }

        return null;
    }

    /// <summary>列首位者牵头; 牵头单位 would say who it is.</summary>
    private static bool IsVerb(string folded, int at) => Look.AnyAt(folded, at + 2, Math.Min(folded.Length, at + 4), ["单位", "部门", "人"]) == 0;
}
