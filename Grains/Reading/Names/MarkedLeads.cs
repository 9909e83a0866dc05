namespace Tracker.Reading;

/// <summary>▲甲局、乙局, and 标▲的为牵头单位 somewhere in the document: a mark before a name says that it leads.</summary>
internal static class MarkedLeads
{
    private const string Marks = "▲△★☆◆※";

    private const int Reach = 12;

    public static bool IsMark(char c) => Marks.Contains(c, StringComparison.Ordinal);

    public static void Apply(CleanText clean, List<ReadPoint> points)
    {
        var leading = Marks.Where(m => SaysSo(clean.Folded, m)).ToHashSet();
        if (leading.Count == 0)
        {
            return;
        }

        foreach (var point in points)
        {
            for (var i = 0; i < point.Places.Count; i++)
            {
                var place = point.Places[i];
                if (place.Start > 0 && leading.Contains(clean.Folded[place.Start - 1]))
                {
                    point.Places[i] = place with { Role = UnitRole.Lead, Rule = ReadingRules.UnitRoleInBracket };
                }
            }
        }
    }

    /// <summary>标▲的为牵头单位, ★为牵头单位.</summary>
    private static bool SaysSo(string folded, char mark)
    {
        for (var at = folded.IndexOf(mark); at >= 0; at = folded.IndexOf(mark, at + 1))
        {
            var end = Math.Min(folded.Length, at + Reach);
            var leads = folded.IndexOf("牵头", at, end - at, StringComparison.Ordinal);
            if (leads > at && Look.Has(folded, at, leads, ["为", "是", "表示", "代表"]))
            {
                return true;
            }
        }

        return false;
    }
}
