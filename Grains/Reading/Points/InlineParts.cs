namespace Tracker.Reading;

/// <summary>1.X。(1)甲。…(units)(2)乙。…(units): parts of one point in one paragraph, each with a number, a title and units of its own.</summary>
internal static class InlineParts
{
    private const int LongestTitle = 60;

    /// <summary>The title of the part before each block of units; null where not every one of them has a number that goes on from the last.</summary>
    /// <param name="from">Behind the title of the whole point.</param>
    public static List<(int Start, int End)>? Titles(string folded, int from, List<UnitBlock> blocks)
    {
        var titles = new List<(int Start, int End)>();
        for (var k = 0; k < blocks.Count; k++)
        {
            from = Look.SkipBlanks(folded, from, blocks[k].Start);
            if (NumberMark.At(folded, from, blocks[k].Start) is not { Style: MarkStyle.BracketedArabic or MarkStyle.Circled } mark || mark.Value != k + 1)
            {
                return null;
            }

            var start = Look.SkipBlanks(folded, from + mark.Length, blocks[k].Start);
            var stop = folded.IndexOf('。', start, Math.Min(blocks[k].Start - start, LongestTitle));
            if (stop <= start)
            {
                return null;
            }

            titles.Add((start, stop));
            for (from = blocks[k].End; from < folded.Length && folded[from] is '。' or ';' or ' ';)
            {
                from++;
            }
        }

        return titles.Count > 1 ? titles : null;
    }
}
