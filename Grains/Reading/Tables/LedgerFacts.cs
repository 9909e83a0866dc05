namespace Tracker.Reading;

/// <summary>What a ledger says of itself between its title and its headings: 填报单位:X | 填报时间:….</summary>
internal static class LedgerFacts
{
    private static readonly string[] Filers = ["填报单位", "填表单位", "制表单位", "编制单位"];

    /// <summary>制表单位:X 2024年8月11日: the day behind the unit that filled it in.</summary>
    public static DateOnly? FiledOn(string folded, IEnumerable<Line> head)
    {
        foreach (var line in head)
        {
            if (Look.AnyAt(folded, line.Start, line.End, Filers) > 0 && Signature.DateAtEnd(folded, line) is { } date)
            {
                return date.Day;
            }
        }

        return null;
    }

    /// <summary>The unit that filled it in, where one is written behind the label.</summary>
    public static (int Start, int End)? FiledBy(string folded, IEnumerable<Line> head)
    {
        foreach (var line in head)
        {
            foreach (var label in Filers)
            {
                if (Furniture.BehindName(folded, line, label) is > 0 and var behind && behind < line.End && folded[behind] == ':'
                    && Furniture.Value(folded, line, label) is { } value && UnitNames.LooksLike(folded, value.Start, value.End) && GroupWords.Of(folded[value.Start..value.End]) == UnitClass.Single)
                {
                    return value;
                }
            }
        }

        return null;
    }
}
