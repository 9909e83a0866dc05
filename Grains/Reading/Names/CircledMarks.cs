namespace Tracker.Reading;

/// <summary>① in a list of units: it counts what stands behind it, and parts it from what stands before; or it says which part of the task is whose (①③甲局,②乙局).</summary>
internal static class CircledMarks
{
    public static bool Is(char c) => c is >= '①' and <= '⑳';

    /// <summary>Several before one name, or one again or out of order: they are marks of parts, and count no units.</summary>
    public static bool SayParts(string folded, int start, int end)
    {
        var (last, before) = ('\0', -1);
        for (var i = folded.AsSpan(start, Math.Max(0, end - start)).IndexOfAnyInRange('①', '⑳') is >= 0 and var first ? start + first : end; i < end; i++)
        {
            if (!Is(folded[i]))
            {
                continue;
            }

            if (folded[i] <= last || before == i - 1 && before >= start)
            {
                return true;
            }

            (last, before) = (folded[i], i);
        }

        return false;
    }

    /// <summary>How many ? stand before a name in a list with such marks: marks above ⑩ that the text has lost.</summary>
    public static int LostBefore(string folded, int start, int end, (int Start, int End) list)
    {
        var at = start;
        while (at < end && folded[at] == '?')
        {
            at++;
        }

        return at > start && folded.AsSpan(list.Start, list.End - list.Start).ContainsAnyInRange('①', '⑳') && UnitNames.LooksLike(folded, at, end) ? at - start : 0;
    }
}
