namespace Tracker.Reading;

/// <summary>一、X Y。(一)…。(units)(二)…。(units) in one line, as in pages that lost the ends of the lines within a section: the numbers behind the units begin items.</summary>
internal static class GluedSections
{
    /// <summary>A shorter line holds a sentence with an enumeration in it.</summary>
    private const int LeastLength = 60;

    public static List<Line> Apart(string folded, List<Line> lines)
    {
        if (!lines.Exists(IsLong))
        {
            return lines;
        }

        var apart = new List<Line>(lines.Count);
        foreach (var line in lines)
        {
            if (IsLong(line) && Parts(folded, line) is { Count: > 1 } parts)
            {
                var heading = LostEnds.Lines(folded, line.Body, parts[0].Start).ToList();
                apart.Add(heading.Count == 0 ? line with { End = parts[0].Start } : line with { End = heading[0].End });
                apart.AddRange(heading.Skip(1));
                apart.AddRange(parts);
            }
            else
            {
                apart.Add(line);
            }
        }

        return apart;
    }

    private static bool IsLong(Line line) => line.Length >= LeastLength && line.Mark is { Style: MarkStyle.Chinese or MarkStyle.Chapter };

    /// <summary>The items (一), (二) and so on within the line, where each before the last one ends in its units.</summary>
    private static List<Line> Parts(string folded, Line line)
    {
        var parts = new List<Line>();
        for (var i = line.Body + 1; i < line.End; i++)
        {
            if (folded[i] != '(' || NumberMark.At(folded, i, line.End) is not { Style: MarkStyle.BracketedChinese } mark || mark.Value != parts.Count + 1 || !Begins(folded, i, parts.Count == 0))
            {
                continue;
            }

            if (parts.Count > 0)
            {
                parts[^1] = parts[^1] with { End = Look.Trim(folded, parts[^1].Start, i).End };
                if (UnitBlocks.In(folded, parts[^1].Body, parts[^1].End).Count == 0)
                {
                    return [];
                }
            }

            parts.Add(new Line(i, line.End, mark));
            i += mark.Length;
        }

        return parts;
    }

    private static bool Begins(string folded, int at, bool first)
    {
        var before = at - 1 - (folded[at - 1] == ' ' ? 1 : 0);
        return first ? folded[at - 1] is ' ' or '。' : folded[before] is ')' || (folded[before] is '。' or ';' && folded[before - 1] == ')');
    }
}
