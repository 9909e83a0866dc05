namespace Tracker.Reading;

/// <summary>Only where the document says so (列第一位的责任单位为牵头单位) does the first named unit lead.</summary>
internal static class FirstNamedLeads
{
    private static readonly string[] Says =
    [
        "列第一位的责任单位为牵头单位", "列第一位的单位为牵头单位", "列第一位的为牵头单位", "列首位的责任单位为牵头单位", "列首位的单位为牵头单位", "列首位的为牵头单位",
        "排第一位的责任单位为牵头单位", "排第一位的单位为牵头单位", "排第一位的为牵头单位", "排在第一位的责任单位为牵头单位", "排在第一位的单位为牵头单位", "排在第一位的为牵头单位",
        "排在首位的单位为牵头单位", "排在首位的为牵头单位", "排首位的为牵头单位", "第一责任单位为牵头单位", "首位单位为牵头单位", "列在首位的为牵头单位", "列在第一位的为牵头单位",
    ];

    public static void Apply(CleanText clean, List<ReadPoint> points)
    {
        if (!Look.Has(clean.Folded, 0, clean.Length, Says))
        {
            return;
        }

        foreach (var point in points)
        {
            var first = point.Places.FindIndex(p => p.Role == UnitRole.Responsible);
            if (first >= 0 && !point.Places.Exists(p => p.Role == UnitRole.Lead))
            {
                point.Places[first] = point.Places[first] with { Role = UnitRole.Lead, Rule = ReadingRules.UnitFirstNamed };
            }
        }
    }
}
