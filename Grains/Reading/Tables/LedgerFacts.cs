namespace Tracker.Reading;

/// <summary>What a ledger says of itself between its title and its headings: 填报单位:X | 填报时间:….</summary>
internal static class LedgerFacts
{
    private static readonly string[] Filers = ["填报单位", "填表单位", "制表单位", "编制单位"];

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
