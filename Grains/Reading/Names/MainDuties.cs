namespace Tracker.Reading;

/// <summary>主责单位 leads where it stands alone. In a document that names leads as such (牵头处室:甲处;主责单位:乙中心) it says who does the work.</summary>
internal static class MainDuties
{
    private static readonly string[] Main = ["主责单位", "主责部门", "主责处室", "主责科室"];

    private static readonly string[] Leads = ["牵头单位:", "牵头部门:", "牵头处室:", "牵头科室:", "牵头:"];

    public static void Apply(CleanText clean, List<ReadPoint> points)
    {
        var folded = clean.Folded;
        if (!Array.Exists(Main, m => folded.Contains(m, StringComparison.Ordinal)) || !Array.Exists(Leads, l => folded.Contains(l, StringComparison.Ordinal)))
        {
            return;
        }

        foreach (var point in points)
        {
            for (var i = 0; i < point.Places.Count; i++)
            {
                if (point.Places[i] is { Role: UnitRole.Lead } unit && IsBehindMain(folded, point.Whole.Start, unit.Start))
                {
                    point.Places[i] = unit with { Role = UnitRole.Responsible };
                }
            }
        }
    }

    /// <summary>Whether the label of the list that a name stands in is one of them.</summary>
    private static bool IsBehindMain(string folded, int point, int name)
    {
        var before = folded.AsSpan(point, Math.Max(0, name - point));
        var colon = before.LastIndexOfAny(':', ';', '。');
        return colon > 0 && before[colon] == ':' && Look.AnyBefore(folded, point + colon, point, Main) > 0;
    }
}
