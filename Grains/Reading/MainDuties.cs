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

        foreach (var place in points.SelectMany(p => Enumerable.Range(0, p.Places.Count).Select(i => (p.Places, i))))
        {
            if (place.Places[place.i] is { Role: UnitRole.Lead } unit && IsBehindMain(folded, unit.Start))
            {
                place.Places[place.i] = unit with { Role = UnitRole.Responsible };
            }
        }
    }

    /// <summary>Whether the nearest label before a name is one of them.</summary>
    private static bool IsBehindMain(string folded, int name)
    {
        var colon = folded.LastIndexOf(':', Math.Max(0, name - 1));
        return colon > 0 && Look.AnyBefore(folded, colon, Math.Max(0, colon - 8), Main) > 0;
    }
}
