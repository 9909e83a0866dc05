namespace Tracker.Reading;

/// <summary>Where, in the words behind a label that is not of units, units begin that no label names.</summary>
internal static class FieldEnds
{
    /// <summary>联系人:张某;市档案馆: behind the ; perhaps units, perhaps more of what the label names.</summary>
    public static bool GoesOnWithUnits(string folded, int start, int end)
    {
        var mark = folded.IndexOf(';', start, end - start);
        var next = mark < 0 ? end : Look.SkipBlanks(folded, mark + 1, end);
        var stop = next;
        while (stop < end && !UnitListReader.IsSeparator(folded[stop]))
        {
            stop++;
        }

        return stop - next >= 3 && UnitNames.LooksLike(folded, next, UnitRoles.VerbsAtEnd(folded, next, stop)?.NameEnd ?? stop) && !UnitNames.BeginsTask(folded, next, stop);
    }

    /// <summary>时限:6月底前,市档案馆: where the limit ends and units begin that no label names.</summary>
    public static int UnitsBehind(string folded, int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            if (folded[i] is not (',' or ';' or '、' or ' '))
            {
                continue;
            }

            var from = Look.SkipBlanks(folded, i + 1, end);
            var to = from;
            while (to < end && !UnitListReader.IsSeparator(folded[to]) && folded[to] != ' ')
            {
                to++;
            }

            var name = UnitRoles.VerbsAtEnd(folded, from, to)?.NameEnd ?? to;
            if (name - from >= 3 && UnitNames.LooksLike(folded, from, name) && !UnitNames.BeginsTask(folded, from, name) && !CellLook.LooksLikeTime(folded, new Cell(from, to)))
            {
                return i;
            }
        }

        return end;
    }
}
