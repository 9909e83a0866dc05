namespace Tracker.Reading;

/// <summary>Whether a column of words holds the tasks, or groups of the tasks beside it.</summary>
internal sealed class TableGroups(string folded, List<List<PlacedCell>> rows)
{
    /// <summary>Numbered rows without a title of their own: a few are merged ones of one task, many show that the column holds groups.</summary>
    public bool MostLack(int number, int title, ColumnKind[] columns)
    {
        var numbered = rows.FindAll(r => TableRows.Own(r, number) is not null);
        return numbered.FindAll(r => TableRows.Own(r, title) is null && TableRows.HasWords(r, columns, except: title)).Count * 4 > numbered.Count;
    }

    /// <summary>The titles have numbers of their own that run on through the rows, and some of the numbers in the column are each beside several: those count groups.</summary>
    public bool AreNumberedThrough(int title, int number)
    {
        var (last, all, own) = (0, 0, 0);
        foreach (var row in rows)
        {
            if (row[0].Column < 0 || TableRows.Own(row, title) is not { } words)
            {
                continue;
            }

            if (NumberMark.At(folded, words.Start, words.End) is not { Style: MarkStyle.Arabic, Value: var value } || value <= last)
            {
                return false;
            }

            (last, all) = (value, all + 1);
            own += TableRows.Own(row, number) is null ? 0 : 1;
        }

        return own > 1 && own < all;
    }

    /// <summary>Whether the cells of this column of words are groups of those beside them: those have the numbers that go on, or several stand beside one 一、.</summary>
    public bool AreIn(int column, ColumnKind[] columns)
    {
        var beside = Array.FindIndex(columns, column + 1, TableShape.IsWords);
        var (last, numbered, all, goesOn, lacking) = (0, 0, 0, true, 0);
        var (before, again) = ((Cell?)null, false); // 一、 printed in every row of its group
        foreach (var row in rows)
        {
            if (row[0].Column < 0 || beside < 0 || TableRows.Own(row, beside) is not { } words)
            {
                continue;
            }

            all++;
            lacking += TableRows.Own(row, column) is null ? 1 : 0;
            if (NumberMark.At(folded, words.Start, words.End) is { Style: MarkStyle.Arabic or MarkStyle.Decimal } mark)
            {
                numbered++;
                goesOn &= (mark.Over * 100) + mark.Value > last;
                last = (mark.Over * 100) + mark.Value;
            }

            if (TableRows.Own(row, column) is { } group)
            {
                again |= before is { } above && folded.AsSpan(above.Start, above.Length).SequenceEqual(folded.AsSpan(group.Start, group.Length));
                before = group;
            }
        }

        var marks = rows.Select(r => r[0].Column < 0 ? null : TableRows.Own(r, column)).OfType<Cell>().Select(c => NumberMark.At(folded, c.Start, c.End)?.Style).ToList();
        var headed = marks.Count > 0 && marks.TrueForAll(m => m is MarkStyle.Chinese or MarkStyle.BracketedChinese or MarkStyle.Chapter);
        var among = numbered > 0 && numbered * 3 >= all * 2;
        return (among && (headed || (goesOn && numbered > 1 && !marks.Contains(MarkStyle.Arabic)))) || (headed && !among && lacking > 0) || (headed && again)
            || (numbered == 0 && !columns.Contains(ColumnKind.Number) && all >= 4 && lacking * 2 >= all && marks.TrueForAll(m => m is null) && columns[column] == ColumnKind.Task && columns[beside] == ColumnKind.Requirement);
    }
}
